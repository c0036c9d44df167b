"""Hash chain and Merkle tree."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diktum.core.proofs import GENESIS, InclusionProof, inclusion_proof, link, merkle_root, verify_inclusion

# The eight leaves and roots of the reference implementation of certificate transparency (RFC 6962).
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
few = settings(max_examples=60, deadline=None)
books = st.lists(st.binary(max_size=8), min_size=1, max_size=40)


def test_an_empty_tree_is_the_hash_of_nothing():
    assert merkle_root([]) == sha256(b"").hexdigest()


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_certificate_transparency(size):
    assert merkle_root(LEAVES[:size]) == ROOTS[size - 1]


def test_an_audit_path_is_that_of_the_rfc():
    """RFC 6962 2.1.3: of seven leaves, the path for d3 is c, g, l; for d6 it is i, k."""
    leaf = lambda data: sha256(b"\x00" + data).digest()  # noqa: E731
    node = lambda left, right: sha256(b"\x01" + left + right).digest()  # noqa: E731
    a, b, c, d, e, f, j = (leaf(data) for data in LEAVES[:7])
    g, h, i = node(a, b), node(c, d), node(e, f)
    k, el = node(g, h), node(i, j)
    assert inclusion_proof(LEAVES[:7], 3).path == (c.hex(), g.hex(), el.hex())
    assert inclusion_proof(LEAVES[:7], 4).path == (f.hex(), j.hex(), k.hex())
    assert inclusion_proof(LEAVES[:7], 6).path == (i.hex(), k.hex())


@few
@given(books, st.data())
def test_every_leaf_is_proved_and_no_other(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    root = merkle_root(leaves)
    proof = inclusion_proof(leaves, index)
    assert verify_inclusion(leaves[index], proof, root)
    assert not verify_inclusion(leaves[index] + b"!", proof, root)
    assert not verify_inclusion(leaves[index], replace(proof, path=(*proof.path, GENESIS)), root)
    assert not verify_inclusion(leaves[index], replace(proof, index=proof.size), root)
    if proof.path:
        assert not verify_inclusion(leaves[index], replace(proof, path=proof.path[1:]), root)
        assert not verify_inclusion(leaves[index], replace(proof, path=("x", *proof.path[1:])), root)


@few
@given(books, st.data())
def test_a_changed_leaf_changes_the_root(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves[:index], leaves[index] + b"!", *leaves[index + 1 :]]
    assert merkle_root(changed) != merkle_root(leaves)


def test_there_is_no_proof_for_a_leaf_that_is_not_there():
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES, 8)
    assert not verify_inclusion(b"", InclusionProof(0, 0, ()), merkle_root([]))


def test_the_chain_binds_each_entry_to_the_one_before():
    first = link(GENESIS, b"satu")
    assert first == sha256(bytes(32) + b"satu").hexdigest()
    assert link(first, b"dua") != link(GENESIS, b"dua")


@pytest.mark.parametrize("previous", ["", "0" * 63, "g" * 64, "A" * 64])
def test_a_chain_goes_on_from_a_hash_only(previous):
    with pytest.raises(ValueError, match="64"):
        link(previous, b"")
