"""Buku nomor naskah pleno: the invitations and berita acara of a year, which have series of their own beside the decrees."""

from __future__ import annotations

from django.utils.translation import gettext as _

from diktum.core.language import date_words
from diktum.formats import papers as p
from diktum.people.models import Commission
from diktum.registers.books import Book, Row
from diktum.stages.drafting.printing import layout_of, letterhead_of
from diktum.stages.plenary.letters import Letter, letters_of_year

_COLUMNS = ("No. urut", "Tanggal", "Nomor naskah", "Jenis", "Perihal", "Penanda tangan", "Berkas")


def letter_book(commission: Commission, year: int) -> Book:
    """Return the numbered papers of the plenary of a year, newest first."""
    letters = letters_of_year(commission.pk, year)
    printed = tuple(_printed(each) for each in letters)
    heads = (_("Tanggal"), _("Jenis"), _("Penanda tangan"))
    rows = [
        Row(
            number=row.number,
            code=row.dossier,
            title=row.about,
            small=row.full_number,
            cells=tuple(zip(heads, (row.made_on, row.kind, row.signed_by or "–"), strict=True)),
            values=(
                row.number,
                row.made_on,
                row.full_number,
                row.kind,
                row.about,
                row.signed_by,
                row.dossier,
            ),
            url=f"/pleno/{letter.session_slug}/",
            status=letter.kind,
        )
        for letter, row in zip(letters, printed, strict=True)
    ]
    return Book(
        key="letters",
        title=_("Buku naskah pleno %(year)s") % {"year": year},
        year=year,
        heads=heads,
        columns=_COLUMNS,
        rows=tuple(reversed(rows)),
        paper=p.LetterBookPaper(
            title=f"Buku Naskah Pleno Tahun {year}",
            letterhead=letterhead_of(commission),
            layout=layout_of(commission),
            name="BUKU NOMOR NASKAH RAPAT PLENO",
            period=f"TAHUN {year}",
            rows=printed,
        ),
        written_at=max((each.made_at for each in letters), default=None),
    )


def _printed(letter: Letter) -> p.LetterBookRow:
    is_invitation = letter.kind == "invitation"
    about = f"Undangan rapat pleno {date_words(letter.held_on)}" if is_invitation else letter.about
    return p.LetterBookRow(
        number=str(letter.number),
        made_on=date_words(letter.made_on),
        full_number=letter.full_number,
        kind="Undangan" if is_invitation else "Berita acara",
        about=about,
        signed_by=letter.signed_by,
        dossier=letter.dossier_code,
    )
