"""A signed decree is printed, scanned badly, read by the real reader and held against the text that was signed."""

from __future__ import annotations

import copy
import json

import pytest

from diktum.core.document import from_data
from diktum.core.document.resemblance import resemblance
from diktum.formats import ocr
from diktum.formats.decree_print import write_pdf
from diktum.formats.page_words import page_words
from tests.formats import checking
from tests.formats.decrees import EXAMPLES, KNOWN
from tests.scans.paper import only, scan_of

pytestmark = pytest.mark.skipif(not ocr.is_available(), reason="Tesseract is not on this machine")


def printed(amount):
    """Print the page with the table of a decree; its third person is paid an amount."""
    data = json.loads((EXAMPLES / "tim" / "decree.json").read_text(encoding="utf-8"))
    table = copy.deepcopy(data["attachments"][0]["table"])
    for row in table["rows"]:
        row["cells"][2] = "Rp1.250.000,00"
    table["rows"][2]["cells"][2] = amount
    data["attachments"][0]["table"] = table
    pdf = write_pdf(from_data(data), KNOWN)
    numbers = [n for n, page in enumerate(page_words(pdf), 1) if any("Magdalena" in w.text for w in page)]
    return only(pdf, *numbers[:1])


def test_a_scan_of_the_signed_decree_matches_and_its_derivative_is_pdf_a():
    signed = printed("Rp1.350.000,00")
    derivative = ocr.read_scan(scan_of(signed), pages=1)
    found = resemblance(page_words(signed), page_words(derivative))
    assert found.differences == (), found
    assert found.matches
    assert [fault for fault in checking.faults(derivative) if not fault.startswith("PDFUA")] == []


def test_one_changed_number_in_a_table_names_its_row():
    signed, forged = printed("Rp1.350.000,00"), printed("Rp1.850.000,00")
    found = resemblance(page_words(signed), page_words(ocr.read_scan(scan_of(forged), pages=1)))
    assert not found.matches
    (difference,) = found.differences
    assert (difference.signed, difference.scanned) == ("Rp1.350.000,00", "Rp1.850.000,00")
    assert difference.is_number
    assert "Magdalena Simulasi" in difference.row


def test_what_is_no_pdf_is_refused_by_the_reader():
    with pytest.raises(ocr.OcrError):
        ocr.read_scan(b"%PDF-1.4 broken", pages=1)
