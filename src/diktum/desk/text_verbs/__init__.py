"""Verbs of the command line that work on texts alone: no database, no account, no network."""
