"""A procedure as the table of the SOP: the official columns, then those that only the machine needs. Lossless both ways.

`Jenis` says what a line is: prosedur, kelengkapan, lajur (head of the file); baris (a row of the SOP), below it its
kegiatan (a symbol in a lane), below each its hasil (a way out of it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

from diktum.core.procedure.cells import (
    flag_cell,
    flag_of,
    list_cell,
    list_of,
    pairs_cell,
    pairs_of,
    text_cell,
    text_of,
)
from diktum.core.procedure.loading import built
from diktum.core.procedure.model import Act, Lane, Outcome, Procedure, Step, Symbol, Within
from diktum.core.procedure.rulebook_error import RulebookError

_FIRST: Final = ("Jenis", "No", "Kegiatan")
_LAST: Final = (
    "Kelengkapan", "Waktu", "Output", "Keterangan", "Kunci", "Pelaksana", "Dibantu oleh", "Tombol", "Syarat",
    "Bukan pelaku", "Mandat", "Tanpa kembali", "Menuju", "Pembacaan", "Keyakinan", "Hasil pindai",
)  # fmt: skip
_SYMBOLS: Final = {Symbol.TERMINATOR: "Kapsul", Symbol.PROCESS: "Proses", Symbol.DECISION: "Keputusan"}
_FIELDS: Final = ("code", "title", "source", "in_force_from", "authority", "remark")
_MOST_LANES: Final = 20
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_INDONESIAN = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_TIME = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?\s*hari")
_SAME_DAY = re.compile(r"hari yang sama dengan ([^()]+?)(?: \((.*)\))?")

Row = Mapping[str, str]


def rows_of(procedure: Procedure) -> tuple[tuple[str, ...], ...]:
    """Return the table of a procedure, its head first. Every cell is text of one line."""
    lanes = [lane.key for lane in procedure.lanes]
    head = (*_FIRST, *(text_cell(lane.title) for lane in procedure.lanes), *_LAST)
    names = (*_FIRST, *(_lane_name(place) for place in range(len(lanes))), *_LAST)
    lines: list[dict[str, str]] = [_field(procedure, name) for name in _FIELDS]
    lines += [
        _line("kelengkapan", Kunci=text_cell(key), Kegiatan=text_cell(title))
        for key, title in procedure.items.items()
    ]
    lines += [_lane_line(lane) for lane in procedure.lanes]
    for step in procedure.steps:
        lines.append(_step_line(step, lanes))
        for act in step.acts:
            lines.append(_act_line(act, lanes))
            lines += [_outcome_line(outcome) for outcome in act.outcomes]
    return (head, *(tuple(line.get(name, "") for name in names) for line in lines))


def procedure_from(
    rows: Sequence[Sequence[str]], *, name: str, known_posts: Collection[str] | None = None
) -> Procedure:
    """Return the procedure that a table describes, refusing the same contradictions as a file of the rulebook.

    `rows` begins with the head; cells missing at the end of a row are empty. Raises RulebookError.
    """
    return built(_content(rows, name), name=name, known_posts=known_posts)


def _lane_name(place: int) -> str:
    return f"lajur {place}"


def _line(kind: str, **cells: str) -> dict[str, str]:
    return {"Jenis": kind, **cells}


def _field(procedure: Procedure, name: str) -> dict[str, str]:
    value = getattr(procedure, name)
    cell = list_cell(value) if isinstance(value, tuple) else text_cell(str(value))
    return _line("prosedur", Kunci=name, Kegiatan=cell)


def _lane_line(lane: Lane) -> dict[str, str]:
    return _line(
        "lajur", Kunci=text_cell(lane.key), Kegiatan=text_cell(lane.title), Pelaksana=list_cell(lane.posts)
    )


def _step_line(step: Step, lanes: list[str]) -> dict[str, str]:
    taking_part = {_lane_name(lanes.index(key)): text_cell(words) for key, words in step.participants.items()}
    return _line("baris", **taking_part) | {
        "No": str(step.number),
        "Kegiatan": text_cell(step.title),
        "Kelengkapan": list_cell(step.uses),
        "Waktu": _time_cell(step.within),
        "Output": text_cell(step.produces),
        "Keterangan": text_cell(step.remark),
        "Kunci": text_cell(step.key),
        "Pembacaan": text_cell(step.reading),
        "Keyakinan": str(step.confidence),
        "Hasil pindai": pairs_cell(step.literal),
    }


def _time_cell(within: Within) -> str:
    if within.days is not None:
        return f"{within.days} hari"
    if within.max_days is not None:
        return f"{within.min_days}–{within.max_days} hari"
    if within.same_day_as is not None:
        called = f" ({text_cell(within.called)})" if within.called else ""
        return f"hari yang sama dengan {text_cell(within.same_day_as)}{called}"
    return ""


def _act_line(act: Act, lanes: list[str]) -> dict[str, str]:
    return _line("kegiatan", **{_lane_name(lanes.index(act.lane)): _SYMBOLS[act.symbol]}) | {
        "Kegiatan": text_cell(act.title),
        "Kunci": text_cell(act.key),
        "Pelaksana": list_cell(act.by),
        "Dibantu oleh": list_cell(act.assisted_by),
        "Tombol": text_cell(act.verb),
        "Syarat": list_cell(act.requires),
        "Bukan pelaku": list_cell(act.not_by_doer_of),
        "Mandat": flag_cell(act.mandate),
        "Tanpa kembali": flag_cell(act.point_of_no_return),
    }


def _outcome_line(outcome: Outcome) -> dict[str, str]:
    return _line(
        "hasil",
        Kegiatan=text_cell(outcome.title),
        Kunci=text_cell(outcome.key),
        Menuju=text_cell(outcome.to),
    )


def _content(rows: Sequence[Sequence[str]], name: str) -> dict[str, Any]:
    """Gather the lines of a table into the tables that a file of the rulebook has."""
    number = _lane_count(rows, name)
    names = (*_FIRST, *(_lane_name(place) for place in range(number)), *_LAST)
    reading = _Reading(name, number)
    for place, cells in enumerate(rows[1:], start=2):
        padded = [*cells, *[""] * (len(names) - len(cells))]
        reading.take(place, dict(zip(names, padded, strict=False)))
    return reading.content


def _lane_count(rows: Sequence[Sequence[str]], name: str) -> int:
    head = tuple(rows[0]) if rows else ()
    number = len(head) - len(_FIRST) - len(_LAST)
    if number < 1 or head[: len(_FIRST)] != _FIRST or head[-len(_LAST) :] != _LAST:
        raise RulebookError(
            f"{name}: kepala tabelnya bukan kepala tabel SOP. "
            "Mulai dari tabel yang dibuat dengan “sop xlsx”, dan jangan ubah baris pertamanya."
        )
    if number > _MOST_LANES:
        raise RulebookError(
            f"{name}: tabel ini mempunyai {number} lajur. Paling banyak {_MOST_LANES} lajur pelaksana."
        )
    return number


class _Reading:
    """The lines taken so far; `content` grows as a file of the rulebook would read."""

    def __init__(self, name: str, lanes: int) -> None:
        self.content: dict[str, Any] = {"items": {}, "lane": [], "step": []}
        self._name = self._where = name
        self._lane_names = [_lane_name(place) for place in range(lanes)]
        self._kinds: Mapping[str, Callable[[Row], None]] = {
            "prosedur": self._take_field,
            "kelengkapan": self._take_item,
            "lajur": self._take_lane,
            "baris": self._take_step,
            "kegiatan": self._take_act,
            "hasil": self._take_outcome,
        }

    def take(self, place: int, row: Row) -> None:
        where, kind = f"{self._name}, baris tabel {place}", row["Jenis"].strip().lower()
        if kind not in self._kinds:
            raise RulebookError(
                f"{where}: jenis “{row['Jenis']}” tidak dikenal. Pilih salah satu: {', '.join(self._kinds)}."
            )
        self._where = where
        self._kinds[kind](row)

    def _take_field(self, row: Row) -> None:
        key, cell = row["Kunci"], row["Kegiatan"]
        if key == "authority":
            self.content[key] = list_of(cell)
        elif key == "in_force_from":
            self.content[key] = _day(cell)
        elif cell:
            self.content[key] = text_of(cell)

    def _take_item(self, row: Row) -> None:
        self.content["items"][text_of(row["Kunci"])] = text_of(row["Kegiatan"])

    def _take_lane(self, row: Row) -> None:
        self.content["lane"].append(
            {
                "key": text_of(row["Kunci"]),
                "title": text_of(row["Kegiatan"]),
                "posts": list_of(row["Pelaksana"]),
            }
        )
        if len(self.content["lane"]) > len(self._lane_names):
            raise RulebookError(
                f"{self._where}: lajur ini tidak mempunyai kolom. Tambahkan kolomnya di sebelah kiri Kelengkapan."
            )

    def _take_step(self, row: Row) -> None:
        number = row["No"].strip()
        step: dict[str, Any] = {
            "number": int(number) if number.isdecimal() else number,
            "key": text_of(row["Kunci"]),
            "title": text_of(row["Kegiatan"]),
            "literal": pairs_of(row["Hasil pindai"]),
            "reading": text_of(row["Pembacaan"]),
            "confidence": row["Keyakinan"],
            "uses": list_of(row["Kelengkapan"]),
            "within": _within(self._where, row["Waktu"]),
            "produces": text_of(row["Output"]),
            "participants": {key: text_of(cell) for key, cell in self._in_lanes(row)},
            "act": [],
        }
        if row["Keterangan"]:
            step["remark"] = text_of(row["Keterangan"])
        self.content["step"].append(step)

    def _take_act(self, row: Row) -> None:
        if not self.content["step"]:
            raise RulebookError(
                f"{self._where}: kegiatan ini berdiri sebelum baris yang pertama. Letakkan di bawah barisnya."
            )
        marks = self._in_lanes(row)
        symbols = {word.lower(): symbol for symbol, word in _SYMBOLS.items()}
        if len(marks) != 1 or marks[0][1].lower() not in symbols:
            raise RulebookError(
                f"{self._where}: simbolnya harus berdiri pada tepat satu lajur. "
                f"Tulis {', '.join(_SYMBOLS.values())} pada kolom lajur pelaksananya."
            )
        ((lane, word),) = marks
        self.content["step"][-1]["act"].append(
            {
                "key": text_of(row["Kunci"]),
                "title": text_of(row["Kegiatan"]),
                "verb": text_of(row["Tombol"]),
                "by": list_of(row["Pelaksana"]),
                "lane": lane,
                "symbol": str(symbols[word.lower()]),
                "assisted_by": list_of(row["Dibantu oleh"]),
                "requires": list_of(row["Syarat"]),
                "not_by_doer_of": list_of(row["Bukan pelaku"]),
                "mandate": flag_of(row["Mandat"], default=True),
                "point_of_no_return": flag_of(row["Tanpa kembali"], default=False),
                "outcomes": [],
            }
        )

    def _take_outcome(self, row: Row) -> None:
        acts = self.content["step"][-1]["act"] if self.content["step"] else []
        if not acts:
            raise RulebookError(
                f"{self._where}: hasil ini tidak mempunyai kegiatan. Letakkan di bawah kegiatannya."
            )
        acts[-1]["outcomes"].append(
            {
                "key": text_of(row["Kunci"]),
                "title": text_of(row["Kegiatan"]),
                "to": text_of(row["Menuju"]),
            }
        )

    def _in_lanes(self, row: Row) -> list[tuple[str, str]]:
        lanes = self.content["lane"]
        found = [(place, row[name]) for place, name in enumerate(self._lane_names) if row[name]]
        if any(place >= len(lanes) for place, _ in found):
            raise RulebookError(
                f"{self._where}: ada isi pada kolom yang bukan lajur. Daftarkan lajurnya lebih dahulu pada baris lajur."
            )
        return [(lanes[place]["key"], cell) for place, cell in found]


def _day(cell: str) -> object:
    """Read a day as the file has it, or as a spreadsheet turns it round; anything else is left for the loader to refuse."""
    try:
        if found := _ISO.fullmatch(cell):
            return date(*map(int, found.groups()))
        if found := _INDONESIAN.fullmatch(cell):
            day, month, year = map(int, found.groups())
            return date(year, month, day)
    except ValueError:
        return cell
    return cell


def _within(where: str, cell: str) -> dict[str, Any]:
    if cell in ("", "–", "-"):
        return {}
    if found := _TIME.fullmatch(cell):
        first, last = found.groups()
        return {"days": int(first)} if last is None else {"min_days": int(first), "max_days": int(last)}
    if found := _SAME_DAY.fullmatch(cell):
        act, called = found.groups()
        return {"same_day_as": text_of(act)} | ({"called": text_of(called)} if called else {})
    raise RulebookError(
        f"{where}: waktu “{cell}” tidak dikenal. "
        "Tulis “3 hari”, “1–30 hari”, “hari yang sama dengan (kunci kegiatan)”, atau kosongkan."
    )
