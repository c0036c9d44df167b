"""Tanda tangan dan nomor: initials, signature, the number from the agenda book (SOP 23/2022 rows 6 and 7)."""
