"""The way into the project's environment, and words to whoever waits there."""
