"""The three books as values: each knows its columns, its lines, and how it is printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from diktum.core.language import date_words
from diktum.dossiers.queries import parsed
from diktum.formats import papers as p
from diktum.people.models import Commission
from diktum.stages.distribution import queries as distribution
from diktum.stages.distribution.papers import dispatch_row
from diktum.stages.drafting.printing import layout_of, letterhead_of, version_mark
from diktum.stages.signing import numbers_queries as numbers
from diktum.stages.signing import queries as signing
from diktum.stages.signing.printing import VOID, agenda_book_paper, agenda_row, empty_row, reserved_row
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
    url: str = ""
    status: str = ""

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
    explained: frozenset[int] = frozenset()


def agenda_book(commission: Commission, year: int, series: str) -> Book:
    """Return the buku agenda of a series, newest number first."""
    lines = signing.lines_of_year(commission.pk, year, series)
    others = _numbers_without_line(commission, year, series, lines)
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
        rows=tuple(
            sorted(
                (
                    *(_agenda_row(line, heads) for line in lines),
                    *(_other_row(row, heads, url) for row, url in others),
                ),
                key=lambda row: -int(row.number.split("–")[0]),
            )
        ),
        paper=agenda_book_paper(
            commission,
            year,
            lines,
            series=series,
            others=[row for row, _url in others],
        ),
        written_at=max(times, default=None),
        agenda=lines,
        explained=frozenset(number for row, _url in others if row.note for number in _numbers_in(row.number)),
    )


def _numbers_without_line(
    commission: Commission, year: int, series: str, lines: Sequence[AgendaLine]
) -> list[tuple[p.AgendaBookRow, str]]:
    """Return the numbers that are reserved, void before use, or empty, as rows with the address that tells more."""
    book = numbers.book_of(commission.pk, series, year)
    if book is None:
        return []
    kept = numbers.reservations_in(book)
    taken = {line.number for line in lines} | {each.number for each in kept}
    rows = [(reserved_row(each), reverse("signing:reservation", args=[each.pk])) for each in kept]
    return rows + [(empty_row(span), "") for span in numbers.missing_in(book, taken)]


def _other_row(row: p.AgendaBookRow, heads: tuple[str, ...], url: str) -> Row:
    status = row.note if row.status == "Dipesan" else ": ".join(filter(None, (row.status, row.note)))
    return Row(
        number=row.number,
        code="",
        title=row.about,
        small=row.decree_number,
        cells=tuple(zip(heads, ("", "", status), strict=True)),
        values=(
            row.number,
            row.booked_on,
            row.decree_number,
            "",
            row.about,
            "",
            "",
            "",
            "",
            row.status,
            row.note,
            "",
        ),
        is_void=row.status == VOID,
        url=url,
        status={VOID: "void", "Dipesan": "reserved"}.get(row.status, "empty"),
    )


def _numbers_in(span: str) -> range:
    first, _dash, last = span.partition("–")
    return range(int(first), int(last or first) + 1)


def _agenda_row(line: AgendaLine, heads: tuple[str, ...]) -> Row:
    void, printed, paper = signing.is_void(line), agenda_row(line), hasattr(line, "paper")
    status = _("Nomor batal: %(reason)s") % {"reason": line.void.reason} if void else _("Berlaku")
    return Row(
        number=printed.number,
        code=_code(line),
        title=line.title,
        small=" · ".join(filter(None, (line.plenary_record, _("dari buku fisik") if paper else ""))),
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
        url=reverse("signing:agenda_line", args=[line.pk]),
        status="void" if void else "paper" if paper else "given",
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
