"""Read lines of the paper book: the columns of a list, and every row as typed values or as a fault by its row."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from diktum.core.language import clean_text, date_words, month_name
from diktum.core.refusal import gettext_noop
from diktum.formats.sheet_rows import UnreadableSheetError, read_rows
from diktum.stages.signing.numbers_refusals import PaperListIsUnreadable

MOST_ROWS = 12_000
HIGHEST = 99_999
COLUMNS = {
    "number": "No. urut",
    "booked_on": "Tanggal agenda",
    "number_text": "Nomor keputusan",
    "signed_on": "Tanggal ditetapkan",
    "title": "Tentang",
    "nature": "Sifat",
    "proposed_by": "Pengusul",
    "signed_by": "Penanda tangan",
    "plenary_record": "Berita acara pleno",
    "place": "Letak pada buku fisik",
    "void_reason": "Alasan batal",
}
NEEDED = ("number", "booked_on", "signed_on", "title")
NATURES = ("penetapan", "pengaturan")
LENGTHS = {
    "number_text": 100,
    "title": 500,
    "proposed_by": 250,
    "signed_by": 500,
    "plenary_record": 200,
    "place": 200,
    "void_reason": 2_000,
}
_MONTHS = [month_name(n).lower() for n in range(1, 13)]
_UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the paper book. `row` is where it stands in the list; `number_text` is "" where the series writes it."""

    row: int
    number: int
    booked_on: dt.date
    signed_on: dt.date
    title: str
    number_text: str = ""
    nature: str = ""
    proposed_by: str = ""
    signed_by: str = ""
    plenary_record: str = ""
    place: str = ""
    void_reason: str = ""

    def kept(self) -> dict[str, str | int]:
        """Return the line as JSON keeps it."""
        return asdict(self) | {
            "booked_on": self.booked_on.isoformat(),
            "signed_on": self.signed_on.isoformat(),
        }

    @classmethod
    def from_kept(cls, kept: Mapping[str, str | int]) -> PaperLine:
        """Return the line that `kept` wrote down."""
        days = {name: dt.date.fromisoformat(str(kept[name])) for name in ("booked_on", "signed_on")}
        return cls(**{**kept, **days})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class PaperFault:
    """What is wrong with a row: a sentence to be translated, and its facts."""

    row: int
    message: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list as it was read."""

    lines: tuple[PaperLine, ...]
    faults: tuple[PaperFault, ...]


def read_paper_list(content: bytes, *, year: int, today: dt.date) -> PaperList:
    """
    Return the lines of a list (XLSX or CSV) for the book of a year, and its faulty rows. Formulas stay text.

    Raises PaperListIsUnreadable for a file that is no table, or lacks a column that is needed.
    """
    try:
        rows = read_rows(content, most_rows=MOST_ROWS, formulas=True)
    except UnreadableSheetError as broken:
        raise PaperListIsUnreadable(why=str(broken)) from broken
    places = _places(rows[0])
    lines: list[PaperLine] = []
    faults: list[PaperFault] = []
    for place, row in enumerate(rows[1:], start=2):
        cells = {key: row[n] if n < len(row) else "" for key, n in places.items()}
        read = line_of(cells, row=place, year=year, today=today)
        (lines if isinstance(read, PaperLine) else faults).append(read)  # type: ignore[arg-type]
    if not lines and not faults:
        raise PaperListIsUnreadable(why="Tidak ada baris di bawah judul kolom.")
    return PaperList(tuple(lines), tuple(faults))


def line_of(cells: Mapping[str, str], *, row: int, year: int, today: dt.date) -> PaperLine | PaperFault:
    """Return the cells of one row as a line, or the first thing that is wrong with it."""
    told = {key: clean_text(value).strip() for key, value in cells.items()}
    fault = _fault_of_text(told, row)
    if fault is not None:
        return fault
    number = _number(told["number"])
    booked_on, signed_on = _day(told["booked_on"]), _day(told["signed_on"])
    if number is None:
        return _fault(
            row, gettext_noop("nomor urut “%(given)s” bukan angka 1 sampai 99999"), given=told["number"]
        )
    if booked_on is None or signed_on is None:
        given = told["booked_on"] if booked_on is None else told["signed_on"]
        return _fault(
            row, gettext_noop("tanggal “%(given)s” tidak dapat dibaca; tulis 31-12-2022"), given=given
        )
    fault = _fault_of_days(row, booked_on, signed_on, year, today)
    if fault is not None:
        return fault
    texts = {key: told.get(key, "") for key in (*LENGTHS, "nature")}
    return PaperLine(row, number, booked_on, signed_on, **texts | {"nature": texts["nature"].lower()})


def faults_of_list(lines: Sequence[PaperLine], taken: Mapping[int, str]) -> tuple[PaperFault, ...]:
    """Return the rows that share a number with another row, or with a line that the book has already."""
    counted = Counter(line.number for line in lines)
    first: dict[int, int] = {}
    faults: list[PaperFault] = []
    for line in lines:
        facts = {"number": str(line.number)}
        if line.number in taken:
            clash = gettext_noop("nomor %(number)s sudah ada pada buku ini: %(title)s")
            faults.append(_fault(line.row, clash, **facts, title=taken[line.number][:80]))
        elif counted[line.number] > 1 and line.number in first:
            double = gettext_noop("nomor %(number)s sudah ditulis pada baris %(other)s daftar ini")
            faults.append(_fault(line.row, double, **facts, other=str(first[line.number])))
        first.setdefault(line.number, line.row)
    return tuple(faults)


def missing_after(lines: Iterable[PaperLine], taken: Iterable[int], last: int) -> frozenset[int]:
    """Return the numbers that would have no line once these are taken in, up to the highest of all."""
    known = {line.number for line in lines} | set(taken)
    return frozenset(range(1, max(known | {last}, default=0) + 1)) - known


def _places(head: Sequence[str]) -> dict[str, int]:
    titles = {title.casefold(): key for key, title in COLUMNS.items()}
    places: dict[str, int] = {}
    for n, title in enumerate(head):
        key = titles.get(title.casefold().strip())
        if key is not None:
            places.setdefault(key, n)
    lacking = [COLUMNS[key] for key in NEEDED if key not in places]
    if lacking:
        raise PaperListIsUnreadable(why=f"Kolom yang tidak ada: {', '.join(lacking)}.")
    return places


def _fault_of_text(told: Mapping[str, str], row: int) -> PaperFault | None:
    for key, value in told.items():
        if _UNREADABLE in value:
            return _fault(
                row,
                gettext_noop("ada huruf yang tidak terbaca pada %(column)s; simpan sebagai UTF-8"),
                column=COLUMNS[key],
            )
        if len(value) > LENGTHS.get(key, 60):
            return _fault(row, gettext_noop("%(column)s terlalu panjang"), column=COLUMNS[key])
    for key in NEEDED:
        if not told.get(key):
            return _fault(row, gettext_noop("%(column)s kosong"), column=COLUMNS[key])
    if told.get("nature") and told["nature"].lower() not in NATURES:
        return _fault(
            row, gettext_noop("sifat “%(given)s” bukan penetapan atau pengaturan"), given=told["nature"]
        )
    return None


def _fault_of_days(
    row: int, booked_on: dt.date, signed_on: dt.date, year: int, today: dt.date
) -> PaperFault | None:
    if booked_on > today or signed_on > today:
        return _fault(
            row, gettext_noop("tanggal %(day)s belum tiba"), day=date_words(max(booked_on, signed_on))
        )
    if signed_on > booked_on:
        return _fault(
            row, gettext_noop("ditetapkan %(day)s, sesudah tanggal agenda"), day=date_words(signed_on)
        )
    if booked_on.year != year:
        return _fault(
            row, gettext_noop("tanggal agenda %(day)s bukan tahun buku ini"), day=date_words(booked_on)
        )
    return None


def _fault(row: int, message: str, **facts: str) -> PaperFault:
    return PaperFault(row, message, tuple(facts.items()))


def _number(text: str) -> int | None:
    digits = text.rstrip(".").strip()
    return int(digits) if re.fullmatch(r"[0-9]{1,5}", digits) and 1 <= int(digits) <= HIGHEST else None


def _day(text: str) -> dt.date | None:
    """Read 31-12-2022, 31/12/2022, 31.12.2022, 2022-12-31 or 31 Desember 2022."""
    found = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[A-Za-z]+)[-/. ]([0-9]{4})", text)
    if found:
        day, month, year = found.groups()
    else:
        found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?", text)
        if not found:
            return None
        year, month, day = found.groups()
    if not month.isdigit():
        if month.lower() not in _MONTHS:
            return None
        month = str(_MONTHS.index(month.lower()) + 1)
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
