"""Set a paper as tagged PDF/A with Typst, and look into PDFs: pages, pictures, text.

The same paper and the same `made_at` give the same bytes. Data travels as one JSON string through
`sys.inputs` and is only ever used as strings: markup in it is inert.
"""

from __future__ import annotations

import dataclasses
import io
import json
import re
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pypdfium2
import typst

from diktum.core.refusal import Refused, gettext_noop
from diktum.formats.paper_parts import Code, Paper
from diktum.formats.qr import qr_svg

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "typst"
FONTS = HERE / "fonts"
STANDARD: Final = "a-2b"

_UNPRINTABLE = re.compile(r'the text `"(.+?)"` could not be displayed')
_local = threading.local()
_pdfium = threading.Lock()  # PDFium keeps global state: one thread at a time


class PaperCannotBeSet(Refused):
    """A character has no shape in the font of the papers."""

    code = "DKT-205"
    message = gettext_noop("Naskah memuat huruf yang tidak dapat dicetak: %(character)s.")
    rule = gettext_noop(
        "Setiap huruf pada naskah dinas harus tercetak; PDF/A (ISO 19005) tidak membolehkan huruf kosong."
    )
    remedy = gettext_noop("Ganti huruf itu dengan huruf Latin biasa, lalu ulangi.")


def render(paper: Paper, *, made_at: datetime) -> bytes:
    """Set a paper as tagged PDF/A-2b; `made_at` (aware) is the only time written into the file.

    Raises PaperCannotBeSet when a character has no glyph, ValueError when the layout names a font that is not there.
    """
    if made_at.utcoffset() is None:
        raise ValueError("made_at needs a time zone")
    compiler = compiler_here()
    if paper.layout.font.casefold() not in _local.families:
        raise ValueError(f"no font {paper.layout.font!r} in {FONTS.name}/")
    data = json.dumps(_plain(paper), ensure_ascii=False, sort_keys=True)
    try:
        pdf = compiler.compile(
            input=str(TEMPLATES / f"{paper.template}.typ"),
            format="pdf",
            pdf_standards=STANDARD,
            sys_inputs={"paper": data},
            timestamp=int(made_at.timestamp()),
        )
    except typst.TypstError as error:
        character = _unprintable(str(error))
        if character is None:
            raise
        raise PaperCannotBeSet(character=character) from error
    assert isinstance(pdf, bytes)
    return pdf


def page_count(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    with opened(pdf) as document:
        return len(document)


def page_images(pdf: bytes, dpi: int = 110) -> list[bytes]:
    """Paint each page as PNG at a resolution in dots per inch, for previews."""
    with opened(pdf) as document:
        return [_png(page, dpi) for page in document]


def page_image(pdf: bytes, number: int, dpi: int = 96) -> bytes | None:
    """Paint one page (from 1) as a grey PNG; None where the PDF has no such page."""
    with opened(pdf) as document:
        if not 1 <= number <= len(document):
            return None
        out = io.BytesIO()
        picture = document[number - 1].render(scale=dpi / 72, grayscale=True).to_pil()
        picture.quantize(16).save(out, format="PNG", optimize=True)
        return out.getvalue()


def text_of(pdf: bytes) -> str:
    """Read the text of all pages, one form feed between pages."""
    with opened(pdf) as document:
        return "\f".join(page.get_textpage().get_text_bounded() for page in document)


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for one thread at a time."""
    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def compiler_here() -> typst.Compiler:
    """Give this thread its own compiler: a shared one fails under load."""
    compiler = getattr(_local, "compiler", None)
    if compiler is None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        compiler = typst.Compiler(root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True)
        _local.compiler = compiler
        _local.families = frozenset(name.casefold() for name in fonts.families())
    assert isinstance(compiler, typst.Compiler)
    return compiler


def _unprintable(error: str) -> str | None:
    """Name the character that Typst could not set, or None when the error is another one."""
    found = _UNPRINTABLE.search(error)
    if found is None:
        return None
    escaped = re.match(r"\\u\{([0-9a-fA-F]+)\}", found[1])
    character = chr(int(escaped[1], 16)) if escaped else found[1][0]
    return f"“{character}” (U+{ord(character):04X})"


def _plain(value: object) -> Any:
    """Turn a paper into JSON values; a code carries its picture, a text loses control characters."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return plain | {"svg": qr_svg(value.url)} if isinstance(value, Code) else plain
    return value


def _clean(text: str) -> str:
    """Compose the letters (NFC) and drop what has no picture: controls but for the line feed."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def _png(page: pypdfium2.PdfPage, dpi: int) -> bytes:
    out = io.BytesIO()
    page.render(scale=dpi / 72).to_pil().save(out, format="PNG")
    return out.getvalue()
