"""The public's face: search, a decree's page, the authenticity check, feeds."""
