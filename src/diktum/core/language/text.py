"""Text as people type and paste it, made fit to be kept."""

from __future__ import annotations

import unicodedata

_KEPT = "\n\t"
_LONE = range(0xD800, 0xE000)


def clean_text(text: str) -> str:
    """Return `text` in Unicode form NFC without NUL, control and bidirectional-override characters and half surrogates.

    Line ends become a newline; newline and tab stay. Nothing else is dropped, and cleaning twice changes nothing more.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(character for character in text if character in _KEPT or not _is_unfit(character))
    return unicodedata.normalize("NFC", kept)


def _is_unfit(character: str) -> bool:
    code = ord(character)
    return (
        unicodedata.category(character) == "Cc"
        or code in _LONE
        or code in range(0x202A, 0x202F)
        or code in range(0x2066, 0x206A)
        or code == 0xFEFF
        or code & 0xFFFE == 0xFFFE
    )
