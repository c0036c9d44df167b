"""Bring a decree to the archive by really walking there."""

from django.core.files.base import ContentFile

from diktum.files.tests.builders import a_pdf
from diktum.stages.archive import commands, queries
from diktum.stages.archive.commands import ScanCheck, ShelfPlace
from diktum.stages.distribution.tests.acting import delivered, moment

PLACE = ShelfPlace(room="Arsip Hukum", cabinet="2", shelf="1", box="7", folder="0042")
GOOD = ScanCheck(complete=True, legible=True, upright=True, pages_match=True)


def a_file(content, name="pindaian.pdf"):
    return ContentFile(content, name=name)


def a_scan(dossier, pages=None):
    """Answer a scan with as many pages as the signed text has."""
    return a_file(a_pdf(queries.expected_pages(dossier) if pages is None else pages))


def put_away(office, dossier, **changes):
    given = {
        "place": PLACE,
        "scan": changes.pop("scan", None) or a_scan(dossier),
        "archive_code": "HK.03.1",
        "checked": GOOD,
        "by": office.legal_officer,
        "when": moment(office),
    }
    row = commands.archive_original(dossier_id=dossier.pk, **(given | changes))
    dossier.refresh_from_db()
    return row


def put_away_decree(office, **kwargs):
    dossier = delivered(office, **kwargs)
    put_away(office, dossier)
    return dossier
