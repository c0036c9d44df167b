"""Look at a drawn signature: a small picture with some ink on it."""

from __future__ import annotations

import io
from enum import StrEnum

from PIL import Image, UnidentifiedImageError

MOST_BYTES = 100_000
MOST_SIDE = 2_000
LEAST_INK = 60  # pixels: a dot is not a signature
_DARK = 160


class Drawn(StrEnum):
    """What a picture is worth as a signature."""

    GOOD = "good"
    EMPTY = "empty"
    UNFIT = "unfit"


def look_at(content: bytes) -> Drawn:
    """Say whether bytes are a PNG of at most 100 kB and 2000 pixels a side with at least a stroke of dark ink on it."""
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) > MOST_BYTES:
        return Drawn.UNFIT
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            if max(picture.size) > MOST_SIDE:
                return Drawn.UNFIT
            layer = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Drawn.UNFIT
    paper = Image.new("RGBA", layer.size, "white")
    paper.alpha_composite(layer)
    ink = sum(paper.convert("L").histogram()[:_DARK])
    area = layer.size[0] * layer.size[1]
    return Drawn.GOOD if LEAST_INK <= ink < area * 0.9 else Drawn.EMPTY
