"""The two circles of readers, each with its part of the index and the rows of the database that it may open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Protocol

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.core.language import DecreeNumber
from diktum.core.procedure.events import Status
from diktum.dossiers.models import Dossier
from diktum.dossiers.search_queue import REFRESH
from diktum.people.queries import Actor
from diktum.search.asking import Asked
from diktum.search.entries import OLD_KIND, PUBLIC, Key, Source, shelf_of
from diktum.search.results import Filters, Hit
from diktum.search.snippets import Marker
from diktum.stages.archive import old_decrees_queries as old_decrees
from diktum.stages.archive import records_queries as records
from diktum.stages.archive.records_papers import said_of
from diktum.stages.archive.records_queries import Record, Standing
from diktum.stages.publication import queries as publication
from diktum.stages.publication.public_data import number_of, path_of
from diktum.stages.signing import queries as signing
from diktum.stages.signing.series import title_of

if TYPE_CHECKING:
    from diktum.stages.archive.models import OldDecree


class Reader(Protocol):
    """Who asks: which part of the index, what is shut all the same, and each hit as the database has it now."""

    @property
    def shelf(self) -> str:
        """Name the part of the index."""

    def shut(self) -> Collection[int]:
        """Give the keys that the index may still hold although they may no longer be found."""

    def hits(self, texts: Mapping[Key, str], marker: Marker) -> dict[Key, Hit]:
        """Describe the decrees that this reader may open, by key; others are left out."""

    def without_index(self, asked: Asked, filters: Filters, most: int) -> tuple[list[Key], int]:
        """Give the `most` newest keys that match in title or number, and how many match, straight from the database."""


class Staff:
    """The staff of one office: its own dossiers and its own past decrees, and no others."""

    def __init__(self, actor: Actor) -> None:
        self._office = actor.commission_id
        self.shelf = shelf_of(self._office)

    def shut(self) -> Collection[int]:
        """Give nothing: neither a dossier nor a past decree ever leaves its office."""
        return ()

    def hits(self, texts: Mapping[Key, str], marker: Marker) -> dict[Key, Hit]:
        """Read the dossiers and the past decrees (at most nine statements for a page)."""
        rows = Dossier.objects.filter(commission_id=self._office, pk__in=_refs(texts, Source.DOSSIER))
        dossiers = list(rows.select_related("proposing_unit"))
        numbers = signing.numbers_of(dossiers)
        shelved = records.records_by_dossier(dossiers)
        past = [
            each
            for chunk in old_decrees.old_records(self._office, _refs(texts, Source.OLD))
            for each in chunk
        ]
        going_on = records.standings_of([*shelved.values(), *past])
        hits = [
            _dossier_hit(row, numbers.get(row.pk), _place(shelved.get(row.pk), going_on), texts, marker)
            for row in dossiers
        ]
        hits += [_old_hit(each, _place(each, going_on), texts, marker) for each in past]
        return {Key(hit.source, hit.ref): hit for hit in hits}

    def without_index(self, asked: Asked, filters: Filters, most: int) -> tuple[list[Key], int]:
        """Look through titles, codes and numbers: dossiers first, then the paper years."""
        rows = Dossier.objects.filter(commission_id=self._office)
        columns = {"year": "opened_on__year", "kind": "kind", "status": "status", "unit": "proposing_unit_id"}
        for name, value in filters.as_terms().items():
            rows = rows.filter(**{columns[name]: value}) if name in columns else rows.none()
        for word in asked.all_words:
            rows = rows.filter(Q(title__icontains=word) | Q(code__icontains=word))
        for number in asked.numbers:
            rows = rows.filter(pk__in=_numbered(self._office, number))
        old = self._old_without_index(asked, filters)
        keys = [
            Key(Source.DOSSIER, each) for each in rows.order_by("-pk").values_list("pk", flat=True)[:most]
        ]
        keys += [Key(Source.OLD, each) for each in old.values_list("pk", flat=True)[: most - len(keys)]]
        return keys, rows.count() + old.count()

    def _old_without_index(self, asked: Asked, filters: Filters) -> QuerySet[OldDecree]:
        rows = old_decrees.old_matching(
            self._office, asked.all_words, asked.numbers, year=filters.year, code=filters.archive_code
        )
        fits = filters.kind in ("", OLD_KIND) and filters.status in ("", Status.FINISHED) and not filters.unit
        return rows if fits else rows.none()


def _refs(keys: Collection[Key], source: Source) -> list[int]:
    return [key.ref for key in keys if key.source is source]


def _place(record: Record | None, going_on: Mapping[records.Key, Standing]) -> str:
    """Say where the paper is: its place on the shelf, who has it, or that it was destroyed; "" without a record."""
    if record is None:
        return ""
    standing = going_on.get(record.key, Standing())
    place = "" if standing.is_destroyed else record.place_words or _("belum mempunyai tempat")
    return " · ".join(filter(None, (place, said_of(standing))))


def _dossier_hit(
    row: Dossier, number: DecreeNumber | None, place: str, texts: Mapping[Key, str], marker: Marker
) -> Hit:
    return Hit(
        ref=row.pk,
        code=row.code,
        title=marker.marked(row.title),
        snippet=marker.snippet(texts[Key(Source.DOSSIER, row.pk)]),
        number=number.in_text() if number else "",
        day=row.opened_on,
        kind=row.kind,
        status=row.status,
        unit=row.proposing_unit.name,
        path=f"/berkas/{row.code}/",
        place=place,
    )


def _old_hit(record: Record, place: str, texts: Mapping[Key, str], marker: Marker) -> Hit:
    old = record.old
    assert old is not None, "it is a past decree"
    return Hit(
        ref=old.pk,
        source=Source.OLD,
        code=record.code,
        title=marker.marked(record.title),
        snippet=marker.snippet(texts[Key(Source.OLD, old.pk)]),
        number=record.number,
        day=record.enacted_on,
        kind=OLD_KIND,
        status=Status.FINISHED,
        unit=title_of(old.series),
        path=record.url,
        place=place,
    )


def _numbered(commission_id: int, number: str) -> list[int]:
    digits, _slash, year = number.partition("/")
    rows = signing.AgendaLine.objects.filter(
        book__commission_id=commission_id, number=int(digits), void=None, dossier__isnull=False
    )
    rows = rows.filter(book__year=int(year)) if year else rows
    return [line.dossier_id for line in rows if line.dossier_id is not None]


class Everybody:
    """The public: what publication made public, of all offices."""

    shelf = PUBLIC

    def shut(self) -> Collection[int]:
        """Give the dossiers that changed, wait for the index, and are not public now."""
        waiting = ProcrastinateJob.objects.filter(
            queue_name="search", task_name=REFRESH, status__in=("todo", "doing", "failed")
        ).values_list("args__dossier_id", flat=True)
        changed = {int(each) for each in waiting if each is not None}
        if not changed:
            return ()
        follows = Dossier.objects.filter(pk__in=changed, follows__isnull=False)
        changed |= {each for each in follows.values_list("follows_id", flat=True) if each is not None}
        public = publication.public_decrees().filter(decree_id__in=changed)
        return changed - set(public.values_list("decree_id", flat=True))

    def hits(self, texts: Mapping[Key, str], marker: Marker) -> dict[Key, Hit]:
        """Read the public decrees (one statement): nothing of them comes from anywhere else."""
        rows = publication.public_decrees().filter(decree_id__in=_refs(texts, Source.DOSSIER))
        return {
            Key(Source.DOSSIER, row.decree_id): Hit(
                ref=row.decree_id,
                code="",
                title=marker.marked(row.title),
                snippet=marker.snippet(row.words.partition("\n")[2]),
                number=number_of(row).in_text(),
                day=row.enacted_on,
                kind=row.kind,
                status="",
                unit=row.commission.name,
                path=path_of(row),
            )
            for row in rows
        }

    def without_index(self, asked: Asked, filters: Filters, most: int) -> tuple[list[Key], int]:
        """Look through the words that are public."""
        rows = publication.public_decrees(
            slug=filters.unit,
            words=" ".join((*asked.all_words, *(number.split("/")[0] for number in asked.numbers))),
            year=filters.year,
            kind=filters.kind,
        )
        keys = [Key(Source.DOSSIER, each) for each in rows.values_list("decree_id", flat=True)[:most]]
        return keys, rows.count()
