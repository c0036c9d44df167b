"""Know who holds which post, in which office, on which day."""
