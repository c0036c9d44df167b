"""Read points out of plain text as people type it (a., 1., a), …) and write them back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diktum.core.document import Article, Point
from diktum.core.document.labels import point_mark

_STYLES = (
    ("a.", re.compile(r"[a-z]{1,2}\.[ \t]+(?=\S)")),
    ("1.", re.compile(r"[0-9]{1,3}\.[ \t]+(?=\S)")),
    ("a)", re.compile(r"[a-z]{1,2}\)[ \t]+(?=\S)")),
    ("1)", re.compile(r"[0-9]{1,3}\)[ \t]+(?=\S)")),
    ("(a)", re.compile(r"\([a-z]{1,2}\)[ \t]+(?=\S)")),
    ("(1)", re.compile(r"\([0-9]{1,3}\)[ \t]+(?=\S)")),
)
_ARTICLE = re.compile(r"pasal[ \t]*[0-9]*[ \t]*[.:]?", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\([0-9]{1,3}\)[ \t]+(?=\S)")
DEEPEST = 6


@dataclass(slots=True)
class _Twig:
    text: str
    below: list[_Twig] = field(default_factory=list)


def read_points(written: str) -> tuple[str, tuple[Point, ...]]:
    """
    Return the opening text and the points below it.

    A line that begins with a mark opens a point; the order in which kinds of marks first appear gives their levels. Any
    other line continues the part before it. Nothing that was written is dropped but the marks.
    """
    root = _Twig("")
    open_twigs: list[tuple[str, _Twig]] = []
    for line in (each.strip() for each in written.splitlines()):
        if not line:
            continue
        style, words = _mark(line)
        levels = [kind for kind, _ in open_twigs]
        if not style or (style not in levels and len(levels) >= DEEPEST):
            _continue(open_twigs[-1][1] if open_twigs else root, line)
            continue
        del open_twigs[levels.index(style) if style in levels else len(levels) :]
        parent = open_twigs[-1][1] if open_twigs else root
        twig = _Twig(words)
        parent.below.append(twig)
        open_twigs.append((style, twig))
    return root.text, _points(root)


def write_points(text: str, points: Sequence[Point]) -> str:
    """Return an opening text and its points as lines with the marks that a decree prints."""
    return "\n".join([*([text] if text else []), *_lines(points, 0)])


def read_articles(written: str) -> tuple[Article, ...]:
    """
    Return the articles of a chapter. A line "Pasal" opens an article, a line that begins with (1) an ayat.

    What stands before the first "Pasal" is an article of its own.
    """
    pieces: list[list[str]] = [[]]
    for line in (each.strip() for each in written.splitlines()):
        if _ARTICLE.fullmatch(line):
            pieces.append([])
        elif line:
            pieces[-1].append(line)
    return tuple(Article("", _paragraphs(piece)) for piece in pieces if piece)


def write_articles(articles: Sequence[Article], *, first: int = 1) -> str:
    """Return articles as plain text that `read_articles` reads back, numbered from `first`."""
    written = []
    for number, article in enumerate(articles, start=first):
        lone = len(article.paragraphs) == 1
        paragraphs = (
            write_points(p.text if lone else f"({place}) {p.text}", p.points)
            for place, p in enumerate(article.paragraphs, start=1)
        )
        written.append("\n".join([f"Pasal {number}", *paragraphs]))
    return "\n\n".join(written)


def _paragraphs(lines: Sequence[str]) -> tuple[Point, ...]:
    pieces: list[list[str]] = [[]]
    for line in lines:
        mark = _PARAGRAPH.match(line)
        if mark:
            pieces.append([line[mark.end() :]])
        else:
            pieces[-1].append(line)
    read = (read_points("\n".join(piece)) for piece in pieces if piece)
    return tuple(Point("", text, points) for text, points in read)


def _mark(line: str) -> tuple[str, str]:
    for style, pattern in _STYLES:
        found = pattern.match(line)
        if found:
            return style, line[found.end() :]
    return "", line


def _continue(twig: _Twig, line: str) -> None:
    twig.text = f"{twig.text} {line}".strip()


def _points(twig: _Twig) -> tuple[Point, ...]:
    return tuple(Point("", each.text, _points(each)) for each in twig.below)


def _lines(points: Sequence[Point], level: int) -> list[str]:
    lines: list[str] = []
    for number, point in enumerate(points, start=1):
        lines.append(f"{'   ' * level}{point_mark(number, level)} {point.text}".rstrip())
        lines += _lines(point.points, level + 1)
    return lines
