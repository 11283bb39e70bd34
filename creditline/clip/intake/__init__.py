"""From a file, an address or an archive to a text, within bounds."""
