"""
Codes that stand on paper: keyed fingerprints (HMAC), so nobody can guess one who does not hold the installation's key.

The same data print the same paper twice. The letters that are mistaken for figures (I, L, O) and the figures 0 and 1 are
left out.
"""

from __future__ import annotations

from django.utils.crypto import salted_hmac

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LETTERS = 10  # 31^10: 49 bits
_GROUP = 5


def sealed_code(subject: str) -> str:
    """Return the code by which anybody checks the electronically signed decree `subject`: 7K3M9-QXTBD."""
    return grouped(letters("diktum.signing.seal", subject, CODE_LETTERS), _GROUP)


def letters(purpose: str, subject: str, count: int) -> str:
    """Return so many letters that only this installation finds for a subject."""
    number = int.from_bytes(salted_hmac(purpose, subject, algorithm="sha256").digest(), "big")
    found = []
    for _place in range(count):
        number, rest = divmod(number, len(ALPHABET))
        found.append(ALPHABET[rest])
    return "".join(found)


def grouped(code: str, size: int) -> str:
    """Return letters in groups, with hyphens between them."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
