"""Begin a decree with the text of an earlier one, and find what is left over from it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from diktum.core.document import Decree, Finding, Node, Severity, nodes, places, rewritten, with_ids
from diktum.core.refusal import gettext_noop

_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_DATE = re.compile(rf"\b[0-9]{{1,2}} (?:{_MONTHS}) (?:19|20)[0-9]{{2}}\b")
_YEAR = re.compile(r"(?<![0-9/.-])(?:19|20)[0-9]{2}(?![0-9])")
_NUMBER = re.compile(r"\bNomor:? [0-9][\w./-]*(?: Tahun [0-9]{4})?")
_CITED = frozenset({"mengingat"})
_SOURCE = "Keputusan asal: sisa naskah terdahulu"


def cloned(source: Decree, *, old_title: str, title: str, issuer: str) -> Decree:
    """Return the text of an earlier decree under a new title and issuer; its old title is replaced where it stands."""
    old = re.compile(re.escape(old_title), re.IGNORECASE)
    texts = {}
    for node in nodes(source):
        if old_title and old.search(node.text) and " | " not in node.text:
            new = title.upper() if node.text.isupper() else title
            texts[node.id] = old.sub(lambda _found, new=new: new, node.text)  # type: ignore[misc]
    return replace(rewritten(source, texts), title=title.upper(), issuer=issuer)


def stale_findings(decree: Decree, source: Decree, year: int) -> tuple[Finding, ...]:
    """Return one finding for every part that still says what the earlier decree said: dates, years, numbers, names."""
    decree = with_ids(decree)
    place_of = places(decree)
    every = "\n".join(node.text for node in nodes(source))
    rows = {row.cells[0] for each in source.attachments if each.table for row in each.table.rows if row.cells}
    found: list[Finding] = []
    for node, words in _leftovers(decree, every, year):
        template = gettext_noop("Sisa keputusan terdahulu: %(words)s. Periksa, lalu sesuaikan.")
        found.append(_finding(node.id, place_of[node.id], template, (("words", words),)))
    for attachment in decree.attachments:
        for row in attachment.table.rows if attachment.table else ():
            if row.cells and row.cells[0] in rows and row.cells[0]:
                template = gettext_noop("Nama dari keputusan terdahulu: %(name)s. Pastikan masih bertugas.")
                found.append(_finding(row.id, place_of[row.id], template, (("name", row.cells[0]),)))
    return tuple(found)


def _leftovers(decree: Decree, every: str, year: int) -> Iterator[tuple[Node, str]]:
    """Give each part outside Mengingat with the words that the earlier decree had and that are suspicious."""
    in_rows = {row.id for each in decree.attachments if each.table for row in each.table.rows}
    for node in nodes(decree):
        if node.group in _CITED or node.id in in_rows:
            continue
        dates = _DATE.findall(node.text)
        rest = _DATE.sub(" ", node.text)
        numbers = _NUMBER.findall(rest)
        years = [each for each in _YEAR.findall(_NUMBER.sub(" ", rest)) if each != str(year)]
        stale = [words for words in (*dates, *numbers, *years) if words in every and not _is_of(words, year)]
        if stale:
            yield node, ", ".join(dict.fromkeys(stale))


def _is_of(words: str, year: int) -> bool:
    return words.endswith(f" {year}") and _DATE.fullmatch(words) is not None


def _finding(node: str, place: str, template: str, facts: tuple[tuple[str, str], ...]) -> Finding:
    return Finding(
        id="X4",
        severity=Severity.WARN,
        place=place,
        message=template % dict(facts),
        source=_SOURCE,
        node=node,
        template=template,
        facts=facts,
    )
