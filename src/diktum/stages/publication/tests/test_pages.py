"""Every page of publication shows, takes, refuses, and gives back what was typed."""

import pytest
from django.urls import reverse

from diktum.stages.distribution.tests.acting import certified
from diktum.stages.publication import queries
from diktum.stages.publication.tests.acting import ORDER, WHO, allow, at, moment, opened, published
from diktum.stages.publication.withdrawing import withdraw_publication

pytestmark = pytest.mark.django_db

ACCOUNT = {"jdih_team": "tim-jdih", "head_of_legal": "kasubbag-hukum", "secretary": "sekretaris"}
TYPED = {
    "plan_publication": {"agenda": "Publikasi", "plan": "Satu Keputusan"},
    "hold_jdih_meeting": {
        "held_on": "2026-11-15",
        "place": "Ruang JDIH",
        "attendees": "Sarah Misal\nNaomi Rupaka",
        "minutes": "Dibahas.",
    },
    "authenticate": {"conform": "on", "note": "Sama"},
    "design_content": {
        "subjects": "TIM\nKEGIATAN",
        "field": "Hukum Tata Negara",
        "source": "Kpt. 1/2026",
        "location": "JDIH",
        "considerations": "bahwa perlu",
        "legal_bases": "UU 7/2017",
        "substance": "Tim dibentuk",
        "notes": "Lampiran: 1.",
        "channel": "Instagram",
        "heading": "Tim baru",
        "body": "Baca di JDIH",
        "alternative_text": "Gambar",
    },
    "check_content": {"outcome": "passed"},
    "authenticate_final": {"conform": "on"},
    "approve_upload": {"outcome": "approved", "note": "Setuju"},
    "post_social": {"posts-0-channel": "Instagram", "posts-0-url": "https://instagram.example/tim"},
    "upload_jdih": {"url": "https://jdih.example/keputusan-kpu/download/7"},
    "verify_link": {"outcome": "verified", "http_status": "200"},
    "evaluate": {"findings": "Baik", "follow_up": "Lanjut"},
}
WRONG = {
    "plan_publication": ({"agenda": "Tetap ada", "plan": ""}, "Tetap ada"),
    "hold_jdih_meeting": ({"held_on": "2030-01-01", "place": "Ruang Tetap"}, "Ruang Tetap"),
    "authenticate": ({"note": "Catatan tetap"}, "Catatan tetap"),
    "design_content": ({"heading": "Judul tetap"}, "Judul tetap"),
    "check_content": ({"outcome": "returned", "reason": ""}, "Tuliskan alasannya"),
    "authenticate_final": ({"note": "Catatan tetap"}, "Catatan tetap"),
    "approve_upload": ({"outcome": "rejected", "note": "Catatan tetap"}, "Catatan tetap"),
    "post_social": ({"posts-0-channel": "Kanal tetap", "posts-0-url": "bukan alamat"}, "Kanal tetap"),
    "upload_jdih": ({"url": "javascript:tetap"}, "javascript:tetap"),
    "verify_link": ({"outcome": "verified", "http_status": "404"}, "dikembalikan"),
    "evaluate": ({"findings": "Temuan tetap"}, "Temuan tetap"),
}


def url(dossier, act):
    return reverse(f"publication:{act}", args=[dossier.code])


@pytest.mark.parametrize("act", ORDER)
def test_a_page_shows_and_takes_the_act(office, as_user, act):
    dossier = at(office, act)
    browser = as_user(ACCOUNT[WHO[act]])
    shown = browser.get(url(dossier, act))
    assert shown.status_code == 200
    assert b'class="button main" type="submit"' in shown.content
    wrong, kept = WRONG[act]
    again = browser.post(url(dossier, act), wrong)
    assert again.status_code == 422
    assert kept in again.content.decode()
    taken = browser.post(url(dossier, act), {**TYPED[act], "seen_seq": dossier.seq, "request_key": "k"})
    assert taken.status_code == 302
    assert taken.url == reverse("desk:dossier", args=[dossier.code])
    dossier.refresh_from_db()
    assert dossier.open_act != act


@pytest.mark.parametrize("act", ["plan_publication", "post_social", "verify_link"])
def test_the_wrong_post_sees_no_form_and_is_refused(office, as_user, act):
    dossier = at(office, act)
    browser = as_user("tamu")
    shown = browser.get(url(dossier, act))
    assert shown.status_code == 200
    assert b"button main" not in shown.content
    assert browser.post(url(dossier, act), TYPED[act]).status_code == 409


def test_another_office_finds_nothing(office, other_office, client):
    dossier = opened(office)
    client.force_login(other_office.user("tim-jdih"))
    assert client.get(url(dossier, "plan_publication")).status_code == 404


def test_a_visitor_is_led_to_the_login(office, client):
    assert client.get(url(opened(office), "evaluate")).status_code == 302


def test_the_head_of_legal_decides_and_the_team_opens(office, as_user):
    decree = certified(office)
    page = reverse("publication:open", args=[decree.code])
    browser = as_user("kasubbag-hukum")
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"eligible": "yes", "reason": ""}).status_code == 422
    browser.post(page, {"eligible": "yes", "reason": "Perlu diketahui."})
    assert queries.eligibility_of(decree).eligible
    browser = as_user("tim-jdih")
    answer = browser.post(
        page, {"eligible": "yes", "reason": "Perlu diketahui.", "subjects": "Tim\nKegiatan"}
    )
    opened_now = queries.publication_of(decree)
    assert answer.url == reverse("desk:dossier", args=[opened_now.code])
    assert queries.proposal_of(opened_now).subjects == ["Tim", "Kegiatan"]
    assert opened_now.code.encode() in browser.get(page).content


def test_the_team_cannot_open_an_internal_kind(office, as_user):
    page = reverse("publication:open", args=[certified(office).code])
    assert as_user("tim-jdih").post(page, {"eligible": "yes", "reason": "x"}).status_code == 409


def test_the_page_of_a_decree_that_is_not_ready(office, as_user):
    from diktum.dossiers.tests.acting import open_dossier

    page = reverse("publication:open", args=[open_dossier(office).code])
    shown = as_user("tim-jdih").get(page)
    assert shown.status_code == 200
    assert "salinannya disahkan" in shown.content.decode()


def test_the_queue(office, as_user):
    browser = as_user("tim-jdih")
    assert "Belum ada yang dapat dipublikasikan" in browser.get("/jdih/").content.decode()
    decree = certified(office)
    allow(office, decree)
    assert "menunggu tim JDIH" in browser.get("/jdih/").content.decode()


def test_a_withdrawn_decree_is_not_told_as_public_in_the_queue(office, as_user):
    decree = published(office)
    browser = as_user("tim-jdih")
    before = browser.get("/jdih/").content.decode()
    assert "Terbit" in before and 'name="berkas"' in before
    withdraw_publication(
        dossier_id=decree.pk, reason="Memuat data dikecualikan.", by=office.head_of_legal, when=moment(office)
    )
    page = browser.get("/jdih/").content.decode()
    assert "Ditarik dari publik" in page
    assert "Terbit" not in page
    assert 'name="berkas"' not in page


def test_papers_are_served_by_the_desk(office, as_user):
    dossier = at(office, "check_content")
    browser = as_user("sekretaris")
    for key in ("lembar-kelayakan", "notulen-rapat-jdih", "lembar-otentikasi", "abstrak"):
        answer = browser.get(reverse("desk:paper", args=[dossier.code, key]))
        assert answer.status_code == 200, key
    assert browser.get(reverse("desk:paper", args=[dossier.code, "bukti-tautan"])).status_code == 409
