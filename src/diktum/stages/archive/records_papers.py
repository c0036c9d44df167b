"""The papers about records: labels, shelf list, contents of a berkas, daftar arsip (PDF/A)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.conf import settings

from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.formats import papers as p
from diktum.formats.archive_papers import Label, LabelSheetPaper, RecordListPaper
from diktum.formats.pdf import render
from diktum.people.models import Commission
from diktum.people.queries import Signatory, holder_of
from diktum.people.refusals import NobodyHoldsPost
from diktum.stages.archive.records_contents import pieces_of
from diktum.stages.archive.records_queries import PLACE_TITLES, Key, Record, Standing
from diktum.stages.drafting.printing import layout_of, letterhead_of

UNIT = "Subbagian Hukum"  # the unit that keeps decrees (SOP 23/2022 B.1 baris 10)


def label_sheet(office: Commission, chosen: Sequence[Record], when: Moment) -> bytes:
    """Print a label for each record, its QR code leading to the record's page."""
    labels = tuple(
        Label(
            lines=(
                f"{each.archive_code} · {each.enacted_on.year}",
                _short(f"Keputusan {each.number}", 60),
                _short(each.title, 90),
                each.place_words,
            ),
            code=p.Code(url=f"{settings.DIKTUM_PUBLIC_URL}{each.url}", code=each.code),
        )
        for each in by_place(chosen)
    )
    paper = LabelSheetPaper(
        title="Label Arsip", layout=layout_of(office), reference=office.short_name, labels=labels
    )
    return render(paper, made_at=when.at)


def shelf_list(
    office: Commission, chosen: Sequence[Record], standings: dict[Key, Standing], when: Moment
) -> bytes:
    """Print the records in the order in which they stand, with what is lent or held."""
    widths = (("Ruang", "1.3"), ("Lemari", "0.8"), ("Rak", "0.7"), ("Boks", "0.7"), ("Folder", "1.3"))
    columns = (
        p.Column("No.", "0.5", "center"),
        *(p.Column(title, width) for title, width in widths),
        p.Column("Kode berkas", "1.3"),
        p.Column("Nomor", "1.8"),
        p.Column("Tentang", "3.6"),
        p.Column("Keterangan", "1.8"),
    )
    rows = tuple(
        (
            f"{number}.",
            each.place.room,
            each.place.cabinet,
            each.place.shelf,
            each.place.box,
            each.place.folder,
            each.code,
            each.number,
            each.title,
            said_of(standings.get(each.key, Standing())),
        )
        for number, each in enumerate(by_place(chosen), start=1)
    )
    return _list(
        office, "DAFTAR TEMPAT SIMPAN ARSIP", f"KEADAAN {date_words(when.day).upper()}", columns, rows, when
    )


def record_list(
    office: Commission, chosen: Sequence[Record], standings: dict[Key, Standing], when: Moment, period: str
) -> bytes:
    """Print the daftar arsip: code, description, period, amount, development, retention, place."""
    columns = (
        p.Column("No.", "0.5", "center"),
        p.Column("Nomor berkas", "1.6"),
        p.Column("Kode klasifikasi", "1"),
        p.Column("Uraian informasi arsip", "3.4"),
        p.Column("Kurun waktu", "1.3"),
        p.Column("Jumlah", "1"),
        p.Column("Tingkat perkembangan", "1.2"),
        p.Column("Retensi", "1.8"),
        p.Column("Tempat simpan", "1.8"),
        p.Column("Keterangan", "1.4"),
    )
    rows = tuple(
        (
            f"{number}.",
            each.code,
            each.archive_code,
            f"Keputusan {each.number} tentang {each.title}",
            date_words(each.enacted_on),
            amount_of(each),
            development_of(each),
            each.retention(when.day).words(),
            each.place_words,
            said_of(standings.get(each.key, Standing())),
        )
        for number, each in enumerate(sorted(chosen, key=lambda each: (each.enacted_on, each.code)), start=1)
    )
    return _list(office, "DAFTAR ARSIP", period, columns, rows, when)


def contents_list(office: Commission, record: Record, when: Moment) -> bytes:
    """Print everything that one berkas holds: each paper with its place, each file with its fingerprint."""
    columns = (
        p.Column("No.", "0.5", "center"),
        p.Column("Uraian", "2.6"),
        p.Column("Tanggal", "1.3"),
        p.Column("Tingkat perkembangan", "1.1"),
        p.Column("Jumlah", "1"),
        p.Column("Tempat", "2"),
        p.Column("Sidik jari SHA-256", "3.6"),
    )
    rows = tuple(
        (
            f"{number}.",
            piece.name,
            date_words(piece.made_on) if piece.made_on else "",
            piece.development,
            piece.amount,
            piece.place,
            piece.sha256,
        )
        for number, piece in enumerate(pieces_of(record), start=1)
    )
    period = f"{record.code} · {record.archive_code} · KEPUTUSAN {record.number.upper()}"
    return _list(office, "DAFTAR ISI BERKAS", period, columns, rows, when, reference=record.title)


def by_place(chosen: Iterable[Record]) -> list[Record]:
    """Return records in the order in which they stand on the shelf; those without a place last."""
    return sorted(
        chosen,
        key=lambda each: (
            not each.place_words,
            *(_natural(getattr(each.place, field)) for _title, field in PLACE_TITLES),
            each.code,
        ),
    )


def amount_of(record: Record) -> str:
    """Return how much there is of a record: pages of the paper, else of the scan."""
    return f"{record.sheets or record.pages or 1} halaman" if record.sheets or record.pages else "1 naskah"


def development_of(record: Record) -> str:
    """Return as what a record is there: asli, salinan digital, or both."""
    kinds = ("asli" if record.place_words else "", "hasil alih media" if record.pages else "")
    words = " dan ".join(filter(None, kinds)) or "catatan"
    return words[:1].upper() + words[1:]


def said_of(standing: Standing) -> str:
    """Return what stands in the last column: lent, held, destroyed."""
    if standing.is_destroyed:
        return "Dimusnahkan"
    words = []
    if standing.loan is not None:
        words.append(f"Dipinjam {standing.loan.borrower} s.d. {date_words(standing.loan.due_on)}")
    if standing.holds:
        words.append("Ditahan")
    return "; ".join(words)


def signer(office: Commission, post: str, when: Moment) -> Signatory | None:
    """Return who holds a post today, or None where nobody does."""
    try:
        return holder_of(office.pk, post, when.day)
    except NobodyHoldsPost:
        return None


def _list(
    office: Commission,
    name: str,
    period: str,
    columns: tuple[p.Column, ...],
    rows: tuple[tuple[str, ...], ...],
    when: Moment,
    *,
    reference: str = "",
) -> bytes:
    head = signer(office, "head_of_legal", when)
    signatures = (
        (
            p.SignatureBlock(
                office=head.title,
                name=head.name,
                nip=head.nip,
                place_and_date=(f"{office.seat}, {date_words(when.day)}",),
            ),
        )
        if head
        else ()
    )
    paper = RecordListPaper(
        title=name.title(),
        letterhead=letterhead_of(office),
        layout=layout_of(office),
        reference=_short(reference, 90),
        name=name,
        period=period,
        columns=columns,
        rows=rows,
        signatures=signatures,
    )
    return render(paper, made_at=when.at)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _natural(text: str) -> str:
    """Return a key by which 2 stands before 10: every number with ten digits (as `records_lists` has the database do)."""
    return re.sub("[0-9]+", lambda number: number.group().zfill(10)[-10:], text.lower())
