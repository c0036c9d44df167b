"""Say of each page of a scan whether it is blank and how far it leans, from its picture alone."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageFilter, ImageStat

LEAST_INK = 4  # rows of a thousand that hold something dark
TOO_SLANTED = 1.0  # degrees: a person sees it
_DARK, _WIDE, _MOST, _STEP = 150, 500, 50, 2  # in tenths of a degree


@dataclass(frozen=True, slots=True)
class PageQuality:
    """What is wrong with a page (from 1): nothing on it, or turned by so many tenths of a degree."""

    page: int
    is_blank: bool
    tenths: int

    @property
    def is_slanted(self) -> bool:
        """Say whether the page leans so far that it should be scanned again."""
        return not self.is_blank and abs(self.tenths) >= TOO_SLANTED * 10


def page_qualities(content: bytes) -> tuple[PageQuality, ...]:
    """Return the quality of each page of a scan in PDF."""
    with pypdfium2.PdfDocument(content) as pdf:
        return tuple(_quality(pdf[number], number + 1) for number in range(len(pdf)))


def _quality(page: pypdfium2.PdfPage, number: int) -> PageQuality:
    picture = page.render(scale=_WIDE / page.get_size()[0]).to_pil().convert("L")
    inked = picture.filter(ImageFilter.MedianFilter(3)).point(lambda value: 255 if value < _DARK else 0)
    edge = max(4, _WIDE // 50)
    inked = inked.crop((edge, edge, inked.width - edge, inked.height - edge))
    rows = _row_means(inked)
    is_blank = sum(mean > 1 for mean in rows) * 1000 < LEAST_INK * len(rows)
    return PageQuality(number, is_blank, 0 if is_blank else _slant(inked))


def _slant(inked: Image.Image) -> int:
    """Return the angle at which the lines lie best in rows, in tenths of a degree, clockwise positive."""
    around = range(-_MOST, _MOST + 1, 5)
    rough = max(around, key=lambda tenths: _sharpness(inked, tenths))
    return max(range(rough - 4, rough + 5, _STEP), key=lambda tenths: _sharpness(inked, tenths))


def _sharpness(inked: Image.Image, tenths: int) -> float:
    turned = inked.rotate(tenths / 10, Image.Resampling.BILINEAR)
    return ImageStat.Stat(turned.resize((1, turned.height), Image.Resampling.BOX)).var[0]


def _row_means(inked: Image.Image) -> bytes:
    return inked.resize((1, inked.height), Image.Resampling.BOX).tobytes()
