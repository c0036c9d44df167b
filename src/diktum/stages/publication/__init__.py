"""JDIH, rows 1 to 6: what may be public is authenticated, designed, approved, uploaded, checked and evaluated."""
