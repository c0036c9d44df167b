"""Rows 8 and 9 of the SOP: certified copies, the dispatch book, and a receipt for every copy."""
