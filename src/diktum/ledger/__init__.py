"""Chain every row that must never change, and tell which one was changed all the same."""
