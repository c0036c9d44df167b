"""What there is to be found: each dossier for its own office, each public decree for everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from diktum.core.document import Decree, persons
from diktum.core.language import DecreeNumber
from diktum.core.procedure.events import Status
from diktum.dossiers.models import Dossier
from diktum.formats.text import write_text
from diktum.search.entries import OLD_KIND, Entry, Source
from diktum.stages.archive import old_decrees_queries as old_decrees
from diktum.stages.archive import queries as archive
from diktum.stages.archive import records_queries as records
from diktum.stages.drafting import queries as drafting
from diktum.stages.publication import queries as publication
from diktum.stages.publication.public_data import number_of
from diktum.stages.signing import queries as signing

if TYPE_CHECKING:
    from diktum.stages.archive.records_queries import Record
    from diktum.stages.publication.models import PublishedDecree

AT_ONCE = 200


def office_entries(commission_id: int, dossier_ids: Collection[int] | None = None) -> Iterator[Entry]:
    """Give what the staff of an office may find: all its dossiers, or those named (ten statements for 200)."""
    rows = Dossier.objects.filter(commission_id=commission_id).order_by("pk")
    if dossier_ids is not None:
        rows = rows.filter(pk__in=dossier_ids)
    after = 0
    while True:
        chunk = list(rows.filter(pk__gt=after)[:AT_ONCE])
        if not chunk:
            return
        yield from _staff_entries(chunk)
        after = chunk[-1].pk


def old_entries(commission_id: int, old_ids: Collection[int] | None = None) -> Iterator[Entry]:
    """Give what the staff of an office may find of the paper years: all its past decrees, or those named."""
    for chunk in old_decrees.old_records(commission_id, old_ids):
        read = old_decrees.read_texts([each.key[1] for each in chunk])
        places = _places(chunk)
        for each in chunk:
            yield _old_entry(each, places[each.key], read.get(each.key[1], ""))


def _places(chosen: Collection[Record]) -> dict[records.Key, str]:
    """Say where papers stand now; "" where they were destroyed (three statements)."""
    going_on = records.standings_of(chosen)
    gone = {key for key, standing in going_on.items() if standing.is_destroyed}
    return {each.key: "" if each.key in gone else each.place_words for each in chosen}


def _old_entry(record: Record, place: str, read: str) -> Entry:
    old = record.old
    assert old is not None, "it is a past decree"
    return Entry(
        ref=old.pk,
        source=Source.OLD,
        title=record.title,
        text=read,
        kind=OLD_KIND,
        status=Status.FINISHED,
        archive_code=record.archive_code,
        year=old.year,
        day=record.enacted_on.toordinal(),
        number=DecreeNumber(old.series, old.number, old.year),
        marks=tuple(filter(None, (record.code, record.number, place, record.archive_code))),
    )


def public_entries(dossier_ids: Collection[int] | None = None) -> Iterator[Entry]:
    """Give what everybody may find: the public decrees, all or those of the dossiers named, with their public text only."""
    rows = publication.public_decrees().order_by("pk")
    if dossier_ids is not None:
        rows = rows.filter(decree_id__in=dossier_ids)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield _public_entry(row)


def _public_entry(row: PublishedDecree) -> Entry:
    return Entry(
        ref=row.decree_id,
        title=row.title,
        text=row.words,
        kind=row.kind,
        unit=row.commission.slug,
        year=row.year,
        day=row.enacted_on.toordinal(),
        number=number_of(row),
    )


def _staff_entries(dossiers: list[Dossier]) -> Iterator[Entry]:
    booked = signing.AgendaLine.objects.filter(dossier__in=dossiers, void=None).select_related("book")
    lines = {line.dossier_id: line for line in booked}
    texts = drafting.latest_versions(dossiers)
    shelved = records.records_by_dossier(dossiers)
    places = _places(shelved.values())
    scanned = archive.scanned_texts(dossiers)
    for dossier in dossiers:
        line, version, record = lines.get(dossier.pk), texts.get(dossier.pk), shelved.get(dossier.pk)
        decree = drafting.decree_of(version) if version else None
        day = line.booked_on if line else dossier.opened_on
        marks = (dossier.code, *((places[record.key], record.archive_code) if record else ()))
        yield Entry(
            ref=dossier.pk,
            title=dossier.title,
            text="\n".join(filter(None, (_told(decree), scanned.get(dossier.pk, "")))),
            kind=dossier.kind,
            status=dossier.status,
            unit=str(dossier.proposing_unit_id),
            archive_code=record.archive_code if record else "",
            year=day.year,
            day=day.toordinal(),
            number=signing.decree_number(line) if line else None,
            names=tuple(person.name for person in persons(decree)) if decree else (),
            marks=tuple(filter(None, marks)),
        )


def _told(decree: Decree | None) -> str:
    """Return the text from Menimbang on: its title and number are known better elsewhere."""
    if decree is None:
        return ""
    whole = write_text(decree)
    head, mark, rest = whole.partition("Menimbang")
    return mark + rest if mark else head
