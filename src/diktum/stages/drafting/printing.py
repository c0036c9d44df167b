"""Turn recorded texts into papers: what every stage needs to print a decree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diktum.core.document import Attachment, Chapter, Decree, Point
from diktum.core.document.labels import point_mark
from diktum.core.language import dictum_name, roman
from diktum.dossiers.models import Dossier
from diktum.formats import papers as p
from diktum.people.models import Commission
from diktum.people.queries import Signatory

_ZONE_MARK = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def layout_of(commission: Commission) -> p.Layout:
    """Return the paper that an office prints on."""
    return p.Layout(paper=commission.paper)


def letterhead_of(commission: Commission, *, emblem: str = "none") -> p.Letterhead:
    """Return the head of an office's papers: its name in capitals in two lines, its address."""
    return p.Letterhead(lines=name_lines(commission.name), address=commission.address, emblem=emblem)


def name_lines(name: str) -> tuple[str, ...]:
    """Return the name of an office in capitals, broken before "KABUPATEN" or "KOTA"."""
    name = name.upper()
    for word in (" KABUPATEN ", " KOTA ", " PROVINSI "):
        head, found, tail = name.partition(word)
        if found:
            return (head, f"{found.strip()} {tail}")
    return (name,)


def zone_mark(commission: Commission) -> str:
    """Return the short name of an office's time zone: WIT."""
    return _ZONE_MARK.get(commission.zone, "")


def decree_paper(
    dossier: Dossier,
    decree: Decree,
    *,
    state: p.DecreeState,
    signatory: Signatory | None,
    number_line: str = "",
    year: int,
    date_line: str = "",
    version_mark: str = "",
    mark: str = "",
    site: str = "",
    certification: p.Certification | None = None,
) -> p.DecreePaper:
    """
    Return a decree as the paper of one of its conditions.

    `date_line` is the date in words, empty while there is none; `mark` is "ttd." on a copy; `signatory` prints the name
    without titles (UU 12/2011 Lampiran II angka 164–166).
    """
    commission = dossier.commission
    body = f"Keputusan {decree.issuer.removeprefix('Ketua ')}"
    many = len(decree.attachments) > 1
    return p.DecreePaper(
        title=f"{body} tentang {decree.title}",
        letterhead=p.Letterhead(lines=name_lines(commission.name), emblem="above"),
        layout=layout_of(commission),
        reference=dossier.code,
        state=state,
        heading=name_lines(body),
        name=decree.title,
        office=decree.issuer.upper(),
        considerations=tuple(clause.text for clause in decree.considerations),
        legal_bases=tuple(clause.text for clause in decree.legal_bases),
        notings=tuple(clause.text for clause in decree.notings),
        decides=f"{body} tentang {decree.title}.".upper(),
        dicta=tuple(
            p.Dictum(label=dictum_name(number), text=dictum.text, items=_items(dictum.points))
            for number, dictum in enumerate(decree.dicta, start=1)
        ),
        closing=p.SignatureBlock(
            office="\n".join(name_lines(decree.issuer)),
            name=signatory.name.upper() if signatory else "",
            place_and_date=(
                f"Ditetapkan di {commission.seat}",
                f"pada tanggal {date_line or '..............................'}",
            ),
            mark=mark,
        ),
        copies_to=decree.copies_to,
        attachments=tuple(
            p.Attachment(
                label=f"LAMPIRAN {roman(number)}" if many else "LAMPIRAN",
                name=attachment.title,
                blocks=tuple(_blocks(attachment)),
            )
            for number, attachment in enumerate(decree.attachments, start=1)
        ),
        number_line=number_line,
        year=str(year),
        version_mark=version_mark,
        site=site,
        certification=certification,
    )


def version_mark(number: int, sha256: str) -> str:
    """Return the mark by which one version on paper is told from another: Versi 3 · sidik 9F2C 41AB."""
    return f"Versi {number} · sidik {sha256[:4].upper()} {sha256[4:8].upper()}"


def paragraphs(text: str) -> tuple[p.Block, ...]:
    """Return free text as paragraphs, one for each line."""
    return tuple(p.Paragraph(text=line.strip()) for line in text.splitlines() if line.strip())


def _items(points: Sequence[Point], level: int = 0) -> tuple[p.Item, ...]:
    return tuple(
        p.Item(point_mark(number, level), point.text, _items(point.points, level + 1))
        for number, point in enumerate(points, start=1)
    )


def _blocks(attachment: Attachment) -> Iterator[p.Block]:
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
                    yield p.Items(items=_items(paragraph.points))
