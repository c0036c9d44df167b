"""QR codes as SVG, for the papers and the screens."""

from __future__ import annotations

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=512)  # finding the mask takes longer than all else on a public page; a code has some 10 kB
def qr_svg(url: str) -> str:
    """Draw a URL as a square SVG without quiet zone, error level Q; the caller leaves the margin."""
    out = io.BytesIO()
    segno.make(url, error="q", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True, svgclass=None, lineclass=None
    )
    return out.getvalue().decode("utf-8")
