"""The style guide with every component is a good page, and a form never loses what was typed."""

import pytest

from diktum.people.models import Commission, Person
from tests.browser.good_page import assert_accessible, assert_page_is_good, violations

pytestmark = pytest.mark.urls("diktum.ui.tests.styleguide")


@pytest.mark.parametrize(
    "path", ["/contoh/", "/contoh/selesai/", "/akun/login/", "/contoh/menolak/", "/tidak-ada/"]
)
def test_is_good(page, path):
    page.goto(path)
    assert_page_is_good(page)
    assert page.faults == []


def test_the_error_summary_is_read_first_and_leads_to_the_field(page):
    page.goto("/contoh/")
    page.fill("[name=title]", "")
    page.click("text=Ajukan")
    assert page.title().startswith("Galat: ")
    assert page.evaluate("document.activeElement.id") == "galat"
    page.click(".errors a >> nth=0")
    assert page.evaluate("document.activeElement.name") == "title"
    assert_accessible(page)
    page.click(".errors a:text('Jenis')")
    assert page.evaluate("document.activeElement.name") == "kind"


def test_what_was_typed_is_offered_again_after_the_page_was_lost(page):
    page.goto("/contoh/")
    page.locator("[name=reason]").press_sequentially("Alasan yang panjang")
    page.wait_for_timeout(600)
    page.goto("/contoh/selesai/")
    page.goto("/contoh/")
    page.click("text=Pulihkan")
    assert page.input_value("[name=reason]") == "Alasan yang panjang"


def test_what_was_taken_by_the_server_is_forgotten_here(page):
    page.goto("/contoh/")
    page.fill("[name=reason]", "Alasan")
    page.fill("[name=day]", "2026-11-24")
    page.check("[name=kind] >> nth=0")
    page.check("[name=agreed]")
    page.click("text=Ajukan")
    page.wait_for_url("**/contoh/selesai/")
    page.goto("/contoh/")
    assert page.locator("text=Pulihkan").count() == 0


def test_a_row_is_added_and_removed_with_everything_kept(page):
    page.goto("/contoh/")
    page.fill("[name=reason]", "Tetap ada")
    page.click("text=Tambah orang")
    assert page.locator("[name=persons-2-name]").count() == 1
    page.click("[aria-label='Hapus baris 1']")
    assert page.input_value("[name=persons-0-name]") == "Contoh Lain"
    assert page.input_value("[name=reason]") == "Tetap ada"


def test_the_enter_key_never_presses_a_row_button(page):
    page.goto("/contoh/")
    page.focus("[name=title]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#galat")
    assert page.locator("[name=persons-1-name]").count() == 1


def test_a_menu_opens_without_a_script_and_closes_with_escape(page_as, django_user_model):
    page = page_as(django_user_model.objects.create_user("contoh"))
    page.goto("/contoh/")
    page.click(".menu summary")
    assert page.locator("text=Keluar").is_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not page.locator("text=Keluar").is_visible()


def test_the_frame_of_a_person_of_an_office_is_good(page_as, django_user_model):
    user = django_user_model.objects.create_user("contoh")
    office = Commission.objects.create(
        code="XX",
        slug="kab-contoh",
        name="KPU Kabupaten Contoh",
        short_name="KPU Contoh",
        seat="Contoh",
        zone="Asia/Jayapura",
    )
    Person.objects.create(commission=office, user=user, name="Contoh Nama", title_after="S.H.")
    page = page_as(user)
    page.goto("/contoh/")
    assert page.locator(".office").inner_text() == "KPU Contoh"
    assert page.locator("[role=search] input").is_visible()
    assert_page_is_good(page)
    page.set_viewport_size({"width": 360, "height": 740})
    page.click(".foot summary")
    assert page.locator(".foot >> text=Arsip").is_visible()
