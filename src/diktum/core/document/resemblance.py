"""Hold what a scan was read as against the signed text: page by page, row by row, numbers letter by letter.

A reader of paper (OCR) errs in letters; a forger or a wrong sheet errs in facts. So a word that is nearly the same counts as
read badly, while a number, a date or an amount must be the same digit by digit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

NEARLY = 0.7
SAME_ROW = 0.6
GOOD_SCORE = 0.9

_NOISE = re.compile(r"[^\w]|_")
_MARKER = re.compile(r"\(?\d{1,2}[.)]?")
_COLUMN = re.compile(r"\(\d{1,2}\)")
_HEAD = 0.06
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place on the page, in fractions of the page from its top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the scan says something else: pages from 1, the row as signed, the box on the scanned page."""

    page: int
    scan_page: int
    row: str
    signed: str
    scanned: str
    is_number: bool
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How a scan and the signed text agree. `score` is the share of signed words found on the scan, in thousandths."""

    score: int
    differences: tuple[Difference, ...]
    missing_pages: tuple[int, ...]
    foreign_pages: tuple[int, ...]

    @property
    def matches(self) -> bool:
        """Say whether nothing speaks against the scan: every page there, every number equal, nearly every word found."""
        return not (self.differences or self.missing_pages or self.foreign_pages) and (
            self.score >= GOOD_SCORE * 1000
        )


def resemblance(signed: Sequence[Sequence[Word]], scanned: Sequence[Sequence[Word]]) -> Resemblance:
    """Compare the words of the signed pages with those read from the scanned pages."""
    pairs = _pair_pages(signed, scanned)
    found, total, differences = 0, sum(len(page) for page in signed), []
    for ours, theirs in pairs:
        equal, wrong = _compare_page(ours + 1, theirs + 1, rows(signed[ours]), rows(scanned[theirs]))
        found += equal
        differences += wrong
    with_partner = {ours for ours, _theirs in pairs}
    partners = {theirs for _ours, theirs in pairs}
    return Resemblance(
        score=found * 1000 // total if total else 0,
        differences=tuple(differences),
        missing_pages=tuple(n + 1 for n in range(len(signed)) if n not in with_partner),
        foreign_pages=tuple(n + 1 for n in range(len(scanned)) if n not in partners),
    )


def rows(page: Sequence[Word]) -> list[list[Word]]:
    """Gather the words of a page into its visible rows, from top to bottom and left to right."""
    gathered: list[list[Word]] = []
    for word in sorted(page, key=lambda each: each.top + each.bottom):
        middle = (word.top + word.bottom) / 2
        last = gathered[-1][-1] if gathered else None
        height = max(word.bottom - word.top, last.bottom - last.top) if last else 0.0
        if last and middle - (last.top + last.bottom) / 2 < height * SAME_ROW:
            gathered[-1].append(word)
        else:
            gathered.append([word])
    return [sorted(row, key=lambda each: each.left) for row in gathered]


def plain(text: str) -> str:
    """Return a word as it is compared: small letters and digits alone."""
    return _NOISE.sub("", text).casefold()


def _pair_pages(signed: Sequence[Sequence[Word]], scanned: Sequence[Sequence[Word]]) -> list[tuple[int, int]]:
    """Pair pages in order so that together they have most words in common; a page like none stays alone."""
    ours = [Counter(plain(word.text) for word in page) for page in signed]
    theirs = [Counter(plain(word.text) for word in page) for page in scanned]
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]]
    best = [[(0.0, ())] * (len(theirs) + 1) for _row in range(len(ours) + 1)]
    for i, our in enumerate(ours):
        for j, their in enumerate(theirs):
            alike = _alike(our, their)
            value, pairs = best[i][j]
            options = [best[i][j + 1], best[i + 1][j]]
            if alike > 0.15:
                options.append((value + alike, (*pairs, (i, j))))
            best[i + 1][j + 1] = max(options, key=lambda option: option[0])
    return list(best[-1][-1][1])


def _alike(ours: Counter[str], theirs: Counter[str]) -> float:
    size = max(ours.total(), theirs.total())
    return (ours & theirs).total() / size if size else 0.0


def _compare_page(
    page: int, scan_page: int, ours: list[list[Word]], theirs: list[list[Word]]
) -> tuple[int, list[Difference]]:
    signed = [(word, row) for row in ours for word in row if plain(word.text)]
    read = [word for row in theirs for word in row if plain(word.text)]
    skipped = sum(len(row) for row in ours) - len(signed)
    matcher = SequenceMatcher(
        None, [plain(w.text) for w, _row in signed], [plain(w.text) for w in read], autojunk=False
    )
    found, blocks, differences = skipped, [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += b - a
        else:
            blocks.append((signed[a:b], read[c:d]))
    moved = Counter(plain(word.text) for _ours, words in blocks for word in words)
    for left, right in blocks:
        equal, wrong = _compare_block(page, scan_page, left, right, moved)
        found += equal
        differences += wrong
    return found, differences


def _compare_block(
    page: int, scan_page: int, ours: list[tuple[Word, list[Word]]], theirs: list[Word], moved: Counter[str]
) -> tuple[int, list[Difference]]:
    """Judge a stretch that is not the same word by word: split words, words read badly, moved words, other words."""
    text, read = ("".join(plain(w.text) for w, _row in ours), "".join(plain(w.text) for w in theirs))
    if text == read:
        return len(ours), []
    found, differences = 0, []
    for word, row in ours:
        wanted = plain(word.text)
        other = _nearest(word, theirs)
        if _says_the_same(wanted, read, other):
            found += 1
        elif moved[wanted] > 0 and not _DIGIT.search(wanted):
            moved[wanted] -= 1
            found += 1
        elif not (_is_mark(word, row) and not _read_as_number(other, ours)):
            differences.append(_difference(page, scan_page, word, row, other))
    return found, differences + _added(page, scan_page, ours, theirs)


def _is_mark(word: Word, row: list[Word]) -> bool:
    """Say whether a word numbers a row, a column or the page: small marks that readers of paper often lose."""
    if word.bottom < _HEAD or _COLUMN.fullmatch(word.text):
        return True
    place = row.index(word)
    leads = place == 0 or row[place - 1].text == ":"
    return leads and _MARKER.fullmatch(word.text) is not None


def _read_as_number(other: Word | None, ours: list[tuple[Word, list[Word]]]) -> bool:
    """Say whether a mark was read as another number, not as dirt and not as the neighbour's."""
    if other is None or not _DIGIT.search(other.text):
        return False
    return (
        other.bottom >= _HEAD
        and not _COLUMN.fullmatch(other.text)
        and all(plain(other.text) != plain(word.text) for word, _row in ours)
    )


