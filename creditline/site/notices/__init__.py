"""What `check` says of a whole site; it stops no build."""
