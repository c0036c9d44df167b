"""Prove that a book was not changed afterwards: hash chain, Merkle tree, checkpoints, and the proof file of a decree."""

from diktum.core.proofs.chain import GENESIS, digest_bytes, link
from diktum.core.proofs.merkle import (
    GrowingTree,
    InclusionProof,
    consistency_proof,
    inclusion_proof,
    merkle_root,
    verify_consistency,
    verify_inclusion,
)

__all__ = [
    "GENESIS",
    "GrowingTree",
    "InclusionProof",
    "consistency_proof",
    "digest_bytes",
    "inclusion_proof",
    "link",
    "merkle_root",
    "verify_consistency",
    "verify_inclusion",
]
