"""Hold what a scan was read as against the signed text: page by page, row by row, numbers letter by letter.

A reader of paper (OCR) errs in letters; a forger or a wrong sheet errs in facts. So a word that is nearly the same counts as
read badly, while a number, a date or an amount must be the same digit by digit. What was read otherwise is read a second time
(`rereading`), and only then judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import median
from typing import TypeAlias

NEARLY = 0.7
SAME_ROW = 0.6
GOOD_SCORE = 0.9

_LETTERS_OF_A_NAME = 4
_LINES_AWAY = 1.5
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
    """One place where the scan says something else: pages from 1, the row as signed, the box on the scanned page.

    `is_sure` is False where the reader may be at fault: a number that it lost, words that no signed word explains.
    """

    page: int
    scan_page: int
    row: str
    signed: str
    scanned: str
    is_number: bool
    box: tuple[float, float, float, float]
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How a scan and the signed text agree. `score` is the share of signed words found on the scan, in thousandths.

    `near` are words that were read with a few other letters: read badly, or another name. They count as found until a second
    reading says otherwise.
    """

    score: int
    differences: tuple[Difference, ...]
    missing_pages: tuple[int, ...]
    foreign_pages: tuple[int, ...]
    near: tuple[Difference, ...] = ()

    @property
    def differs(self) -> bool:
        """Say whether something surely speaks against the scan."""
        return bool(self.missing_pages or self.foreign_pages) or any(d.is_sure for d in self.differences)

    @property
    def matches(self) -> bool:
        """Say whether nothing speaks against the scan: every page there, every number equal, nearly every word found."""
        return not (self.differences or self.missing_pages or self.foreign_pages) and (
            self.score >= GOOD_SCORE * 1000
        )


