"""
Codes that stand on paper: one to check a copy's authenticity, one with which its recipient signs for it.

A code is a keyed fingerprint (HMAC) of the copy, so nobody can guess it who does not hold the installation's key, and the
same data print the same paper twice. The letters that are mistaken for figures (I, L, O) and the figures 0 and 1 are left
out.
"""

from __future__ import annotations

from diktum.stages.signing.codes import ALPHABET, CODE_LETTERS, grouped, letters

TOKEN_LETTERS = 16  # 31^16: 79 bits
_CODE_GROUP, _TOKEN_GROUP = 5, 4


def public_code(subject: str) -> str:
    """Return the code by which anybody checks the copy `subject`: 7K3M9-QXTBD."""
    return grouped(letters("diktum.distribution.code", subject, CODE_LETTERS), _CODE_GROUP)


def receipt_token(subject: str) -> str:
    """Return the secret with which the recipient of the copy `subject` signs for it: 4FHD-22WM-K7PQ-X3RT."""
    return grouped(letters("diktum.distribution.token", subject, TOKEN_LETTERS), _TOKEN_GROUP)


def normal_code(typed: str) -> str:
    """Return a public code as somebody typed it, in the form in which it is kept; empty if it cannot be one."""
    return _normal(typed, CODE_LETTERS, _CODE_GROUP)


def normal_token(typed: str) -> str:
    """Return a receipt token as an address carries it, in the form in which it is kept; empty if it cannot be one."""
    return _normal(typed, TOKEN_LETTERS, _TOKEN_GROUP)


def _normal(typed: str, count: int, size: int) -> str:
    found = "".join(letter for letter in typed[:64].upper() if letter.isalnum())
    if len(found) != count or not set(found) <= set(ALPHABET):
        return ""
    return grouped(found, size)
