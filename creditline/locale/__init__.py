"""What the pages say, in the languages that they say it in."""
