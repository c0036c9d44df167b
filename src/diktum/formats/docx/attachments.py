"""Write the lampiran of a decree: its head, chapters and articles, and the table whose head repeats on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diktum.formats.docx.body import Sheet, plain
from diktum.formats.docx.lists import Scheme
from diktum.formats.docx.marking import Marked, MarkedAttachment, MarkedTable, Words
from diktum.formats.docx.styles import Role

_NUMBER_COLUMN = 650


def title_lines(heading: Sequence[str], number_words: str, title: Words) -> tuple[Words, ...]:
    """Return what stands under the label of a lampiran: whose attachment it is."""
    return (*(plain(line) for line in (*heading, number_words, "TENTANG")), title)


@dataclass(frozen=True, slots=True)
class AttachmentWriter:
    """Writes attachments onto a sheet."""

    sheet: Sheet

    def head(self, attachment: MarkedAttachment, lines: Sequence[Words]) -> None:
        """Append the block that says whose attachment this is, and its title."""
        sheet = self.sheet
        for words in (attachment.label, *lines):
            sheet.add(sheet.framed(Role.FRAME_RIGHT, words, fate=attachment.fate))
        sheet.add(sheet.node(attachment.id, Role.ATTACHMENT, attachment.title, fate=attachment.fate))

    def write(self, attachment: MarkedAttachment) -> None:
        """Append the chapters, then the tables."""
        if attachment.chapters:
            begun = self.sheet.lists.begin(Scheme.CHAPTERS)
            for chapter in attachment.chapters:
                self._chapter(chapter, begun)
        for place, table in enumerate(attachment.tables):
            if place:
                self.sheet.frame(Role.FRAME, "")
            self._table(table)

    def _chapter(self, chapter: Marked, begun: int) -> None:
        sheet = self.sheet
        sheet.add(
            sheet.node(
                chapter.id,
                Role.CHAPTER,
                chapter.words,
                fate=chapter.fate,
                numbered=(begun, 0),
                lead="\n",
            )
        )
        for article in chapter.below:
            sheet.add(sheet.node(article.id, Role.ARTICLE, (), fate=article.fate, numbered=(begun, 1)))
            self._paragraphs(article.below)

    def _paragraphs(self, paragraphs: Sequence[Marked]) -> None:
        sheet = self.sheet
        begun = sheet.lists.begin(Scheme.PARAGRAPHS) if len(paragraphs) > 1 else None
        for paragraph in paragraphs:
            sheet.add(
                sheet.node(
                    paragraph.id,
                    Role.PARAGRAPH,
                    paragraph.words,
                    fate=paragraph.fate,
                    numbered=(begun, 0) if begun else None,
                )
            )
            sheet.add(sheet.points(paragraph.below))

    def _table(self, table: MarkedTable) -> None:
        sheet = self.sheet
        count = len(table.columns)
        share = (sheet.width - _NUMBER_COLUMN) // max(count, 1)
        widths = (_NUMBER_COLUMN, *(share for _ in range(count)))
        head = sheet.row(
            (
                sheet.framed(Role.NUMBER, plain("No."), fate=table.fate),
                *(sheet.writer.paragraph(Role.COLUMN, words, fate=table.fate) for words in table.columns),
            ),
            widths,
            fate=table.fate,
            header=True,
            whole=True,
        )
        numbers = sheet.row(
            tuple(
                sheet.framed(Role.NUMBER, plain(f"({number})"), fate=table.fate)
                for number in range(1, count + 2)
            ),
            widths,
            fate=table.fate,
            header=True,
            whole=True,
        )
        begun = sheet.lists.begin(Scheme.ROWS)
        rows = [
            sheet.row(
                (
                    sheet.node(row.id, Role.ROW, (), fate=row.fate, numbered=(begun, 0)),
                    *(sheet.writer.paragraph(Role.CELL, words, fate=row.fate) for words in row.cells),
                ),
                widths,
                fate=row.fate,
                whole=True,
            )
            for row in table.rows
        ]
        sheet.table((head, numbers, *rows), widths, borders=True)
