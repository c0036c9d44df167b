"""Checkpoints: what a book was at one moment, small enough to be printed, read out, or kept by a witness.

The text is that of C2SP tlog-checkpoint: origin, number of entries, tree hash in base64, an empty line, and signed notes
(C2SP signed-note, Ed25519). Ed25519 itself comes from outside: the core only builds and reads the bytes.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from diktum.core.refusal import Refused, gettext_noop

DASH = "\u2014"
ED25519 = b"\x01"
LONGEST = 16 * 1024
_DIGITS = 15

Check = Callable[[bytes, bytes, bytes], bool]
"""Answer whether a public key (32 bytes) made a signature (64 bytes) over a message."""


class CheckpointIsUnreadable(Refused):
    """A text is no checkpoint, or a key no key."""

    code: ClassVar[str] = "DKT-990"
    message: ClassVar[str] = gettext_noop("Titik jejak tidak terbaca: %(why)s.")
    rule: ClassVar[str] = gettext_noop("Format C2SP tlog-checkpoint dan signed-note.")
    remedy: ClassVar[str] = gettext_noop("Unduh lagi berkasnya dari halaman Jejak tanpa mengubah isinya.")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A book at one moment: whose it is, how many entries it had, and the hash of its tree (hexadecimal)."""

    origin: str
    size: int
    root: str

    def body(self) -> str:
        """Return the text that is signed."""
        root = base64.b64encode(bytes.fromhex(self.root)).decode()
        return f"{self.origin}\n{self.size}\n{root}\n"

    def short(self) -> str:
        """Return the beginning of the tree hash as people read it out: `9F3A 07C2 51DE 88B0`."""
        return " ".join(self.root[at : at + 4] for at in range(0, 16, 4)).upper()


@dataclass(frozen=True, slots=True)
class NoteKey:
    """A public key by which signed notes are checked, with the name under which it signs."""

    name: str
    public: bytes

    @property
    def mark(self) -> bytes:
        """Return the four bytes by which a signature names its key."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def text(self) -> str:
        """Return the key as witnesses keep it: name, mark and key, joined by plus signs."""
        return f"{self.name}+{self.mark.hex()}+{base64.b64encode(ED25519 + self.public).decode()}"


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint with its notes: name of the key, its mark, the signature."""

    checkpoint: Checkpoint
    body: str
    notes: tuple[tuple[str, bytes, bytes], ...]

    def is_signed_by(self, key: NoteKey, check: Check) -> bool:
        """Return whether one of the notes is a true signature of this key."""
        return any(
            name == key.name and mark == key.mark and check(key.public, signature, self.body.encode())
            for name, mark, signature in self.notes
        )


def note_line(key: NoteKey, signature: bytes) -> str:
    """Return the line of a signed note."""
    return f"{DASH} {key.name} {base64.b64encode(key.mark + signature).decode()}\n"


def read_key(text: str) -> NoteKey:
    """Read a public key as `NoteKey.text` writes it. Raises CheckpointIsUnreadable."""
    name, _plus, rest = text.strip().partition("+")
    mark, _plus, body = rest.partition("+")
    raw = _unbase64(body)
    if not name or " " in name or len(raw) != 33 or raw[:1] != ED25519:
        raise CheckpointIsUnreadable(why="bukan kunci publik catatan bertanda tangan (nama+tanda+kunci)")
    key = NoteKey(name, raw[1:])
    if key.mark.hex() != mark:
        raise CheckpointIsUnreadable(
            why="tanda kunci tidak cocok dengan kuncinya; salinannya mungkin kurang lengkap"
        )
    return key


def read_checkpoint(text: str) -> SignedCheckpoint:
    """Read a checkpoint with its notes; line ends of Windows are forgiven. Raises CheckpointIsUnreadable."""
    if len(text) > LONGEST:
        raise CheckpointIsUnreadable(why="teks terlalu panjang untuk sebuah titik jejak")
    body, gap, notes = text.replace("\r\n", "\n").lstrip("\ufeff").partition("\n\n")
    lines = body.split("\n")
    if not gap or len(lines) < 3 or not all(lines):
        raise CheckpointIsUnreadable(
            why="titik jejak terdiri atas asal, jumlah baris, sidik pohon, baris kosong, dan tanda tangan"
        )
    origin, size, root = lines[:3]
    if not size.isascii() or not size.isdigit() or len(size) > _DIGITS or str(int(size)) != size:
        raise CheckpointIsUnreadable(why="jumlah baris pada titik jejak bukan bilangan")
    digest = _unbase64(root)
    if len(digest) != 32:
        raise CheckpointIsUnreadable(why="sidik pohon pada titik jejak tidak utuh")
    return SignedCheckpoint(Checkpoint(origin, int(size), digest.hex()), f"{body}\n", tuple(_notes(notes)))


def _notes(text: str) -> Iterator[tuple[str, bytes, bytes]]:
    for line in text.split("\n"):
        if not line:
            continue
        dash, _space, rest = line.partition(" ")
        name, _space, body = rest.partition(" ")
        raw = _unbase64(body)
        if dash != DASH or not name or len(raw) < 5:
            raise CheckpointIsUnreadable(why="baris tanda tangan pada titik jejak tidak terbaca")
        yield name, raw[:4], raw[4:]


def _unbase64(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return b""
