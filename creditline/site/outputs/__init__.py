"""Everything that a site is written as, and the plan of it."""
