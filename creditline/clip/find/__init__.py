"""What a text says of itself: who reported it, where, when, and what is allowed."""
