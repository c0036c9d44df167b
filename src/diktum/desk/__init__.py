"""The staff's face: what waits for me, a dossier's page, the office's settings."""
