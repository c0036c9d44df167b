"""A decree as a page shows it for reading: every part with its printed mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diktum.core.document import Attachment, Chapter, Clause, Decree, Point
from diktum.core.document.labels import point_mark
from diktum.core.language import dictum_name, letter, roman


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One printed line: its mark ("a.", "KESATU"), its text, how deep it stands, the part it shows."""

    mark: str
    text: str
    level: int = 0
    node: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ReadAttachment:
    """One lampiran for reading: lines of chapters and articles, then its list."""

    label: str
    title: str
    lines: tuple[ReadLine, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    node: str = ""
    row_nodes: tuple[str, ...] = ()

    @property
    def anchored_rows(self) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
        """Return each row with the id of its part before it, so that a finding can lead there."""
        nodes = self.row_nodes or ("",) * len(self.rows)
        return tuple((node, *row) for node, row in zip(nodes, self.rows, strict=True))


@dataclass(frozen=True, slots=True)
class ReadDecree:
    """A whole decree for reading, in the order of the paper."""

    heading: str
    title: str
    issuer: str
    considerations: tuple[ReadLine, ...]
    legal_bases: tuple[ReadLine, ...]
    notings: tuple[ReadLine, ...]
    dicta: tuple[ReadLine, ...]
    attachments: tuple[ReadAttachment, ...]
    copies_to: tuple[str, ...]

    @property
    def preamble(self) -> tuple[tuple[str, tuple[ReadLine, ...]], ...]:
        """Return the parts above Memutuskan that are there, each with its word."""
        parts = (
            ("Menimbang", self.considerations),
            ("Mengingat", self.legal_bases),
            ("Memperhatikan", self.notings),
        )
        return tuple((name, lines) for name, lines in parts if lines)


def reading_of(decree: Decree) -> ReadDecree:
    """Return a decree with the marks that it is printed with."""
    many = len(decree.attachments) > 1
    return ReadDecree(
        heading=f"Keputusan {decree.issuer.removeprefix('Ketua ')}".upper(),
        title=decree.title,
        issuer=f"{decree.issuer.upper()},",
        considerations=_clauses(decree.considerations, lettered=True),
        legal_bases=_clauses(decree.legal_bases, lettered=False),
        notings=_clauses(decree.notings, lettered=False),
        dicta=tuple(_dicta(decree)),
        attachments=tuple(
            _attachment(attachment, f"LAMPIRAN {roman(number)}" if many else "LAMPIRAN")
            for number, attachment in enumerate(decree.attachments, start=1)
        ),
        copies_to=decree.copies_to,
    )


def _clauses(clauses: Sequence[Clause], *, lettered: bool) -> tuple[ReadLine, ...]:
    if len(clauses) == 1:
        return (ReadLine("", clauses[0].text, 0, clauses[0].id),)
    return tuple(
        ReadLine(f"{letter(number)}." if lettered else f"{number}.", clause.text, 0, clause.id)
        for number, clause in enumerate(clauses, start=1)
    )


def _dicta(decree: Decree) -> Iterator[ReadLine]:
    for number, dictum in enumerate(decree.dicta, start=1):
        yield ReadLine(dictum_name(number), dictum.text, 0, dictum.id)
        yield from point_lines(dictum.points)


def point_lines(points: Sequence[Point], level: int = 0) -> Iterator[ReadLine]:
    """Give points and what is below them, one line each, the first level being 1."""
    for number, point in enumerate(points, start=1):
        yield ReadLine(point_mark(number, level), point.text, level + 1, point.id)
        yield from point_lines(point.points, level + 1)


def _attachment(attachment: Attachment, label: str) -> ReadAttachment:
    table = attachment.table
    columns = table.columns if table else ()
    rows = table.rows if table else ()
    return ReadAttachment(
        label=label,
        title=attachment.title,
        lines=tuple(_chapters(attachment.chapters)),
        columns=columns,
        rows=tuple(
            (str(number), tuple(zip(columns, row.cells, strict=False)))
            for number, row in enumerate(rows, start=1)
        ),
        node=attachment.id,
        row_nodes=tuple(row.id for row in rows),
    )


def _chapters(chapters: Sequence[Chapter]) -> Iterator[ReadLine]:
    article_number = 0
    for number, chapter in enumerate(chapters, start=1):
        yield ReadLine(f"BAB {roman(number)}", chapter.title, 0, chapter.id, is_heading=True)
        for article in chapter.articles:
            article_number += 1
            yield ReadLine(f"Pasal {article_number}", "", 0, article.id, is_heading=True)
            lone = len(article.paragraphs) == 1
            for place, paragraph in enumerate(article.paragraphs, start=1):
                yield ReadLine("" if lone else f"({place})", paragraph.text, 0, paragraph.id)
                yield from point_lines(paragraph.points)
