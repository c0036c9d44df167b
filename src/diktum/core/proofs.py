"""Prove that a book was not changed afterwards: hash chain and Merkle tree (RFC 6962 section 2.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

GENESIS = "0" * 64


def link(previous: str, payload: bytes) -> str:
    """Return the hash of a book's next entry: SHA-256 over the previous hash (32 bytes) and the entry's payload.

    `previous` is 64 lower-case hexadecimal digits; the first entry takes GENESIS. Anything else raises ValueError.
    """
    return sha256(_bytes(previous) + payload).hexdigest()


def merkle_root(leaves: Sequence[bytes]) -> str:
    """Return the Merkle tree hash of `leaves` in hexadecimal; of no leaves it is SHA-256 of nothing."""
    return _root(leaves).hex()


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """Audit path of one leaf: its position from 0, the number of leaves, the sibling hashes from the leaf upward."""

    index: int
    size: int
    path: tuple[str, ...]


def inclusion_proof(leaves: Sequence[bytes], index: int) -> InclusionProof:
    """Return the proof that the leaf at `index` is in the tree of `leaves`; IndexError if there is no such leaf."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} among {len(leaves)}")
    return InclusionProof(index, len(leaves), tuple(step.hex() for step in _path(leaves, index)))


def verify_inclusion(leaf: bytes, proof: InclusionProof, root: str) -> bool:
    """Return whether `proof` shows that `leaf` stands at its position in the tree with that root (RFC 9162 2.1.3.2)."""
    if not 0 <= proof.index < proof.size:
        return False
    position, last = proof.index, proof.size - 1
    seen = _leaf(leaf)
    for step in proof.path:
        try:
            sibling = _bytes(step)
        except ValueError:
            return False
        if last == 0:
            return False
        if position & 1 or position == last:
            seen = _node(sibling, seen)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            seen = _node(seen, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and seen.hex() == root


def _leaf(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """Return the largest power of two below `size` (size of at least 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def _root(leaves: Sequence[bytes]) -> bytes:
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return _leaf(leaves[0])
    at = _split(len(leaves))
    return _node(_root(leaves[:at]), _root(leaves[at:]))


def _path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    if len(leaves) == 1:
        return []
    at = _split(len(leaves))
    if index < at:
        return [*_path(leaves[:at], index), _root(leaves[at:])]
    return [*_path(leaves[at:], index - at), _root(leaves[:at])]


def _bytes(digest: str) -> bytes:
    if len(digest) != 64 or digest.strip("0123456789abcdef"):
        raise ValueError("a hash is written as 64 lower-case hexadecimal digits")
    return bytes.fromhex(digest)
