"""Keep files by fingerprint: written once, never changed, only superseded."""
