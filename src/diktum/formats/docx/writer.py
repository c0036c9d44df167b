"""Write a decree as a Word file in the official layout, every part in a content control that carries its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diktum.core.document import Decree, places
from diktum.formats.docx.attachments import AttachmentWriter, title_lines
from diktum.formats.docx.body import Facts, Sheet, clause_indent, heading_of
from diktum.formats.docx.lists import Scheme
from diktum.formats.docx.marking import Marked, MarkedDecree, marked
from diktum.formats.docx.package import pack
from diktum.formats.docx.remarks import Remark, Remarks
from diktum.formats.docx.runs import Author
from diktum.formats.docx.styles import Role

__all__ = ["Facts", "redlined", "write_docx"]

_LABEL, _COLON = 1644, 255
_WIDE_LABEL = 1985


def write_docx(decree: Decree, facts: Facts | None = None, remarks: Sequence[Remark] = ()) -> bytes:
    """
    Return `decree` as a .docx; `read_docx` gives the identical tree back, ids included. Same input, same bytes.

    `remarks` are written as Word's comments at their parts, and come back as suggestions of the kind comment.
    """
    return redlined(decree, decree, facts or Facts(), Author(), remarks)


def redlined(
    before: Decree, after: Decree, facts: Facts, author: Author, remarks: Sequence[Remark] = ()
) -> bytes:
    """Return `after` as a .docx in which everything that differs from `before` is a tracked change."""
    titles = {**places(before), **places(after)}
    sheet = Sheet(facts, author, titles, Remarks(remarks, {*titles, "judul", "pejabat"}))
    _Body(sheet).write(marked(before, after), heading_of(after.issuer, facts))
    bases = (after,) if before == after else (before, after)
    return pack(sheet, bases, title=after.title)


@dataclass(frozen=True, slots=True)
class _Body:
    """The main section: heading, preamble, dicta, closing, copies, then every attachment."""

    sheet: Sheet

    def write(self, decree: MarkedDecree, heading: tuple[str, ...]) -> None:
        sheet = self.sheet
        sheet.head(heading)
        sheet.frame(Role.FRAME, sheet.facts.number_words, before=120)
        sheet.frame(Role.FRAME, "TENTANG", before=200)
        sheet.add(sheet.node("judul", Role.TITLE, decree.title))
        sheet.add(sheet.node("pejabat", Role.ISSUER, decree.issuer, tail=","))
        label = _WIDE_LABEL if decree.notings else _LABEL
        widths = (label, _COLON, sheet.width - label - _COLON)
        preamble = (
            *self._clauses("Menimbang", Role.CONSIDERATION, Scheme.LETTERS, decree.considerations, widths),
            *self._clauses("Mengingat", Role.LEGAL_BASIS, Scheme.NUMBERS, decree.legal_bases, widths),
            *self._clauses("Memperhatikan", Role.NOTING, Scheme.NUMBERS, decree.notings, widths),
        )
        if preamble:
            sheet.table(preamble, widths)
        sheet.frame(Role.FRAME, "MEMUTUSKAN:", before=240, after=200, keep=True)
        self._dicta(decree, heading, widths)
        sheet.closing()
        self._copies(decree.copies_to)
        sheet.end_section(first=True, last=not decree.attachments)
        writer = AttachmentWriter(sheet)
        for number, attachment in enumerate(decree.attachments, start=1):
            writer.head(attachment, title_lines(heading, sheet.facts.number_words, decree.title))
            writer.write(attachment)
            sheet.closing(attachment.fate)
            last = number == len(decree.attachments)
            sheet.end_section(first=False, last=last, fate=attachment.fate)

    def _clauses(
        self, label: str, role: Role, scheme: Scheme, clauses: Sequence[Marked], widths: Sequence[int]
    ) -> tuple[str, ...]:
        if not clauses:
            return ()
        sheet = self.sheet
        begun = sheet.lists.begin(scheme) if len(clauses) > 1 else None
        content = "".join(
            sheet.node(
                clause.id,
                role,
                clause.words,
                fate=clause.fate,
                numbered=(begun, 0) if begun else None,
                properties=clause_indent(begun is not None),
            )
            for clause in clauses
        )
        return (sheet.row((sheet.label(label), sheet.label(":"), content), widths),)

    def _dicta(self, decree: MarkedDecree, heading: tuple[str, ...], widths: Sequence[int]) -> None:
        sheet = self.sheet
        decides = sheet.framed(
            Role.LABEL,
            sheet.changed(decree.title, lambda title: f"{' '.join(heading)} TENTANG {title}.".upper()),
        )
        rows = [sheet.row((sheet.label("Menetapkan"), sheet.label(":"), decides), widths)]
        for dictum in decree.dicta:
            content = sheet.node(dictum.id, Role.DICTUM, dictum.words, fate=dictum.fate)
            content += sheet.points(dictum.below)
            label = sheet.framed(Role.LABEL, dictum.label, fate=dictum.fate)
            rows.append(sheet.row((label, sheet.label(":"), content), widths, fate=dictum.fate))
        sheet.table(rows, widths)

    def _copies(self, copies: Sequence[Marked]) -> None:
        if not copies:
            return
        sheet = self.sheet
        sheet.frame(Role.LABEL, "Tembusan:", before=240)
        begun = sheet.lists.begin(Scheme.NUMBERS)
        for copy in copies:
            sheet.add(sheet.writer.paragraph(Role.COPY, copy.words, fate=copy.fate, numbered=(begun, 0)))
