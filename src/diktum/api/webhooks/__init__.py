"""Webhooks after Standard Webhooks: thin news of public decrees, signed, tried again, and never to a private address."""
