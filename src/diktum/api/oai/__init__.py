"""OAI-PMH 2.0 over the public decrees, as libraries and university catalogues harvest it."""
