"""The two circles of readers, each with its part of the index and the rows of the database that it may open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from django.db.models import Q
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.core.language import DecreeNumber
from diktum.dossiers.models import Dossier
from diktum.dossiers.search_queue import REFRESH
from diktum.people.queries import Actor
from diktum.search.asking import Asked
from diktum.search.entries import PUBLIC, shelf_of
from diktum.search.results import Filters, Hit
from diktum.search.snippets import Marker
from diktum.stages.archive import queries as archive
from diktum.stages.publication import queries as publication
from diktum.stages.publication.public_data import number_of, path_of
from diktum.stages.signing import queries as signing


class Reader(Protocol):
    """Who asks: which part of the index, what is shut all the same, and each hit as the database has it now."""

    @property
    def shelf(self) -> str:
        """Name the part of the index."""

    def shut(self) -> Collection[int]:
        """Give the keys that the index may still hold although they may no longer be found."""

    def hits(self, texts: Mapping[int, str], marker: Marker) -> dict[int, Hit]:
        """Describe the decrees that this reader may open, by key; others are left out."""

    def without_index(self, asked: Asked, filters: Filters) -> tuple[list[int], int]:
        """Give the newest keys that match in title or number, and how many, straight from the database."""


class Staff:
    """The staff of one office: its own dossiers and no others."""

    def __init__(self, actor: Actor) -> None:
        self._office = actor.commission_id
        self.shelf = shelf_of(self._office)

    def shut(self) -> Collection[int]:
        """Give nothing: a dossier never leaves its office."""
        return ()

    def hits(self, texts: Mapping[int, str], marker: Marker) -> dict[int, Hit]:
        """Read the dossiers (three statements)."""
        rows = list(
            Dossier.objects.filter(commission_id=self._office, pk__in=texts).select_related("proposing_unit")
        )
        numbers = signing.numbers_of(rows)
        places = {key: archive.place_words(original) for key, original in archive.originals_of(rows).items()}
        return {
            row.pk: self._hit(row, numbers.get(row.pk), places.get(row.pk, ""), texts[row.pk], marker)
            for row in rows
        }

    def _hit(
        self,
        row: Dossier,
        number: DecreeNumber | None,
        place: str,
        text: str,
        marker: Marker,
    ) -> Hit:
        return Hit(
            ref=row.pk,
            code=row.code,
            title=marker.marked(row.title),
            snippet=marker.snippet(text),
            number=number.in_text() if number else "",
            day=row.opened_on,
            kind=row.kind,
            status=row.status,
            unit=row.proposing_unit.name,
            path=f"/berkas/{row.code}/",
            place=place,
        )

    def without_index(self, asked: Asked, filters: Filters) -> tuple[list[int], int]:
        """Look through titles and codes."""
        rows = Dossier.objects.filter(commission_id=self._office)
        columns = {"year": "opened_on__year", "kind": "kind", "status": "status", "unit": "proposing_unit_id"}
        for name, value in filters.as_terms().items():
            rows = rows.filter(**{columns[name]: value}) if name in columns else rows.none()
        for word in asked.all_words:
            rows = rows.filter(Q(title__icontains=word) | Q(code__icontains=word))
        for number in asked.numbers:
            rows = rows.filter(pk__in=_numbered(self._office, number))
        return list(rows.order_by("-pk").values_list("pk", flat=True)[:200]), rows.count()


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

    def hits(self, texts: Mapping[int, str], marker: Marker) -> dict[int, Hit]:
        """Read the public decrees (one statement): nothing of them comes from anywhere else."""
        rows = publication.public_decrees().filter(decree_id__in=texts)
        return {
            row.decree_id: Hit(
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

    def without_index(self, asked: Asked, filters: Filters) -> tuple[list[int], int]:
        """Look through the words that are public."""
        rows = publication.public_decrees(
            slug=filters.unit,
            words=" ".join((*asked.all_words, *(number.split("/")[0] for number in asked.numbers))),
            year=filters.year,
            kind=filters.kind,
        )
        return list(rows.values_list("decree_id", flat=True)[:200]), rows.count()
