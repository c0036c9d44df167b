"""The 16 elements that describe a decree in JDIH (Permenkumham 8/2019), filled from the decree itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diktum.core.language import date_words
from diktum.core.refusal import gettext_noop
from diktum.stages.publication.origin import Origin

ELEMENTS: tuple[tuple[str, str], ...] = (
    ("document_type", gettext_noop("Tipe dokumen")),
    ("title", gettext_noop("Judul")),
    ("author", gettext_noop("T.E.U. badan/pengarang")),
    ("number", gettext_noop("Nomor peraturan")),
    ("form", gettext_noop("Jenis/bentuk")),
    ("form_short", gettext_noop("Singkatan jenis/bentuk")),
    ("place", gettext_noop("Tempat penetapan")),
    ("enacted_on", gettext_noop("Tanggal penetapan")),
    ("promulgated_on", gettext_noop("Tanggal pengundangan")),
    ("source", gettext_noop("Sumber")),
    ("subjects", gettext_noop("Subjek")),
    ("status", gettext_noop("Status peraturan")),
    ("language", gettext_noop("Bahasa")),
    ("location", gettext_noop("Lokasi")),
    ("field", gettext_noop("Bidang hukum")),
    ("attachments", gettext_noop("Lampiran")),
)
TYPED = ("subjects", "field", "source", "location")
DEFAULT_FIELD = "Hukum Tata Negara"
FIELDS = (
    DEFAULT_FIELD,
    "Hukum Administrasi Negara",
    "Hukum Kepegawaian",
    "Hukum Keuangan Negara",
    "Hukum Umum",
)


def metadata_of(origin: Origin, *, subjects: Sequence[str] = (), field: str = "") -> dict[str, str]:
    """
    Return the metadata of a decree, all that can be known from it filled in.

    A decree is not promulgated (diundangkan): the day of enactment stands for that day, as the JDIHN harvester expects.
    """
    office = origin.dossier.commission
    enacted = date_words(origin.issued.enacted_on)
    count = len(origin.issued.decree.attachments)
    return {
        "document_type": "Peraturan Perundang-undangan",
        "title": origin.full_title,
        "author": f"Indonesia. {office.name}",
        "number": str(origin.number.number),
        "form": "Keputusan",
        "form_short": "KEPUTUSAN",
        "place": office.seat,
        "enacted_on": enacted,
        "promulgated_on": enacted,
        "source": origin.source_citation,
        "subjects": subject_line(subjects),
        "status": "Berlaku",
        "language": "Indonesia",
        "location": f"JDIH {office.short_name}",
        "field": field or DEFAULT_FIELD,
        "attachments": f"{count} lampiran" if count else "Tidak ada",
    }


def subject_line(subjects: Sequence[str]) -> str:
    """Return subjects as JDIH writes them: in capitals, joined by a dash."""
    return " - ".join(each.strip().upper() for each in subjects if each.strip())


def missing(metadata: Mapping[str, str]) -> tuple[str, ...]:
    """Return the labels of the elements that are empty."""
    return tuple(label for key, label in ELEMENTS if not str(metadata.get(key, "")).strip())


def lines(metadata: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return metadata as (label, value), in the order of the rule."""
    return tuple((label, str(metadata.get(key, ""))) for key, label in ELEMENTS)
