"""The face of the staff."""
