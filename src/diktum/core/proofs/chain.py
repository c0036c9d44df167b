"""The hash chain of a book: each entry sealed with the one before it."""

from __future__ import annotations

from hashlib import sha256

GENESIS = "0" * 64


def link(previous: str, payload: bytes) -> str:
    """Return the hash of a book's next entry: SHA-256 over the previous hash (32 bytes) and the entry's payload.

    `previous` is 64 lower-case hexadecimal digits; the first entry takes GENESIS. Anything else raises ValueError.
    """
    return sha256(digest_bytes(previous) + payload).hexdigest()


def digest_bytes(digest: str) -> bytes:
    """Return the 32 bytes of a hash written as 64 lower-case hexadecimal digits; ValueError for anything else."""
    if len(digest) != 64 or digest.strip("0123456789abcdef"):
        raise ValueError("a hash is written as 64 lower-case hexadecimal digits")
    return bytes.fromhex(digest)
