"""The scan of a signed sheet held against its print: every mismatch is named."""

from __future__ import annotations

import dataclasses
import io

import pikepdf
import pytest
from PIL import Image

from diktum.formats import pdf
from diktum.formats.scan_match import Trouble, differences
from tests.formats import samples
from tests.formats.sealing import NOW

MARK = "Versi 3 · sidik 9F2C 41AB"


def printed(mark: str = MARK, paper=None) -> bytes:
    return pdf.render(dataclasses.replace(paper or samples.decree(), version_mark=mark), made_at=NOW)


def changed(content: bytes, change) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def troubles(scan: bytes) -> set[Trouble]:
    return {each.trouble for each in differences(scan, printed(), mark=MARK)}


def test_the_right_scan_has_no_difference():
    assert differences(printed(), printed(), mark=MARK) == ()


def test_another_version_is_named_with_its_mark():
    told = differences(printed("Versi 2 · sidik 0000 41AB"), printed(), mark=MARK)
    assert {each.trouble for each in told} == {Trouble.OTHER_MARK}
    assert "Versi 2 · sidik 0000 41AB" in told[0].sentence
    assert len(told) == pdf.page_count(printed())


def test_a_sheet_without_mark():
    assert troubles(printed("")) == {Trouble.MARK_MISSING}


def test_another_decree():
    found = troubles(printed("Versi 1 · sidik AAAA BBBB", samples.regulating()))
    assert {Trouble.OTHER_MARK, Trouble.WORDS} <= found


def test_a_missing_page():
    def cut(document):
        del document.pages[1]

    told = differences(changed(printed(), cut), printed(), mark=MARK)
    assert told[0].trouble is Trouble.PAGES
    assert Trouble.ORDER in {each.trouble for each in told}


def test_pages_in_another_order():
    def swap(document):
        first = document.pages[0]
        document.pages.insert(2, first)
        del document.pages[0]

    assert Trouble.ORDER in troubles(changed(printed(), swap))


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page(angle):
    def turn(document):
        document.pages[0].rotate(angle, relative=True)

    told = differences(changed(printed(), turn), printed(), mark=MARK)
    assert [(each.trouble, each.page) for each in told] == [(Trouble.TURNED, 1)]


def test_a_picture_without_text_never_passes():
    pictures = [Image.open(io.BytesIO(each)).convert("L") for each in pdf.page_images(printed(), 60)]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:])
    told = differences(out.getvalue(), printed(), mark=MARK)
    assert {each.trouble for each in told} == {Trouble.NO_TEXT}
    assert len(told) == len(pictures)


def test_what_is_no_pdf():
    assert troubles(b"bukan pdf") == {Trouble.UNREADABLE}
