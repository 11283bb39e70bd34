"""What a text supports: a page by its own data, a raw text by its words."""
