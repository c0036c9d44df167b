"""The words of a PDF with their places, as a text layer or a printer wrote them."""

from __future__ import annotations

import unicodedata

import pypdfium2

from diktum.core.document.resemblance import Word

_UNSEEN = {"Cf", "Cn", "Co", "Cs"}


def page_words(content: bytes) -> tuple[tuple[Word, ...], ...]:
    """Return the words of every page; a page without text answers no words. Raises ValueError for what is no PDF."""
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ValueError("not a PDF") from error
    with pdf:
        return tuple(_words_of(pdf[number]) for number in range(len(pdf)))


def _words_of(page: pypdfium2.PdfPage) -> tuple[Word, ...]:
    width, height = page.get_size()
    text_page = page.get_textpage()
    found: list[Word] = []
    letters, box = "", [1e9, 1e9, -1e9, -1e9]
    for index in range(text_page.count_chars() + 1):
        letter = text_page.get_text_range(index, 1) if index < text_page.count_chars() else " "
        if unicodedata.category(letter[:1] or " ") in _UNSEEN:
            continue
        if letter.strip():
            left, bottom, right, top = text_page.get_charbox(index, loose=True)
            letters += letter
            box = [min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)]
        elif letters:
            found.append(
                Word(letters, box[0] / width, 1 - box[3] / height, box[2] / width, 1 - box[1] / height)
            )
            letters, box = "", [1e9, 1e9, -1e9, -1e9]
    return tuple(found)
