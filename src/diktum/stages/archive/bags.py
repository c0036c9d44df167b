"""Carry decrees out of the archive as a BagIt bag and take a bag in, every byte under the same SHA-256."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.core.files.base import File

from diktum.core.canonical import canonical
from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.files import store
from diktum.files.models import StoredFile
from diktum.formats.bag import BagError, Payload, SoundBag, checked_bag, write_bag
from diktum.ledger.chain import chaining
from diktum.people.models import Commission
from diktum.people.queries import Actor
from diktum.stages.archive import records_queries as records
from diktum.stages.archive.bags_premis import as_json, as_xml, events_of
from diktum.stages.archive.bags_refusals import BagHasAForeignFile, BagIsBroken, BagIsKnown, BagTargetIsTaken
from diktum.stages.archive.models import BagFile, BagImport
from diktum.stages.archive.records_commands import ARCHIVE_KEEPERS, post_of
from diktum.stages.archive.records_contents import files_of
from diktum.stages.archive.records_queries import Record
from diktum.stages.archive.records_refusals import NoSuchRecord

KEPT = ("pdf", "jpg", "png", "docx")
TEXTS = ("json", "xml", "txt")
MOST_TEXT = 20 * store.MEGABYTE
MOST_BYTES = 500 * store.MEGABYTE


@dataclass(frozen=True, slots=True)
class BagReading:
    """The dry run of an import: the sound bag, its files with whether the office has them, and whether it is known."""

    bag: SoundBag
    files: tuple[tuple[str, str, bool], ...]
    known: BagImport | None

    @property
    def identifier(self) -> str:
        """Return what the sender calls the bag."""
        return self.bag.info.get("External-Identifier", self.bag.folder.name)[:100]


def export_bag(commission: Commission, codes: Sequence[str], target: Path, when: Moment) -> dict[str, str]:
    """
    Write one bag with the berkas of one or many decrees; return the SHA-256 of each payload file.

    Raises NoSuchRecord, BagTargetIsTaken, and FileIsMissing or FileIsDamaged of a kept file: then nothing is left at
    the target.
    """
    chosen = [_record(commission, code) for code in dict.fromkeys(codes)]
    if not chosen:
        raise NoSuchRecord(code="")
    info = {
        "Source-Organization": commission.name,
        "Organization-Address": commission.address or commission.seat,
        "External-Identifier": " ".join(each.code for each in chosen)[:200],
        "External-Description": "; ".join(f"{each.number} tentang {each.title}" for each in chosen)[:500],
        "Bagging-Date": when.day.isoformat(),
        "Bag-Software-Agent": "Diktum",
    }
    try:
        return write_bag(target, _payloads(chosen, when), info)
    except FileExistsError as error:
        raise BagTargetIsTaken(folder=target.name) from error


def read_bag(commission_id: int, folder: Path) -> BagReading:
    """Check a bag and compare it with what the office has; nothing is written. Raises BagIsBroken, BagHasAForeignFile."""
    try:
        bag = checked_bag(folder)
    except BagError as error:
        raise BagIsBroken(why=str(error)[:300]) from error
    for path in bag.manifest:
        if _ending(path) not in (*KEPT, *TEXTS):
            raise BagHasAForeignFile(path=path[:200])
    ours = set(
        StoredFile.objects.filter(commission_id=commission_id, sha256__in=bag.manifest.values()).values_list(
            "sha256", flat=True
        )
    )
    known = BagImport.objects.filter(commission_id=commission_id, manifest_sha256=bag.manifest_sha256).first()
    return BagReading(bag, tuple((path, sha, sha in ours) for path, sha in bag.manifest.items()), known)


def import_bag(folder: Path, *, by: Actor, when: Moment) -> BagImport:
    """
    Take a bag in, whole or not at all: every file under its SHA-256, every text word for word.

    Raises NotYoursToArchive, BagIsBroken, BagHasAForeignFile, BagIsKnown, and what `files.keep` refuses.
    """
    held = post_of(by, ARCHIVE_KEEPERS)
    reading = read_bag(by.commission_id, folder)
    with chaining(by.commission_id, when) as chain:
        records.lock(by.commission_id)
        known = BagImport.objects.filter(
            commission_id=by.commission_id, manifest_sha256=reading.bag.manifest_sha256
        ).first()
        if known is not None:
            raise BagIsKnown(identifier=known.identifier, day=date_words(known.imported_on))
        row = chain.record(
            BagImport(
                commission_id=by.commission_id,
                identifier=clean_text(reading.identifier),
                source=clean_text(reading.bag.info.get("Source-Organization", ""))[:250],
                manifest_sha256=reading.bag.manifest_sha256,
                texts={
                    path: _text(folder / path, path)
                    for path in reading.bag.manifest
                    if _ending(path) in TEXTS
                },
                imported_by=by.name,
                post_title=held.title,
                imported_on=when.day,
                imported_at=when.at,
            )
        )
        for path, sha256 in reading.bag.manifest.items():
            if _ending(path) in KEPT:
                with (folder / path).open("rb") as stream:
                    name = PurePosixPath(path).name
                    stored = store.keep(chain, File(stream, name=name), allowed=KEPT, max_bytes=MOST_BYTES)
                if stored.sha256 != sha256:
                    raise BagIsBroken(why=path)
                chain.record(BagFile(bag=row, path=path, file=stored))
    return row


def manifest_of(row: BagImport) -> dict[str, str]:
    """Return the SHA-256 of each file of a bag that was taken in, as it is kept now."""
    texts = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in row.texts.items()}
    files = {each.path: each.file.sha256 for each in row.files.select_related("file")}
    return dict(sorted((texts | files).items()))


def _record(commission: Commission, code: str) -> Record:
    record = records.record_for(commission.pk, code)
    if record is None:
        raise NoSuchRecord(code=clean_text(code)[:40])
    return record


def _payloads(chosen: Sequence[Record], when: Moment) -> Iterator[Payload]:
    for record in chosen:
        files = files_of(record)
        events = events_of(record, files, when.at)
        for piece in files:
            yield Payload(f"{record.code}/{piece.path}", piece.opened)
        for name, content in (
            ("arsip.json", canonical(_described(record, when))),
            ("premis.json", as_json(record, files, events)),
            ("premis.xml", as_xml(record, files, events)),
        ):
            yield Payload(f"{record.code}/{name}", lambda content=content: io.BytesIO(content))  # type: ignore[misc]


def _described(record: Record, when: Moment) -> dict[str, object]:
    retention = record.retention(when.day)
    return {
        "code": record.code,
        "number": record.number,
        "title": record.title,
        "enacted_on": record.enacted_on,
        "archive_code": record.archive_code,
        "archive_code_title": record.code_title,
        "place": record.place_words,
        "sheets": record.sheets,
        "retention": retention.words(),
        "retention_source": retention.rule.source,
    }


def _text(path: Path, name: str) -> str:
    content = path.read_bytes()
    if len(content) > MOST_TEXT or b"\0" in content:
        raise BagHasAForeignFile(path=name[:200])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BagHasAForeignFile(path=name[:200]) from error


def _ending(path: str) -> str:
    ending = PurePosixPath(path).suffix.lower().lstrip(".")
    return {"jpeg": "jpg"}.get(ending, ending)
