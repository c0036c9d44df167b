"""Questions about records: every original and old decree as one thing, where it stands, who has it, what keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q, Sum

from diktum.dossiers.models import Dossier
from diktum.people.models import Commission
from diktum.stages.archive.models import (
    DisposalItem,
    LegalHold,
    Loan,
    OldDecree,
    Original,
    Relocation,
    Scan,
)
from diktum.stages.archive.place import ShelfPlace
from diktum.stages.archive.retention_rules import Retention, retention_of

Key = tuple[str, int]
PLACE_TITLES = (("", "room"), ("Lemari", "cabinet"), ("Rak", "shelf"), ("Boks", "box"), ("Folder", "folder"))


@dataclass(frozen=True, slots=True)
class Record:
    """Arsip: one decree on the shelf. `closed_on` is the day from which its years are counted."""

    code: str
    number: str
    title: str
    enacted_on: dt.date
    closed_on: dt.date
    archive_code: str
    code_title: str
    place: ShelfPlace
    sheets: int
    pages: int
    original: Original | None = None
    old: OldDecree | None = None

    @property
    def key(self) -> Key:
        """Return what names the record in a line about it."""
        return ("original", self.original.pk) if self.original else ("old", self.old.pk if self.old else 0)

    @property
    def about(self) -> dict[str, Original | OldDecree | None]:
        """Return the columns by which a line is about this record."""
        return {"original": self.original, "old": self.old}

    @property
    def url(self) -> str:
        """Return the address of its page."""
        return f"/arsip/catatan/{self.code}/"

    @property
    def place_words(self) -> str:
        """Return the place from large to small, "" where the paper has none."""
        return words_of(self.place)

    def retention(self, day: dt.date) -> Retention:
        """Return the retention by the rules in force on a day."""
        return retention_of(self.archive_code, self.closed_on, day)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is going on with a record: the open loan, open holds, the newest disposal that was not turned down."""

    loan: Loan | None = None
    holds: tuple[LegalHold, ...] = ()
    disposal: DisposalItem | None = None

    @property
    def is_destroyed(self) -> bool:
        """Return whether the paper was destroyed, with proof."""
        return self.disposal is not None and _is_proved(self.disposal)


def words_of(place: ShelfPlace) -> str:
    """Return a place in words: Arsip Hukum · Lemari 2 · Folder 0042."""
    named = ((title, getattr(place, field)) for title, field in PLACE_TITLES)
    return " · ".join(f"{title} {value}".strip() for title, value in named if value)


def records_of(*, originals: Sequence[Original] = (), olds: Sequence[OldDecree] = ()) -> tuple[Record, ...]:
    """Return the records of some originals (with their dossiers) and old decrees, newest decree first (two statements)."""
    scans = Scan.objects.filter(original__in=originals).order_by()
    pages = dict(scans.values_list("original").annotate(n=Sum("pages")))
    built = [_of_original(each, pages.get(each.pk, 0)) for each in originals] + [
        _of_old(each) for each in olds
    ]
    moves = Relocation.objects.filter(Q(original__in=originals) | Q(old__in=olds)).order_by("pk")
    moved = {key_of(move): move for move in moves}
    placed = (replace(each, place=_place(moved[each.key])) if each.key in moved else each for each in built)
    return tuple(sorted(placed, key=lambda each: (each.enacted_on, each.code), reverse=True))


def records_by_dossier(dossiers: Collection[Dossier]) -> dict[int, Record]:
    """Return the records of many dossiers by their keys; nothing for those that are not archived (three statements)."""
    rows = Original.objects.filter(dossier__in=dossiers).select_related("dossier")
    found = records_of(originals=list(rows))
    return {each.original.dossier_id: each for each in found if each.original is not None}


def record_for(commission_id: int, code: str) -> Record | None:
    """Return the record of a code (of a dossier, or of an old decree) of an office, or None."""
    return records_coded(commission_id, [code]).get(code)


def records_coded(commission_id: int, codes: Collection[str]) -> dict[str, Record]:
    """Return records of an office by their codes (four statements); unknown codes are left out."""
    wanted = [code for code in codes if "\x00" not in code]  # the database knows no such letter
    originals = Original.objects.filter(dossier__commission_id=commission_id, dossier__code__in=wanted)
    olds = OldDecree.objects.filter(commission_id=commission_id, code__in=wanted)
    found = records_of(originals=list(originals.select_related("dossier")), olds=list(olds))
    return {each.code: each for each in found}


