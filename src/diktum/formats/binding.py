"""Bind several PDF/A papers into one, for printing a pile at once; count the pages of a foreign PDF.

Each paper alone is tagged; the bound pile is not, because the tags of one document cannot speak of the pages of another. It
stays PDF/A-2b. The same papers give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

_TAGS = ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/Dests", "/PageLabels")
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}title"


def bind(papers: Sequence[bytes], *, title: str) -> bytes:
    """Return the pages of several papers, one after the other, under a title. One paper is given back as it is."""
    if not papers:
        raise ValueError("nothing to bind")
    if len(papers) == 1:
        return papers[0]
    with pikepdf.open(io.BytesIO(papers[0])) as bound:
        for paper in papers[1:]:
            with pikepdf.open(io.BytesIO(paper)) as another:
                bound.pages.extend(another.pages)
        _untag(bound)
        with bound.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
            metadata[_IDENTIFIER] = title
        out = io.BytesIO()
        bound.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return out.getvalue()


def count_pages(pdf: bytes) -> int:
    """Count the pages of a PDF that came from outside, with the reader that let it in (`files.intake`)."""
    with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as opened:
        return len(opened.pages)


def _untag(bound: pikepdf.Pdf) -> None:
    for key in _TAGS:
        if key in bound.Root:
            del bound.Root[key]
    for page in bound.pages:
        for key in ("/StructParents", "/Tabs"):
            if key in page:
                del page[key]
        for annotation in page.get("/Annots", []):
            if "/StructParent" in annotation:
                del annotation["/StructParent"]
