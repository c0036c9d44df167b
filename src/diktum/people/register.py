"""Read a list of persons from a spreadsheet: every row as typed values, every fault by its row. Nothing is stored here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from diktum.core.language import clean_text
from diktum.core.language.names import check_nip
from diktum.core.refusal import gettext_noop
from diktum.formats.sheet_rows import UnreadableSheetError, read_rows
from diktum.people.register_models import Ending, RankClass
from diktum.people.register_refusals import ColumnIsTwice, ColumnsAreWrong, SheetIsUnreadable

MOST_ROWS = 12_000
COLUMNS: Mapping[str, str] = {
    "name": gettext_noop("Nama"),
    "before": gettext_noop("Gelar di depan"),
    "after": gettext_noop("Gelar di belakang"),
    "nip": gettext_noop("NIP"),
    "email": gettext_noop("Surel"),
    "title": gettext_noop("Jabatan dinas"),
    "institution": gettext_noop("Instansi"),
    "rank_class": gettext_noop("Golongan jabatan"),
    "since": gettext_noop("Mulai"),
    "until": gettext_noop("Sampai"),
    "ending": gettext_noop("Sebab berakhir"),
}
_OTHER_HEADS = {
    "nama lengkap": "name",
    "gelar depan": "before",
    "gelar belakang": "after",
    "jabatan": "title",
}
_PASSED_OVER = {"no", "no.", "nomor", "nomor urut"}
_HEADS = {words.casefold(): key for key, words in COLUMNS.items()} | _OTHER_HEADS
_LONGEST = {
    "name": 200,
    "before": 60,
    "after": 100,
    "nip": 30,
    "email": 254,
    "title": 200,
    "institution": 200,
}
_FORMULA = ("=", "+", "-", "@")
_BROKEN = re.compile("\ufffd|Ã[\x80-\xbf©¨§±¶¼]|â€|Â[\xa0-\xbf]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_NOT_FOLDED = re.compile(r"[^\w]+")
_MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
_RANKS = {str(each.value): each for each in RankClass} | {
    "pejabat negara": RankClass.OFFICIAL,
    "eselon i": RankClass.OFFICIAL,
    "eselon ii": RankClass.OFFICIAL,
    "eselon iii": RankClass.ECHELON_3,
    "eselon iv": RankClass.STAFF,
    "pelaksana": RankClass.STAFF,
    "fungsional": RankClass.STAFF,
}
_ENDINGS = {str(each.value): each for each in Ending} | {
    "pensiun": Ending.RETIRED,
    "pindah": Ending.MOVED,
    "mutasi": Ending.MOVED,
    "berhenti": Ending.RESIGNED,
    "meninggal": Ending.DIED,
    "meninggal dunia": Ending.DIED,
    "alih jabatan": Ending.REPLACED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One sound row: a person, and an office job where the row names one. Days are ISO text, so that it can be kept."""

    number: int
    name: str
    before: str = ""
    after: str = ""
    nip: str = ""
    email: str = ""
    title: str = ""
    institution: str = ""
    rank_class: str = ""
    since: str = ""
    until: str = ""
    ending: str = ""

    def data(self) -> dict[str, Any]:
        """Return the row as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row: an Indonesian template with its facts."""

    number: int
    name: str
    template: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRegister:
    """A file as it was read."""

    entries: tuple[Entry, ...]
    faults: tuple[RowFault, ...]


class _RowIsFaulty(Exception):  # noqa: N818  a fact
    def __init__(self, template: str, **facts: str) -> None:
        super().__init__(template)
        self.template, self.facts = template, tuple(facts.items())


def folded(name: str) -> str:
    """Return a name for comparing: small letters, one space between words, no points and commas."""
    return _NOT_FOLDED.sub(" ", name.casefold()).strip()


def nip_digits(text: str) -> str:
    """Return a NIP without the spaces, points and hyphens it is written with."""
    return re.sub(r"[\s.\-]", "", text)


def read_register(content: bytes) -> ReadRegister:
    """
    Read a CSV or XLSX list of persons.

    Raises SheetIsUnreadable for what is no table, ColumnsAreWrong and ColumnIsTwice for a foreign one.
    """
    try:
        head, *rows = read_rows(content, most_rows=MOST_ROWS, formulas=True)
    except UnreadableSheetError as error:
        raise SheetIsUnreadable(why=str(error)) from error
    keys = _keys(head)
    entries: list[Entry] = []
    faults: list[RowFault] = []
    for number, row in enumerate(rows, start=2):
        cells = {key: cell for key, cell in zip(keys, row, strict=False) if key}
        try:
            entries.append(_entry(number, row, keys, cells))
        except _RowIsFaulty as fault:
            faults.append(RowFault(number, cells.get("name", ""), fault.template, fault.facts))
    sound, doubles = _without_doubles(entries)
    return ReadRegister(sound, tuple(sorted((*faults, *doubles), key=lambda fault: fault.number)))


def _keys(head: tuple[str, ...]) -> list[str]:
    keys = [_HEADS.get(words.strip().casefold(), "") for words in head]
    strange = [words for words, key in zip(head, keys, strict=True) if not key and words.strip()]
    strange = [words for words in strange if words.strip().casefold() not in _PASSED_OVER]
    if "name" not in keys or strange:
        raise ColumnsAreWrong(found=", ".join(strange or head)[:300], wanted=", ".join(COLUMNS.values()))
    twice = next((key for key in keys if key and keys.count(key) > 1), "")
    if twice:
        raise ColumnIsTwice(column=COLUMNS[twice])
    return keys


