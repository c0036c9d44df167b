"""The JDIHN feed of an office: one file, written whole, checked before it takes the place of the one before."""
