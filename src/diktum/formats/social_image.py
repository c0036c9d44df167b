"""Pictures of a decree for social media: PNG of 1080 × 1080 or 1080 × 1350 pixels, set by Typst. Same words, same bytes."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from diktum.formats.paper_parts import FONT, Code
from diktum.formats.pdf import TEMPLATES, compiler_here
from diktum.formats.qr import qr_svg

PIXELS_AN_INCH = 72.0
_BEYOND_THE_FONT = 0x2500
_DRAWN = ("L", "N", "P", "Z", "Mn", "Sc", "Sm")
_LONGEST = 4_000


class Shape(StrEnum):
    """Ukuran gambar: square for a feed, portrait for more room; the value is the height in pixels, the width is 1080."""

    SQUARE = "1080"
    PORTRAIT = "1350"


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialImage:
    """What stands on the picture; `code` is the address of the decree's page. Long words are set smaller, then cut."""

    rubric: str
    office: str
    number: str
    title: str
    day: str
    summary: str
    code: Code


def draw(image: SocialImage, shape: Shape) -> bytes:
    """Return the picture as PNG, without any time in it. Characters that the font cannot draw (emoji) are left out."""
    words = {
        field.name: drawable(value)
        for field in dataclasses.fields(image)
        if isinstance(value := getattr(image, field.name), str)
    }
    code = image.code
    data = words | {
        "height": shape.value,
        "font": FONT,
        "code": {"svg": qr_svg(code.url), "text": drawable(code.text), "code": drawable(code.code)},
    }
    png = compiler_here().compile(
        input=str(TEMPLATES / "social_image.typ"),
        format="png",
        ppi=PIXELS_AN_INCH,
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False, sort_keys=True)},
    )
    assert isinstance(png, bytes), "one page"
    return png


def drawable(text: str) -> str:
    """Return a text in one line with only such characters as the font of the papers can draw, at most 4,000."""
    text = unicodedata.normalize("NFC", text)[:_LONGEST]
    kept = "".join(
        each if ord(each) < _BEYOND_THE_FONT and unicodedata.category(each).startswith(_DRAWN) else " "
        for each in text
    )
    return " ".join(kept.split())
