"""What an author writes: the fields of an article and the text beneath them."""
