"""What each kind of page shows, is called, and depends on."""
