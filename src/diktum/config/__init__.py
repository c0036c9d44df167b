"""How an installation is set up: the only readers of the environment."""
