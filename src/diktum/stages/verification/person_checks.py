"""What the register, the year's decrees and last year's decree say about each person that a draft names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from diktum.core.document import Decree, PersonRow, persons
from diktum.core.language import date_words
from diktum.core.refusal import gettext_noop
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import parsed
from diktum.people.queries import holders_of
from diktum.people.register import folded
from diktum.people.register_queries import RegisteredPerson, ending_words, register_of
from diktum.stages.verification.checklist import Level, PointFinding
from diktum.stages.verification.matching import LIKELY, Match, MatchKind, Register, alike, bare_name
from diktum.stages.verification.service_card import (
    Ceiling,
    FinalDecree,
    ceiling_on,
    final_decree,
    final_decrees,
    paying_node,
    similar_titles,
)

ROW_2 = "SOP 23/2022 B.1 baris 2"
INTEREST = "UU 30/2014 Pasal 42, Pasal 43, dan Pasal 45"
_SAME_POST = LIKELY
_DECIDING = ("sign", "decide", "verify_personnel", "verify_content")


@dataclass(frozen=True, slots=True)
class PersonCheck:
    """One row of a lampiran: who is meant, and what was found."""

    row: PersonRow
    match: Match
    teams: int
    ceiling: int
    findings: tuple[PointFinding, ...]


@dataclass(frozen=True, slots=True)
class PersonnelCheck:
    """Everything found about the persons of a draft; `left` are those whom the compared decree still named."""

    rows: tuple[PersonCheck, ...]
    compared: FinalDecree | None
    left: tuple[str, ...]
    year: int

    def of(self, row_id: str) -> PersonCheck | None:
        """Return what was found about one row."""
        return next((each for each in self.rows if each.row.row_id == row_id), None)


@dataclass(frozen=True, slots=True)
class _Known:
    """What every row is held against."""

    day: date
    register: Register
    rows: tuple[PersonRow, ...]
    teams: dict[str, tuple[FinalDecree, ...]]
    paid: bool
    ceiling: Ceiling
    compared: FinalDecree | None
    deciding: dict[str, str]


def check_persons(dossier: Dossier, decree: Decree, day: date, *, compared_with: str = "") -> PersonnelCheck:
    """
    Hold every person of a draft against the register, the teams of the year and an earlier decree.

    `compared_with` is the code of the dossier to compare with; without it the most similar earlier decree is taken.
    """
    rows = persons(decree)
    compared = _compared(dossier, day, compared_with)
    known = _Known(
        day=day,
        register=Register(register_of(dossier.commission_id)),
        rows=rows,
        teams=_teams(dossier, day),
        paid=paying_node(decree) is not None,
        ceiling=ceiling_on(day),
        compared=compared,
        deciding=_deciding(dossier, day),
    )
    named = {bare_name(row.name) for row in rows}
    left = tuple(row.name for row in compared.rows if bare_name(row.name) not in named) if compared else ()
    return PersonnelCheck(tuple(_check(row, known) for row in rows), compared, left, day.year)


def _compared(dossier: Dossier, day: date, code: str) -> FinalDecree | None:
    if code:
        return final_decree(dossier.commission_id, code)
    close = similar_titles(dossier, day, most=1)
    return final_decree(dossier.commission_id, close[0][1]) if close else None


def _teams(dossier: Dossier, day: date) -> dict[str, tuple[FinalDecree, ...]]:
    """Return the paid decrees of the year by the names that they name."""
    teams: dict[str, list[FinalDecree]] = defaultdict(list)
    for decree in final_decrees(dossier.commission_id, day.year):
        if decree.paid and decree.dossier_id != dossier.pk:
            for name in {bare_name(row.name) for row in decree.rows}:
                teams[name].append(decree)
    return {name: tuple(decrees) for name, decrees in teams.items()}


def _deciding(dossier: Dossier, day: date) -> dict[str, str]:
    """Return who signs, decides or verifies this decree, by name, with the office in which they do."""
    procedure = parsed(dossier.procedure)
    posts = [post for act in _DECIDING if procedure.has(act) for post in procedure.act(act).by]
    if procedure.has("decide"):
        posts.append("member")
    found: dict[str, str] = {}
    for post in dict.fromkeys(posts):
        for holder in holders_of(dossier.commission_id, post, day):
            found.setdefault(bare_name(holder.name), holder.title)
    return found


def _check(row: PersonRow, known: _Known) -> PersonCheck:
    match = known.register.match(row.name, row.post)
    person = match.person if match.kind is not MatchKind.UNKNOWN else None
    name = bare_name(row.name)
    most = known.ceiling.of(person.rank_on(known.day) if person else "")
    teams = len(known.teams.get(name, ())) + known.paid
    findings = (
        *_identity(row, match),
        *(_standing(row, person, known.day) if person else ()),
        *_twice(row, known),
        *_ceiling(row, known, teams, most),
        *_interest(row, name, known),
        *_difference(row, name, known),
    )
    return PersonCheck(row, match, teams, most, findings)


def _found(
    row: PersonRow, kind: str, level: Level, template: str, source: str, **facts: object
) -> PointFinding:
    told = tuple((key, str(value)) for key, value in facts.items())
    return PointFinding(kind, level, template, told, source, row.row_id, row.place)


def _identity(row: PersonRow, match: Match) -> Iterator[PointFinding]:
    if match.kind is MatchKind.UNKNOWN:
        yield _found(row, "unknown", Level.LOOK, gettext_noop("Tidak ada dalam daftar orang."), ROW_2)
    elif match.kind is MatchKind.LIKELY and match.person is not None:
        names = ", ".join(each.name for each in (match.person, *match.others))
        yield _found(
            row, "likely", Level.LOOK, gettext_noop("Mungkin yang dimaksud: %(names)s."), ROW_2, names=names
        )


def _standing(row: PersonRow, person: RegisteredPerson, day: date) -> Iterator[PointFinding]:
    held = person.on(day)
    if held:
        if row.post and not any(_same_post(row.post, job.title) for job in held):
            titles = ", ".join(dict.fromkeys(job.title for job in held))
            yield _found(
                row,
                "post",
                Level.LOOK,
                gettext_noop("Jabatan tertulis “%(written)s”; menurut daftar orang: %(known)s."),
                ROW_2,
                written=row.post,
                known=titles,
            )
        return
    last = person.last_before(day)
    if last is not None and last.until is not None:
        yield _found(
            row,
            "inactive",
            Level.GRAVE,
            gettext_noop("Tidak lagi aktif: %(title)s sampai %(until)s%(why)s."),
            ROW_2,
            title=last.title,
            until=date_words(last.until),
            why=f" ({ending_words(last)})" if last.ending else "",
        )
    elif person.jobs:
        first = min(job.since for job in person.jobs)
        yield _found(
            row,
            "not_yet",
            Level.GRAVE,
            gettext_noop("Belum aktif: baru mulai %(since)s."),
            ROW_2,
            since=date_words(first),
        )


def _same_post(written: str, known: str) -> bool:
    one, other = folded(written), folded(known)
    return one in other or other in one or alike(one, other) >= _SAME_POST


def _twice(row: PersonRow, known: _Known) -> Iterator[PointFinding]:
    name = bare_name(row.name)
    others = [each.place for each in known.rows if each is not row and bare_name(each.name) == name]
    if others:
        yield _found(
            row,
            "twice",
            Level.GRAVE,
            gettext_noop("Tercantum juga pada %(places)s."),
            ROW_2,
            places=", ".join(others),
        )


def _ceiling(row: PersonRow, known: _Known, teams: int, most: int) -> Iterator[PointFinding]:
    if not teams:
        return
    others = known.teams.get(bare_name(row.name), ())
    over = known.paid and teams > most
    template = (
        gettext_noop(
            "Menjadi tim berbayar ke-%(teams)s tahun %(year)s, melampaui batas %(most)s tim%(numbers)s."
        )
        if over
        else gettext_noop("Tim berbayar tahun %(year)s: %(teams)s dari paling banyak %(most)s%(numbers)s.")
    )
    numbers = ", ".join(each.number for each in others[:8])
    yield _found(
        row,
        "ceiling",
        Level.GRAVE if over else Level.TOLD,
        template,
        known.ceiling.source,
        teams=teams,
        year=known.day.year,
        most=most,
        numbers=f" (Keputusan Nomor {numbers})" if numbers else "",
    )


def _interest(row: PersonRow, name: str, known: _Known) -> Iterator[PointFinding]:
    title = known.deciding.get(name)
    if title:
        yield _found(
            row,
            "interest",
            Level.LOOK,
            gettext_noop(
                "%(title)s ikut memeriksa, memutuskan, atau menandatangani keputusan ini: mintalah pernyataan tentang "
                "konflik kepentingan."
            ),
            INTEREST,
            title=title,
        )


def _difference(row: PersonRow, name: str, known: _Known) -> Iterator[PointFinding]:
    if known.compared is None:
        return
    before = next((each for each in known.compared.rows if bare_name(each.name) == name), None)
    number = known.compared.number
    if before is None:
        template = gettext_noop("Tidak tercantum dalam Keputusan Nomor %(number)s.")
        yield _found(row, "new", Level.TOLD, template, "", number=number)
    elif folded(before.position) != folded(row.position):
        yield _found(
            row,
            "moved",
            Level.TOLD,
            gettext_noop("Kedudukan dalam Keputusan Nomor %(number)s: %(before)s."),
            "",
            number=number,
            before=before.position or "–",
        )
