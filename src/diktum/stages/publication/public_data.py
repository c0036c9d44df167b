"""A public decree as data and as plain text: the same facts for the portal, its files and the API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from diktum.core.language import DecreeNumber, date_words
from diktum.stages.drafting.reading import ReadAttachment, ReadLine, reading_of
from diktum.stages.publication.abstracts import abstract_from
from diktum.stages.publication.metadata import lines
from diktum.stages.publication.models import PublishedDecree
from diktum.stages.publication.origin import Origin, decree_path
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.relation_models import Bearing
from diktum.stages.publication.standing import Bond, Standing

_SCHEMA = {
    Bearing.REVOKES: "legislationRepeals",
    Bearing.REVOKES_IN_PART: "legislationChanges",
    Bearing.AMENDS: "legislationAmends",
    Bearing.IMPLEMENTS: "legislationApplies",
}


def number_of(row: PublishedDecree) -> DecreeNumber:
    """Return the number that a public decree bears."""
    return DecreeNumber(row.series, row.number, row.year)


def path_of(row: PublishedDecree) -> str:
    """Return where the portal shows a public decree."""
    return decree_path(row.commission.slug, number_of(row))


def brief(row: PublishedDecree, standing: Standing) -> dict[str, Any]:
    """Return a public decree as a list gives it."""
    return {
        "id": row.pk,
        "office": row.commission.slug,
        "office_name": row.commission.name,
        "series": row.series,
        "number": row.number,
        "year": row.year,
        "title": row.title,
        "kind": row.kind,
        "enacted_on": row.enacted_on.isoformat(),
        "published_on": row.done_on.isoformat(),
        "status": standing.status,
        "status_words": standing.words,
        "url": public_url(path_of(row)),
    }


def full(row: PublishedDecree, origin: Origin, standing: Standing) -> dict[str, Any]:
    """Return a public decree with its metadata, abstract, files and text."""
    address = public_url(path_of(row)).removesuffix("/")
    abstract = abstract_from(row.content.abstract)
    return brief(row, standing) | {
        "full_title": origin.full_title,
        "signed_by": origin.issued.signed_by,
        "signed_as": origin.issued.signed_title,
        "signature": origin.issued.method,
        "relations": [_relation(row, bond) for bond in standing.bonds],
        "metadata": dict(lines(row.content.metadata)),
        "abstract": abstract.to_data(),
        "text_sha256": row.text_sha256,
        "files": {
            "pdf": {"url": f"{address}.pdf", "sha256": row.entry.copy.sha256, "size": row.entry.copy.size},
            "abstract": {
                "url": f"{address}-abstrak.pdf",
                "sha256": row.entry.abstract.sha256,
                "size": row.entry.abstract.size,
            },
            "text": {"url": f"{address}.txt"},
            "akn": {"url": f"{address}.akn.xml"},
        },
        "jdih_url": row.entry.url,
        "text": plain_text(origin),
    }


def json_ld(row: PublishedDecree, origin: Origin, standing: Standing) -> dict[str, Any]:
    """Return the schema.org description of a public decree."""
    address = public_url(path_of(row))
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": origin.full_title,
        "abstract": row.content.abstract.get("substance", ""),
        "legislationIdentifier": origin.number.in_text().removeprefix("Nomor "),
        "legislationType": "Keputusan",
        "legislationDate": row.enacted_on.isoformat(),
        "datePublished": row.done_on.isoformat(),
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": row.commission.name},
        "legislationLegalForce": standing.schema,
        **_ties(row, standing),
        "inLanguage": "id",
        "keywords": row.content.metadata.get("subjects", ""),
        "encoding": {
            "@type": "LegislationObject",
            "encodingFormat": "application/pdf",
            "contentUrl": f"{address.removesuffix('/')}.pdf",
            "sha256": row.entry.copy.sha256,
            "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        },
    }


def bond_path(row: PublishedDecree, bond: Bond) -> str:
    """Return where the portal shows the other decree of a relation; empty where it is not kept here."""
    return decree_path(row.commission.slug, bond.number) if bond.number else ""


def _relation(row: PublishedDecree, bond: Bond) -> dict[str, Any]:
    path = bond_path(row, bond)
    return {
        "kind": bond.kind.value,
        "words": bond.words,
        "is_acting": bond.is_acting,
        "decree": bond.other,
        "url": public_url(path) if path else "",
        "effective_on": bond.effective_on.isoformat(),
        "dictum": bond.dictum,
        "parts": list(bond.parts),
    }


def _ties(row: PublishedDecree, standing: Standing) -> dict[str, list[dict[str, str]]]:
    """Return what this decree does to others, in the words of schema.org."""
    ties: dict[str, list[dict[str, str]]] = {}
    for bond in standing.bonds:
        name = _SCHEMA.get(bond.kind)
        if bond.is_acting and name:
            path = bond_path(row, bond)
            other = {"@type": "Legislation", "name": bond.other} | ({"url": public_url(path)} if path else {})
            ties.setdefault(name, []).append(other)
    return ties


def citation(origin: Origin) -> str:
    """Return how the decree is cited in running text."""
    return f"{origin.full_title}, ditetapkan di {origin.dossier.commission.seat} pada tanggal {date_words(origin.issued.enacted_on)}."


def plain_text(origin: Origin) -> str:
    """Return the text of a decree as lines, in the order of the copy."""
    return "\n".join(_lines(origin)) + "\n"


def _lines(origin: Origin) -> Iterator[str]:
    issued, read = origin.issued, reading_of(origin.issued.decree)
    yield from (read.heading, issued.heading_number, "", "TENTANG", "", read.title, "", read.issuer, "")
    for name, part in read.preamble:
        yield f"{name}:"
        yield from map(_line, part)
        yield ""
    yield from ("MEMUTUSKAN:", "")
    for line in read.dicta:
        yield f"{line.mark}: {line.text}" if not line.level else _line(line)
    seat, day = origin.dossier.commission.seat, date_words(issued.enacted_on)
    yield from (
        "",
        f"Ditetapkan di {seat}",
        f"pada tanggal {day}",
        "",
        read.issuer,
        "ttd.",
        issued.signed_by.upper(),
    )
    for attachment in read.attachments:
        yield from _attachment(attachment)


def _attachment(attachment: ReadAttachment) -> Iterator[str]:
    yield from ("", attachment.label, attachment.title, "")
    yield from map(_line, attachment.lines)
    if attachment.columns:
        yield "\t".join(("No.", *attachment.columns))
        for number, cells in attachment.rows:
            yield "\t".join((f"{number}.", *(cell for _column, cell in cells)))


def _line(line: ReadLine) -> str:
    return f"{'  ' * line.level}{line.mark} {line.text}".rstrip()
