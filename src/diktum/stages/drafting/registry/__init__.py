"""Daftar peraturan: what may be cited, as the rulebook knows it and as the office has corrected it."""
