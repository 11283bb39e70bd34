"""What a site is made of: its articles in their places, and what they name."""
