"""SOP row 1: KAK, draft, consultation, discussion."""
