"""Lists of records, originals and old decrees as one: narrowed, counted, ordered and cut into pages by the database."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, overload

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Collate, Concat, ExtractYear, Lower

from diktum.stages.archive.models import (
    DisposalItem,
    LegalHold,
    Loan,
    OldDecree,
    OldDecreeText,
    Original,
    Relocation,
    Scan,
)
from diktum.stages.archive.records_queries import PLACE_TITLES, Record, records_of

PLACE_FIELDS = tuple(field for _title, field in PLACE_TITLES)
MOST_WORDS = 8
KINDS = ("original", "old")  # columns by which a line is about a record
BREAK = Value("\x01")  # before every letter, so that a shorter word comes first
_TEXT = TextField()


@dataclass(frozen=True, slots=True)
class Records:
    """
    Records of one office, read as far as they are looked at: count and slice it, or turn its pages with a Paginator.

    A slice costs five statements and a count two, however many records there are. The newest decree comes first, or
    `by_shelf` what stands first on the shelf, papers without a place last.
    """

    originals: QuerySet[Original]
    olds: QuerySet[OldDecree]
    by_shelf: bool = False

    def __len__(self) -> int:
        return self.count()

    def count(self) -> int:
        """Count the records (two statements)."""
        return self.originals.count() + self.olds.count()

    def __iter__(self) -> Iterator[Record]:
        yield from self[:]

    @overload
    def __getitem__(self, part: int) -> Record: ...

    @overload
    def __getitem__(self, part: slice) -> tuple[Record, ...]: ...

    def __getitem__(self, part: int | slice) -> Record | tuple[Record, ...]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        named = [(kind, key) for kind, key, *_order in self._named()[part]]
        keys = {kind: [key for of, key in named if of == kind] for kind in KINDS}
        originals = Original.objects.filter(pk__in=keys["original"]).select_related("dossier")
        olds = OldDecree.objects.filter(pk__in=keys["old"])
        read = {each.key: each for each in records_of(originals=list(originals), olds=list(olds))}
        return tuple(read[kind, key] for kind, key in named)

    def in_shelf_order(self) -> Records:
        """Order the records as they stand on the shelf."""
        return replace(self, by_shelf=True)

    def where(self, originals: Q, olds: Q | None = None) -> Records:
        """Narrow both kinds, by the same condition where only one is given."""
        return replace(
            self,
            originals=self.originals.filter(originals),
            olds=self.olds.filter(originals if olds is None else olds),
        )

    def lent(self, overdue_on: dt.date | None = None) -> Records:
        """Narrow to what is lent, or to what should have been back before a day."""
        loans = Loan.objects.filter(returned=None)
        return self._with(loans if overdue_on is None else loans.filter(due_on__lt=overdue_on))

    def held(self) -> Records:
        """Narrow to what is held against its retention."""
        return self._with(LegalHold.objects.filter(released=None))

    def undisposed(self) -> Records:
        """Narrow to what no standing proposal would let go."""
        items = DisposalItem.objects.exclude(proposal__decision__is_approved=False)
        return self.where(~_about(items, "original"), ~_about(items, "old"))

    def lacking(self) -> Records:
        """Narrow to what lacks the paper's place, the scan, or the same number of pages in both."""
        scans = Scan.objects.filter(original=OuterRef("pk")).order_by().values("original")
        scanned = Coalesce(
            Subquery(scans.annotate(n=Sum("pages")).values("n"), output_field=IntegerField()), 0
        )
        nowhere = Q(**dict.fromkeys(PLACE_FIELDS, "")) & ~_about(Relocation.objects.all(), "old")
        unequal = Q(sheets__gt=0) & ~Q(sheets=F("pages"))
        return replace(
            self,
            originals=self.originals.annotate(scanned=scanned).exclude(scanned=F("sheets")),
            olds=self.olds.filter(nowhere | Q(pages=0) | unequal),
        )

    def closed_by(self, days: Mapping[str, dt.date]) -> Records:
        """Narrow to the archive codes named, each closed on its day or before."""
        originals, olds = Q(pk__in=[]), Q(pk__in=[])
        for code, day in days.items():
            originals |= Q(archive_code=code, archived_on__lte=day)
            olds |= Q(archive_code=code, enacted_on__lte=day)
        return self.where(originals, olds)

    def closed_after(self, days: Mapping[str, dt.date]) -> Records:
        """Leave out the archive codes named where they were closed on their day or before."""
        gone = self.closed_by(days)
        return self.where(
            ~Q(pk__in=gone.originals.values("pk")),
            ~Q(pk__in=gone.olds.values("pk")),
        )

    def years(self) -> tuple[tuple[int, int], ...]:
        """Return the years of the records with how many there are, newest first (two statements)."""
        return tuple(sorted(self._counted(ExtractYear("enacted_on")).items(), reverse=True))

    def codes(self) -> tuple[tuple[str, int], ...]:
        """Return the archive codes of the records with how many there are (two statements)."""
        return tuple(sorted(self._counted(F("archive_code")).items()))

    def _counted(self, column: Any) -> Counter[Any]:
        found: Counter[Any] = Counter()
        for rows in (self.originals, self.olds):
            found.update(dict(rows.order_by().values_list(column).annotate(n=Count("pk"))))
        return found

    def _with(self, lines: QuerySet[Any]) -> Records:
        return self.where(_about(lines, "original"), _about(lines, "old"))

    def _named(self) -> QuerySet[Any]:
        """Select what names each record, in order."""
        originals = self._columns(self.originals, "original", F("dossier__code"))
        olds = self._columns(self.olds, "old", F("code"))
        order = ("stands", "told") if self.by_shelf else ("-day", "-told")
        return originals.union(olds, all=True).order_by(*order)

    def _columns(self, rows: QuerySet[Any], kind: str, code: F) -> QuerySet[Any]:
        stands = _placed(kind, _shelf_key()) if self.by_shelf else Value("", output_field=_TEXT)
        named: QuerySet[Any] = rows.order_by().annotate(
            of=Value(kind, output_field=CharField()),
            key=F("pk"),
            day=F("enacted_on"),
            told=Collate(code, "C"),
            stands=stands,
        )
        return named.values_list("of", "key", "day", "told", "stands")


