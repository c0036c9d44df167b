"""The papers of signing: the sheet to be signed, the numbered decree, the agenda book up to its line."""

from __future__ import annotations

from collections.abc import Callable

from diktum.dossiers.models import Dossier
from diktum.files.store import read
from diktum.formats.pdf import render
from diktum.formats.seal.reading import require_same_file
from diktum.people import queries as people
from diktum.stages.signing import queries
from diktum.stages.signing.models import Seal
from diktum.stages.signing.printing import agenda_book_paper, sheet_to_sign, signed_decree_paper
from diktum.stages.signing.refusals import PaperIsNotReady


def sheet_to_sign_paper(dossier: Dossier) -> bytes:
    """Print the final text with a blank for number and date. Raises PaperIsNotReady before it was frozen."""
    text = queries.frozen_text(dossier)
    if text is None:
        raise PaperIsNotReady(paper="Naskah untuk ditandatangani", code=dossier.code)
    holders = people.holders_of(dossier.commission_id, queries.signing_post(dossier), text.confirmed_on)
    return render(sheet_to_sign(dossier, text, next(iter(holders), None)), made_at=text.confirmed_at)


def decree_with_number_paper(dossier: Dossier) -> bytes:
    """Print the decree with its number and date; where it was signed electronically, give the sealed file itself.

    Raises PaperIsNotReady before numbering (before signing, where the number is sealed) and for a void number, SealIsBroken
    where the kept file is not the sealed one.
    """
    seal = queries.seal_of(dossier)
    if seal is not None and queries.agenda_line(dossier) is None:
        return sealed_file(seal)
    paper = signed_decree_paper(dossier)
    if seal is not None:
        return sealed_file(seal)
    line = queries.agenda_line(dossier)
    assert line is not None
    return render(paper, made_at=line.booked_at)


def sealed_file(seal: Seal) -> bytes:
    """Return the sealed file as it was kept. Raises FileIsMissing, FileIsDamaged, SealIsBroken."""
    content = read(seal.file)
    require_same_file(content, seal.file_sha256)
    return content


def agenda_book_page(dossier: Dossier) -> bytes:
    """Print the agenda book up to the line of this decree, as it stood then. Raises PaperIsNotReady before numbering."""
    line = queries.agenda_line(dossier)
    if line is None:
        raise PaperIsNotReady(paper="Buku agenda", code=dossier.code)
    lines = queries.lines_up_to(line)
    paper = agenda_book_paper(dossier.commission, line.book.year, lines, series=line.book.series)
    return render(paper, made_at=line.booked_at)


PAPERS: dict[str, Callable[[Dossier], bytes]] = {
    "sk-untuk-ditandatangani": sheet_to_sign_paper,
    "sk": decree_with_number_paper,
    "buku-agenda": agenda_book_page,
}