def records_named(keys: Iterable[Key]) -> dict[Key, Record]:
    """Return the records that lines are about, by key (four statements)."""
    wanted = list(keys)
    originals = Original.objects.filter(pk__in=[key for kind, key in wanted if kind == "original"])
    olds = OldDecree.objects.filter(pk__in=[key for kind, key in wanted if kind == "old"])
    found = records_of(originals=list(originals.select_related("dossier")), olds=list(olds))
    return {each.key: each for each in found}


def standings(commission_id: int) -> dict[Key, Standing]:
    """Return what is going on with every record of an office with which anything is (three statements)."""
    ours = Q(original__dossier__commission_id=commission_id) | Q(old__commission_id=commission_id)
    return _standings(ours)


def standing_of(record: Record) -> Standing:
    """Return what is going on with one record."""
    return standings_of([record]).get(record.key, Standing())


def standings_of(chosen: Iterable[Record]) -> dict[Key, Standing]:
    """Return what is going on with some records, where anything is (three statements; none for no records)."""
    keys = [each.key for each in chosen]
    if not keys:
        return {}
    originals = [key for kind, key in keys if kind == "original"]
    return _standings(Q(original__in=originals) | Q(old__in=[key for kind, key in keys if kind == "old"]))


def loans_of(record: Record) -> tuple[Loan, ...]:
    """Return every loan of a record, newest first."""
    return tuple(Loan.objects.filter(**_named(record)).select_related("returned").order_by("-pk"))


def holds_of(record: Record) -> tuple[LegalHold, ...]:
    """Return every hold of a record, newest first."""
    return tuple(LegalHold.objects.filter(**_named(record)).select_related("released").order_by("-pk"))


def relocations_of(record: Record) -> tuple[Relocation, ...]:
    """Return where a record was moved, newest first."""
    return tuple(Relocation.objects.filter(**_named(record)).order_by("-pk"))


def lock(commission_id: int) -> Commission:
    """Have whoever changes something about records of an office wait for one another until the commit."""
    return Commission.objects.select_for_update(no_key=True).get(pk=commission_id)


def key_of(row: Loan | LegalHold | DisposalItem | Relocation) -> Key:
    """Return the record that a line is about."""
    return ("original", row.original_id) if row.original_id else ("old", row.old_id or 0)


def _named(record: Record) -> dict[str, int]:
    return {f"{record.key[0]}_id": record.key[1]}


def _place(row: Original | OldDecree | Relocation) -> ShelfPlace:
    return ShelfPlace(row.room, row.folder, row.cabinet, row.shelf, row.box)


def _of_original(row: Original, pages: int) -> Record:
    return Record(
        code=row.dossier.code,
        number=row.decree_number,
        title=row.decree_title,
        enacted_on=row.enacted_on,
        closed_on=row.archived_on,
        archive_code=row.archive_code,
        code_title=row.code_title,
        place=_place(row),
        sheets=row.sheets,
        pages=pages,
        original=row,
    )


def _of_old(row: OldDecree) -> Record:
    return Record(
        code=row.code,
        number=_in_text(row.number_text),
        title=row.title,
        enacted_on=row.enacted_on,
        closed_on=row.enacted_on,
        archive_code=row.archive_code,
        code_title=row.code_title,
        place=_place(row),
        sheets=row.sheets,
        pages=row.pages,
        old=row,
    )


def _in_text(number: str) -> str:
    """Return "NOMOR 12 TAHUN 2019" as it is written in a sentence; numbers of another pattern stay as they are."""
    return number.replace("NOMOR ", "Nomor ").replace(" TAHUN ", " Tahun ")


def _standings(about: Q) -> dict[Key, Standing]:
    loans = {key_of(each): each for each in Loan.objects.filter(about, returned=None).order_by("pk")}
    holds: dict[Key, tuple[LegalHold, ...]] = {}
    for hold in LegalHold.objects.filter(about, released=None).order_by("pk"):
        holds[key_of(hold)] = (*holds.get(key_of(hold), ()), hold)
    items = DisposalItem.objects.filter(about).exclude(proposal__decision__is_approved=False)
    disposals = {
        key_of(each): each for each in items.select_related("proposal__decision__proof").order_by("pk")
    }
    return {
        key: Standing(loans.get(key), holds.get(key, ()), disposals.get(key))
        for key in loans.keys() | holds.keys() | disposals.keys()
    }


def _is_proved(item: DisposalItem) -> bool:
    decision = getattr(item.proposal, "decision", None)
    return decision is not None and hasattr(decision, "proof")
