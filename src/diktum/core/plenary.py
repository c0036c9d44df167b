"""Judge a rapat pleno: whether it may decide, and whether a proposal is adopted, by the law of its day.

UU 7/2017 Pasal 44 ties the quorum to the seats that the law gives a commission, not to the members in office: with two
members left of five no plenary can decide, and the province takes over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import ClassVar

from diktum.core.refusal import Refused, gettext_noop


class NoLawOnPlenary(Refused):
    """The table holds no law for that day or that number of seats."""

    code: ClassVar[str] = "DKT-401"
    message: ClassVar[str] = gettext_noop(
        "Tidak ada ketentuan kuorum rapat pleno dengan %(seats)s anggota pada tanggal %(day)s."
    )
    rule: ClassVar[str] = gettext_noop("UU 7/2017 Pasal 10 dan Pasal 44.")
    remedy: ClassVar[str] = gettext_noop(
        "Periksa jumlah anggota menurut undang-undang pada pengaturan satuan kerja, atau tabel kuorum."
    )


@dataclass(frozen=True, slots=True)
class Threshold:
    """Ambang for a number of seats: how many must be present, and how many of those must agree.

    `agreeing` is None where more than half of those present must agree. `body` names the commission that the threshold is
    for (KPU, KPU Provinsi); empty for KPU Kabupaten/Kota. `article` stands where it is not the law's usual one.
    """

    seats: int
    present: int
    agreeing: int | None
    body: str = ""
    article: str = ""

    def agreeing_of(self, present: int) -> int:
        """Return how many of those present must agree."""
        return present // 2 + 1 if self.agreeing is None else self.agreeing


@dataclass(frozen=True, slots=True)
class Law:
    """Undang-undang on the plenary, in force from a day until the next law."""

    name: str
    in_force_from: date
    quorum_article: str
    approval_article: str
    source: str
    confidence: str
    thresholds: tuple[Threshold, ...]
    note: str = ""

    def threshold(self, seats: int, on: date, body: str = "") -> Threshold:
        """Return the threshold for a commission of that many seats; NoLawOnPlenary if the law knows no such one.

        Where the law has none for that body, the first one for that many seats counts.
        """
        fitting = self.thresholds_of(seats)
        if not fitting:
            raise NoLawOnPlenary(seats=seats, day=on.isoformat())
        return next((each for each in fitting if each.body == body), fitting[0])

    def thresholds_of(self, seats: int) -> tuple[Threshold, ...]:
        """Return every threshold for that many seats, one for each body, in the order of the table."""
        return tuple(each for each in self.thresholds if each.seats == seats)


@dataclass(frozen=True, slots=True)
class Laws:
    """The laws on the plenary, oldest first."""

    laws: tuple[Law, ...]

    def on(self, day: date, seats: int | None = None) -> Law:
        """Return the law in force on a day; NoLawOnPlenary before the first one."""
        for law in reversed(self.laws):
            if law.in_force_from <= day:
                return law
        raise NoLawOnPlenary(seats=seats if seats is not None else "…", day=day.isoformat())


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a plenary had its quorum and adopted a proposal, what was needed, and the article that says so."""

    has_quorum: bool
    adopted: bool
    seats: int
    present: int
    agreeing: int
    present_needed: int
    agreeing_needed: int
    law: str
    article: str

    @property
    def template(self) -> str:
        """Return the Indonesian sentence, still with its named facts, so that a face may translate it first."""
        if not self.has_quorum:
            return gettext_noop(
                "Rapat pleno tidak sah: hadir %(present)s dari %(seats)s anggota, paling sedikit %(present_needed)s "
                "(%(law)s %(article)s)."
            )
        if not self.adopted:
            return gettext_noop(
                "Rapat pleno sah, tetapi usul tidak disetujui: %(agreeing)s menyetujui, paling sedikit "
                "%(agreeing_needed)s (%(law)s %(article)s)."
            )
        return gettext_noop(
            "Rapat pleno sah dan usul disetujui: hadir %(present)s dari %(seats)s anggota, %(agreeing)s menyetujui "
            "(%(law)s %(article)s)."
        )

    @property
    def facts(self) -> Mapping[str, object]:
        """Return the facts that fill `template`."""
        return {
            "present": self.present,
            "seats": self.seats,
            "agreeing": self.agreeing,
            "present_needed": self.present_needed,
            "agreeing_needed": self.agreeing_needed,
            "law": self.law,
            "article": self.article,
        }

    def __str__(self) -> str:
        return self.template % self.facts


