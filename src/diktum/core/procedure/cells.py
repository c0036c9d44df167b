"""What stands in a cell of a spreadsheet: text of one line that survives being trimmed, typed over and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_RISKY_START = "'＝＋－＠"
_ESCAPED = re.compile(r"\\(U[0-9a-f]{8}|.)", re.DOTALL)
_YES = frozenset({"ya", "true", "1"})


def text_cell(text: str) -> str:
    """Write a text so that neither a spreadsheet nor a reader that trims blanks can change it."""
    written = []
    for place, letter in enumerate(text):
        edge = place in (0, len(text) - 1)
        if letter == "\\":
            written.append("\\\\")
        elif letter == " " and (edge or text[place - 1] == " "):
            written.append("\\s")
        elif (letter != " " and not letter.isprintable()) or (place == 0 and letter in _RISKY_START):
            written.append(f"\\U{ord(letter):08x}")
        else:
            written.append(letter)
    return "".join(written)


def text_of(cell: str) -> str:
    """Read what `text_cell` wrote; a text without backslashes is itself."""
    return _ESCAPED.sub(_plain, cell)


def list_cell(texts: Iterable[str]) -> str:
    """Write a list, its parts apart by semicolons."""
    return "; ".join(text_cell(text).replace(";", "\\;") for text in texts)


def list_of(cell: str) -> list[str]:
    """Read a list; blanks around its parts do not count, empty parts are none."""
    return [text_of(part) for part in _parts(cell, ";") if part]


def pairs_cell(pairs: Mapping[str, str]) -> str:
    """Write a table of texts as `key = text; key = text`."""
    return "; ".join(
        f"{_guarded(key)} = {text_cell(text).replace(';', chr(92) + ';')}" for key, text in pairs.items()
    )


def pairs_of(cell: str) -> dict[str, str]:
    """Read what `pairs_cell` wrote. A part without “=” is a key without a text."""
    found = {}
    for part in _parts(cell, ";"):
        if part:
            key, *rest = _parts(part, "=", most=1)
            found[text_of(key)] = text_of(rest[0]) if rest else ""
    return found


def flag_cell(flag: bool) -> str:
    """Write yes or no."""
    return "ya" if flag else "tidak"


def flag_of(cell: str, *, default: bool) -> bool:
    """Read yes or no; an empty cell is the default."""
    return cell.strip().lower() in _YES if cell.strip() else default


def _guarded(key: str) -> str:
    return text_cell(key).replace(";", "\\;").replace("=", "\\=")


def _parts(cell: str, mark: str, *, most: int = 0) -> list[str]:
    """Split at a mark that no backslash stands before."""
    parts: list[str] = []
    start = place = 0
    while place < len(cell):
        if cell[place] == "\\":
            place += 2
            continue
        if cell[place] == mark and (not most or len(parts) < most):
            parts.append(cell[start:place].strip(" "))
            start = place + 1
        place += 1
    return [*parts, cell[start:].strip(" ")]


def _plain(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number <= 0x10FFFF else found[0]
    return " " if code == "s" else code
