"""A session in two browsers at once, on a phone, on the room's screen; and what is typed survives a dead line."""

import pytest

from diktum.stages.plenary import phone, queries
from diktum.stages.plenary.models import Movement, Suggestion
from diktum.stages.plenary.tests import acting, test_minutes
from diktum.stages.plenary.tests.test_deliberation import NEW_WORDS, resolve, suggest
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import picture, shoot
from tests.office import an_office

SESSION = "/pleno/2026-11-14/"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def office(db, settings):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = acting.on_the_day(office, minutes=100).at
    return office


def discussed(office):
    """Bring four members into the room, one suggestion adopted, one open."""
    dossier, session = acting.tabled(office, present=4)
    first = suggest(office, dossier, wording=NEW_WORDS, minutes=60)
    suggest(office, dossier, node="judul", text="Sebut tahun anggaran", person=office.members[2], minutes=61)
    resolve(office, dossier, first, minutes=62)
    return dossier, session


def minuted(office):
    dossier, session = test_minutes.a_full_meeting(office)
    test_minutes.write(office, session, text="Rapat dibuka.\n1. Pokok\nPutusan: ditetapkan", minutes=80)
    test_minutes.circulate(office, session, minutes=85, until=300)
    test_minutes.remark(office, session, office.members[1], minutes=90)
    return dossier, session


CASES = [
    ("butir", "staf-hukum", discussed, f"{SESSION}butir/1/"),
    ("butir-baca", "tamu", discussed, f"{SESSION}butir/1/"),
    ("layar", "staf-hukum", discussed, f"{SESSION}layar/"),
    ("qr", "staf-hukum", discussed, f"{SESSION}qr/"),
    ("rapat-koreksi", "staf-hukum", minuted, SESSION),
    ("rapat-peserta", "divisi", minuted, SESSION),
    ("putusan-saran", "ketua", discussed, "/berkas/SS-26-0001/putusan-pleno/"),
]


@pytest.mark.parametrize(("name", "account", "bring", "path"), CASES, ids=[case[0] for case in CASES])
def test_the_page_is_good(office, page_as, name, account, bring, path):
    bring(office)
    page = page_as(office.user(account))
    page.goto(path)
    shoot(page, name)
    assert_page_is_good(page)


def test_the_list_chases_what_is_missing(office, page_as, settings):
    minuted(office)
    settings.DIKTUM_FIXED_NOW = office.moment(7).at
    page = page_as(office.user("sekretaris"))
    page.goto("/pleno/")
    assert "menunggu dilengkapi" in page.inner_text("main").lower()
    shoot(page, "pleno-menunggu")
    assert_page_is_good(page)


def test_a_member_checks_in_on_a_phone_without_javascript(office, browser, site):
    _dossier, session = acting.tabled(office, present=None)
    context = browser.new_context(base_url=site, viewport=PHONE, java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.goto(f"{SESSION}hadir/{phone.token_of(session, office.members[1].person_id)}/")
    picture(page, "hadir-360")
    page.get_by_role("button", name="Saya hadir").click()
    assert "tercatat hadir" in page.inner_text("main")
    picture(page, "hadir-sudah-360")
    context.close()
    assert Movement.objects.get().way == "phone"


def test_the_check_in_page_is_good(office, page):
    _dossier, session = acting.tabled(office, present=None)
    page.goto(f"{SESSION}hadir/{phone.token_of(session, office.members[1].person_id)}/")
    assert_page_is_good(page)


def test_a_forged_or_foreign_link_is_refused(office, page):
    _dossier, session = acting.tabled(office, present=None)
    token = phone.token_of(session, office.members[1].person_id)
    for wrong in (token[:-1] + ("A" if token[-1] != "A" else "B"), token.replace("-", "-9", 1), "x"):
        answer = page.goto(f"{SESSION}hadir/{wrong}/")
        assert answer.status == 409
    assert not Movement.objects.exists()


def test_two_browsers_in_one_session(office, page_as):
    """The minute taker enters a suggestion while the chair has the form of the decision open: nothing is merged silently."""
    dossier, _session = acting.tabled(office, present=4)
    chair, scribe = page_as(office.user("ketua")), page_as(office.user("staf-hukum"))
    wall = page_as(office.user("sekretaris"))
    wall.goto(f"{SESSION}layar/")
    chair.goto(f"/berkas/{dossier.code}/putusan-pleno/")
    scribe.goto(f"{SESSION}butir/1/")
    scribe.select_option("select[name=node]", label="Diktum KEDUA")
    scribe.select_option("select[name=person]", index=1)
    scribe.fill("textarea[name=text]", "Batasi masa kerja")
    scribe.fill("textarea[name=wording]", NEW_WORDS)
    scribe.get_by_role("button", name="Catat saran", exact=True).click()
    scribe.wait_for_url(f"**{SESSION}butir/1/")
    assert Suggestion.objects.count() == 1
    wall.get_by_text("Batasi masa kerja", exact=True).wait_for(timeout=9000)
    chair.check("input[name=outcome][value=adopted]")
    chair.locator(".dock button.main").click()
    assert chair.locator("main").inner_text().count("berubah") or "DKT" in chair.inner_text("body")
    assert queries.decision(dossier) is None
    scribe.locator("summary", has_text="Putuskan saran ini").click()
    scribe.check("input[name$=outcome][value=adopted]")
    scribe.get_by_role("button", name="Catat putusan saran").click()
    scribe.get_by_text("mufakat").first.wait_for()
    chair.goto(f"/berkas/{dossier.code}/putusan-pleno/")
    assert chair.is_checked("input[name=outcome][value=adopted_with_corrections]")
    chair.locator(".dock button.main").click()
    chair.wait_for_url(f"**/berkas/{dossier.code}/")
    (correction,) = queries.corrections(dossier)
    assert (correction.label, correction.wording) == ("Diktum KEDUA", NEW_WORDS)


def test_what_is_typed_survives_a_dead_line(office, page_as):
    """Typing without a pause is kept every half second, counted where one sees it, and offered after a crash."""
    acting.tabled(office, present=4)
    page = page_as(office.user("staf-hukum"))
    page.goto(SESSION)
    page.context.set_offline(True)
    field = page.locator("textarea[name=text]")
    field.click()
    field.press("Control+End")
    for _ in range(30):
        page.keyboard.type("kata ", delay=20)
    page.locator("[data-unsent]").wait_for(state="visible", timeout=2000)
    assert "belum terkirim" in page.inner_text("[data-unsent]")
    kept = page.evaluate(
        "Object.entries(localStorage).filter(([k]) => k.includes('tulis')).map(([, v]) => v).join()"
    )
    assert kept.count("kata ") >= 20
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(SESSION)
    again.locator("[data-fill]").first.click()
    left = again.input_value("textarea[name=text]").count("kata ")
    assert left >= 25  # the last half second of typing may be lost, nothing before it
    again.get_by_role("button", name="Simpan notulensi").click()
    again.get_by_text("tersimpan").first.wait_for()
    assert again.locator("[data-unsent]").is_hidden()
    kept = queries.latest_minutes(queries.session_for(office.commission.pk, "2026-11-14")).text
    assert kept.count("kata") >= left
