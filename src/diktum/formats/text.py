"""The decree as plain text and as Markdown, and text files of any encoding as a decree."""

from __future__ import annotations

from collections.abc import Iterator

from diktum.core.document import Attachment, Decree, Point
from diktum.core.document.reading import Particulars, Reading, likely_kind, read
from diktum.core.document.reading.heading import office_words
from diktum.core.language import roman
from diktum.formats import wording as w
from diktum.formats.text_files import decoded

_NOTHING = Particulars()
_LABEL = 14


def read_text(content: bytes) -> Reading:
    """Return the best reading of a text file in UTF-8, UTF-16, Windows-1252, or several of them mixed.

    Raises FileIsEmpty, FileIsTooLarge, FileIsNotText.
    """
    return read(decoded(content))


def write_text(decree: Decree, particulars: Particulars = _NOTHING) -> str:
    """Return `decree` as plain text, a paragraph to a line; `read` gives the same tree back, without the ids."""
    return "\n".join(_lines(decree, particulars)) + "\n"


def write_markdown(decree: Decree, particulars: Particulars = _NOTHING) -> str:
    """Return `decree` as Markdown, which `read` reads back as well: headings, bold labels, tables with pipes."""
    return "\n".join(_marked_down(line) for line in _lines(decree, particulars)) + "\n"


_BOLD = ("Menimbang", "Mengingat", "Memperhatikan", "Menetapkan", "KE")


def _marked_down(line: str) -> str:
    """Return a line of the plain text with the signs of Markdown that its kind asks for."""
    words = line.strip()
    if not words or words.startswith("|"):
        return words
    if words.startswith(("KEPUTUSAN ", "LAMPIRAN", "BAB ")):
        return f"# {words}\n" if words.startswith("KEPUTUSAN ") else f"## {words}\n"
    if words.startswith("Pasal ") and words[6:].isdigit():
        return f"### {words}\n"
    label, found, rest = words.partition(" : ")
    label = label.strip()
    if found and label and label.split()[0].startswith(_BOLD) and len(label) < 40:
        return f"**{label}** : {rest}\n"
    return f"{words}\n"


def one_line(text: str) -> str:
    """Return a text with every run of blanks and line ends as one blank."""
    return " ".join(text.split())


def _lines(decree: Decree, particulars: Particulars) -> Iterator[str]:
    if likely_kind(decree) is not decree.kind:
        yield f"Sifat Keputusan: {decree.kind.value}"
        yield ""
    yield from _head(decree, particulars)
    yield one_line(decree.title)
    yield ""
    yield f"{_issuer(decree)},"
    yield from _clauses(decree)
    yield from ("", "MEMUTUSKAN:", "", f"{'Menetapkan':<{_LABEL}}: {one_line(w.decides(decree))}", "")
    for number, dictum in enumerate(decree.dicta, start=1):
        yield f"{w.dictum_mark(number):<{_LABEL}}: {one_line(dictum.text)}".rstrip()
        yield from _points(dictum.points, _LABEL + 2)
    yield from ("", w.place_line(particulars), w.date_line(particulars), "", f"{_issuer(decree)},", "")
    if particulars.signatory:
        yield from ("ttd.", "", particulars.signatory)
    if decree.copies_to:
        yield from ("", "Tembusan:")
        yield from (f"{number}. {one_line(name)}" for number, name in enumerate(decree.copies_to, start=1))
    for number, attachment in enumerate(decree.attachments, start=1):
        yield from ("", "", w.attachment_mark(decree, number))
        yield from _head(decree, particulars)
        yield from (one_line(decree.title), "", one_line(attachment.title), "")
        yield from _attachment(attachment)


def _head(decree: Decree, particulars: Particulars) -> Iterator[str]:
    yield from (one_line(w.heading(decree)), w.number_line(particulars), "TENTANG")


def _issuer(decree: Decree) -> str:
    issuer = one_line(decree.issuer)
    return issuer.upper() if office_words(issuer.upper()) == issuer else issuer


def _clauses(decree: Decree) -> Iterator[str]:
    for label, clauses, lettered in (
        ("Menimbang", decree.considerations, True),
        ("Mengingat", decree.legal_bases, False),
        ("Memperhatikan", decree.notings, False),
    ):
        for place, (mark, clause) in enumerate(w.clause_marks(clauses, lettered=lettered)):
            if not place:
                yield ""
            lead = f"{label:<{_LABEL}}: " if not place else " " * (_LABEL + 2)
            yield f"{lead}{mark}{' ' if mark else ''}{one_line(clause.text)}"


def _points(points: tuple[Point, ...], indent: int) -> Iterator[str]:
    for marked in w.marked_points(points):
        lead = " " * (indent + 3 * marked.level)
        yield f"{lead}{marked.mark} {one_line(marked.point.text)}".rstrip()


def _attachment(attachment: Attachment) -> Iterator[str]:
    article_number = 0
    for number, chapter in enumerate(attachment.chapters, start=1):
        yield from (f"BAB {roman(number)}", one_line(chapter.title), "")
        for article in chapter.articles:
            article_number += 1
            yield f"Pasal {article_number}"
            lone = len(article.paragraphs) == 1
            for place, paragraph in enumerate(article.paragraphs, start=1):
                mark = "" if lone else f"({place}) "
                yield f"{mark}{one_line(paragraph.text)}".rstrip()
                yield from _points(paragraph.points, 4)
            yield ""
    if attachment.table:
        yield _row(("No.", *attachment.table.columns))
        yield _row(tuple("---" for _ in range(len(attachment.table.columns) + 1)))
        for number, row in enumerate(attachment.table.rows, start=1):
            yield _row((f"{number}.", *row.cells))


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(one_line(cell).replace("|", "\\|") for cell in cells) + " |"