def load_laws(text: str) -> Laws:
    """Return the laws that a quorum table (TOML text) holds.

    Raises ValueError with a sentence for the person who edits the table when it contradicts itself.
    """
    laws = tuple(_law(entry) for entry in tomllib.loads(text).get("law", ()))
    if not laws:
        raise ValueError("tabel kuorum tidak memuat satu pun [[law]]")
    for earlier, later in pairwise(laws):
        if later.in_force_from <= earlier.in_force_from:
            raise ValueError(f"{later.name}: in_force_from harus setelah {earlier.name}")
    return Laws(laws)


def quorum(laws: Laws, seats: int, on: date, body: str = "") -> int:
    """Return how many members must be present for a valid plenary of a commission of `seats` on a day."""
    return laws.on(on, seats).threshold(seats, on, body).present


def approvals_needed(laws: Laws, seats: int, on: date, body: str = "") -> int:
    """Return how many must agree for a valid decision when just the quorum is present."""
    needed = laws.on(on, seats).threshold(seats, on, body)
    return needed.agreeing_of(needed.present)


def judge(laws: Laws, *, seats: int, present: int, agreeing: int, on: date, body: str = "") -> Verdict:
    """Return the verdict on a proposal that `agreeing` of `present` members of a commission (`body`) approved.

    Raises NoLawOnPlenary where no law gives a rule, ValueError for numbers that cannot be (more agreeing than present).
    """
    if not 0 <= agreeing <= present <= seats:
        raise ValueError(f"{agreeing} agreeing of {present} present of {seats} seats cannot be")
    law = laws.on(on, seats)
    needed = law.threshold(seats, on, body)
    has_quorum = present >= needed.present
    enough = needed.agreeing_of(max(present, needed.present))
    return Verdict(
        has_quorum=has_quorum,
        adopted=has_quorum and agreeing >= enough,
        seats=seats,
        present=present,
        agreeing=agreeing,
        present_needed=needed.present,
        agreeing_needed=enough,
        law=law.name,
        article=needed.article or (law.approval_article if has_quorum else law.quorum_article),
    )


def _law(entry: Mapping[str, object]) -> Law:
    name = _text(entry, "name", "law")
    since = entry.get("in_force_from")
    if not isinstance(since, date):
        raise ValueError(f"{name}: in_force_from harus tanggal")
    thresholds = entry.get("threshold")
    if not isinstance(thresholds, list) or not thresholds:
        raise ValueError(f"{name}: perlu sekurang-kurangnya satu [[law.threshold]]")
    read = [_threshold(name, each) for each in thresholds]
    if len({(each.seats, each.body) for each in read}) != len(read):
        raise ValueError(f"{name}: jumlah kursi yang sama disebut dua kali")
    return Law(
        name,
        since,
        _text(entry, "quorum_article", name),
        _text(entry, "approval_article", name),
        _text(entry, "source", name),
        _text(entry, "confidence", name),
        tuple(read),
        str(entry.get("note", "")),
    )


def _text(entry: Mapping[str, object], key: str, name: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name}: {key} harus diisi")
    return value


def _threshold(name: str, entry: Mapping[str, object]) -> Threshold:
    numbers = [entry.get(key) for key in ("seats", "present")]
    seats, present = (number if type(number) is int else 0 for number in numbers)
    given = entry.get("agreeing")
    agreeing = None if given == "more than half" else given if type(given) is int else 0
    if not 1 <= present <= seats or not (agreeing is None or 1 <= agreeing <= present):
        raise ValueError(f"{name}: ambang harus 1 <= agreeing <= present <= seats")
    return Threshold(seats, present, agreeing, str(entry.get("body", "")), str(entry.get("article", "")))
