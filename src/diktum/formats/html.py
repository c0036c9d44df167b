"""The decree as one HTML page that stands alone: semantic, with the id of every part as its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from diktum.core.document import Attachment, Chapter, Clause, Decree, Point, Table
from diktum.core.document.reading import Particulars
from diktum.core.language import roman
from diktum.formats import wording as w

_NOTHING = Particulars()
_STYLE = """
body{font:1rem/1.5 "Bookman Old Style",Bookman,Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
header,.pusat{text-align:center}h1,h2,h3{font-size:1rem;margin:1.2em 0 .4em}ol{list-style:none;padding-left:0}
li>.tanda{display:inline-block;min-width:2.2em}li li{padding-left:2.2em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.25em .5em;text-align:left;vertical-align:top}
:target{outline:2px solid #b25000}@media print{body{margin:0;max-width:none}section.lampiran{break-before:page}}
"""


def write_html(decree: Decree, particulars: Particulars = _NOTHING) -> str:
    """Return `decree` as an HTML page; the same input gives the same text. Nothing in the words is taken as markup."""
    return "\n".join(_page(decree, particulars)) + "\n"


def _page(decree: Decree, particulars: Particulars) -> Iterator[str]:
    name = escape(f"{w.heading(decree)} TENTANG {decree.title}")
    yield "<!doctype html>"
    yield f'<html lang="id"><head><meta charset="utf-8"><title>{name}</title>'
    yield f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
    yield '<body><article class="keputusan">'
    yield f"<header><h1>{escape(w.heading(decree))}<br>{escape(w.number_line(particulars))}<br>TENTANG<br>"
    yield f"{escape(decree.title)}</h1><p>{escape(decree.issuer.upper())},</p></header>"
    yield from _clauses("Menimbang", decree.considerations, lettered=True)
    yield from _clauses("Mengingat", decree.legal_bases, lettered=False)
    yield from _clauses("Memperhatikan", decree.notings, lettered=False)
    yield '<h2 class="pusat">MEMUTUSKAN:</h2>'
    yield f'<section aria-label="Menetapkan"><h2>Menetapkan:</h2><p>{escape(w.decides(decree))}</p>'
    for number, dictum in enumerate(decree.dicta, start=1):
        yield f"<section{_anchor(dictum.id)}><h3>{w.dictum_mark(number)}</h3><p>{escape(dictum.text)}</p>"
        yield from _points(dictum.points, 0)
        yield "</section>"
    yield "</section>"
    yield from _closing(decree, particulars)
    for number, attachment in enumerate(decree.attachments, start=1):
        yield from _attachment(decree, attachment, number, particulars)
    yield "</article></body></html>"


def _anchor(name: str) -> str:
    return f' id="{escape("-".join(name.split()))}"' if name.strip() else ""


def _clauses(label: str, clauses: tuple[Clause, ...], *, lettered: bool) -> Iterator[str]:
    if not clauses:
        return
    yield f'<section aria-label="{label}"><h2>{label}:</h2><ol>'
    for mark, clause in w.clause_marks(clauses, lettered=lettered):
        yield f"<li{_anchor(clause.id)}>{_mark(mark)}{escape(clause.text)}</li>"
    yield "</ol></section>"


def _mark(mark: str) -> str:
    return f'<span class="tanda">{escape(mark)}</span> ' if mark else ""


def _points(points: tuple[Point, ...], level: int) -> Iterator[str]:
    if not points:
        return
    yield "<ol>"
    for marked in w.marked_points(points, level):
        if marked.level != level:
            continue
        yield f"<li{_anchor(marked.point.id)}>{_mark(marked.mark)}{escape(marked.point.text)}"
        yield from _points(marked.point.points, level + 1)
        yield "</li>"
    yield "</ol>"


def _closing(decree: Decree, particulars: Particulars) -> Iterator[str]:
    yield f"<footer><p>{escape(w.place_line(particulars))}<br>{escape(w.date_line(particulars))}</p>"
    yield f"<p>{escape(decree.issuer.upper())},</p><p>{escape(particulars.signatory)}</p></footer>"
    if decree.copies_to:
        yield '<section aria-label="Tembusan"><h2>Tembusan:</h2><ol>'
        for number, name in enumerate(decree.copies_to, start=1):
            yield f"<li>{_mark(f'{number}.')}{escape(name)}</li>"
        yield "</ol></section>"


def _attachment(
    decree: Decree, attachment: Attachment, number: int, particulars: Particulars
) -> Iterator[str]:
    yield f'<section class="lampiran"{_anchor(attachment.id)}><h2>{w.attachment_mark(decree, number)}<br>'
    yield f"{escape(w.heading(decree))}<br>{escape(w.number_line(particulars))}<br>TENTANG<br>"
    yield f'{escape(decree.title)}</h2><h2 class="pusat">{escape(attachment.title)}</h2>'
    yield from _chapters(attachment.chapters)
    if attachment.table:
        yield from _table(attachment.table, attachment.title)
    yield "</section>"


def _chapters(chapters: tuple[Chapter, ...]) -> Iterator[str]:
    article_number = 0
    for number, chapter in enumerate(chapters, start=1):
        yield f'<section{_anchor(chapter.id)}><h3 class="pusat">BAB {roman(number)}<br>{escape(chapter.title)}</h3>'
        for article in chapter.articles:
            article_number += 1
            yield f'<section{_anchor(article.id)}><h3 class="pusat">Pasal {article_number}</h3>'
            lone = len(article.paragraphs) == 1
            for place, paragraph in enumerate(article.paragraphs, start=1):
                mark = "" if lone else f"({place})"
                yield f"<div{_anchor(paragraph.id)}><p>{_mark(mark)}{escape(paragraph.text)}</p>"
                yield from _points(paragraph.points, 0)
                yield "</div>"
            yield "</section>"
        yield "</section>"


def _table(table: Table, title: str) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in ("No.", *table.columns))
    yield f'<table aria-label="{escape(title)}"><thead><tr>{heads}</tr></thead><tbody>'
    for number, row in enumerate(table.rows, start=1):
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
        yield f"<tr{_anchor(row.id)}><td>{number}.</td>{cells}</tr>"
    yield "</tbody></table>"
