"""Decide what may happen next to a dossier, by a procedure that is data."""
