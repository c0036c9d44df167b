"""SOP rows 4 and 5: the plenary decides, its notes are brought into the text, the text is frozen."""
