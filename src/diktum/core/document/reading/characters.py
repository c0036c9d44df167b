"""Characters: what a text is made of once invisible signs are gone."""

from __future__ import annotations

import re
import unicodedata

from diktum.core.language import clean_text

_SOFT_HYPHEN = "\u00ad"
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufff9-\ufffb\ufeff\U000e0001-\U000e007f]"
)
_BREAKS = re.compile("[\u0085\u2028\u2029\x0b\x1c-\x1e]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x1f]")
PAGE_BREAK = "\f"


def legible(text: str) -> str:
    """Return `text` with invisible signs gone, every kind of blank as a space and every kind of line end as a newline.

    A form feed stays: it is the end of a page. A word broken by a soft hyphen at the end of a line is joined.
    """
    text = text.replace(_SOFT_HYPHEN + "\n", "").replace(_SOFT_HYPHEN + "\r\n", "")
    text = _BLANKS.sub(" ", _BREAKS.sub("\n", text))
    pages = (clean_text(_INVISIBLE.sub("", page)) for page in text.split(PAGE_BREAK))
    return PAGE_BREAK.join(pages)


def has_direction_marks(text: str) -> bool:
    """Tell whether signs for right-to-left writing stand in the text: they can hide what it says."""
    return _DIRECTION.search(text) is not None


def significant(text: str) -> str:
    """Return the characters of `text` that a person sees, without blanks and without regard to capitals."""
    return "".join(legible(text).split()).casefold()


def is_word(text: str) -> bool:
    """Tell whether a letter or a digit stands in the text."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)
