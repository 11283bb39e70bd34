"""Which pages a site has, what each shows, and what decides its bytes."""
