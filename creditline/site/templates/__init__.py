"""The templates of a theme, and the languages that they speak."""
