"""The Merkle tree over a book's entries, as certificate transparency has it (RFC 6962 section 2.1, RFC 9162)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from diktum.core.proofs.chain import digest_bytes


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """Audit path of one leaf: its position from 0, the number of leaves, the sibling hashes from the leaf upward."""

    index: int
    size: int
    path: tuple[str, ...]


class GrowingTree:
    """A tree that is read leaf by leaf: it keeps one hash for every full subtree, so that memory stays flat."""

    def __init__(self) -> None:
        self.size = 0
        self._full: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Append a leaf."""
        seen, height = _leaf(leaf), self.size
        while height & 1:
            seen, height = _node(self._full.pop(), seen), height >> 1
        self._full.append(seen)
        self.size += 1

    def root(self) -> str:
        """Return the tree hash of the leaves added so far, in hexadecimal."""
        if not self._full:
            return sha256(b"").hexdigest()
        seen = self._full[-1]
        for left in reversed(self._full[:-1]):
            seen = _node(left, seen)
        return seen.hex()


def merkle_root(leaves: Sequence[bytes]) -> str:
    """Return the Merkle tree hash of `leaves` in hexadecimal; of no leaves it is SHA-256 of nothing."""
    return _root([_leaf(each) for each in leaves]).hex()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> InclusionProof:
    """Return the proof that the leaf at `index` is in the tree of `leaves`; IndexError if there is no such leaf."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} among {len(leaves)}")
    level, at, path = [_leaf(each) for each in leaves], index, []
    while len(level) > 1:
        if (at ^ 1) < len(level):
            path.append(level[at ^ 1].hex())
        level, at = _above(level), at >> 1
    return InclusionProof(index, len(leaves), tuple(path))


def verify_inclusion(leaf: bytes, proof: InclusionProof, root: str) -> bool:
    """Return whether `proof` shows that `leaf` stands at its position in the tree with that root (RFC 9162 2.1.3.2)."""
    if not 0 <= proof.index < proof.size:
        return False
    position, last = proof.index, proof.size - 1
    seen = _leaf(leaf)
    for step in proof.path:
        try:
            sibling = digest_bytes(step)
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


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> tuple[str, ...]:
    """Return the proof that the tree of the first `old_size` leaves only grew into that of all (RFC 6962 2.1.2).

    ValueError unless 1 <= old_size <= the number of leaves.
    """
    if not 1 <= old_size <= len(leaves):
        raise ValueError(f"no tree of {old_size} leaves before one of {len(leaves)}")
    hashes = [_leaf(each) for each in leaves]
    return tuple(each.hex() for each in _subproof(hashes, old_size, is_known=True))


def verify_consistency(old: tuple[int, str], new: tuple[int, str], path: Sequence[str]) -> bool:
    """Return whether `path` shows that the tree `new` (size, root) is `old` with leaves added (RFC 9162 2.1.4.2)."""
    (old_size, old_root), (new_size, new_root) = old, new
    if not 1 <= old_size <= new_size:
        return False
    try:
        steps, known = [digest_bytes(each) for each in path], digest_bytes(old_root)
    except ValueError:
        return False
    if old_size == new_size:
        return not steps and old_root == new_root
    if old_size & (old_size - 1) == 0:
        steps.insert(0, known)
    return bool(steps) and _joins(steps, (old_size - 1, new_size - 1)) == (old_root, new_root)


def _joins(steps: Sequence[bytes], ends: tuple[int, int]) -> tuple[str, str] | None:
    """Return the two roots that a consistency path leads to, None if it has the wrong length."""
    position, last = ends
    while position & 1:
        position, last = position >> 1, last >> 1
    older = newer = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if position & 1 or position == last:
            older, newer = _node(step, older), _node(step, newer)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            newer = _node(newer, step)
        position, last = position >> 1, last >> 1
    return (older.hex(), newer.hex()) if last == 0 else None


def _subproof(hashes: Sequence[bytes], old_size: int, *, is_known: bool) -> list[bytes]:
    if old_size == len(hashes):
        return [] if is_known else [_root(hashes)]
    at = 1 << ((len(hashes) - 1).bit_length() - 1)  # the largest power of two below the number of leaves
    if old_size <= at:
        return [*_subproof(hashes[:at], old_size, is_known=is_known), _root(hashes[at:])]
    return [*_subproof(hashes[at:], old_size - at, is_known=False), _root(hashes[:at])]


def _leaf(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _above(level: Sequence[bytes]) -> list[bytes]:
    """Join neighbours; a last one without neighbour rises as it is."""
    joined = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
    return [*joined, level[-1]] if len(level) & 1 else joined


def _root(hashes: Sequence[bytes]) -> bytes:
    if not hashes:
        return sha256(b"").digest()
    level = list(hashes)
    while len(level) > 1:
        level = _above(level)
    return level[0]
