"""Read a Word file as a decree: our own gives the identical tree with the edits in it, a foreign one a best reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diktum.core.document import Decree, keep_ids, nodes, with_ids
from diktum.core.document.reading import Doubt, Particulars, Reading
from diktum.core.refusal import gettext_noop
from diktum.formats.docx.foreign import read_foreign
from diktum.formats.docx.intake import WordParts, unpack
from diktum.formats.docx.marking import dictum_label
from diktum.formats.docx.own import Draft, OwnReader
from diktum.formats.docx.package import Baseline, baseline_in
from diktum.formats.docx.restoring import decree_of, nameless
from diktum.formats.docx.runs import shown
from diktum.formats.docx.styles import FRAMES
from diktum.formats.docx.views import TRACKED, Accepts, as_after, as_before, lines_of, words_of
from diktum.formats.docx.walking import Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file that was let in: its parts, its paragraphs, and what our own file remembers of its making."""

    parts: WordParts
    paragraphs: tuple[Paragraph, ...]
    baseline: Baseline | None

    @property
    def is_own(self) -> bool:
        """Say whether the styles by which we know the parts are still there."""
        return any(found.role is not None and found.role not in FRAMES for found in self.paragraphs)

    @property
    def known(self) -> tuple[str, ...]:
        """Return the ids that the file remembers."""
        versions = self.baseline.versions if self.baseline else ()
        return tuple({node.id: None for version in versions for node in nodes(version)})


def open_word(content: bytes) -> WordFile:
    """Let a Word file in. Raises the refusals DKT-230 to DKT-237."""
    parts = unpack(content)
    return WordFile(parts, paragraphs(parts), baseline_in(parts))


def read_docx(content: bytes, *, accepted: bool = False) -> Reading:
    """Return the decree that a Word file holds, with what was not sure and what found no place.

    Tracked changes are suggestions: the text is read as it was before them, or with all of them when `accepted`. In a file
    that `write_docx` made, every part keeps its id and `differences` with the version written finds what was edited. Raises
    the refusals DKT-230 to DKT-237.
    """
    return reading_of(open_word(content), as_after if accepted else as_before)


def written_from(content: bytes) -> Decree | None:
    """Return the version from which our own file was written, or None for a foreign file."""
    baseline = baseline_in(unpack(content))
    return baseline.versions[-1] if baseline else None


def reading_of(word: WordFile, accepts: Accepts) -> Reading:
    """Return the decree in one view of a file's tracked changes."""
    reading = _own(word, accepts) if word.is_own else _foreign(word, accepts)
    if next(word.parts.document.iter(*TRACKED), None) is not None:
        message = gettext_noop("Berkas ini memuat perubahan terlacak; tinjau sarannya satu per satu.")
        reading = replace(reading, doubts=(*reading.doubts, Doubt("naskah", 0.9, message)))
    return reading


def _own(word: WordFile, accepts: Accepts) -> Reading:
    baseline = word.baseline
    reader = OwnReader(word.known, baseline.frames if baseline else None)
    draft = reader.read(lines_of(word.paragraphs, accepts))
    versions = _nearest_first(baseline, accepts)
    decree, doubts = decree_of(draft, versions)
    decree = _named(decree, draft, versions)
    _settle_derived(draft, decree)
    margins = _unexpected_margins(word, baseline)
    return Reading(
        decree=decree,
        doubts=(*doubts, *_doubts(draft)),
        left_over=(*draft.left_over, *margins),
        frame=tuple(draft.frame),
        particulars=_particulars((*draft.left_over, *draft.frame)),
    )


_NUMBER = re.compile(r"NOMOR (?P<found>\d.{0,80})")
_PLACE = re.compile(r"Ditetapkan di (?P<found>[^.…]{1,80})")
_DATE = re.compile(r"pada tanggal (?P<found>\d{1,2} \w+ \d{4})")


def _particulars(texts: Sequence[str]) -> Particulars:
    """Return number, place and date as they stand on the paper; what was edited in Word comes first."""
    found = {
        name: next((match["found"].strip() for text in texts if (match := shape.fullmatch(text.strip()))), "")
        for name, shape in (("number", _NUMBER), ("place", _PLACE), ("date", _DATE))
    }
    return Particulars(**found)


_LABELS = frozenset({":", "No.", *(dictum_label(number) for number in range(1, 100))})


def _settle_derived(draft: Draft, decree: Decree) -> None:
    """Move to the frame what only repeats the tree: the label of a new dictum, the new title after Menetapkan."""
    title = decree.title.casefold()

    def is_derived(text: str) -> bool:
        words = text.strip().casefold()
        return text.strip() in _LABELS or words == title or words.endswith(f"tentang {title}.")

    draft.frame += filter(is_derived, draft.left_over)
    draft.left_over = [text for text in draft.left_over if not is_derived(text)]


def _nearest_first(baseline: Baseline | None, accepts: Accepts) -> tuple[Decree, ...]:
    """Return the versions a file was written from, the one that this view should show first."""
    if baseline is None:
        return ()
    return baseline.versions[::-1] if accepts is as_after else baseline.versions


def _named(decree: Decree, draft: Draft, versions: Sequence[Decree]) -> Decree:
    """Give an id to every new part. If no tag survived, parts are known again by their text and place."""
    if versions and not draft.tags:
        return keep_ids(versions[0], decree)
    return with_ids(decree)


def _doubts(draft: Draft) -> tuple[Doubt, ...]:
    found: list[Doubt] = []
    if not draft.tags:
        found.append(
            Doubt(
                "naskah",
                0.6,
                gettext_noop(
                    "Tanda pengenal bagian hilang dari berkas Word; bagian dicocokkan menurut isi dan urutannya."
                ),
            )
        )
    if draft.left_over:
        message = gettext_noop("Ada tulisan di luar bagian naskah; periksa apakah perlu dimasukkan.")
        found.append(Doubt("naskah", 0.5, message))
    return tuple(found)


def _unexpected_margins(word: WordFile, baseline: Baseline | None) -> tuple[str, ...]:
    """Return what stands in headers, footers and notes of our own file that we did not write there."""
    if baseline is None:
        return ()
    texts = (words_of(part, as_after).strip() for part in word.parts.notes)
    return tuple(shown(text) for text in texts if text)


def _foreign(word: WordFile, accepts: Accepts) -> Reading:
    reading = read_foreign(word.parts, lines_of(word.paragraphs, accepts))
    if word.baseline is None:
        return reading
    version = _nearest_first(word.baseline, accepts)[0]
    return replace(reading, decree=keep_ids(version, nameless(reading.decree)))
