"""The proof file of a decree: the rows of the ledger that speak of one file, and their way up to a checkpoint.

It is read without any database. The rows follow one another: each but the last names the next by one of its fields, and
the last bears the fingerprint of the file. So a true file cannot be passed off as that of another decree.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar

from diktum.core.canonical import canonical, fingerprint
from diktum.core.proofs.chain import digest_bytes, link
from diktum.core.proofs.checkpoint import NoteKey, SignedCheckpoint, read_checkpoint, read_key
from diktum.core.proofs.merkle import InclusionProof, verify_inclusion
from diktum.core.refusal import Refused, gettext_noop

FORMAT = "diktum-bukti-1"
FILE_KIND = "files.StoredFile"
LONGEST = 8 * 1024 * 1024
_NEWEST = gettext_noop("Unduh lagi berkas bukti dari halaman keputusan, lalu periksa lagi.")


class ProofIsUnreadable(Refused):
    """A file is no proof file."""

    code: ClassVar[str] = "DKT-991"
    message: ClassVar[str] = gettext_noop("Berkas bukti tidak terbaca: %(why)s.")
    rule: ClassVar[str] = gettext_noop("Format berkas bukti Diktum (diktum-bukti-1).")
    remedy: ClassVar[str] = _NEWEST


class ProofDoesNotHold(Refused):
    """A row of the proof was changed, or does not stand in the ledger of the checkpoint."""

    code: ClassVar[str] = "DKT-992"
    message: ClassVar[str] = gettext_noop("Bukti tidak berlaku: %(why)s.")
    rule: ClassVar[str] = gettext_noop("RFC 6962 dan RFC 9162: baris, rantai, dan pohon harus cocok.")
    remedy: ClassVar[str] = _NEWEST


class FileIsNotTheProvedOne(Refused):
    """The file is not the one that the proof speaks of."""

    code: ClassVar[str] = "DKT-993"
    message: ClassVar[str] = gettext_noop(
        "Berkas ini bukan berkas yang dibuktikan. Sidik berkas ini %(got)s, yang tercatat %(recorded)s."
    )
    rule: ClassVar[str] = gettext_noop("Satu bit yang berubah mengubah seluruh sidik SHA-256.")
    remedy: ClassVar[str] = gettext_noop(
        "Jangan dipakai. Unduh berkasnya dari halaman resmi keputusan, atau tanyakan kepada satuan kerja penerbit."
    )


@dataclass(frozen=True, slots=True)
class ProvedRow:
    """A row with its line of the ledger. `via` is the field that names the next row, empty in the last one."""

    kind: str
    subject: str
    fields: Mapping[str, Any]
    via: str
    position: int
    previous: str
    at: str
    path: tuple[str, ...]

    def seal(self, commission: int) -> str:
        """Return the seal that the row's line must bear in the ledger of a commission."""
        line = {
            "commission": commission,
            "position": self.position,
            "kind": self.kind,
            "subject": self.subject,
            "payload": fingerprint(self.fields),
            "at": self.at,
        }
        return link(self.previous, canonical(line))


@dataclass(frozen=True, slots=True)
class ProofFile:
    """Everything that a proof file says. `key` is that of the installation, None where it has none."""

    commission: int
    office: str
    rows: tuple[ProvedRow, ...]
    checkpoint_text: str
    key: NoteKey | None

    @property
    def signed(self) -> SignedCheckpoint:
        """Return the checkpoint that the rows lead to."""
        return read_checkpoint(self.checkpoint_text)

    @property
    def statement(self) -> Mapping[str, Any]:
        """Return the fields of the first row: what the ledger says of the file."""
        return self.rows[0].fields

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the file that is proved."""
        return str(self.rows[-1].fields.get("sha256", ""))

    def text(self) -> str:
        """Return the proof as a file: JSON with sorted keys."""
        rows = [
            {
                "kind": row.kind,
                "subject": row.subject,
                "fields": dict(row.fields),
                "via": row.via,
                "position": row.position,
                "previous": row.previous,
                "at": row.at,
                "path": list(row.path),
            }
            for row in self.rows
        ]
        content = {
            "format": FORMAT,
            "commission": self.commission,
            "office": self.office,
            "rows": rows,
            "checkpoint": self.checkpoint_text,
            "key": self.key.text() if self.key else "",
        }
        return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_proof(text: str) -> ProofFile:
    """Read a proof file. Raises ProofIsUnreadable, CheckpointIsUnreadable."""
    if len(text) > LONGEST:
        raise ProofIsUnreadable(why="terlalu besar")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProofIsUnreadable(why="bukan JSON") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ProofIsUnreadable(why=f"bukan berkas {FORMAT}")
    try:
        rows = tuple(_row(each) for each in content["rows"])
        key = read_key(str(content["key"])) if content["key"] else None
        proof = ProofFile(
            _whole(content["commission"]), str(content["office"]), rows, str(content["checkpoint"]), key
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ProofIsUnreadable(why="isinya tidak lengkap") from error
    if not rows:
        raise ProofIsUnreadable(why="tidak memuat satu baris pun")
    read_checkpoint(proof.checkpoint_text)
    return proof


def check_proof(proof: ProofFile, sha256: str) -> None:
    """Check that a file with this fingerprint is the one proved, and that its rows stand under the checkpoint.

    Raises FileIsNotTheProvedOne or ProofDoesNotHold with the first thing that is wrong. Whether the checkpoint is signed,
    and whether it is the one that others know, is not looked at here.
    """
    checkpoint = proof.signed.checkpoint
    for row in proof.rows:
        _check_row(row, proof.commission, checkpoint.size, checkpoint.root)
    for row, following in pairwise(proof.rows):
        if not row.via or str(row.fields.get(row.via)) != following.subject:
            raise ProofDoesNotHold(
                why=f"baris {row.kind} tidak menunjuk baris {following.kind} yang disertakan"
            )
    if proof.rows[-1].kind != FILE_KIND:
        raise ProofDoesNotHold(why="baris terakhir bukan catatan berkas")
    if proof.sha256 != sha256:
        raise FileIsNotTheProvedOne(got=sha256, recorded=proof.sha256)


def _check_row(row: ProvedRow, commission: int, size: int, root: str) -> None:
    try:
        seal = row.seal(commission)
    except (TypeError, ValueError) as error:
        raise ProofDoesNotHold(why=f"isi baris {row.kind} tidak dapat disegel") from error
    proof = InclusionProof(row.position - 1, size, row.path)
    if not verify_inclusion(digest_bytes(seal), proof, root):
        raise ProofDoesNotHold(
            why=f"baris {row.kind} nomor {row.subject} tidak ada pada posisi {row.position} di bawah titik jejak"
        )


def _row(content: Mapping[str, Any]) -> ProvedRow:
    fields = content["fields"]
    if not isinstance(fields, dict) or not isinstance(content["path"], list):
        raise TypeError("fields or path")
    return ProvedRow(
        kind=str(content["kind"]),
        subject=str(content["subject"]),
        fields=fields,
        via=str(content["via"]),
        position=_whole(content["position"]),
        previous=str(content["previous"]),
        at=str(content["at"]),
        path=tuple(str(step) for step in content["path"]),
    )


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise TypeError("a whole number from 1")
    return value