def _says_the_same(wanted: str, read: str, other: Word | None) -> bool:
    if _DIGIT.search(wanted):
        return bool(other and plain(other.text) == wanted) or (len(wanted) > 5 and wanted in read)
    if other and SequenceMatcher(None, wanted, plain(other.text)).ratio() >= NEARLY:
        return True
    return wanted in read or len(wanted) <= 2


def _nearest(word: Word, theirs: list[Word]) -> Word | None:
    wanted = plain(word.text)
    return max(theirs, key=lambda each: SequenceMatcher(None, wanted, plain(each.text)).ratio(), default=None)


def _difference(page: int, scan_page: int, word: Word, row: list[Word], other: Word | None) -> Difference:
    place = other or word
    return Difference(
        page=page,
        scan_page=scan_page,
        row=" ".join(each.text for each in row),
        signed=word.text,
        scanned=other.text if other else "",
        is_number=bool(_DIGIT.search(word.text)),
        box=(place.left, place.top, place.right, place.bottom),
    )


def _added(
    page: int, scan_page: int, ours: list[tuple[Word, list[Word]]], theirs: list[Word]
) -> list[Difference]:
    """Name the numbers that stand on the scan alone, where no signed word stands beside them."""
    if ours:
        return []
    return [
        Difference(page, scan_page, "", "", word.text, True, (word.left, word.top, word.right, word.bottom))
        for word in theirs
        if sum(c.isdigit() for c in word.text) >= 2 and word.bottom >= _HEAD
    ]
