"""Comments that go out in a Word file: each at the part it is about, by whom, when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from diktum.formats.docx.runs import attribute, run

TITLE = "judul"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Remark:
    """Komentar: `node` is the id of the part (also "judul", "pejabat"), `at` an instant with a time zone or None."""

    node: str
    author: str
    text: str
    at: datetime | None = None


class Remarks:
    """The comments of one file, numbered in the order in which their parts are written."""

    def __init__(self, remarks: Sequence[Remark] = (), known: Collection[str] = ()) -> None:
        """`known` are the parts of the text: what is about no part of it stands at the title."""
        self._of: dict[str, list[Remark]] = {}
        for remark in remarks:
            self._of.setdefault(remark.node if remark.node in known else TITLE, []).append(remark)
        self._written: list[Remark] = []

    def around(self, node: str, paragraph: str) -> str:
        """Return the paragraph of a part with the marks of its comments; the first paragraph of a part carries them."""
        mine = self._of.pop(node, ())
        if not mine:
            return paragraph
        numbers = range(len(self._written), len(self._written) + len(mine))
        self._written += mine
        starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
        ends = "".join(
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
            for number in numbers
        )
        head, closing, rest = paragraph.partition("</w:pPr>")
        return f"{head}{closing}{starts}{rest.removesuffix('</w:p>')}{ends}</w:p>"

    def xml(self) -> str:
        """Return the part word/comments.xml; empty where no comment was written."""
        if not self._written:
            return ""
        notes = "".join(_comment(number, remark) for number, remark in enumerate(self._written))
        return f"<w:comments {_W}>{notes}</w:comments>"


def _comment(number: int, remark: Remark) -> str:
    day = f' w:date="{remark.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}"' if remark.at else ""
    initials = "".join(word[:1] for word in remark.author.split())[:3].upper()
    paragraphs = "".join(f"<w:p>{run(line)}</w:p>" for line in remark.text.splitlines() or [""])
    return (
        f'<w:comment w:id="{number}" w:author="{attribute(remark.author)}"{day} '
        f'w:initials="{attribute(initials)}">{paragraphs}</w:comment>'
    )
