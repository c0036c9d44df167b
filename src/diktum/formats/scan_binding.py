"""Bring the files of a scan, PDF and pictures, into one PDF for the reader; the files themselves stay as they are."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pikepdf
from PIL import Image, ImageOps

A4_WIDTH_INCHES = 8.27


def bind_scan(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return one PDF of (media type, bytes) in their order; a photo is turned as its camera says."""
    with pikepdf.new() as bound:
        for media_type, content in parts:
            page = content if media_type == "application/pdf" else _page_of(content)
            with pikepdf.open(io.BytesIO(page), suppress_warnings=True) as source:
                bound.pages.extend(source.pages)
        out = io.BytesIO()
        bound.save(out, deterministic_id=True)
    return out.getvalue()


def _page_of(picture: bytes) -> bytes:
    with Image.open(io.BytesIO(picture)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    out = io.BytesIO()
    upright.save(out, "PDF", resolution=max(72.0, min(upright.size) / A4_WIDTH_INCHES))
    return out.getvalue()
