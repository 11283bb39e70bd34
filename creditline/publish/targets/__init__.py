"""The hosts that a site can be sent to, one a file."""