def resemblance(signed: Sequence[Sequence[Word]], scanned: Sequence[Sequence[Word]]) -> Resemblance:
    """Compare the words of the signed pages with those read from the scanned pages."""
    pairs = _pair_pages(signed, scanned)
    found, total = 0, sum(len(page) for page in signed)
    differences: list[Difference] = []
    near: list[Difference] = []
    for ours, theirs in pairs:
        compared = _Comparison(ours + 1, theirs + 1, signed[ours], scanned[theirs])
        found += compared.found
        differences += compared.differences
        near += compared.near
    with_partner = {ours for ours, _theirs in pairs}
    partners = {theirs for _ours, theirs in pairs}
    return Resemblance(
        score=found * 1000 // total if total else 0,
        differences=tuple(differences),
        missing_pages=tuple(n + 1 for n in range(len(signed)) if n not in with_partner),
        foreign_pages=tuple(n + 1 for n in range(len(scanned)) if n not in partners),
        near=tuple(near),
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


_Signed: TypeAlias = tuple[Word, list[Word]]


class _Comparison:
    """The comparison of one signed page with one scanned page."""

    def __init__(self, page: int, scan_page: int, ours: Sequence[Word], theirs: Sequence[Word]) -> None:
        self.page, self.scan_page = page, scan_page
        self.differences: list[Difference] = []
        self.near: list[Difference] = []
        signed = [(word, row) for row in rows(ours) for word in row if plain(word.text)]
        read = [word for row in rows(theirs) for word in row if plain(word.text)]
        self.found = len(ours) - len(signed)
        self.known = {plain(word.text) for word, _row in signed}
        words = [plain(word.text) for word, _row in signed]
        matcher = SequenceMatcher(None, words, [plain(w.text) for w in read], autojunk=False)
        equal = [m for m in matcher.get_matching_blocks() if m.size]
        pairs = [(signed[m.a + n][0], read[m.b + n]) for m in equal for n in range(m.size)]
        self.found += len(pairs)
        self.shift = _shift(pairs)
        codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
        self.moved = Counter(plain(w.text) for _tag, _a, _b, c, d in codes for w in read[c:d])
        for _tag, a, b, c, d in codes:
            self._compare_block(signed[a:b], read[c:d])

    def _compare_block(self, ours: list[_Signed], theirs: list[Word]) -> None:
        """Judge a stretch that is not the same word by word: split words, words read badly, moved words, other words."""
        text, read = ("".join(plain(w.text) for w, _row in ours), "".join(plain(w.text) for w in theirs))
        if text == read:
            self.found += len(ours)
            return
        for word, row in ours:
            self._compare_word(word, row, read, self._counterpart(word, theirs), ours)
        if not ours:
            self._name_added(theirs)

    def _compare_word(
        self, word: Word, row: list[Word], read: str, other: Word | None, ours: list[_Signed]
    ) -> None:
        wanted = plain(word.text)
        if _says_the_same(wanted, read, other):
            self.found += 1
            if other and _is_another_name(wanted, read, other):
                self.near.append(self._difference(word, row, other))
        elif self.moved[wanted] > 0 and not _DIGIT.search(wanted):
            self.moved[wanted] -= 1
            self.found += 1
        elif not (_is_mark(word, row) and not _read_as_number(other, ours)):
            self.differences.append(self._difference(word, row, other))

    def _counterpart(self, word: Word, theirs: list[Word]) -> Word | None:
        """Return what was read for a word: what looks most like it and, where nothing does, what stands in its place."""
        wanted, height = plain(word.text), max(word.bottom - word.top, 0.008)

        def likeness(other: Word) -> float:
            return SequenceMatcher(None, wanted, plain(other.text)).ratio()

        def is_near(other: Word) -> bool:
            away = (other.top + other.bottom - word.top - word.bottom) / 2 - self.shift[1]
            return abs(away) < _LINES_AWAY * height

        nearest = max(theirs, key=lambda other: (likeness(other), is_near(other)), default=None)
        if nearest and (likeness(nearest) > 0.5 or is_near(nearest)):
            return nearest
        return next(filter(is_near, theirs), None)

    def _difference(self, word: Word, row: list[Word], other: Word | None) -> Difference:
        right, down = self.shift
        place = Word("", word.left + right, word.top + down, word.right + right, word.bottom + down)
        if other is not None:
            place = _around(other, place)
        return Difference(
            page=self.page,
            scan_page=self.scan_page,
            row=" ".join(each.text for each in row),
            signed=word.text,
            scanned=other.text if other else "",
            is_number=bool(_DIGIT.search(word.text)),
            box=(place.left, place.top, place.right, place.bottom),
            is_sure=other is not None,
        )

    def _name_added(self, theirs: list[Word]) -> None:
        """Name the numbers and the words that stand on the scan alone, where no signed word stands beside them."""
        strange = [w for w in theirs if plain(w.text).isalpha() and len(w.text) > _LETTERS_OF_A_NAME]
        strange = [w for w in strange if plain(w.text) not in self.known]
        for word in theirs:
            box = (word.left, word.top, word.right, word.bottom)
            is_number = sum(c.isdigit() for c in word.text) >= 2 and word.bottom >= _HEAD
            if is_number or (len(strange) > 1 and word in strange):
                self.differences.append(
                    Difference(self.page, self.scan_page, "", "", word.text, is_number, box, is_number)
                )


def _shift(pairs: Sequence[tuple[Word, Word]]) -> tuple[float, float]:
    """Return how far the scan lies from the print, to the right and down, by the words that both have."""
    if not pairs:
        return 0.0, 0.0
    return (
        median(other.left - word.left for word, other in pairs),
        median(other.top + other.bottom - word.top - word.bottom for word, other in pairs) / 2,
    )


def _around(one: Word, other: Word) -> Word:
    """Return the place around two places that touch, or the first alone."""
    if other.left > one.right or other.right < one.left or other.top > one.bottom or other.bottom < one.top:
        return one
    return Word(
        one.text,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _is_another_name(wanted: str, read: str, other: Word) -> bool:
    """Say whether a word was read with other letters, so that it may be another word."""
    return len(wanted) >= _LETTERS_OF_A_NAME and wanted not in read and plain(other.text) != wanted


def _is_mark(word: Word, row: list[Word]) -> bool:
    """Say whether a word numbers a row, a column or the page: small marks that readers of paper often lose."""
    if word.bottom < _HEAD or _COLUMN.fullmatch(word.text):
        return True
    place = row.index(word)
    leads = place == 0 or row[place - 1].text == ":"
    return leads and _MARKER.fullmatch(word.text) is not None


def _read_as_number(other: Word | None, ours: list[_Signed]) -> bool:
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
