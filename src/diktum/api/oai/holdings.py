"""What a harvester may have: every public decree as Dublin Core (jdih.md 6.4), and the withdrawn ones as deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import oai_repo
from django.conf import settings
from lxml import etree

from diktum.core.moment import Moment
from diktum.people import queries as people
from diktum.stages.publication import public_data, queries
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.standing import NOTHING_CHANGED, Standing, standings

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree

PREFIX = "oai_dc"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
FIRST = dt.datetime(2022, 1, 17, tzinfo=dt.UTC)
GRAINS = "YYYY-MM-DDThh:mm:ssZ"
SET = "satker"
_OFFICE = {"commission", "content", "entry__copy", "entry__abstract", "withdrawal"}


class Holdings(oai_repo.DataInterface):  # type: ignore[misc]
    """The repository as the library asks for it; `when` is the moment of the request."""

    limit = 100

    def __init__(self, when: Moment) -> None:
        self.when = when
        self.deleted: set[str] = set()

    def get_identify(self) -> oai_repo.Identify:
        """Say who we are."""
        told = oai_repo.Identify()
        told.base_url = public_url("/oai")
        told.repository_name = "Keputusan Komisi Pemilihan Umum"
        told.admin_email = [_contact()]
        told.earliest_datestamp = f"{FIRST:%Y-%m-%dT%H:%M:%SZ}"
        told.deleted_record = "persistent"
        told.granularity = GRAINS
        told.compression = []
        return told

    def is_valid_identifier(self, identifier: str) -> bool:
        """Say whether an identifier is of a decree that is or was public."""
        return self._row(identifier) is not None

    def get_metadata_formats(self, identifier: str | None = None) -> list[oai_repo.MetadataFormat]:  # noqa: ARG002  the library names it
        """Give the one format."""
        return [oai_repo.MetadataFormat(PREFIX, SCHEMA, OAI_DC)]

    def get_record_header(self, identifier: str) -> oai_repo.RecordHeader:
        """Give a record's head."""
        row = self._row(identifier)
        assert row is not None
        if hasattr(row, "withdrawal"):
            self.deleted.add(identifier)
        return _header(row)

    def get_record_metadata(self, identifier: str, metadataprefix: str) -> Any:
        """Give a record as Dublin Core; an empty element for a withdrawn one, which the view takes out."""
        row = self._row(identifier)
        assert row is not None
        if metadataprefix != PREFIX:
            return None
        if hasattr(row, "withdrawal"):
            return etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC})
        standing = standings([row.decree_id], self.when.day).get(row.decree_id, NOTHING_CHANGED)
        return dublin_core(row, standing)

    def get_record_abouts(self, identifier: str) -> list[Any]:  # noqa: ARG002  the library names it
        """Give nothing more."""
        return []

    def list_set_specs(self, identifier: str | None = None, cursor: int = 0) -> tuple[list[str], int, None]:
        """Give the offices as sets: those of a record, or all."""
        if identifier is not None:
            row = self._row(identifier)
            found = [_set(row.commission.slug)] if row else []
        else:
            found = [_set(office.slug) for office in people.commissions()]
        return found[cursor : cursor + self.limit], len(found), None

    def get_set(self, setspec: str) -> oai_repo.Set | None:
        """Give an office as a set."""
        slug = setspec.removeprefix(f"{SET}:")
        office = people.commissions().filter(slug=slug).first() if setspec.startswith(f"{SET}:") else None
        return oai_repo.Set(setspec, office.name, []) if office else None

    def list_identifiers(
        self,
        metadataprefix: str,  # noqa: ARG002  the library names it
        filter_from: dt.datetime | None = None,
        filter_until: dt.datetime | None = None,
        filter_set: str | None = None,
        cursor: int = 0,
    ) -> tuple[list[str], int, None]:
        """Give identifiers in the order in which records moved."""
        rows = queries.ever_public()
        if filter_from is not None:
            rows = rows.filter(moved_at__gte=filter_from)
        if filter_until is not None:
            rows = rows.filter(moved_at__lt=filter_until + dt.timedelta(seconds=1))
        if filter_set is not None:
            rows = rows.filter(commission__slug=filter_set.removeprefix(f"{SET}:"))
        shown = rows.order_by("moved_at", "pk")[cursor : cursor + self.limit]
        return [identifier_of(row) for row in shown], rows.count(), None

    def _row(self, identifier: str) -> PublishedDecree | None:
        parts = identifier.removeprefix(_head()).split("/")
        if not identifier.startswith(_head()) or len(parts) != 4:
            return None
        slug, series, year, number = parts
        if not (_is_number(year) and _is_number(number)):
            return None
        found = queries.ever_public().filter(
            commission__slug=slug, series=series, year=int(year), number=int(number)
        )
        return found.select_related(*_OFFICE).first()


def identifier_of(row: PublishedDecree) -> str:
    """Return a record's stable name: oai:<host>:<office>/<series>/<year>/<number>."""
    return f"{_head()}{row.commission.slug}/{row.series}/{row.year}/{row.number}"


def dublin_core(row: PublishedDecree, standing: Standing) -> Any:
    """Return a public decree in Dublin Core."""
    metadata = row.content.metadata
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} {SCHEMA}")
    others = [public_data.bond_path(row, bond) for bond in standing.bonds if bond.is_acting]
    subjects: Sequence[str] = str(metadata.get("subjects", "")).split(" - ")
    for name, values in {
        "title": [metadata.get("title", row.title)],
        "creator": [metadata.get("author", "")],
        "subject": subjects,
        "description": [row.content.abstract.get("substance", "")],
        "publisher": [row.commission.name],
        "date": [row.enacted_on.isoformat()],
        "type": ["Keputusan"],
        "format": ["application/pdf"],
        "identifier": [public_url(public_data.path_of(row)), public_data.number_of(row).in_text()],
        "source": [metadata.get("source", "")],
        "language": ["id"],
        "relation": [public_url(path) for path in others if path],
        "rights": ["Dokumen publik"],
    }.items():
        for value in filter(None, values):
            etree.SubElement(root, f"{{{DC}}}{name}").text = str(value)
    return root


def _header(row: PublishedDecree) -> oai_repo.RecordHeader:
    head = oai_repo.RecordHeader()
    head.identifier = identifier_of(row)
    head.datestamp = getattr(row, "moved_at", row.done_at).astimezone(dt.UTC).replace(microsecond=0)
    head.setspecs = [_set(row.commission.slug)]
    head.status = "deleted" if hasattr(row, "withdrawal") else None
    return head


def _set(slug: str) -> str:
    return f"{SET}:{slug}"


def _head() -> str:
    return f"oai:{urlsplit(settings.DIKTUM_PUBLIC_URL).hostname or 'localhost'}:"


def _contact() -> str:
    """Return the address to write to; the protocol wants one with a domain."""
    address = str(settings.DEFAULT_FROM_EMAIL)
    return (
        address if "." in address.rpartition("@")[2] else f"{address.partition('@')[0]}@localhost.localdomain"
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
