"""The noise of scanners, page breaks and copying, put into a clean text."""

from __future__ import annotations

import re
import textwrap

from diktum.core.document import Decree, to_data


def bare(decree: Decree) -> object:
    """Return a decree as data without ids."""
    return _bare(to_data(decree))


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key != "id"}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return value


def wrapped(text: str, width: int = 72) -> str:
    """Wrap long lines with a hanging indent, as a page does; tables stay."""
    lines = []
    for line in text.split("\n"):
        if line.startswith("|") or len(line) <= width:
            lines.append(line)
            continue
        indent = (
            " " * 18
            if (line.startswith(("Men", "KE", " ")) and ":" in line[:20]) or line.startswith("  ")
            else ""
        )
        lines.extend(textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False))
    return "\n".join(lines)


def paged(text: str, length: int = 20) -> str:
    """Put page marks, a running head and "dst…" between pages."""
    lines, page = [], 1
    for number, line in enumerate(text.split("\n"), start=1):
        lines.append(line)
        if number % length == 0:
            page += 1
            mark = f"- {page} -" if page % 2 else f"-{page}-"
            lines += ["", "dst…", "\f", mark, "", "jdih.kpu.go.id/pabarda/sorongselatan", ""]
    return "\n".join(lines)


def misread(text: str) -> str:
    """Misread labels and marks as scanners do."""
    text = text.replace("Menimbang     :", "Menirnbang ;").replace("Mengingat     :", "Mengingat ;")
    text = text.replace("MEMUTUSKAN:", "M E M U T U S K A N :").replace("KESATU        :", "KE SATU ;")
    return re.sub(r"^(\s*|Mengingat ;\s*)1\. ", lambda found: f"{found[1]}l. ", text, flags=re.MULTILINE)


def columns_apart(text: str) -> str:
    """Set each list as copying out of two columns does: all marks first, then all words."""
    out: list[str] = []
    marks: list[str] = []
    words: list[str] = []
    for line in text.split("\n"):
        found = re.match(r"(?:(Menimbang|Mengingat)\s+:)?\s*(\w{1,2}\.) (.*)", line)
        if found and (found[1] or marks):
            if found[1]:
                out.append(f"{found[1]}\n:")
            marks.append(found[2])
            words.append(found[3])
            continue
        out += [*marks, *words]
        marks, words = [], []
        out.append(line)
    return "\n".join(out)


def aligned(text: str) -> str:
    """Set tables with pipes as columns with blanks, each cell wrapped to its width."""
    out: list[str] = []
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("| "):
            if not line.startswith("| ---"):
                rows.append([cell.strip() for cell in line.strip("| ").split("|")])
            continue
        if rows:
            widths = [6] + [26] * (len(rows[0]) - 1)
            for row in rows:
                cells = [
                    textwrap.wrap(cell, width - 3) or [""] for cell, width in zip(row, widths, strict=True)
                ]
                for level in range(max(map(len, cells))):
                    parts = [cell[level] if level < len(cell) else "" for cell in cells]
                    out.append("".join(p.ljust(w) for p, w in zip(parts, widths, strict=True)).rstrip())
            rows = []
        out.append(line)
    return "\n".join(out)


EVERY = {
    "wrapped": wrapped,
    "paged": lambda text: paged(wrapped(text)),
    "misread": misread,
    "columns": columns_apart,
    "aligned": aligned,
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "windows": lambda text: text.replace("\n", "\r\n"),
    "tabs": lambda text: re.sub(r"(?<=\w)\s+: ", "\t:\t", text),
    "all": lambda text: paged(aligned(wrapped(misread(text)))),
}
