"""What we say of an article's outlet, source, cited works and rights."""
