"""The editor in a browser: keyboard only, a server that dies, a session that ends, two people, a phone."""

import re

import pytest
from playwright.sync_api import expect

from diktum.people.models import Appointment
from diktum.stages.drafting import commands, queries
from diktum.stages.drafting.tests.drafts import TERMS, propose, sound
from tests.browser.good_page import assert_accessible, assert_fits_a_phone, assert_page_is_good
from tests.office import MONDAY, an_office


@pytest.fixture
def office(db, settings):
    settings.DIKTUM_FIXED_NOW = MONDAY
    return an_office()


def kept(dossier, key):
    row = queries.working_draft(dossier)
    return row.typed.get(key) if row else None


def editor(page_as, office, dossier, account="pengusul"):
    page = page_as(office.user(account))
    page.goto(f"/berkas/{dossier.code}/naskah/")
    return page


def test_from_the_questions_to_handing_in_with_the_keyboard_only(office, page_as):
    dossier = propose(office)
    page = page_as(office.user("pengusul"))
    page.goto(f"/berkas/{dossier.code}/naskah/mulai/")
    assert_page_is_good(page)
    page.locator("#id_blank0").focus()
    for answer in ("menjamin tersedianya logistik", "kelompok kerja", "menyusun jadwal kerja"):
        page.keyboard.type(answer)
        page.keyboard.press("Tab")
    page.keyboard.insert_text(
        "1\tOrang Contoh Satu\tPelaksana\tKetua\n2\tOrang Contoh Dua\tPelaksana\tAnggota"
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/naskah/")
    expect(page.get_by_text("menjamin tersedianya logistik").first).to_be_visible()
    for key in TERMS.__slots__:
        page.locator(f"#id_kak-{key}").focus()
        page.keyboard.insert_text(getattr(TERMS, key))
    page.locator("button[value=submit]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/berkas/{dossier.code}/$"))
    dossier.refresh_from_db()
    assert dossier.open_act == "consult"
    assert not page.faults


def test_rows_move_by_keys_and_come_back_after_deletion(office, page_as):
    page = editor(page_as, office, propose(office))
    second = page.locator("#id_considerations-1-text")
    words = second.input_value()
    second.focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#id_considerations-0-text")).to_have_value(words)
    expect(page.locator("#id_considerations-0-text")).to_be_focused()
    page.locator("button[name=remove_row][value=considerations-0]").click()
    expect(page.locator("#id_considerations-1-text")).to_have_count(0)
    page.get_by_role("button", name="Urungkan").click()
    expect(page.locator("#id_considerations-0-text")).to_have_value(words)
    assert not page.faults


def test_a_regulation_is_found_while_typing_and_cited(office, page_as):
    page = editor(page_as, office, propose(office))
    page.locator("#cari-peraturan").press_sequentially("uu 12 2011", delay=20)
    cite = page.get_by_role("button", name="Kutip UU 12/2011")
    expect(cite).to_be_visible()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")  # where the sticky dock lies over nothing
    assert_accessible(page)
    cite.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_legal_bases-3-text")).to_have_value(re.compile("Nomor 12 Tahun 2011"))
    page.locator('button[value="legal_bases-sort"]').click()
    expect(page.locator("#id_legal_bases-0-text")).to_have_value(re.compile("Nomor 12 Tahun 2011"))
    assert not page.faults


def test_keeps_by_itself_and_looks_again(office, page_as):
    dossier = propose(office)
    page = editor(page_as, office, dossier)
    page.locator("#id_dicta-0-text").fill("tanpa huruf kapital.")
    expect(page.locator("#simpanan")).to_contain_text("juga di perangkat ini", timeout=8000)
    expect(page.locator("#temuan")).to_contain_text("Diktum KESATU")
    expect(page.locator("#pratinjau")).to_contain_text("tanpa huruf kapital.")
    assert kept(dossier, "dicta-0-text") == ["tanpa huruf kapital."]
    assert not page.faults


