"""What is compared before a copy is published: number, day, title, text, certification, file."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.core.document import fingerprint
from diktum.core.language import date_words
from diktum.core.refusal import gettext_noop
from diktum.stages.publication.metadata import missing
from diktum.stages.publication.models import AuthenticationSheet, JdihContent
from diktum.stages.publication.origin import Origin


@dataclass(frozen=True, slots=True)
class CheckedPoint:
    """Butir otentikasi: what was compared, whether it agrees, and with what."""

    key: str
    title: str
    is_sound: bool
    note: str

    def to_data(self) -> dict[str, object]:
        """Return the point as the sheet keeps it."""
        return {"key": self.key, "title": self.title, "is_sound": self.is_sound, "note": self.note}


def points_of_copy(origin: Origin, shown: Origin, pages: int) -> tuple[CheckedPoint, ...]:
    """Compare the copy with the signed and numbered decree; `shown` is what of it everybody may read."""
    issued, certified = origin.issued, origin.certification
    own = fingerprint(issued.decree)
    equal = own == origin.final_sha256 == issued.sha256
    return (
        CheckedPoint("number", gettext_noop("Nomor sama dengan buku agenda"), True, issued.number),
        CheckedPoint(
            "day",
            gettext_noop("Tanggal penetapan sama dengan naskah asli"),
            True,
            date_words(issued.enacted_on),
        ),
        CheckedPoint("title", gettext_noop("Judul sama dengan naskah asli"), True, origin.title),
        CheckedPoint(
            "text",
            gettext_noop("Sidik isi salinan sama dengan naskah final yang ditandatangani"),
            equal,
            sidik(own),
        ),
        CheckedPoint(
            "certified",
            gettext_noop("Salinan disahkan oleh pejabat pengesah"),
            True,
            f"{certified.name}, {date_words(certified.certified_on)}",
        ),
        *(
            (
                CheckedPoint(
                    "hidden",
                    gettext_noop("Data pribadi disamarkan pada salinan untuk publikasi"),
                    True,
                    f"{shown.redactions} bagian",
                ),
            )
            if shown.redactions
            else ()
        ),
        CheckedPoint("pages", gettext_noop("Jumlah halaman salinan"), pages > 0, f"{pages} halaman"),
    )


def points_of_content(
    content: JdihContent, first: AuthenticationSheet, copy_sha256: str
) -> tuple[CheckedPoint, ...]:
    """Compare what is about to be uploaded with what was authenticated first."""
    lacking = missing(content.metadata)
    return (
        CheckedPoint(
            "file",
            gettext_noop("Berkas salinan tidak berubah sejak otentikasi pertama"),
            copy_sha256 == first.copy_sha256,
            sidik(copy_sha256),
        ),
        CheckedPoint(
            "metadata",
            gettext_noop("Metadata 16 unsur lengkap"),
            not lacking,
            ", ".join(lacking) or "16 dari 16",
        ),
        CheckedPoint(
            "abstract",
            gettext_noop("Abstrak memuat tiga bagian"),
            all(_parts(content)),
            "menimbang, mengingat, materi pokok",
        ),
        CheckedPoint(
            "alternative",
            gettext_noop("Gambar mempunyai teks alternatif"),
            bool(content.alternative_text),
            content.heading,
        ),
    )


def sidik(sha256: str) -> str:
    """Return a fingerprint as a person compares it: 9F2C 41AB."""
    return f"{sha256[:4]} {sha256[4:8]}".upper()


def _parts(content: JdihContent) -> tuple[bool, ...]:
    return tuple(bool(content.abstract.get(key)) for key in ("considerations", "legal_bases", "substance"))
