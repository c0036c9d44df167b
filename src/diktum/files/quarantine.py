"""Karantina: what was refused is set aside with the reason, never served, for the administrator to know of.

The act that brought the file is rolled back with its transaction. So the note is written to the disk first, beside the
bytes; `take_up` makes rows of notes, each once, whenever somebody looks and every hour.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import structlog
from django.conf import settings

from diktum.files.backends import sync_folder
from diktum.files.models import QuarantinedFile

log = structlog.get_logger()
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a refused file: whose office, its name, size in bytes, fingerprint, reason, who and when."""

    commission_id: int
    name: str
    size: int
    sha256: str
    code: str
    reason: str
    person_name: str
    refused_at: str


def set_aside(bytes_at: Path | None, note: Note) -> None:
    """Move a refused file into quarantine with its note. A disk that cannot is logged: the refusal stands anyway."""
    folder = _folder()
    token = uuid4().hex
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_note(folder / f"{token}.json", note)
        if bytes_at is not None:
            bytes_at.chmod(0o400)
            bytes_at.replace(folder / token)
        sync_folder(folder)
        _make_room(folder)
    except OSError as error:
        log.error("quarantine_failed", errno=error.errno, name=note.name, code=note.code)


def take_up() -> int:
    """Make a row of every note that lies on the disk, each once. Answers how many were taken up."""
    taken = 0
    for path in sorted(_folder().glob("*.json")):
        note = _read_note(path)
        if note is not None:
            facts = asdict(note) | {"refused_at": datetime.fromisoformat(note.refused_at)}
            _row, is_new = QuarantinedFile.objects.get_or_create(token=path.stem, defaults=facts)
            taken += is_new
        with suppress(FileNotFoundError):
            path.unlink()
    return taken


def is_held(row: QuarantinedFile) -> bool:
    """Say whether the bytes of a refused file are still there."""
    return (_folder() / row.token).is_file()


def held_bytes() -> int:
    """Return how many bytes lie in quarantine."""
    return sum(size for _path, _at, size in _held(_folder()))


def _folder() -> Path:
    return Path(settings.DIKTUM_FILES) / "quarantine"


def _write_note(path: Path, note: Note) -> None:
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("w", encoding="utf-8") as stream:
            json.dump(asdict(note), stream, ensure_ascii=False)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        raise


def _read_note(path: Path) -> Note | None:
    try:
        return Note(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        log.error("quarantine_note_unreadable", name=path.name)
        return None


def _held(folder: Path) -> list[tuple[Path, int, int]]:
    """Give what is held, oldest first: where, since when, how many bytes."""
    found = []
    for path in folder.glob("*"):
        with suppress(FileNotFoundError):
            if not path.suffix:
                state = path.stat()
                found.append((path, state.st_ctime_ns, state.st_size))
    return sorted(found, key=lambda each: each[1])


def _make_room(folder: Path) -> None:
    """Drop the oldest bytes until the quarantine is within its limit; the newest and every row stay."""
    held = _held(folder)
    total = sum(size for _path, _at, size in held)
    for path, _at, size in held[:-1]:
        if total <= settings.DIKTUM_QUARANTINE_MB * MEGABYTE:
            return
        with suppress(FileNotFoundError):
            path.unlink()
        total -= size
