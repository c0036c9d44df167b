"""D, against the registry of regulations: order, gazette, amendments, standing, title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diktum.core.document.citations import Registry, Regulation, Standing
from diktum.core.document.model import Clause, Decree
from diktum.core.document.rules.citing import (
    Cited,
    Clauses,
    gazette_of,
    read_basis,
    regulation_of,
    volumes,
)
from diktum.core.document.rules.engine import Hit, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.offices import plain
from diktum.core.document.rules.samples import SOUND, cited, sample
from diktum.core.refusal import gettext_noop

_LAW = "UU 12/2011 Lampiran II"
_GAZETTE = (
    "(Lembaran Negara Republik Indonesia Tahun {}, Tambahan Lembaran Negara Republik Indonesia Nomor {})"
)
_ELECTIONS = (
    f"Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum {_GAZETTE.format('2017 Nomor 182', 6109)}"
)
_PARTIES = f"Undang-Undang Nomor 2 Tahun 2008 tentang Partai Politik {_GAZETTE.format('2008 Nomor 2', 4801)}"
_AMENDING = (
    "Undang-Undang Nomor 2 Tahun 2011 tentang Perubahan atas Undang-Undang Nomor 2 Tahun 2008 tentang Partai Politik "
    f"{_GAZETTE.format('2011 Nomor 8', 5189)};"
)
_AMENDED = f"{_PARTIES} sebagaimana telah diubah dengan {_AMENDING}"
_OLD = (
    "Undang-Undang Nomor 15 Tahun 2011 tentang Penyelenggara Pemilihan Umum "
    f"{_GAZETTE.format('2011 Nomor 101', 5246)};"
)

_RANKS = (
    ("undang-undang dasar", 0),
    ("ketetapan majelis", 1),
    ("peraturan pemerintah pengganti", 2),
    ("undang-undang", 2),
    ("peraturan pemerintah", 3),
    ("peraturan presiden", 4),
    ("peraturan daerah", 5),
    ("peraturan gubernur", 5),
    ("peraturan bupati", 5),
    ("peraturan wali", 5),
    ("peraturan", 6),
    ("keputusan presiden", 4),
    ("keputusan komisi pemilihan umum provinsi", 8),
    ("keputusan komisi pemilihan umum kabupaten", 9),
    ("keputusan komisi pemilihan umum kota", 9),
    ("keputusan komisi pemilihan umum", 7),
)
_STANDS_FIRST = re.compile(r"(Pembentukan (Provinsi|Kabupaten|Kota|Daerah)|Otonomi Khusus)")
_PLACE = tuple[int, str, int, int]


def _place(basis: Clauses) -> _PLACE | None:
    """Give what a legal basis is sorted by: rank, kind, year, number; None where the practice knows no order."""
    kind = " ".join(basis.main.mention.kind.casefold().replace("undang undang", "undang-undang").split())
    rank = next((rank for opening, rank in _RANKS if kind.startswith(opening)), None)
    year, number = basis.main.mention.year, basis.main.mention.key[1]
    if rank is None or not year.isdigit() or not number.isdigit():
        return None
    return rank, "undang-undang" if rank == 2 else kind, int(year), int(number)


def _stands_before(one: _PLACE, other: _PLACE) -> bool:
    """Answer whether `one` must stand before `other`: by rank, then by year, then by number within one kind."""
    if one[0] != other[0]:
        return one[0] < other[0]
    return one[1] == other[1] and one[2:] < other[2:]


@rule(
    "D3",
    Severity.ERROR,
    source=f"{_LAW} angka 43; UU 12/2011 Pasal 7 ayat (1)",
    good=SOUND,
    bad=sample(legal_bases=tuple(reversed(SOUND.legal_bases))),
)
def legal_bases_are_in_order(decree: Decree, _: Context) -> Iterator[Hit]:
    """Cite by hierarchy, then by date; a law that formed the region may stand first."""
    sorted_by: list[tuple[Clause, _PLACE]] = []
    for clause in decree.legal_bases:
        basis = read_basis(clause.text.strip())
        place = _place(basis) if basis else None
        if basis and place and (sorted_by or not _STANDS_FIRST.match(basis.main.title)):
            sorted_by.append((clause, place))
    for (before, one), (after, other) in pairwise(sorted_by):
        if _stands_before(other, one):
            yield hit(
                gettext_noop(
                    "Tempatkan %(after)s sebelum %(before)s: menurut tingkatan, lalu tahun dan nomor."
                ),
                node=after.id,
                order=_order(decree.legal_bases, sorted_by),
                after=_name(after),
                before=_name(before),
            )
            return


def _name(clause: Clause) -> str:
    basis = read_basis(clause.text.strip())
    return basis.main.mention.name if basis else clause.text[:40]


def _order(bases: Sequence[Clause], sorted_by: Sequence[tuple[Clause, _PLACE]]) -> tuple[str, ...]:
    """Return the ids in the right order, by insertion: what has no order among themselves keeps its own."""
    rest = [clause.id for clause in bases if clause.id not in {clause.id for clause, _ in sorted_by}]
    if any(clause.id in rest for clause in bases[len(rest) :]):
        return ()  # something that the order does not know stands in between: a person decides
    ordered: list[tuple[Clause, _PLACE]] = []
    for clause, place in sorted_by:
        at = next((i for i, (_, other) in enumerate(ordered) if _stands_before(place, other)), len(ordered))
        ordered.insert(at, (clause, place))
    return (*rest, *(clause.id for clause, _ in ordered))


def _known(decree: Decree, context: Context) -> Iterator[tuple[Clause, Clauses, Registry]]:
    if context.registry is None:
        return
    for clause in decree.legal_bases:
        basis = read_basis(clause.text)
        if basis:
            yield clause, basis, context.registry


def _registered(decree: Decree, context: Context) -> Iterator[tuple[Clause, Cited, Regulation]]:
    """Give every citation of Mengingat that the registry knows, amendments included."""
    for clause, basis, registry in _known(decree, context):
        for one in basis.both():
            found = regulation_of(registry, one.mention)
            if found:
                yield clause, one, found


@rule(
    "D11",
    Severity.ERROR,
    source=f"{_LAW} angka 47; daftar peraturan",
    good=cited(f"{_ELECTIONS};"),
    bad=cited(f"{_ELECTIONS.replace('6109', '6190')};"),
)
def gazette_is_right(decree: Decree, context: Context) -> Iterator[Hit]:
    """Carry the numbers of Lembaran Negara, Tambahan Lembaran Negara and Berita Negara that the registry has."""
    for clause, one, regulation in _registered(decree, context):
        said = volumes(one.gazette)
        wrong = [
            name for name in said if name in regulation.gazette and said[name] != regulation.gazette[name]
        ]
        if wrong:
            right = gazette_of(regulation)
            yield hit(
                gettext_noop("%(name)s tercatat dengan %(right)s."),
                node=clause.id,
                mend=clause.text.replace(one.gazette, right, 1) if regulation.confidence == "sure" else None,
                name=one.mention.name,
                right=right,
            )


@rule(
    "D12",
    Severity.WARN,
    source="Kebiasaan Keputusan KPU; daftar peraturan",
    good=cited(_AMENDED),
    bad=cited(f"{_PARTIES};"),
)
def amendments_are_named(decree: Decree, context: Context) -> Iterator[Hit]:
    """Name the last amendment: “sebagaimana telah diubah dengan …”, “sebagaimana telah beberapa kali diubah, terakhir dengan …”."""
    for clause in decree.legal_bases:
        yield from _without_dengan(clause)
    for clause, basis, registry in _known(decree, context):
        regulation = regulation_of(registry, basis.main.mention)
        if regulation is None or "diubah" in basis.main.title:
            continue
        phrase = _expected(registry, regulation, context)
        if phrase and not basis.phrase:
            yield hit(
                gettext_noop("Lengkapi dengan status perubahannya: “%(phrase)s …”."),
                node=clause.id,
                phrase=phrase,
            )
        elif phrase and basis.amendment and _is_older(basis.amendment, phrase):
            yield hit(
                gettext_noop("Perubahan terakhir yang tercatat: “%(phrase)s …”."),
                node=clause.id,
                phrase=phrase,
            )


def _without_dengan(clause: Clause) -> Iterator[Hit]:
    pattern = r"\b(diubah,? terakhir(?: kali)?|(?<!kali )diubah)(?= (?:Undang|Peraturan|Keputusan))"
    if re.search(pattern, clause.text):
        yield hit(
            gettext_noop("Tulis “diubah dengan …” atau “terakhir dengan …”: kata “dengan” belum ada."),
            node=clause.id,
            mend=re.sub(pattern, r"\1 dengan", clause.text),
        )


def _expected(registry: Registry, regulation: Regulation, context: Context) -> str:
    """Return the phrase up to the year of the last amendment; "" where none is known, or only one of the year of the day."""
    if regulation.standing is not Standing.AMENDED:
        return ""
    whole = registry.citation(regulation.ref)
    found = re.search(
        r"sebagaimana telah .*? Nomor \S+ Tahun ([0-9]{4})", whole.removeprefix(regulation.named())
    )
    day = context.on or context.facts.enacted_on
    return found.group() if found and (day is None or int(found[1]) < day.year) else ""


def _is_older(amendment: Cited, phrase: str) -> bool:
    found = re.search(r"Nomor (\S+) Tahun ([0-9]{4})", phrase)
    number, year = amendment.mention.key[1:]
    if found is None or not (number.isdigit() and year.isdigit() and found[1].isdigit()):
        return False
    return (int(year), int(number)) < (int(found[2]), int(found[1]))


@rule("D13", Severity.ERROR, source="Daftar peraturan: status", good=cited(f"{_ELECTIONS};"), bad=cited(_OLD))
def legal_basis_is_not_revoked(decree: Decree, context: Context) -> Iterator[Hit]:
    """Cite nothing that is revoked."""
    for clause, basis, registry in _known(decree, context):
        regulation = regulation_of(registry, basis.main.mention)
        if regulation and regulation.standing is Standing.REVOKED:
            yield hit(
                gettext_noop("%(name)s sudah dicabut. Ganti dengan peraturan yang berlaku."),
                node=clause.id,
                name=basis.main.mention.name,
            )
        elif regulation and regulation.standing is Standing.VERIFY:
            yield hit(
                gettext_noop(
                    "Status %(name)s belum dipastikan dalam daftar peraturan; periksa apakah masih berlaku."
                ),
                node=clause.id,
                severity=Severity.ADVICE,
                name=basis.main.mention.name,
            )


@rule(
    "D16",
    Severity.WARN,
    source="Daftar peraturan: judul",
    good=cited(f"{_ELECTIONS};"),
    bad=cited(f"{_ELECTIONS.replace('Pemilihan Umum', 'Pemilu')};"),
)
def cited_title_is_right(decree: Decree, context: Context) -> Iterator[Hit]:
    """Carry the title that the registry has."""
    for clause, one, regulation in _registered(decree, context):
        if regulation.confidence != "sure" or regulation.note or "..." in regulation.title:
            continue
        right, said = plain(regulation.title), plain(one.title)
        if said and not said.startswith(right):
            yield hit(
                gettext_noop("%(name)s berjudul “%(title)s”."),
                node=clause.id,
                name=one.mention.name,
                title=regulation.title,
            )
