"""The late pages in a browser: relations, withdrawal, webhooks, the condition, sharing, the public's check."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from diktum.api.models import Webhook
from diktum.desk.drill_record import Drill, keep_record
from diktum.stages.distribution.tests.acting import certified
from diktum.stages.publication.public_data import path_of
from diktum.stages.publication.queries import published_as
from diktum.stages.publication.relation_models import Bearing, DecreeRelation
from diktum.stages.publication.standing import standing_of
from diktum.stages.publication.tests.acting import moment, published
from tests.browser import late
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import looked_at, shoot
from tests.office import an_office


@pytest.fixture
def office(db, settings, tmp_path):
    built = an_office()
    settings.DIKTUM_FIXED_NOW = moment(built, 60).at.isoformat()
    settings.DIKTUM_INDEX = tmp_path / "index"
    settings.HOME = tmp_path
    cache.clear()
    yield built
    cache.clear()


@pytest.fixture
def plain_page_as(page_as, browser, site):
    """Open a page of somebody logged in whose browser runs no scripts."""
    opened = []

    def open_as(user):
        state = page_as(user).context.storage_state()
        opened.append(
            browser.new_context(base_url=site, storage_state=state, java_script_enabled=False, locale="id-ID")
        )
        return opened[-1].new_page()

    yield open_as
    for context in opened:
        context.close()


def test_the_relations_of_a_decree(office, page_as, page):
    newer, older, youngest = late.related(office)
    head, guest = page_as(office.user("kasubbag-hukum")), page_as(office.user("tamu"))
    looked_at(head, f"/berkas/{newer.code}/hubungan/", "hubungan")
    assert head.locator("table.book tbody tr").count() == 3
    head.get_by_role("link", name="Isikan ke formulir").click()
    shoot(head, "hubungan-terisi")
    assert head.get_by_label("Keputusan yang mana").input_value() == older.code
    looked_at(guest, f"/berkas/{newer.code}/hubungan/", "hubungan-baca")
    assert not guest.get_by_text("Batalkan").count()
    looked_at(head, f"/berkas/{older.code}/hubungan/", "hubungan-kosong")
    looked_at(guest, f"/berkas/{newer.code}/", "berkas-lanjut")
    assert guest.get_by_role("link", name="Hubungan").is_visible()
    looked_at(page, path_of(published_as(newer.pk)), "keputusan-hubungan")
    box = page.locator("aside .brief dd").first.bounding_box()
    assert box and box["width"] > 150, "the relations are squeezed beside the text"
    late.relate(office, youngest, Bearing.REVOKES, newer, dictum="KEENAM")
    looked_at(page, path_of(published_as(newer.pk)), "keputusan-dicabut")
    looked_at(page, f"/?q={newer.title.split()[-1]}", "cari-publik-dicabut")


def test_a_relation_is_recorded_and_taken_back_without_javascript(office, plain_page_as):
    older = certified(office)
    newer = certified(office)
    page = plain_page_as(office.user("kasubbag-hukum"))
    page.goto(f"/berkas/{newer.code}/hubungan/")
    page.get_by_label("Keputusan ini").select_option("amends")
    page.get_by_label("Keputusan yang mana").fill("SS-26-9999")
    page.get_by_role("button", name="Catat hubungan").click()
    shoot(page, "hubungan-galat")
    assert page.get_by_role("alert").is_visible()
    assert not DecreeRelation.objects.exists()
    page.get_by_label("Keputusan yang mana").fill(older.code)
    page.get_by_role("button", name="Catat hubungan").click()
    assert page.get_by_text("Hubungan dicatat").is_visible()
    page.locator("details summary", has_text="Batalkan hubungan").click()
    page.get_by_label("Alasan pembatalan").fill("Nomornya keliru.")
    page.get_by_role("button", name="Batalkan hubungan").click()
    assert page.get_by_text("Hubungan dibatalkan").is_visible()
    assert standing_of(older.pk, moment(office).day).bonds == ()


def test_a_withdrawn_publication(office, plain_page_as, page, page_as):
    decree = published(office)
    path = path_of(published_as(decree.pk))
    head = plain_page_as(office.user("kasubbag-hukum"))
    head.goto(f"/berkas/{decree.code}/hubungan/")
    head.locator("summary", has_text="Tarik publikasi").click()
    head.get_by_label("Alasan, dibaca masyarakat").fill("Lampirannya memuat nomor telepon pribadi.")
    head.get_by_role("button", name="Tarik publikasi").click()
    assert head.get_by_text("Publikasi ditarik").first.is_visible()
    looked_at(page, path, "ditarik")
    assert page.get_by_text("nomor telepon pribadi").is_visible()
    looked_at(page_as(office.user("kasubbag-hukum")), f"/berkas/{decree.code}/hubungan/", "hubungan-ditarik")


def test_the_webhooks(office, page_as, plain_page_as):
    admin = page_as(office.user("admin"))
    looked_at(admin, "/pengaturan/webhook/", "webhook-kosong")
    late.told_hooks(office)
    looked_at(admin, "/pengaturan/webhook/", "webhook")
    plain = plain_page_as(office.user("admin"))
    plain.goto("/pengaturan/webhook/")
    plain.get_by_label("Alamat").fill("http://127.0.0.1/")
    plain.get_by_role("button", name="Tambah webhook").click()
    shoot(plain, "webhook-galat")
    assert plain.get_by_role("alert").is_visible()
    plain.locator("button", has_text="Hidupkan").first.click()
    assert plain.get_by_text("Webhook dihidupkan.").is_visible()
    assert Webhook.objects.filter(is_active=True).count() == 2


@pytest.mark.parametrize("state", ["none", "good", "failed"])
def test_the_condition(office, page_as, settings, state):
    if state != "none":
        more = {"is_sound": True, "rows": 1674, "files": 41}
        if state == "failed":
            more = {"code": "DKT-975", "problem": "1 berkas rusak"}
        keep_record(
            settings.HOME, Drill(at=moment(office, 30).at.isoformat(), place="/media/cadangan-usb", **more)
        )
    looked_at(page_as(office.user("admin")), "/pengaturan/keadaan/", f"keadaan-{state}")


def test_an_act_is_held_without_javascript(office, plain_page_as):
    from diktum.dossiers.tests.acting import walk_to

    dossier = walk_to(office, "verify_content")
    page = plain_page_as(office.user("kasubbag-hukum"))
    page.goto(f"/berkas/{dossier.code}/pegang/")
    shoot(page, "pegang")
    page.get_by_role("button", name="Pegang pekerjaan ini").click()
    page.goto(f"/berkas/{dossier.code}/pegang/")
    shoot(page, "pegang-dipegang")
    page.get_by_role("button", name="Lepaskan").click()
    page.goto(f"/berkas/{dossier.code}/pegang/")
    assert page.get_by_role("button", name="Pegang pekerjaan ini").is_visible()


def test_the_publics_check(office, page):
    from diktum.stages.distribution.queries import copies

    decree = certified(office)
    for path, name in (
        (f"/v/{copies(decree)[0].copy.code}/", "v"),
        ("/v/AAAAA-AAAAA/", "v-tak-dikenal"),
        ("/cek/", "cek"),
        ("/jejak/", "jejak"),
        ("/", "depan-kosong"),
        ("/tentang/", "tentang"),
        ("/tidak-ada/", "tidak-ada"),
    ):
        looked_at(page, path, name)


def test_too_many_questions(office, page):
    for _each in range(200):
        answer = page.request.get("/v/AAAAA-AAAAA/")
        if answer.status == 429:
            break
    assert answer.status == 429
    looked_at(page, "/v/AAAAA-AAAAA/", "terlalu-banyak")


def test_logging_in(office, page):
    looked_at(page, "/akun/login/?next=/tugas/", "masuk")
    page.get_by_label("Nama pengguna").fill("sekretaris")
    page.locator("input[type=password]").fill("keliru")
    page.locator("main form button.main").first.click()
    page.get_by_role("alert").wait_for()
    shoot(page, "masuk-galat")
    assert_page_is_good(page, reload=False)


def test_the_inbox_and_the_search_of_staff(office, page_as):
    from diktum.search import keeping

    late.certified(office)
    from diktum.dossiers.tests.acting import open_dossier

    open_dossier(office, title="Kelompok Kerja Pencocokan dan Penelitian Daftar Pemilih Tambahan")
    keeping.rebuild()
    for account, path, name in (
        ("sekretaris", "/tugas/", "tugas-sekretaris"),
        ("pengusul", "/tugas/", "tugas-pengusul"),
        ("tamu", "/tugas/", "tugas-kosong"),
        ("sekretaris", "/cari/", "cari-kosong"),
        ("sekretaris", "/cari/?q=tim", "cari"),
        ("sekretaris", "/cari/?q=kapal+selam", "cari-nihil"),
        ("kasubbag-hukum", "/berkas/", "berkas-daftar"),
    ):
        looked_at(page_as(office.user(account)), path, name)
