"""What publication knows of the decree that it publishes: the issued text, its number, who certified copies of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from diktum.core.document import fingerprint
from diktum.core.language import DecreeNumber
from diktum.dossiers.models import Dossier
from diktum.stages.distribution import queries as distribution
from diktum.stages.distribution.issued import IssuedDecree, issued

if TYPE_CHECKING:
    from diktum.stages.distribution.models import Certification

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+|\.{2,}")
_FILE_CODES = {"keputusan": "kpt", "keputusan-sekretaris": "kptsek"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Keputusan asal: everything about a decree that its publication repeats."""

    dossier: Dossier
    issued: IssuedDecree
    number: DecreeNumber
    certification: Certification
    final_sha256: str
    redactions: int = 0

    @property
    def text_sha256(self) -> str:
        """Return the fingerprint of the text as it is shown here: of the final text itself where nothing is hidden."""
        return fingerprint(self.issued.decree)

    @property
    def title(self) -> str:
        """Return what follows "tentang", in ordinary letters where the dossier has it so."""
        return readable_title(self.dossier, self.issued)

    @property
    def body(self) -> str:
        """Name whose decree it is: Keputusan Komisi Pemilihan Umum Kabupaten …"""
        return f"Keputusan {self.issued.decree.issuer.removeprefix('Ketua ')}"

    @property
    def full_title(self) -> str:
        """Return the whole name: body, number, year and subject."""
        return f"{self.body} {self.number.in_text()} tentang {self.title}"

    @property
    def short_citation(self) -> str:
        """Return the short citation: Kpt. KPU Kab. Sorong Selatan Nomor 12 Tahun 2026."""
        office = self.dossier.commission.short_name.replace("Kabupaten", "Kab.")
        kind = "Kpt. Sekretaris" if self.number.series == "keputusan-sekretaris" else "Kpt."
        return f"{kind} {office} {self.number.in_text()}"

    @property
    def source_citation(self) -> str:
        """Return the citation as JDIH names a source: Kpt. KPU Kab. Sorong Selatan Tahun 2026 Nomor 12."""
        head = self.short_citation.removesuffix(f" {self.number.in_text()}")
        return f"{head} Tahun {self.number.year} Nomor {self.number.number}"

    @property
    def path(self) -> str:
        """Return where the portal shows the decree."""
        return decree_path(self.dossier.commission.slug, self.number)

    @property
    def file_stem(self) -> str:
        """Return the name of the files without ending: 2026kpt012."""
        return file_stem(self.number)


def origin_of(dossier: Dossier) -> Origin | None:
    """Return what is to be published of a decree; None before its copies are certified or after its number was voided."""
    decree = issued(dossier)
    certified = distribution.certification(dossier)
    if decree is None or certified is None:
        return None
    return Origin(dossier, decree, decree.decree_number, certified, decree.final_sha256)


def readable_title(dossier: Dossier, decree: IssuedDecree) -> str:
    """Return the title in ordinary letters if it is still the dossier's, else as the decree carries it."""
    given, printed = " ".join(dossier.title.split()), " ".join(decree.decree.title.split())
    return given if given.casefold() == printed.casefold() else printed


def decree_path(slug: str, number: DecreeNumber) -> str:
    """Return the path of a decree's public page."""
    return f"/{slug}/{number.series}/{number.year}/{number.number}/"


def file_stem(number: DecreeNumber) -> str:
    """
    Return the name of a decree's files without ending, by the setting DIKTUM_JDIH_FILE_NAME: 2022kpt012.

    It is a template with {tahun}, {kode}, {nomor} and {seri}. Whatever it says, the answer is a plain name of letters,
    digits, dots, dashes and underscores. Raises ImproperlyConfigured for a template that cannot be filled.
    """
    facts = {
        "tahun": number.year,
        "kode": _FILE_CODES.get(number.series, "kpt"),
        "nomor": number.number,
        "seri": number.series,
    }
    try:
        name = settings.DIKTUM_JDIH_FILE_NAME.format_map(facts)
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        raise ImproperlyConfigured(f"DIKTUM_JDIH_FILE_NAME: {error}") from error
    return _UNSAFE.sub("-", name).strip(".-")[:80] or f"{number.year}kpt{number.number:03}"
