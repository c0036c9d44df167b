"""A decree on paper from its tree alone, without a dossier: what `convert` and previews print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from diktum.core.document import Attachment, Chapter, Decree, Point
from diktum.core.document.labels import point_mark
from diktum.core.document.reading import Particulars
from diktum.core.language import roman
from diktum.formats import decree_paper as d
from diktum.formats import paper_parts as p
from diktum.formats import wording as w
from diktum.formats.pdf import render

_NOTHING = Particulars()
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_REGIONS = (" KABUPATEN ", " KOTA ", " PROVINSI ")


def write_pdf(decree: Decree, particulars: Particulars = _NOTHING, *, made_at: datetime = _UNDATED) -> bytes:
    """Return `decree` as PDF/A. Same input, same bytes: without `made_at` the file bears a date that stands for none."""
    return render(decree_paper(decree, particulars), made_at=made_at)


def decree_paper(decree: Decree, particulars: Particulars = _NOTHING, *, paper: str = "F4") -> d.DecreePaper:
    """Return `decree` as a paper: a draft while it has no number, else with its number, place, date and signatory."""
    heading = name_lines(w.heading(decree))
    numbered = bool(particulars.number)
    return d.DecreePaper(
        title=f"{w.heading(decree)} TENTANG {decree.title}",
        letterhead=p.Letterhead(
            lines=name_lines(w.heading(decree).removeprefix("KEPUTUSAN ")), emblem="above"
        ),
        layout=p.Layout(paper=paper),
        state=d.DecreeState.NUMBERED if numbered else d.DecreeState.DRAFT,
        heading=heading,
        name=decree.title,
        office=decree.issuer.upper(),
        considerations=tuple(clause.text for clause in decree.considerations),
        legal_bases=tuple(clause.text for clause in decree.legal_bases),
        notings=tuple(clause.text for clause in decree.notings),
        decides=w.decides(decree),
        dicta=tuple(
            d.Dictum(label=w.dictum_mark(number), text=dictum.text, items=items_of(dictum.points))
            for number, dictum in enumerate(decree.dicta, start=1)
        ),
        closing=p.SignatureBlock(
            office="\n".join(name_lines(decree.issuer.upper())),
            name=particulars.signatory.upper(),
            place_and_date=(w.place_line(particulars), w.date_line(particulars)),
        ),
        copies_to=decree.copies_to,
        attachments=tuple(
            d.Attachment(
                label=w.attachment_mark(decree, number),
                name=attachment.title,
                blocks=tuple(blocks_of(attachment)),
            )
            for number, attachment in enumerate(decree.attachments, start=1)
        ),
        number_line=w.number_line(particulars) if numbered else "",
    )


def name_lines(name: str) -> tuple[str, ...]:
    """Return a name in capitals, broken before the kind of region it names."""
    for word in _REGIONS:
        head, found, tail = name.partition(word)
        if found:
            return head, f"{found.strip()} {tail}"
    return (name,)


def items_of(points: Sequence[Point], level: int = 0) -> tuple[p.Item, ...]:
    """Return points with their printed marks, and those below them."""
    return tuple(
        p.Item(point_mark(number, level), point.text, items_of(point.points, level + 1))
        for number, point in enumerate(points, start=1)
    )


def blocks_of(attachment: Attachment) -> Iterator[p.Block]:
    """Give what a lampiran holds as it is printed: its chapters, then its list with a numbered first column."""
    yield from _chapters(attachment.chapters)
    if attachment.table:
        columns = (
            p.Column("No.", "0.45", "center"),
            *(p.Column(name, "2") for name in attachment.table.columns),
        )
        rows = tuple((f"{n}.", *row.cells) for n, row in enumerate(attachment.table.rows, start=1))
        yield p.Table(columns=columns, rows=rows, number_row=True)


def _chapters(chapters: Sequence[Chapter]) -> Iterator[p.Block]:
    article_number = 0
    for number, chapter in enumerate(chapters, start=1):
        yield p.Chapter(label=f"BAB {roman(number)}", title=chapter.title.upper())
        for article in chapter.articles:
            article_number += 1
            yield p.Article(label=f"Pasal {article_number}")
            lone = len(article.paragraphs) == 1
            for place, paragraph in enumerate(article.paragraphs, start=1):
                if paragraph.text:
                    yield p.Paragraph(text=paragraph.text, label="" if lone else f"({place})")
                if paragraph.points:
                    yield p.Items(items=items_of(paragraph.points))
