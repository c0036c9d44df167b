"""Signed decrees of the office, whole, are printed, scanned badly and read: the true ones match, changed ones are named."""

from __future__ import annotations

import json

import pytest

from diktum.core.document import from_data, to_data
from diktum.formats import ocr
from diktum.formats.pdf import render
from diktum.formats.scan_comparison import compare_scan
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing.printing import signed_decree_paper
from diktum.stages.signing.queries import agenda_line
from diktum.stages.signing.tests.acting import number, secretary_decree
from tests.office import an_office
from tests.scans.paper import scan_of
from tests.walking import Journey

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not ocr.is_available(), reason="needs Tesseract"),
]
ENDS = ";:,.()"  # the reader takes one for another
PAID = ('"Pelaksana"', '"Pelaksana, Rp1.350.000,00"')
CHANGES = {
    "tim": {"6863": "6853", "Yakobus": "Yohanis", "31 Desember": "21 Desember"},
    "pengaturan": {"5071": "5011", "Tahun 2014": "Tahun 2015", "bertahap": "serentak"},
    "sekretaris": {"Rp1.350.000,00": "Rp1.850.000,00", "Melati": "Mawarni", "31 Desember": "21 Desember"},
}


def signed_decree(office, settings, name):
    if name != "sekretaris":
        return Journey(office, settings, name).to("copy")
    dossier = secretary_decree(office, until="number")
    number(office, dossier)
    return dossier


def printed(dossier, changes):
    text = json.dumps(to_data(plenary.final_decree(dossier)), ensure_ascii=False)
    for old, new in changes:
        text = text.replace(old, new)
    paper = signed_decree_paper(dossier, shown=from_data(json.loads(text)))
    return render(paper, made_at=agenda_line(dossier).booked_at)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", CHANGES)
def test_a_true_scan_matches(settings, name, seed):
    signed = printed(signed_decree(an_office(), settings, name), [PAID])
    found = compare_scan(signed, scan_of(signed, skew=0.3, seed=seed)).resemblance
    assert found.matches, found


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_number_name_and_date_are_each_named(settings, name):
    dossier = signed_decree(an_office(), settings, name)
    signed, forged = printed(dossier, [PAID]), printed(dossier, [PAID, *CHANGES[name].items()])
    found = compare_scan(signed, scan_of(forged, skew=0.3, seed=3)).resemblance
    assert found.differs
    named = {(each.signed.strip(ENDS), each.scanned.strip(ENDS)) for each in found.differences}
    for old, new in CHANGES[name].items():
        pairs = set(zip(old.split(), new.split(), strict=True))
        assert {pair for pair in pairs if pair[0] != pair[1]} <= named, named
