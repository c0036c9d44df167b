"""The three books as values: each knows its columns, its lines, and how it is printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from diktum.core.language import date_words
from diktum.dossiers.queries import parsed
from diktum.formats import papers as p
from diktum.people.models import Commission
from diktum.stages.distribution import queries as distribution
from diktum.stages.distribution.papers import dispatch_row
from diktum.stages.drafting.printing import layout_of, letterhead_of, version_mark
from diktum.stages.signing import queries as signing
from diktum.stages.signing.printing import agenda_book_paper, agenda_row
from diktum.stages.signing.queries import AgendaLine
from diktum.stages.signing.series import title_of
from diktum.stages.verification import queries as verification
from diktum.stages.verification.queries import CardKind, ControlCard

CARD_ACTS = {
    CardKind.PERSONNEL: "verify_personnel",
    CardKind.CONTENT: "verify_content",
    CardKind.APPROVAL: "approve_draft",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a book: what the page shows (cells under their heads), and every value of the table."""

    number: str
    code: str
    title: str
    small: str
    cells: tuple[tuple[str, str], ...]
    values: tuple[str, ...]
    is_void: bool = False

    def has(self, words: str) -> bool:
        """Return whether every one of the words stands somewhere in the line."""
        text = " ".join((self.number, self.code, self.title, self.small, *self.values)).casefold()
        return all(word in text for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class Book:
    """A book of one year. `heads` are the columns on the page after number and title, `columns` those of the table."""

    key: str
    title: str
    year: int
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    paper: p.Paper
    written_at: dt.datetime | None
    series: str = ""
    agenda: tuple[AgendaLine, ...] = field(default=(), repr=False)


def agenda_book(commission: Commission, year: int, series: str) -> Book:
    """Return the buku agenda of a series, newest number first."""
    lines = signing.lines_of_year(commission.pk, year, series)
    heads = (_("Ditetapkan"), _("Pengusul"), _("Status hukum"))
    times = [line.booked_at for line in lines]
    times += [line.void.voided_at for line in lines if signing.is_void(line)]
    return Book(
        key="agenda",
        title=_("Buku agenda %(series)s %(year)s") % {"series": title_of(series), "year": year},
        year=year,
        series=series,
        heads=heads,
        columns=(
            "No. urut",
            "Tanggal agenda",
            "Nomor keputusan",
            "Tanggal ditetapkan",
            "Tentang",
            "Sifat",
            "Pengusul",
            "Penanda tangan",
            "Berita acara pleno",
            "Status",
            "Keterangan",
            "Berkas",
        ),
        rows=tuple(_agenda_row(line, heads) for line in lines),
        paper=agenda_book_paper(commission, year, lines, series=series),
        written_at=max(times, default=None),
        agenda=lines,
    )


def _agenda_row(line: AgendaLine, heads: tuple[str, ...]) -> Row:
    void, printed = signing.is_void(line), agenda_row(line)
    status = _("Nomor batal: %(reason)s") % {"reason": line.void.reason} if void else _("Berlaku")
    return Row(
        number=printed.number,
        code=_code(line),
        title=line.title,
        small=line.plenary_record,
        cells=tuple(zip(heads, (printed.enacted_on, line.proposed_by, status), strict=True)),
        values=(
            printed.number,
            printed.booked_on,
            printed.decree_number,
            printed.enacted_on,
            printed.about,
            printed.nature,
            printed.proposed_by,
            printed.signed_by,
            printed.plenary_record,
            printed.status or "Berlaku",
            printed.note,
            _code(line),
        ),
        is_void=void,
    )


def _code(line: AgendaLine) -> str:
    return line.dossier.code if line.dossier else ""


def dispatch_book(commission: Commission, year: int) -> Book:
    """Return the buku ekspedisi of a year, newest line first."""
    lines = distribution.dispatch_lines(commission.pk, year)
    printed = tuple(dispatch_row(line, commission) for line in lines)
    heads = (_("Dikirim"), _("Tujuan"), _("Diterima oleh"))
    times = [line.received_at for line in lines if line.received_at]
    rows = [
        Row(
            number=row.number,
            code=line.dossier_code,
            title=line.title,
            small=f"{line.decree} · {_('salinan ke-%(number)s') % {'number': line.copy_number}}",
            cells=tuple(zip(heads, _dispatch_cells(line, row), strict=True)),
            values=tuple(_one_line(value) for value in _dispatch_values(row, line.dossier_code)),
        )
        for line, row in zip(lines, printed, strict=True)
    ]
    return Book(
        key="dispatch",
        title=_("Buku ekspedisi %(year)s") % {"year": year},
        year=year,
        heads=heads,
        columns=(
            "No. urut",
            "Tanggal kirim",
            "Nomor naskah",
            "Isi",
            "Salinan ke-",
            "Tujuan",
            "Cara kirim",
            "Nama dan jabatan penerima",
            "Tanggal dan jam terima",
            "Keterangan",
            "Berkas",
        ),
        rows=tuple(reversed(rows)),
        paper=p.DispatchBookPaper(
            title=f"Buku Ekspedisi Tahun {year}",
            letterhead=letterhead_of(commission),
            layout=layout_of(commission),
            name="BUKU EKSPEDISI SALINAN KEPUTUSAN",
            period=f"TAHUN {year}",
            rows=printed,
        ),
        written_at=max(times, default=None),
    )


def _dispatch_cells(line: distribution.DispatchLine, row: p.DispatchRow) -> tuple[str, ...]:
    received = f"{line.receiver}, {row.received_at}" if line.receiver else _("Belum diterima")
    return (row.sent_on, ", ".join(filter(None, (line.recipient, line.place))), received)


def _dispatch_values(row: p.DispatchRow, code: str) -> tuple[str, ...]:
    return (
        row.number,
        row.sent_on,
        row.decree,
        row.about,
        row.copy_number,
        row.addressed_to,
        row.manner,
        row.received_by,
        row.received_at,
        row.note,
        code,
    )


def control_book(commission: Commission, year: int) -> Book:
    """Return the kartu kendali of a year, newest card first."""
    cards = verification.cards_of_year(commission.pk, year)
    heads = (_("Diperiksa"), _("Hasil"), _("Pemeriksa"))
    printed = tuple(_control_row(card, number) for number, card in enumerate(cards, start=1))
    rows = [
        Row(
            number=row.number,
            code=row.dossier,
            title=row.about,
            small=f"{row.kind} · {row.text}",
            cells=tuple(zip(heads, (row.checked_on, row.outcome, _one_line(row.checked_by)), strict=True)),
            values=tuple(_one_line(value) for value in _control_values(row)),
        )
        for row in printed
    ]
    return Book(
        key="control",
        title=_("Buku kartu kendali %(year)s") % {"year": year},
        year=year,
        heads=heads,
        columns=(
            "No. urut",
            "Tanggal",
            "Berkas",
            "Tentang",
            "Jenis kartu",
            "Naskah",
            "Hasil",
            "Pemeriksa",
            "Catatan",
        ),
        rows=tuple(reversed(rows)),
        paper=p.ControlBookPaper(
            title=f"Buku Kartu Kendali Tahun {year}",
            letterhead=letterhead_of(commission),
            layout=layout_of(commission),
            name="BUKU KARTU KENDALI",
            period=f"TAHUN {year}",
            rows=printed,
        ),
        written_at=max((card.checked_at for card in cards), default=None),
    )


def _control_values(row: p.ControlBookRow) -> tuple[str, ...]:
    return (
        row.number,
        row.checked_on,
        row.dossier,
        row.about,
        row.kind,
        row.text,
        row.outcome,
        row.checked_by,
        row.note,
    )


def _one_line(text: str) -> str:
    return ", ".join(part.strip() for part in text.split("\n") if part.strip())


def _control_row(card: ControlCard, number: int) -> p.ControlBookRow:
    kind = CardKind(card.kind)
    procedure = parsed(card.dossier.procedure)
    act = CARD_ACTS[kind]
    outcome = procedure.act(act).outcome(card.outcome) if procedure.has(act) else None
    return p.ControlBookRow(
        number=str(number),
        checked_on=date_words(card.checked_on),
        dossier=card.dossier.code,
        about=card.dossier.title,
        kind=str(kind.label),
        text=version_mark(card.version_number, card.version_sha256),
        outcome=outcome.title if outcome else card.outcome,
        checked_by="\n".join(filter(None, (card.checked_by, card.post_title))),
        note=card.reason,
    )
