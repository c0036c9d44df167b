"""A tree that only grew is told from one that was rewritten (RFC 6962 2.1.2, RFC 9162 2.1.4)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diktum.core.proofs import (
    GrowingTree,
    consistency_proof,
    inclusion_proof,
    merkle_root,
    verify_consistency,
    verify_inclusion,
)
from tests.core.proofs.test_proofs import LEAVES, ROOTS

few = settings(max_examples=60, deadline=None)
books = st.lists(st.binary(max_size=4), min_size=2, max_size=70)

# The consistency proofs of the reference implementation of certificate transparency, over the same eight leaves.
KNOWN = {
    (1, 1): (),
    (1, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (6, 8): (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 5): (
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ),
}


@pytest.mark.parametrize(("sizes", "path"), KNOWN.items())
def test_consistency_proofs_are_those_of_certificate_transparency(sizes, path):
    old, new = sizes
    assert consistency_proof(LEAVES[:new], old) == path
    assert verify_consistency((old, ROOTS[old - 1]), (new, ROOTS[new - 1]), path)


@given(books, st.data())
@few
def test_a_tree_that_grew_is_shown_to_have_grown(leaves, data):
    old = data.draw(st.integers(1, len(leaves)))
    path = consistency_proof(leaves, old)
    before, after = (old, merkle_root(leaves[:old])), (len(leaves), merkle_root(leaves))
    assert verify_consistency(before, after, path)
    if path:
        assert not verify_consistency(before, after, path[:-1])
        assert not verify_consistency(before, after, (*path, "00" * 32))
        assert not verify_consistency((old, "00" * 32), after, path)
        assert not verify_consistency(before, (len(leaves), "11" * 32), path)


def test_of_a_hundred_forks_none_passes():
    """Two histories from one beginning: whatever the path, the one is never shown to be the other grown."""
    common = [bytes([n]) for n in range(20)]
    for n in range(100):
        one = [*common[: n % 20], b"one", *common[n % 20 :]]
        other = [*common[: n % 20], b"other", *common[n % 20 :], b"more"]
        kept = (len(one), merkle_root(one))
        now = (len(other), merkle_root(other))
        assert not verify_consistency(kept, now, consistency_proof(other, len(one)))


@given(books)
@few
def test_a_growing_tree_is_the_tree_of_its_leaves(leaves):
    tree = GrowingTree()
    assert tree.root() == merkle_root([])
    for size, leaf in enumerate(leaves, start=1):
        tree.add(leaf)
        assert tree.root() == merkle_root(leaves[:size])


@given(books, st.data())
@few
def test_a_proof_with_one_bit_changed_proves_nothing(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = inclusion_proof(leaves, index), merkle_root(leaves)
    bit = data.draw(st.integers(0, 8 * len(leaves[index]) + 7))
    changed = bytearray(leaves[index] + b"\0")
    changed[bit // 8] ^= 1 << bit % 8
    assert verify_inclusion(leaves[index], proof, root)
    assert not verify_inclusion(bytes(changed), proof, root)


@pytest.mark.parametrize("size", [0, 9, -1])
def test_there_is_no_proof_from_a_tree_that_never_was(size):
    with pytest.raises(ValueError, match="no tree"):
        consistency_proof(LEAVES, size)


@pytest.mark.parametrize("path", [("xy",), ("AB" * 32,), ("00" * 31,)])
def test_a_path_that_is_none_is_refused(path):
    assert not verify_consistency((3, ROOTS[2]), (7, ROOTS[6]), path)
    assert not verify_consistency((0, ROOTS[0]), (7, ROOTS[6]), path)