def records(commission_id: int) -> Records:
    """Return every record of an office, newest decree first."""
    originals = Original.objects.filter(dossier__commission_id=commission_id)
    return Records(originals, OldDecree.objects.filter(commission_id=commission_id))


def found(
    commission_id: int, words: str = "", *, year: int | None = None, code: str = "", place: str = ""
) -> Records:
    """Return the records in which every word stands, narrowed by year, archive code and place."""
    chosen = records(commission_id)
    for word in words.split()[:MOST_WORDS]:
        told = Q(title__icontains=word) | Q(code__icontains=word) | Q(number_text__icontains=word)
        read = OldDecreeText.objects.filter(decree=OuterRef("pk"), text__icontains=word)
        chosen = chosen.where(
            Q(decree_title__icontains=word)
            | Q(decree_number__icontains=word)
            | Q(dossier__code__icontains=word),
            told | Q(Exists(read)),
        )
    if year is not None:
        chosen = chosen.where(Q(enacted_on__year=year))
    if code:
        chosen = chosen.where(Q(archive_code__istartswith=code))
    return _standing_at(chosen, place.split()[:MOST_WORDS]) if place.split() else chosen


def _standing_at(chosen: Records, words: list[str]) -> Records:
    wanted = Q(*(Q(where__icontains=word) for word in words))
    return replace(
        chosen,
        originals=chosen.originals.annotate(where=_placed("original", _words())).filter(wanted),
        olds=chosen.olds.annotate(where=_placed("old", _words())).filter(wanted),
    )


def _about(lines: QuerySet[Any], kind: str) -> Q:
    """Say whether one of these lines is about the record."""
    return Q(Exists(lines.filter(**{kind: OuterRef("pk")})))


def _placed(kind: str, expression: Any) -> Any:
    """Work out something of the place where a record stands now: of the last move, else of its own."""
    moves: QuerySet[Model] = Relocation.objects.filter(**{kind: OuterRef("pk")}).order_by("-pk")
    moved = Subquery(moves.annotate(out=expression).values("out")[:1], output_field=_TEXT)
    return Coalesce(moved, expression, output_field=_TEXT)


def _words() -> Any:
    """Write a place as `records_queries.words_of` does."""
    return Concat(
        *(
            Case(
                When(**{field: ""}, then=Value("")),
                default=Concat(Value(f" · {title} "), F(field), output_field=_TEXT),
                output_field=_TEXT,
            )
            for title, field in PLACE_TITLES
        ),
        output_field=_TEXT,
    )


def _shelf_key() -> Any:
    """Write a place so that its letters stand as on the shelf, 2 before 10; `records_papers.by_place` does the same."""
    parts: list[Any] = []
    for field in PLACE_FIELDS:
        parts += [_natural(F(field)), BREAK]
    nowhere = When(**dict.fromkeys(PLACE_FIELDS, ""), then=Value("1"))
    first = Case(nowhere, default=Value("0"), output_field=_TEXT)
    return Collate(Concat(first, *parts, output_field=_TEXT), "C")


def _natural(text: Any) -> Any:
    """Write every number with ten digits."""
    longer = _regexp(Lower(text), "([0-9]+)", r"0000000000\1")
    return _regexp(longer, "[0-9]*([0-9]{10})", r"\1")


def _regexp(text: Any, pattern: str, other: str) -> Any:
    return Func(text, Value(pattern), Value(other), Value("g"), function="REGEXP_REPLACE", output_field=_TEXT)
