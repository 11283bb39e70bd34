"""What builds remember of those before them."""
