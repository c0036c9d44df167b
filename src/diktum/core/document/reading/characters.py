"""Characters: what a text is made of once invisible signs are gone."""

from __future__ import annotations

import re
import unicodedata

from diktum.core.language import clean_text

_SOFT_HYPHEN = "\u00ad"
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\ufeff\U000e0001-\U000e007f]"
)
_UNFIT = re.compile("[\x00-\x08\r\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\U0001fffe\U0001ffff]")
_PLAIN = re.compile("[\t\n\f\x20-\x7e]*")
_BREAKS = re.compile("[\u0085\u2028\u2029\x0b\x1c-\x1e]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x1f]")
PAGE_BREAK = "\f"


def legible(text: str) -> str:
    """Return `text` with invisible signs gone, every kind of blank as a space and every kind of line end as a newline.

    A form feed stays: it is the end of a page. A word broken by a soft hyphen at the end of a line is joined.
    """
    if text.isascii() and _PLAIN.fullmatch(text):
        return text
    text = text.replace(_SOFT_HYPHEN + "\n", "").replace(_SOFT_HYPHEN + "\r\n", "")
    text = _INVISIBLE.sub("", _BLANKS.sub(" ", _BREAKS.sub("\n", text)))
    return PAGE_BREAK.join(_cleaned(page) for page in text.split(PAGE_BREAK))


def _cleaned(page: str) -> str:
    """Return what `clean_text` returns, without looking at each letter where none is unfit."""
    return clean_text(page) if _UNFIT.search(page) else unicodedata.normalize("NFC", page)


def has_direction_marks(text: str) -> bool:
    """Tell whether signs for right-to-left writing stand in the text: they can hide what it says."""
    return _DIRECTION.search(text) is not None


def significant(text: str) -> str:
    """Return the characters of `text` that a person sees, without blanks and without regard to capitals."""
    return squeezed(legible(text))


def squeezed(clean: str) -> str:
    """Return the same as `significant` for a text that is legible already."""
    return "".join(clean.split()).casefold()


def is_word(text: str) -> bool:
    """Tell whether a letter or a digit stands in the text."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)
