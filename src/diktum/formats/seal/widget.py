"""Place the empty signature field before signing, tagged so that PDF/A and PDF/UA still hold."""

from __future__ import annotations

import io
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from diktum.formats.seal.refusals import PaperIsAlreadySealed

FIELD: Final = "TandaTangan"
WORDS: Final = "Tanda tangan elektronik"


def place_widget(pdf: bytes) -> bytes:
    """Add an invisible, tagged, empty signature field on the last page; the same bytes give the same bytes.

    What the reader sees (names, QR) is drawn in the body before. Raises PaperIsAlreadySealed.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        if Name.AcroForm in root:
            raise PaperIsAlreadySealed
        page = document.pages[-1].obj
        widget = document.make_indirect(_widget(document, page))
        annotations = list(page.get(Name.Annots, Array()))
        page.Annots = Array([*annotations, widget])
        page.Tabs = Name.S
        if Name.StructTreeRoot in root:
            _tag(document, page, widget)
        root.AcroForm = document.make_indirect(Dictionary(Fields=Array([widget]), SigFlags=3))
        out = io.BytesIO()
        document.save(out, deterministic_id=True, fix_metadata_version=False)
        return out.getvalue()


def _widget(document: pikepdf.Pdf, page: pikepdf.Object) -> Dictionary:
    appearance = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 0, 0]))
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=String(FIELD),
        TU=String(WORDS),
        Contents=String(WORDS),
        F=132,  # print, locked
        Rect=Array([0, 0, 0, 0]),
        P=page,
        AP=Dictionary(N=appearance),
    )


def _tag(document: pikepdf.Pdf, page: pikepdf.Object, widget: pikepdf.Object) -> None:
    """Hang the field into the structure tree as a Form element that points back to it."""
    tree = document.Root.StructTreeRoot
    numbers = pikepdf.NumberTree(tree.ParentTree)
    key = max([int(tree.get(Name.ParentTreeNextKey, 0)), *(one + 1 for one in numbers)])
    parent = _document_element(tree)
    element = document.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=parent,
            Pg=page,
            Alt=String(WORDS),
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page),
        )
    )
    kids = parent.get(Name.K)
    listed = list(kids) if isinstance(kids, Array) else [kids] if kids is not None else []
    parent.K = Array([*listed, element])
    numbers[key] = element
    widget.StructParent = key
    tree.ParentTreeNextKey = key + 1


def _document_element(tree: pikepdf.Object) -> pikepdf.Object:
    kids = tree.get(Name.K)
    first = kids[0] if isinstance(kids, Array) else kids
    return first if isinstance(first, Dictionary) else tree
