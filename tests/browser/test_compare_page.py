"""Two texts compared in a browser, narrow and wide."""

import pytest

from diktum.stages.drafting.tests.test_comparing import at, two_versions
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.office import MONDAY, an_office

CASES = [
    ("sebaris", "1..2/"),
    ("berdampingan", "1..2/?tampilan=berdampingan"),
    ("utuh", "1..2/?tampilan=berdampingan&bagian=semua"),
    ("sama", "2..2/"),
]


@pytest.fixture
def office(db, settings):
    settings.DIKTUM_FIXED_NOW = MONDAY
    return an_office()


@pytest.mark.parametrize(("name", "what"), CASES, ids=[case[0] for case in CASES])
def test_the_page_is_good(office, page_as, name, what):
    two_versions(office, title="Kelompok Kerja Logistik Tahun 2025")
    dossier = two_versions(office)
    page = page_as(office.user("pengusul"))
    page.goto(at(dossier, what))
    shoot(page, f"banding-{name}")
    assert_page_is_good(page)
