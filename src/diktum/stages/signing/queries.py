"""Questions about signatures and numbers. Nothing here changes anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum.core.language import DecreeNumber
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import parsed
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing.models import (
    AgendaBook,
    Initials,
    Issuer,
    Method,
    Seal,
    SheetAcceptance,
    SheetReading,
    Signature,
    SignedSheet,
)
from diktum.stages.signing.models import AgendaLine as AgendaLine
from diktum.stages.signing.series import Series, series_for, series_keys


@dataclass(frozen=True, slots=True)
class FrozenText:
    """The final text as signing needs it: its fingerprint, and who froze it when."""

    seq: int
    version_number: int
    sha256: str
    confirmed_by: str
    confirmed_title: str
    confirmed_on: dt.date
    confirmed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """The newest scan of a sheet signed in ink, its newest reading, and who accepted what differs."""

    sheet: SignedSheet
    reading: SheetReading
    acceptance: SheetAcceptance | None

    @property
    def agrees(self) -> bool:
        """Say whether the reading found no difference at all."""
        return not self.reading.differences


def frozen_text(dossier: Dossier) -> FrozenText | None:
    """Return the text frozen for signature, or None before the head of legal confirmed it."""
    row = plenary.final_text(dossier)
    if row is None:
        return None
    return FrozenText(
        seq=row.seq,
        version_number=row.version_number,
        sha256=row.sha256,
        confirmed_by=row.confirmed_by,
        confirmed_title=row.confirmed_title,
        confirmed_on=row.confirmed_on,
        confirmed_at=row.confirmed_at,
    )


def decided_on(dossier: Dossier) -> dt.date | None:
    """Return the day on which the plenary adopted a decree; None where no plenary decides (Keputusan Sekretaris)."""
    decision = plenary.decision(dossier)
    return decision.decided_on if decision else None


def initials_of(dossier: Dossier) -> Initials | None:
    """Return the newest initials on a dossier, or None."""
    return Initials.objects.filter(dossier=dossier).order_by("-seq").first()


def signature_of(dossier: Dossier) -> Signature | None:
    """Return the signature under a decree, or None."""
    return Signature.objects.filter(dossier=dossier).order_by("-seq").first()


def seal_of(dossier: Dossier) -> Seal | None:
    """Return the seal of a decree that was signed electronically, or None."""
    return (
        Seal.objects.filter(dossier=dossier).select_related("file", "reservation__book", "signature").first()
    )


def sheet_of(dossier: Dossier) -> SheetSeen | None:
    """Return the newest signed sheet of a decree that came back as a scan, or None."""
    rows = SignedSheet.objects.filter(signature__dossier=dossier).select_related("acceptance", "signature")
    sheet = rows.order_by("-pk").first()
    reading = sheet.readings.order_by("-pk").first() if sheet else None
    if sheet is None or reading is None:
        return None
    return SheetSeen(sheet, reading, getattr(sheet, "acceptance", None))


def signature_words(dossier: Dossier) -> str:
    """Say in words with what a decree was signed: ink, or whose certificate. BSrE is named only where it vouched."""
    signature, seal = signature_of(dossier), seal_of(dossier)
    if signature is None:
        return _("Tidak tercatat")
    if signature.method == Method.WET:
        return _("Tanda tangan basah pada naskah asli (bukan tanda tangan elektronik)")
    if seal is not None and seal.issuer == Issuer.BSRE:
        return _("Tanda tangan elektronik dengan sertifikat yang diterbitkan oleh BSrE")
    return _("Tanda tangan elektronik percobaan dengan CA uji setempat, bukan BSrE")


def sealed_by_code(code: str) -> Seal | None:
    """Return the seal whose visible block carries a code (in the form in which it is kept), or None."""
    if not code:
        return None
    return (
        Seal.objects.filter(code=code)
        .select_related("signature", "reservation__book", "dossier__commission", "dossier__procedure")
        .first()
    )


def agenda_line(dossier: Dossier) -> AgendaLine | None:
    """Return the line of the agenda book that a decree stands on, void or not; None before numbering."""
    return AgendaLine.objects.filter(dossier=dossier).select_related("book", "void").first()


def number_of(dossier: Dossier) -> DecreeNumber | None:
    """Return the number that a decree bears; None before numbering and after the number became void."""
    return number_on(agenda_line(dossier))


def number_on(line: AgendaLine | None) -> DecreeNumber | None:
    """Return the number that a line of the agenda book gives; None where there is none or it became void."""
    return None if line is None or is_void(line) else decree_number(line)


def numbers_of(dossiers: Collection[Dossier]) -> dict[int, DecreeNumber]:
    """Return the numbers of many decrees by the key of their dossiers (one statement). Void ones are left out."""
    lines = AgendaLine.objects.filter(dossier__in=dossiers, void=None).select_related("book")
    return {line.dossier_id: decree_number(line) for line in lines if line.dossier_id is not None}


def decree_number(line: AgendaLine) -> DecreeNumber:
    """Return the number of a line as a value."""
    return DecreeNumber(line.book.series, line.number, line.book.year)


def is_void(line: AgendaLine) -> bool:
    """Return whether a number became void."""
    return hasattr(line, "void")


def signing_post(dossier: Dossier) -> str:
    """Name the post that signs this decree; empty where the procedure has no signature."""
    procedure = parsed(dossier.procedure)
    return procedure.act("sign").by[0] if procedure.has("sign") else ""


def series_of(dossier: Dossier, day: dt.date) -> Series | None:
    """Return the series in which a decree is numbered on a day, or None."""
    return series_for(signing_post(dossier), day)


def next_number(commission_id: int, series: str, year: int) -> int:
    """Return the number that the book would give next. It is only a promise to whoever takes it first."""
    book = AgendaBook.objects.filter(commission_id=commission_id, series=series, year=year).first()
    return book.last + 1 if book else 1


def newest_line(commission_id: int, series: str) -> AgendaLine | None:
    """Return the line that was booked last in a series, in whatever year; None before the first."""
    rows = AgendaLine.objects.filter(book__commission_id=commission_id, book__series=series)
    return rows.order_by("-pk").first()


def lines_up_to(line: AgendaLine) -> tuple[AgendaLine, ...]:
    """Return the lines of a book up to one of them, lowest number first."""
    rows = AgendaLine.objects.filter(book=line.book, number__lte=line.number)
    return tuple(rows.select_related("book", "void", "paper", "clock_repair").order_by("number"))


def lines_of_year(commission_id: int, year: int, series: str = "") -> tuple[AgendaLine, ...]:
    """Return the lines of an office's books of a year, newest number first; of one series where it is named."""
    rows = AgendaLine.objects.filter(book__commission_id=commission_id, book__year=year)
    rows = rows.filter(book__series=series) if series else rows
    return tuple(
        rows.select_related("book", "void", "paper", "clock_repair", "dossier__procedure").order_by(
            "-number", "book__series"
        )
    )


def years_of(commission_id: int) -> tuple[int, ...]:
    """Return the years for which an office has a book, newest first."""
    years = AgendaBook.objects.filter(commission_id=commission_id).values_list("year", flat=True)
    return tuple(sorted(set(years), reverse=True))


def series_in_use() -> tuple[str, ...]:
    """Return the keys of the series of the rulebook."""
    return series_keys()


def line_for(commission_id: int, line_id: int) -> AgendaLine | None:
    """Return a line of the books of an office, or None."""
    return (
        AgendaLine.objects.filter(pk=line_id, book__commission_id=commission_id)
        .select_related("book", "void", "clock_repair", "dossier__procedure")
        .first()
    )


def dossier_numbered(commission_id: int, number: DecreeNumber) -> Dossier | None:
    """Return the dossier of the decree that bears a number, or None; a void number is nobody's."""
    line = (
        AgendaLine.objects.filter(
            book__commission_id=commission_id,
            book__series=number.series,
            book__year=number.year,
            number=number.number,
            void=None,
        )
        .select_related("dossier")
        .first()
    )
    return line.dossier if line else None
