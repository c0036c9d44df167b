"""JDIH: what may be public is authenticated, designed, approved, uploaded, checked and evaluated."""
