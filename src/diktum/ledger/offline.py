"""Check a file with its proof file alone: no database, no network, no Django. Both languages are printed.

What is not proven is said as plainly as what is.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diktum.core.proofs import verify_consistency
from diktum.core.proofs.checkpoint import Checkpoint, NoteKey, read_checkpoint
from diktum.core.proofs.evidence import ProofFile, ProofIsUnreadable, check_proof, read_proof
from diktum.core.refusal import Refused
from diktum.ledger.ed25519 import is_signature

PROVEN, REFUTED, UNKNOWN = 0, 1, 2
CONTINUITY = "diktum-kesinambungan-1"
SIDE = ("-bukti.json", ".bukti.json")
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[")

Said = tuple[str, str]
"""A sentence in Indonesian and in English."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be told: the exit code, what is proven, what is not. The first sentence is the verdict."""

    code: int
    verdict: Said
    proven: tuple[Said, ...] = ()
    not_proven: tuple[Said, ...] = ()

    def text(self) -> str:
        """Return the answer as it is printed, Indonesian first."""
        parts = []
        for at, heads in enumerate((("Terbukti", "Tidak dibuktikan"), ("Proven", "Not proven"))):
            lines = [self.verdict[at]]
            for head, said in zip(heads, (self.proven, self.not_proven), strict=True):
                if said:
                    lines += [f"{head}:", *(f"  - {each[at]}" for each in said)]
            parts.append("\n".join(lines))
        return "\n\n".join(parts)


@dataclass(frozen=True, slots=True)
class Trusted:
    """What the asker trusts from elsewhere: the installation's public key, a checkpoint that a witness kept."""

    key: NoteKey | None = None
    checkpoint_text: str = ""


def proof_beside(path: Path) -> Path | None:
    """Return the proof file that lies beside a file under its name, or None."""
    for ending in SIDE:
        beside = path.with_name(path.stem + ending)
        if beside.is_file():
            return beside
    return None


def check_file(path: Path, proof_path: Path, trusted: Trusted) -> Answer:
    """Check a file with its proof file. Raises OSError where one of them cannot be read."""
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        proof = read_proof(proof_path.read_bytes().decode("utf-8", "replace"))
        check_proof(proof, sha256)
        witness = _witnessed(proof.signed.checkpoint, trusted)
        signature = _signed(proof, trusted)
    except Refused as refusal:
        return _refused(refusal)
    proven = (*_what(proof, sha256), *signature.proven, *witness.proven)
    return Answer(
        code=PROVEN,
        verdict=(
            f"ASLI: {path.name} adalah berkas yang tercatat.",
            f"GENUINE: {path.name} is the file on record.",
        ),
        proven=proven,
        not_proven=(*signature.open, *witness.open, *_never(content)),
    )


def check_continuity(path: Path, trusted: Trusted) -> Answer:
    """Check the proof that one checkpoint only continues another. Raises OSError where it cannot be read."""
    try:
        old, new = _continued(path.read_bytes().decode("utf-8", "replace"), trusted)
    except Refused as refusal:
        return _refused(refusal)
    more = new.size - old.size
    return Answer(
        PROVEN,
        (
            f"BERSAMBUNG: {old.size} baris pertama {new.origin} tidak berubah; sesudahnya bertambah {more} baris.",
            f"CONTINUOUS: the first {old.size} lines are unchanged; {more} were added.",
        ),
        proven=(
            (
                f"Titik lama {old.short()}, titik baru {new.short()}.",
                f"Old {old.short()}, new {new.short()}.",
            ),
        ),
    )


def _continued(text: str, trusted: Trusted) -> tuple[Checkpoint, Checkpoint]:
    try:
        content = json.loads(text)
        told, path = (str(content["old"]), str(content["new"])), [str(step) for step in content["path"]]
        known = content["format"] == CONTINUITY
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ProofIsUnreadable(why="isinya tidak lengkap") from error
    if not known:
        raise ProofIsUnreadable(why=f"bukan berkas {CONTINUITY}")
    signed = [read_checkpoint(each) for each in told]
    old, new = (each.checkpoint for each in signed)
    if trusted.key is not None and not all(each.is_signed_by(trusted.key, is_signature) for each in signed):
        raise _Distrusted(why="Titik jejak tidak ditandatangani dengan kunci yang Anda percayai.")
    if trusted.checkpoint_text and read_checkpoint(trusted.checkpoint_text).checkpoint not in (old, new):
        raise _Distrusted(why="Titik jejak yang Anda simpan bukan salah satu dari keduanya.")
    if old.origin != new.origin or not verify_consistency((old.size, old.root), (new.size, new.root), path):
        raise _Distrusted(why="TIDAK BERSAMBUNG: titik jejak yang baru tidak meneruskan yang lama.")
    return old, new


@dataclass(frozen=True, slots=True)
class _Part:
    proven: tuple[Said, ...] = ()
    open: tuple[Said, ...] = ()


