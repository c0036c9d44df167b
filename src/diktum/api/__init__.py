"""The machines' face: what is public, as data, with an OpenAPI description."""
