"""What templates and formats see of stories and credits, in the words of a language."""
