"""Look at places of a scanned page again: cut out, larger, once as they are and once with the dirt taken off."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

Box = tuple[float, float, float, float]
LOOKS = 3
_SCALES = (300 / 72, 400 / 72, 400 / 72)
_WHITE = 255
_GREYS, _RED = 31, (200, 20, 20)


def looks_at(content: bytes, places: Sequence[tuple[int, Box]]) -> tuple[bytes, ...]:
    """Return three pictures (PNG) of each place (page from 1, box in fractions of the page), in order."""
    with pypdfium2.PdfDocument(content) as pdf:
        return tuple(look for page, box in places for look in _looks(pdf[page - 1], box))


def page_picture(content: bytes, page: int, boxes: Sequence[Box], *, width: int = 900) -> bytes:
    """Return a page (from 1) as PNG with boxes drawn around places. Raises IndexError for a page that is not there."""
    with pypdfium2.PdfDocument(content) as pdf:
        if not 1 <= page <= len(pdf):
            raise IndexError(page)
        shown = pdf[page - 1]
        picture = shown.render(scale=width / shown.get_size()[0]).to_pil().convert("L").quantize(_GREYS)
    palette = (picture.getpalette() or [])[: 3 * _GREYS]
    picture.putpalette([*palette, *[0] * (3 * _GREYS - len(palette)), *_RED])
    drawn = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        corners = (
            left * picture.width - 5,
            top * picture.height - 5,
            right * picture.width + 5,
            bottom * picture.height + 5,
        )
        drawn.rectangle(corners, outline=_GREYS, width=3)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _looks(page: pypdfium2.PdfPage, box: Box) -> Iterator[bytes]:
    width, height = page.get_size()
    line = max((box[3] - box[1]) * height, 9.0)
    left, right = max(0.0, box[0] * width - 0.7 * line), max(0.0, (1 - box[2]) * width - 0.7 * line)
    top, bottom = max(0.0, box[1] * height - 0.25 * line), max(0.0, (1 - box[3]) * height - 0.25 * line)
    for number, scale in enumerate(_SCALES):
        picture = page.render(scale=scale, crop=(left, bottom, right, top)).to_pil().convert("L")
        if number:
            picture = picture.filter(ImageFilter.MedianFilter(5 if number == 2 else 3))
        framed = Image.new("L", (picture.width + 40, picture.height + 40), _WHITE)
        framed.paste(picture, (20, 20))
        out = io.BytesIO()
        framed.save(out, "PNG", dpi=(round(scale * 72),) * 2)
        yield out.getvalue()