def test_a_server_that_dies_while_typing_loses_nothing(office, page_as):
    dossier = propose(office)
    page = editor(page_as, office, dossier)
    page.route("**/naskah/**", lambda route: route.abort())
    page.locator("#id_dicta-0-text").press_sequentially(" Ditambah saat server mati.", delay=5)
    expect(page.locator("#simpanan")).to_contain_text("aman di perangkat ini", timeout=8000)
    page.unroute("**/naskah/**")
    assert kept(dossier, "dicta-0-text") is None
    page.goto(f"/berkas/{dossier.code}/naskah/")
    page.get_by_role("button", name="Pulihkan").click()
    expect(page.locator("#id_dicta-0-text")).to_have_value(re.compile("Ditambah saat server mati"))
    expect(page.locator("#simpanan")).to_contain_text("Tersimpan", timeout=8000)
    assert "Ditambah saat server mati" in kept(dossier, "dicta-0-text")[0]


def test_an_ended_session_loses_nothing(office, page_as):
    dossier = propose(office)
    page = editor(page_as, office, dossier)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.locator("#id_dicta-0-text").press_sequentially(" Sesudah sesi berakhir.", delay=5)
    expect(page.locator("#simpanan")).to_contain_text("aman di perangkat ini", timeout=8000)
    page.context.add_cookies(cookies)
    page.goto(f"/berkas/{dossier.code}/naskah/")
    page.get_by_role("button", name="Pulihkan").click()
    expect(page.locator("#id_dicta-0-text")).to_have_value(re.compile("Sesudah sesi berakhir"))


def test_two_people_lose_nothing(office, page_as):
    dossier = propose(office)
    Appointment.objects.create(
        commission=office.commission,
        person=office.person("pengusul2"),
        post="proposing_unit",
        unit=office.unit(),
        title="Staf Subbagian Teknis",
        letter="SK 9/2026",
        since=office.moment().day.replace(day=1),
    )
    first = editor(page_as, office, dossier)
    second = editor(page_as, office, dossier, "pengusul2")
    first.locator("#id_dicta-0-text").fill("Membentuk tim pertama.")
    expect(first.locator("#simpanan")).to_contain_text("juga di perangkat ini", timeout=8000)
    second.locator("#id_dicta-0-text").fill("Membentuk tim kedua.")
    link = second.get_by_role("link", name="Bandingkan keduanya")
    expect(link).to_be_visible(timeout=8000)
    link.click()
    expect(second.get_by_text("Membentuk tim pertama.")).to_be_visible()
    expect(second.get_by_text("Membentuk tim kedua.")).to_be_visible()
    assert_page_is_good(second)
    second.get_by_role("button", name="Pakai teks saya").click()
    second.wait_for_url("**/naskah/")
    expect(second.locator("#id_dicta-0-text")).to_have_value("Membentuk tim kedua.")
    first.reload()
    expect(first.get_by_text("Ada teks Anda yang disisihkan")).to_be_visible()


def test_the_head_of_legal_waives_and_the_other_pages_are_good(office, page_as):
    dossier = propose(office)
    commands.save_draft(
        dossier_id=dossier.pk,
        decree=queries.first_decree(dossier),
        by=office.proposer,
        when=office.moment(),
    )
    page = editor(page_as, office, dossier, "kasubbag-hukum")
    assert_page_is_good(page)
    for path in (
        "/pengaturan/peraturan/?cari=uu",
        "/pengaturan/peraturan/satu/UU 7/2017/",
        "/pengaturan/peraturan/unggah/",
    ):
        page.goto(path)
        assert_page_is_good(page)
    page.goto(f"/berkas/{dossier.code}/naskah/")
    page.locator("summary", has_text="Kesampingkan").first.click()
    page.locator("textarea[name=reason]").first.fill("Sesuai surat KPU.")
    page.get_by_role("button", name="Kesampingkan").first.click()
    expect(page.get_by_text("dikesampingkan").first).to_be_visible()


def test_a_text_is_taken_in_after_a_look_at_both_sides(office, page_as):
    from diktum.formats.text import write_text

    dossier = propose(office)
    page = page_as(office.user("pengusul"))
    page.goto(f"/berkas/{dossier.code}/naskah/masuk/")
    assert_page_is_good(page)
    page.locator("#id_text").fill(write_text(sound(dossier)))
    page.get_by_role("button", name="Baca naskah").click()
    expect(page.get_by_role("heading", name="Yang terbaca")).to_be_visible()
    assert_accessible(page)
    assert_fits_a_phone(page)
    page.get_by_role("button", name="Pakai sebagai naskah").click()
    expect(page.locator("#id_considerations-0-text")).to_have_value(re.compile("kelancaran logistik"))
    page.goto(f"/berkas/{dossier.code}/naskah/lampiran/1/")
    assert_page_is_good(page)