def _entry(number: int, row: tuple[str, ...], keys: list[str], cells: Mapping[str, str]) -> Entry:
    if len(row) > len(keys):
        raise _RowIsFaulty(gettext_noop("lebih banyak sel daripada judul kolom"))
    cells = {key: clean_text(cell).strip() for key, cell in cells.items()}
    for key, cell in cells.items():
        _refuse_cell(key, cell)
    if not any(letter.isalpha() for letter in cells.get("name", "")):
        raise _RowIsFaulty(gettext_noop("kolom Nama kosong"))
    if cells.get("email") and not _EMAIL.fullmatch(cells["email"]):
        raise _RowIsFaulty(gettext_noop("surel “%(cell)s” bukan alamat surel"), cell=cells["email"][:60])
    return Entry(
        number=number,
        **{key: cells.get(key, "") for key in ("name", "before", "after", "nip", "email", "title")},
        institution=cells.get("institution", ""),
        rank_class=_choice(cells.get("rank_class", ""), _RANKS, "rank_class"),
        **_period(cells),
    )


def _refuse_cell(key: str, cell: str) -> None:
    if cell.startswith(_FORMULA):
        raise _RowIsFaulty(
            gettext_noop("kolom %(column)s berisi rumus (“%(cell)s”); tuliskan nilainya"),
            column=COLUMNS[key],
            cell=cell[:40],
        )
    if _BROKEN.search(cell):
        raise _RowIsFaulty(
            gettext_noop("kolom %(column)s berisi huruf rusak (“%(cell)s”); simpan kembali sebagai UTF-8"),
            column=COLUMNS[key],
            cell=cell[:40],
        )
    if len(cell) > _LONGEST.get(key, 60):
        raise _RowIsFaulty(gettext_noop("isi kolom %(column)s terlalu panjang"), column=COLUMNS[key])


def _choice(cell: str, known: Mapping[str, str], key: str) -> str:
    if not cell:
        return ""
    found = known.get(cell.casefold())
    if found is None:
        raise _RowIsFaulty(
            gettext_noop("kolom %(column)s: “%(cell)s” tidak dikenal"), column=COLUMNS[key], cell=cell[:60]
        )
    return str(found)


def _period(cells: Mapping[str, str]) -> dict[str, str]:
    since, until = _day(cells.get("since", ""), "since"), _day(cells.get("until", ""), "until")
    ending = _choice(cells.get("ending", ""), _ENDINGS, "ending")
    if bool(cells.get("title")) != bool(since):
        raise _RowIsFaulty(gettext_noop("Jabatan dinas dan Mulai diisi keduanya atau dikosongkan keduanya"))
    if until and (not since or until < since):
        raise _RowIsFaulty(gettext_noop("tanggal Sampai lebih awal daripada tanggal Mulai"))
    if ending and not until:
        raise _RowIsFaulty(gettext_noop("Sebab berakhir diisi tanpa tanggal Sampai"))
    return {"since": since, "until": until, "ending": ending}


def _day(cell: str, key: str) -> str:
    """Return a day as ISO text from `2024-01-31`, `31-01-2024`, `31/01/2024`, `31.01.2024` or `31 Januari 2024`."""
    if not cell:
        return ""
    parts = [part for part in re.split(r"[\s./\-]+", cell.casefold()) if part]
    if len(parts) == 3 and parts[1] in _MONTHS:
        parts[1] = str(_MONTHS.index(parts[1]) + 1)
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
        day, month, year = reversed(parts) if len(parts[0]) == 4 else parts
        try:
            if len(year) == 4:
                return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            pass
    raise _RowIsFaulty(
        gettext_noop("kolom %(column)s: “%(cell)s” bukan tanggal; tulislah 31-01-2026"),
        column=COLUMNS[key],
        cell=cell[:40],
    )


def _without_doubles(entries: list[Entry]) -> tuple[tuple[Entry, ...], Iterator[RowFault]]:
    """Return the rows that stand once, and a fault for each that says something again or otherwise."""
    sound: list[Entry] = []
    faults: list[RowFault] = []
    rows: dict[tuple[str, ...], int] = {}
    holder: dict[str, Entry] = {}
    for entry in entries:
        digits = nip_digits(entry.nip)
        who = digits or f"{folded(entry.name)}|{folded(entry.institution)}"
        first = rows.setdefault((who, folded(entry.title), entry.since), entry.number)
        owner = holder.setdefault(digits, entry) if digits else entry
        facts: tuple[tuple[str, str], ...]
        if folded(owner.name) != folded(entry.name):
            template = gettext_noop("NIP ini sudah dipakai %(name)s pada baris %(row)s")
            facts = (("name", owner.name), ("row", str(owner.number)))
        elif first != entry.number:
            template, facts = gettext_noop("sama dengan baris %(row)s"), (("row", str(first)),)
        else:
            sound.append(entry)
            continue
        faults.append(RowFault(entry.number, entry.name, template, facts))
    return tuple(sound), iter(faults)


def warnings_of(entry: Entry, day: date) -> tuple[str, ...]:
    """Return what is doubtful about a row without stopping it: the form of its NIP."""
    return tuple(warning.message for warning in check_nip(entry.nip, day))