class _Distrusted(Refused):
    """What the asker trusts says otherwise."""

    code = "DKT-998"
    message = "%(why)s"
    remedy = "Jangan dipakai sebelum ditanyakan kepada satuan kerja penerbit."


def _refused(refusal: Refused) -> Answer:
    return Answer(
        REFUTED,
        (
            f"TIDAK TERBUKTI ({refusal.code}): {refusal} {refusal.advice}",
            f"NOT PROVEN ({refusal.code}): see the reason above.",
        ),
    )


def _what(proof: ProofFile, sha256: str) -> Iterator[Said]:
    yield (
        f"Setiap bit berkas ini sama dengan yang dicatat {proof.office} (SHA-256 {sha256}).",
        f"Every bit of this file is as {proof.office} recorded it.",
    )
    decree = _decree(proof.statement)
    if decree:
        yield (f"Catatan itu menyebutnya salinan {decree}.", f"The record calls it the copy of {decree}.")
    checkpoint, last = proof.signed.checkpoint, proof.rows[-1]
    yield (
        f"Catatannya baris ke-{last.position} dari {checkpoint.size} pada rantai {checkpoint.origin}, "
        f"di bawah titik jejak {checkpoint.short()}.",
        f"It is line {last.position} of {checkpoint.size} of that ledger, under checkpoint {checkpoint.short()}.",
    )


def _decree(fields: Mapping[str, Any]) -> str:
    if not {"number", "year", "title"} <= fields.keys():
        return ""
    return f"Keputusan Nomor {fields['number']} Tahun {fields['year']} tentang {fields['title']}"


def _signed(proof: ProofFile, trusted: Trusted) -> _Part:
    """Say by whose key the checkpoint is signed. A key that came with the proof vouches for nothing by itself."""
    if trusted.key is not None:
        if not proof.signed.is_signed_by(trusted.key, is_signature):
            raise _Distrusted(
                why="Titik jejak pada bukti tidak ditandatangani dengan kunci yang Anda percayai."
            )
        return _Part(
            proven=(
                (
                    "Titik jejak ditandatangani dengan kunci yang Anda berikan.",
                    "The checkpoint is signed by the key that you gave.",
                ),
            )
        )
    if proof.key is None:
        return _Part(
            open=(
                ("Titik jejak pada bukti ini tidak bertanda tangan.", "The checkpoint bears no signature."),
            )
        )
    if not proof.signed.is_signed_by(proof.key, is_signature):
        raise _Distrusted(why="Tanda tangan titik jejak tidak cocok dengan kunci yang disertakan.")
    mark = proof.key.mark.hex()
    return _Part(
        open=(
            (
                f"Bahwa kunci {mark} memang milik penerbit: bandingkan dengan halaman /jejak/ resminya, atau berikan "
                "--key.",
                f"That key {mark} is the issuer's: compare it with the official /jejak/ page, or give --key.",
            ),
        )
    )


def _witnessed(checkpoint: Checkpoint, trusted: Trusted) -> _Part:
    if not trusted.checkpoint_text:
        return _Part(
            open=(
                (
                    "Bahwa rantai itu satu-satunya sejarah: berikan --checkpoint dari saksi, atau cocokkan titik jejak di "
                    "atas dengan yang tercetak pada buku.",
                    "That this ledger is the only history: give --checkpoint from a witness.",
                ),
            )
        )
    kept = read_checkpoint(trusted.checkpoint_text).checkpoint
    if kept.origin != checkpoint.origin:
        raise _Distrusted(why=f"Titik jejak yang Anda simpan milik buku lain: {kept.origin}.")
    if kept.size == checkpoint.size:
        if kept.root != checkpoint.root:
            raise _Distrusted(
                why="Titik jejak pada bukti berbeda dari yang Anda simpan: sejarahnya bercabang."
            )
        return _Part(
            proven=(
                ("Titik jejaknya sama dengan yang Anda simpan.", "Its checkpoint is the one that you kept."),
            )
        )
    return _Part(
        open=(
            (
                f"Titik jejak yang Anda simpan ({kept.size} baris) tidak sama panjang dengan yang di bukti "
                f"({checkpoint.size}); keduanya tidak dapat dibandingkan tanpa basis data.",
                "Your checkpoint is of another length; the two cannot be compared without the database.",
            ),
        )
    )


def _never(content: bytes) -> Iterator[Said]:
    if _BYTE_RANGE.search(content):
        yield (
            "Tanda tangan elektronik di dalam PDF: sertifikatnya tidak diperiksa oleh perintah ini.",
            "The electronic signature within the PDF: its certificate is not checked here.",
        )
    yield (
        "Bahwa keputusan ini masih berlaku hari ini: lihat statusnya pada halaman keputusan.",
        "That the decree is in force today: see its page.",
    )
    yield (
        "Siapa yang membubuhkan tanda tangan pada naskah asli; bukti ini bukan tanda tangan elektronik.",
        "Who put the signature on the original; this proof is no electronic signature.",
    )
