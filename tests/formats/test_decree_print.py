"""A decree on paper and out of the PDF's text layer again."""

from __future__ import annotations

import pytest

from diktum.core.document import persons
from diktum.formats.decree_print import write_pdf
from diktum.formats.pdf_text import PdfCannotBeRead, read_pdf
from tests.core.document.noise import bare
from tests.formats.decrees import KNOWN, NAMES, example


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("particulars", [None, KNOWN])
def test_a_printed_decree_is_read_back(name, particulars):
    decree = example(name)
    pdf = write_pdf(decree, particulars) if particulars else write_pdf(decree)
    assert pdf == (write_pdf(decree, particulars) if particulars else write_pdf(decree))
    reading = read_pdf(pdf)
    assert not reading.left_over
    read, written = bare(reading.decree), bare(decree)
    assert (read["title"], read["issuer"]) == (written["title"], written["issuer"])
    for part in ("considerations", "legal_bases", "dicta"):
        assert len(read[part]) == len(written[part])
    assert read["attachments"] == written["attachments"]
    assert [person.name for person in persons(reading.decree)] == [person.name for person in persons(decree)]


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"no pdf at all"])
def test_refuses_what_is_no_pdf(content):
    with pytest.raises(PdfCannotBeRead):
        read_pdf(content)
