"""HTML: every part can be pointed at, and words are never markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from diktum.core.document import nodes
from diktum.formats.html import write_html
from tests.formats.decrees import KNOWN, NAMES, example


@pytest.mark.parametrize("name", NAMES)
def test_every_part_has_its_anchor_and_its_words(name):
    decree = example(name)
    page = html.fromstring(write_html(decree, KNOWN))
    anchors = {element.get("id"): element for element in page.iter() if element.get("id")}
    for node in nodes(decree):
        assert node.id in anchors
        if " | " not in node.text:
            assert node.text in anchors[node.id].text_content()
    assert "NOMOR 23 TAHUN 2022" in page.text_content()
    assert page.get("lang") == "id"


def test_words_are_never_taken_as_markup():
    decree = replace(example("tim"), title='<script>alert(1)</script> & "X"')
    page = write_html(decree)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_writes_the_same_page_twice():
    assert write_html(example("tim")) == write_html(example("tim"))
