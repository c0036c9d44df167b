"""
The names that JDIHN's harvester demands, and nothing else: 28 fields, all text, in the order of ILDIS.

A decree is not promulgated: the day of enactment stands for tanggal_pengundangan, as an empty value would be shown as 1970.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings

from diktum.people.models import Commission
from diktum.stages.publication.models import PublishedDecree
from diktum.stages.publication.public_data import path_of
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.standing import Standing


def record(row: PublishedDecree, office: Commission, standing: Standing) -> dict[str, str | None]:
    """Return a public decree as one record of the feed."""
    metadata = row.content.metadata
    enacted = row.enacted_on.isoformat()
    address = public_url(path_of(row))
    stem = address.removesuffix("/")
    return {
        "idData": str(row.pk),
        "tahun_pengundangan": str(row.year),
        "tanggal_penetapan": enacted,
        "tanggal_pengundangan": enacted,
        "jenis": "KEPUTUSAN",
        "noPeraturan": str(row.number),
        "judul": metadata["title"],
        "noPanggil": None,
        "singkatanJenis": metadata["form_short"],
        "tempatTerbit": metadata["place"],
        "penerbit": None,
        "deskripsiFisik": None,
        "sumber": metadata["source"],
        "isbn": None,
        "status": standing.status,
        "bahasa": metadata["language"],
        "bidangHukum": metadata["field"],
        "teuBadan": metadata["author"],
        "nomorIndukBuku": None,
        "abstrak": row.entry.abstract.original_name,
        "last_updated": _instant(row, office, standing),
        "urlAbstrak": f"{stem}-abstrak.pdf",
        "urlDetailPeraturan": address,
        "fileDownload": row.entry.copy.original_name,
        "urlDownload": f"{stem}.pdf",
        "subjek": metadata["subjects"],
        "operasi": "4",
        "display": "1",
        **({"urlabstrak": f"{stem}-abstrak.pdf"} if settings.DIKTUM_JDIHN_ALIAS else {}),
    }


def _instant(row: PublishedDecree, office: Commission, standing: Standing) -> str:
    """Return when the record last moved, in the office's zone; the form is a setting, as the harvester has read both."""
    zone = ZoneInfo(office.zone)
    moved = [row.done_at, *(bond.recorded_at for bond in standing.bonds)]
    if standing.since is not None:
        moved.append(dt.datetime.combine(standing.since, dt.time(), zone))
    at = max(moved).astimezone(zone)
    if settings.DIKTUM_JDIHN_DATES == "rfc3339":
        return at.isoformat(timespec="seconds")
    return f"{at:%Y-%m-%d %H:%M:%S}"
