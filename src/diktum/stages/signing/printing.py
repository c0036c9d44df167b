"""Turn signed decrees and agenda books into papers: what signing, distribution, archive and the registers print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.conf import settings

from diktum.core.document import Decree
from diktum.core.language import date_words
from diktum.dossiers.models import Dossier
from diktum.formats import papers as p
from diktum.people.models import MANDATES, Commission
from diktum.people.queries import Signatory
from diktum.stages.drafting.printing import decree_paper, layout_of, letterhead_of, version_mark
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing import queries
from diktum.stages.signing.models import AgendaLine, NumberReservation, Signature
from diktum.stages.signing.numbers_queries import Span
from diktum.stages.signing.queries import FrozenText
from diktum.stages.signing.refusals import PaperIsNotReady
from diktum.stages.signing.series import title_of

VOID = "Batal"
VOUCHED = {  # what a paper says, whatever the language of the screen
    "bsre": "Sertifikat elektronik yang diterbitkan oleh BSrE",
    "local-test": "CA uji setempat, bukan BSrE",
}


def signatory_of(signature: Signature) -> Signatory:
    """Return who signed, as recorded on that day."""
    return Signatory(
        name=signature.signatory_name,
        title=signature.post_title,
        nip="",
        kind=signature.post_kind,
        full_name=signature.signatory_full_name,
        person_id=signature.signatory_id,
        appointment_id=signature.appointment_id,
    )


def signed_decree_paper(
    dossier: Dossier,
    *,
    state: p.DecreeState = p.DecreeState.NUMBERED,
    mark: str = "",
    site: str = "",
    certification: p.Certification | None = None,
    shown: Decree | None = None,
) -> p.DecreePaper:
    """
    Return the signed and numbered decree as a paper; with `mark` "ttd." and a `certification` it is a salinan.

    `shown` stands in for the frozen text where parts of it are not for everybody.

    Its number and dates come from the agenda book, its words from the frozen text, its signatory from the signature.
    Raises PaperIsNotReady before numbering and after the number became void.
    """
    line, signature = queries.agenda_line(dossier), queries.signature_of(dossier)
    decree = plenary.final_decree(dossier)
    if line is None or signature is None or decree is None or queries.is_void(line):
        raise PaperIsNotReady(paper="Keputusan bernomor", code=dossier.code)
    paper = decree_paper(
        dossier,
        shown or decree,
        state=state,
        signatory=signatory_of(signature),
        number_line=line.number_text,
        year=line.book.year,
        date_line=date_words(signature.signed_on),
        mark=mark,
        site=site,
        certification=certification,
    )
    seal = queries.seal_of(dossier) if not mark else None
    if seal is not None:
        paper = with_visible_block(paper, seal.code, signature.signatory_full_name, seal.issuer)
    return acting_for(paper, signature.post_kind)


def decree_to_seal(
    dossier: Dossier, text: FrozenText, signatory: Signatory, *, kept: NumberReservation, day: dt.date
) -> p.DecreePaper:
    """Return the decree with its reserved number and its date, before the visible block is drawn. Raises PaperIsNotReady."""
    decree = plenary.final_decree(dossier)
    if decree is None:
        raise PaperIsNotReady(paper="Naskah untuk ditandatangani", code=dossier.code)
    paper = decree_paper(
        dossier,
        decree,
        state=p.DecreeState.NUMBERED,
        signatory=signatory,
        number_line=kept.number_text,
        year=kept.book.year,
        date_line=date_words(day),
        version_mark=version_mark(text.version_number, text.sha256),
    )
    return acting_for(paper, signatory.kind)


def with_visible_block(paper: p.DecreePaper, code: str, name: str, issuer: str) -> p.DecreePaper:
    """Draw the visible part of an electronic signature: a QR code to the check of authenticity, the name, who vouches."""
    block = p.Code(
        url=f"{settings.DIKTUM_PUBLIC_URL}/v/{code}/",
        code=name,
        text=f"{VOUCHED[issuer]}. Kode periksa {code}.",
    )
    return replace(paper, closing=replace(paper.closing, seal=block))


def sheet_to_sign(dossier: Dossier, text: FrozenText, signatory: Signatory | None) -> p.DecreePaper:
    """Return the final text with its number and date left blank, marked with the version and fingerprint it has."""
    decree = plenary.final_decree(dossier)
    if decree is None:
        raise PaperIsNotReady(paper="Naskah untuk ditandatangani", code=dossier.code)
    paper = decree_paper(
        dossier,
        decree,
        state=p.DecreeState.FINAL,
        signatory=signatory,
        year=text.confirmed_on.year,
        version_mark=version_mark(text.version_number, text.sha256),
    )
    mark = f"{dossier.code} {paper.version_mark}"
    code = p.Code(url=f"{mark} {text.sha256[:16]}", code=mark)
    return acting_for(replace(paper, version_code=code), signatory.kind if signatory else "")


def acting_for(paper: p.DecreePaper, kind: str) -> p.DecreePaper:
    """Show Plh. or Plt. before the post of a signatory who acts by mandate."""
    if kind not in MANDATES:
        return paper
    office = f"{kind.capitalize()}. {paper.closing.office}"
    return replace(paper, closing=replace(paper.closing, office=office))


def agenda_book_paper(
    commission: Commission,
    year: int,
    lines: Sequence[AgendaLine],
    *,
    series: str = "",
    others: Sequence[p.AgendaBookRow] = (),
) -> p.AgendaBookPaper:
    """
    Return lines of an agenda book as the book on paper, lowest number first.

    `others` are numbers without a line: reserved, void before use, empty on paper.
    """
    rows = [*map(agenda_row, lines), *others]
    name = title_of(series) if series else "Keputusan"
    return p.AgendaBookPaper(
        title=f"Buku Agenda {name} Tahun {year}",
        letterhead=letterhead_of(commission),
        layout=layout_of(commission),
        name=f"BUKU AGENDA NASKAH DINAS {name.upper()}",
        period=f"TAHUN {year}",
        rows=tuple(sorted(rows, key=lambda row: int(row.number.split("–")[0]))),
    )


def agenda_row(line: AgendaLine) -> p.AgendaBookRow:
    """Return one line of the agenda book in words."""
    void = queries.is_void(line)
    return p.AgendaBookRow(
        number=f"{line.number}",
        booked_on=date_words(line.paper.booked_on if hasattr(line, "paper") else line.booked_on),
        decree_number=line.number_text,
        enacted_on=date_words(line.signed_on),
        about=line.title,
        nature=line.nature,
        proposed_by=line.proposed_by,
        signed_by=line.signed_by,
        plenary_record=line.plenary_record,
        status=VOID if void else "",
        note="\n".join(_notes(line)),
    )


def reserved_row(kept: NumberReservation) -> p.AgendaBookRow:
    """Return a reserved number without a line as a row of the book: kept for a decree, or void."""
    void = getattr(kept, "void", None)
    return p.AgendaBookRow(
        number=f"{kept.number}",
        booked_on=date_words(kept.reserved_on),
        decree_number=kept.number_text,
        enacted_on="",
        about=kept.title,
        status=VOID if void else "Dipesan",
        note=f"{void.reason} ({date_words(void.voided_on)})" if void else f"Dipesan oleh {kept.reserved_by}",
    )


def empty_row(span: Span) -> p.AgendaBookRow:
    """Return numbers that the paper book does not show as one row, with the reason."""
    return p.AgendaBookRow(
        number=f"{span}",
        booked_on="",
        decree_number="",
        enacted_on="",
        about="Nomor kosong",
        status="Kosong",
        note=span.reason,
    )


def _notes(line: AgendaLine) -> Iterator[str]:
    if queries.is_void(line):
        yield f"{line.void.reason} ({date_words(line.void.voided_on)})"
    if hasattr(line, "paper"):
        yield f"Dari buku fisik, {line.paper.place}. {line.paper.reason}"
    if hasattr(line, "clock_repair"):
        yield f"Jam mendahului: {line.clock_repair.reason}"
