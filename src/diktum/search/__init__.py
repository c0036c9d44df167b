"""Pencarian: one question, one answer, for staff and for everybody; the index stands beside the database."""
