"""What the public pages show, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from diktum.formats.qr import qr_svg
from diktum.portal.text import PublicText, public_text
from diktum.search.snippets import Piece
from diktum.stages.drafting.decree_forms import template_for
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.publication.abstracts import Abstract, abstract_from
from diktum.stages.publication.metadata import lines
from diktum.stages.publication.origin import Origin
from diktum.stages.publication.public_data import bond_path, citation, json_ld, number_of, path_of
from diktum.stages.publication.public_lists import public_among
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.relation_models import CHANGING, Bearing
from diktum.stages.publication.standing import NOTHING_CHANGED, Bond, Standing
from diktum.stages.signing import queries as signing

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree

MERGED = (Bearing.AMENDS, Bearing.REVOKES_IN_PART)


@dataclass(frozen=True, slots=True)
class Hit:
    """One decree in a list: what it is, where it is, where the words were found."""

    path: str
    title: str
    number: str
    office: str
    enacted_on: date
    kind: str
    status: str
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a decree's history: when, what, and the other decree with its address where it is public."""

    on: date
    words: str
    other: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class DecreePage:
    """A public decree."""

    row: PublishedDecree
    origin: Origin
    read: ReadDecree
    text: PublicText
    abstract: Abstract
    metadata: tuple[tuple[str, str], ...]
    citation: str
    signature: str
    path: str
    stem: str
    url: str
    fingerprint: str
    sha256: str
    qr: str
    history: tuple[Happening, ...]
    is_changed: bool
    data: dict[str, Any]
    standing: Standing
    bonds: tuple[tuple[Bond, str], ...]


def decree_page(row: PublishedDecree, origin: Origin, standing: Standing) -> DecreePage:
    """Describe a public decree for its page."""
    path = path_of(row)
    sha256 = row.entry.copy.sha256
    read = reading_of(origin.issued.decree)
    bonds = bonds_of(row, standing)
    return DecreePage(
        row=row,
        origin=origin,
        read=read,
        text=public_text(read),
        abstract=abstract_from(row.content.abstract),
        metadata=lines(row.content.metadata),
        citation=citation(origin),
        signature=signing.signature_words(origin.dossier),
        path=path,
        stem=path.removesuffix("/"),
        url=public_url(path),
        fingerprint=f"{sha256[:4]} {sha256[4:8]}".upper(),
        sha256=sha256,
        qr=qr_svg(public_url(path)),
        history=_history(row, bonds),
        is_changed=any(not bond.is_acting and bond.kind in MERGED for bond in standing.bonds),
        data=json_ld(row, origin, standing),
        standing=standing,
        bonds=bonds,
    )


def hit(row: PublishedDecree, snippet: tuple[Piece, ...], standing: Standing = NOTHING_CHANGED) -> Hit:
    """Describe a decree in a list, with the place where the words stand."""
    return Hit(
        path=path_of(row),
        title=row.title,
        number=number_words(row),
        office=row.commission.name,
        enacted_on=row.enacted_on,
        kind=kind_title(row.kind),
        status=standing.words,
        snippet=snippet,
    )


def number_words(row: PublishedDecree) -> str:
    """Return the number of a decree in a list; that of a Sekretaris says so, for both have a number 1."""
    number = number_of(row).in_text()
    return _("Sekretaris, %(number)s") % {"number": number} if row.series != "keputusan" else number


def kind_title(kind: str) -> str:
    """Return a kind of decree as it is named on screens."""
    template = template_for(kind)
    return template.title if template else kind


def _history(row: PublishedDecree, bonds: tuple[tuple[Bond, str], ...]) -> tuple[Happening, ...]:
    """Return what happened to a decree, oldest first: enacted, published, changed or revoked by others."""
    happened = [
        Happening(row.enacted_on, _("Ditetapkan")),
        Happening(row.done_on, _("Dipublikasikan di sini")),
    ]
    happened += [
        Happening(bond.effective_on, bond.words, bond.other, path)
        for bond, path in bonds
        if not bond.is_acting and bond.kind in CHANGING
    ]
    return tuple(sorted(happened, key=lambda each: each.on))


def bonds_of(row: PublishedDecree, standing: Standing) -> tuple[tuple[Bond, str], ...]:
    """Return the relations of a decree, each with the address of the other decree where everybody may read that."""
    others = public_among({bond.other_id for bond in standing.bonds if bond.other_id} or {0})
    return tuple((bond, bond_path(row, bond) if bond.other_id in others else "") for bond in standing.bonds)
