"""What running words say: whom they name, where, when, what is allowed."""
