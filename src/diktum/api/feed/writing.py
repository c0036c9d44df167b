"""Write an office's feed: streamed from the one gate, every record checked, the old file kept until the new one is whole."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import structlog
from django.conf import settings
from django.db.models import QuerySet

from diktum.api.feed.checking import Record, problems_of
from diktum.core.moment import Moment
from diktum.people.models import Commission
from diktum.stages.publication import jdihn, queries
from diktum.stages.publication.standing import NOTHING_CHANGED, standings

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree

log = structlog.get_logger()
DOCUMENT = "document.json"
PACKED = "document.json.gz"
NOTE = "note.json"
ALARM = "alarm.json"
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Note:
    """What the feed file is: from which state of the data, how many records, its SHA-256, when it was made."""

    state: str
    records: int
    sha256: str
    size: int
    made_at: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why the last writing was stopped: the first broken record, or that nothing would be left."""

    at: str
    record: str
    address: str
    problems: tuple[str, ...]


class _BrokenRecordError(Exception):
    def __init__(self, record: str, address: str, problems: tuple[str, ...]) -> None:
        super().__init__(record, address, problems)
        self.record, self.address, self.problems = record, address, problems


def folder_of(office: Commission) -> Path:
    """Return the folder of an office's feed."""
    return Path(settings.DIKTUM_FEEDS) / office.slug


def state_of(office: Commission, when: Moment) -> str:
    """Return a word that changes whenever the feed could: publications, withdrawals, relations, the day, the settings."""
    words = (
        *queries.state_marks(office.pk),
        when.day,
        settings.DIKTUM_JDIHN_DATES,
        settings.DIKTUM_JDIHN_ALIAS,
        settings.DIKTUM_PUBLIC_URL,
    )
    return hashlib.sha256(repr(words).encode()).hexdigest()[:16]


def note_of(office: Commission) -> Note | None:
    """Return what the present feed file is, or None before the first."""
    with suppress(OSError, ValueError, TypeError):
        return Note(**json.loads((folder_of(office) / NOTE).read_text()))
    return None


def alarm_of(office: Commission) -> Alarm | None:
    """Return why the last writing was stopped; None when it went well."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        told = json.loads((folder_of(office) / ALARM).read_text())
        return Alarm(told["at"], told["record"], told["address"], tuple(told["problems"]))
    return None


def current_feed(office: Commission, when: Moment) -> Note | None:
    """Return the feed as it must be now, written anew where the data moved; None while none could ever be written."""
    known = note_of(office)
    if known is not None and known.state == state_of(office, when):
        return known
    write_feed(office, when)
    return note_of(office)


def write_feed(office: Commission, when: Moment, *, force: bool = False) -> Alarm | None:
    """
    Write the feed of an office; answer the alarm that stopped it, or None.

    The old file stays while a record is broken, and when a feed with records would become empty without every one of
    them being withdrawn (`force` overrides the latter).
    """
    folder = folder_of(office)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{DOCUMENT}.{os.getpid()}"
    state = state_of(office, when)
    try:
        note = _stream(office, when, fresh, state)
        _refuse_emptying(office, note, force)
        _put_in_place(folder, fresh, note)
    except _BrokenRecordError as broken:
        alarm = Alarm(when.at.isoformat(), broken.record, broken.address, broken.problems)
        (folder / ALARM).write_text(json.dumps(asdict(alarm), ensure_ascii=False))
        log.error("feed_stopped", office=office.slug, record=alarm.record, problems=alarm.problems)
        return alarm
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}.gz")):
            left.unlink(missing_ok=True)
    (folder / ALARM).unlink(missing_ok=True)
    return None


def records_of(office: Commission, when: Moment) -> Iterator[tuple[PublishedDecree, Record]]:
    """Give every public decree of an office with its record, oldest first; memory stays flat."""
    reading = _rows(office).iterator(chunk_size=_CHUNK)
    while chunk := list(islice(reading, _CHUNK)):
        known = standings([row.decree_id for row in chunk], when.day)
        for row in chunk:
            yield row, jdihn.record(row, office, known.get(row.decree_id, NOTHING_CHANGED))


def _rows(office: Commission) -> QuerySet[PublishedDecree]:
    rows = queries.public_decrees(slug=office.slug).defer("words")
    return rows.select_related("commission", "content", "entry__copy", "entry__abstract").order_by("pk")


def _stream(office: Commission, when: Moment, fresh: Path, state: str) -> Note:
    count, digest, size = 0, hashlib.sha256(), 0
    packed = fresh.with_name(f"{fresh.name}.gz")
    with fresh.open("wb") as plain, gzip.GzipFile(packed, "wb", compresslevel=6, mtime=0) as tight:
        for count, piece in _pieces(office, when):  # noqa: B007  the last count is the number of records
            plain.write(piece)
            tight.write(piece)
            digest.update(piece)
            size += len(piece)
        plain.flush()
        os.fsync(plain.fileno())
    return Note(state, count, digest.hexdigest(), size, when.at.isoformat())


def _pieces(office: Commission, when: Moment) -> Iterator[tuple[int, bytes]]:
    count = 0
    for row, record in records_of(office, when):
        problems = problems_of(record)
        if problems:
            raise _BrokenRecordError(str(row.pk), str(record.get("urlDetailPeraturan", "")), problems)
        text = json.dumps(record, ensure_ascii=False)
        yield count + 1, f"{',' if count else '['}\n{text}".encode()
        count += 1
    yield count, b"\n]\n" if count else b"[]\n"


def _refuse_emptying(office: Commission, note: Note, force: bool) -> None:
    before = note_of(office)
    if note.records or force or before is None or not before.records:
        return
    if queries.withdrawn_count(office.pk) < before.records:
        raise _BrokenRecordError("", "", (f"umpan berisi {before.records} Keputusan akan menjadi kosong",))


def _put_in_place(folder: Path, fresh: Path, note: Note) -> None:
    written = fresh.with_name(f"{NOTE}.{os.getpid()}")
    written.write_text(json.dumps(asdict(note)))
    fresh.with_name(f"{fresh.name}.gz").replace(folder / PACKED)
    fresh.replace(folder / DOCUMENT)
    written.replace(folder / NOTE)


def open_feed(office: Commission, *, packed: bool) -> BinaryIO:
    """Open the present feed file."""
    return (folder_of(office) / (PACKED if packed else DOCUMENT)).open("rb")
