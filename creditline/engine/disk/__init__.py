"""The folders that a build reads, and the one that it writes, all or nothing."""
