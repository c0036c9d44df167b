"""Take words out of a decree for good: the tree itself changes, so nothing that is made from it can show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diktum.core.document import Decree, from_data, places, to_data

MARK = "[disamarkan]"
_NOT_TEXT = frozenset({"id", "kind", "schema"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fragment:
    """One text of a decree: the path to it in the plain data, where it stands in words, the column if it is a cell."""

    path: str
    place: str
    column: str
    text: str


def fragments(decree: Decree) -> tuple[Fragment, ...]:
    """Return every text of a decree in reading order: title, clauses, chapters, cells, column names, recipients."""
    place_of = places(decree)
    return tuple(
        Fragment(path, place_of.get(node, ""), column, text)
        for path, node, column, text in _texts(to_data(decree), "", "", ())
        if text
    )


def redacted(decree: Decree, spans: Mapping[str, Sequence[Span]], mark: str = MARK) -> Decree:
    """
    Return `decree` with the mark in place of the named pieces of its texts; `spans` are (start, end) by path.

    Overlapping pieces become one. Ids stay. KeyError for a path that the decree does not have.
    """
    unknown = set(spans) - {each.path for each in fragments(decree)}
    if unknown:
        raise KeyError(min(unknown))
    return from_data(_rewritten(to_data(decree), "", spans, mark))


def without(text: str, spans: Sequence[Span], mark: str = MARK) -> str:
    """Return a text with the mark in place of its pieces."""
    for start, end in reversed(_joined(spans)):
        text = f"{text[:start]}{mark}{text[end:]}"
    return text


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _texts(
    value: object, path: str, node: str, columns: tuple[str, ...]
) -> Iterator[tuple[str, str, str, str]]:
    if isinstance(value, str):
        yield path, node, _column(path, columns), value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, f"{path}/{number}", node, columns)
    elif isinstance(value, dict):
        own, named = str(value.get("id", node)), value.get("columns")
        columns = tuple(map(str, named)) if isinstance(named, list) else columns
        for key, item in value.items():
            if key not in _NOT_TEXT:
                yield from _texts(item, f"{path}/{key}" if path else key, own, columns)


def _column(path: str, columns: tuple[str, ...]) -> str:
    head, _slash, number = path.rpartition("/")
    return columns[int(number)] if head.endswith("/cells") and columns else ""


def _rewritten(value: object, path: str, spans: Mapping[str, Sequence[Span]], mark: str) -> object:
    if isinstance(value, str):
        return without(value, spans[path], mark) if path in spans else value
    if isinstance(value, list):
        return [_rewritten(item, f"{path}/{number}", spans, mark) for number, item in enumerate(value)]
    if isinstance(value, dict):
        return {
            key: item if key in _NOT_TEXT else _rewritten(item, f"{path}/{key}" if path else key, spans, mark)
            for key, item in value.items()
        }
    return value
