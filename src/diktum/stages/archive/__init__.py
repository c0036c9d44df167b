"""Row 10 of the SOP: the original on its shelf, its scan in the store, both found again."""
