"""Whatever is sent: a refusal with its code, or inert text. Never a 500, nothing half-written."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from diktum.dossiers.models import Dossier, InboxItem, JournalEntry, Notice
from diktum.dossiers.queries import parsed, version_in_force
from diktum.ledger.models import LedgerEntry
from diktum.ledger.verify import verify
from diktum.people.practice import PRACTICE_PASSWORD
from diktum.stages.drafting.tests.drafts import TERMS, sound
from tests.journeys.people_at_work import page_of, press_main
from tests.journeys.plain_browser import PlainBrowser
from tests.walking import Journey

HTML = "<script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'</textarea><b>tebal</b>"
NASTY = f"{HTML}\x00\x07\x1b\u202e\u200b\ud7ff {'panjang ' * 40}"
NO_FAULT = {200, 302, 303, 400, 403, 404, 409, 422}
EXAMPLES = ("tim", "pengaturan")


def trace():
    """Everything that a request could have written of a journey."""
    return (
        list(JournalEntry.objects.order_by("pk").values_list("dossier_id", "seq", "act", "outcome")),
        list(Dossier.objects.order_by("pk").values_list("code", "status", "open_act", "round", "seq")),
        sorted(InboxItem.objects.values_list("dossier_id", "act", "post")),
        LedgerEntry.objects.count(),
        Notice.objects.count(),
    )


def whole():
    """Nothing is half-written: the chain verifies and every copy equals its journal."""
    assert verify().is_sound
    call_command("check_dossiers")


def through_every_act(office, settings, example):
    """Walk an example through all its acts and stop before each; the guideline only before what the team has not."""
    journey, seen = Journey(office.office, settings, example), set()
    team = {act.key for act in parsed(version_in_force("tim-pelaksana", office.today)).acts}
    while journey.dossier.open_act:
        act = journey.dossier.open_act
        if act not in seen and not (example == "pengaturan" and act in team):
            yield journey
        seen.add(act)
        journey.on()
        if not journey.dossier.open_act and example == "pengaturan" and "evaluate" not in seen:
            journey.publish()


def the_form(office, journey):
    """The form of the open act as its own doer sees it."""
    page = office.someone(journey.account).opens_act(journey.dossier.open_act, journey.dossier.code)
    return page, [form for form in page.forms if "request_key" in form.names]


def worth_pressing(form):
    """Every button but the many that only move rows: of those the first that adds one."""
    rows = [each for each in form.buttons if each.startswith("add_row")][:1]
    moving = ("add_row", "move_up", "move_down", "remove_row")
    return [each for each in form.buttons if each.partition("=")[0] not in moving] + rows


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_bystander_is_refused_on_every_act(office, settings, example):
    tamu = office.tamu
    token = tamu.open("/tugas/").form().data()["csrfmiddlewaretoken"]
    seen = set()
    for journey in through_every_act(office, settings, example):
        act, code = journey.dossier.open_act, journey.dossier.code
        assert tamu.opens_act(act, code).status == 200, act
        page, forms = the_form(office, journey)
        before = trace()
        for form in forms:
            for button in worth_pressing(form):
                sent = form.data(button if button != "=" else "") | {"csrfmiddlewaretoken": token}
                answer = tamu.browser.post(page.url, sent, expect=None)
                only_shows = button.startswith("add_row") or button == "do=look"
                wanted = {200, 409} if only_shows else {403, 409, 422}
                assert answer.status in wanted, f"{act} {button}: {answer.status}"
        assert trace() == before, act
        seen.add(act)
    assert len(seen) > 10
    whole()


@pytest.mark.parametrize("example", EXAMPLES)
def test_html_and_control_characters_are_inert_everywhere(office, settings, example):
    """Fill every field of every act with the same nasty text and press every button."""
    for journey in through_every_act(office, settings, example):
        act, code = journey.dossier.open_act, journey.dossier.code
        _page, forms = the_form(office, journey)
        for form in forms:
            mischief(form)
            for button in worth_pressing(form):
                point = transaction.savepoint()
                answer = form.press(button if button != "=" else "", expect=None)
                assert answer.answered.status_code in NO_FAULT, f"{act} {button}"
                is_inert(answer)
                if answer.answered.status_code in (302, 303):
                    is_inert(office.tamu.open(f"/berkas/{code}/"))
                    is_inert(office.tamu.open(f"/berkas/{code}/riwayat/"))
                    is_inert(office.tamu.opens_act(act, code))
                    whole()
                transaction.savepoint_rollback(point)


def mischief(form):
    """Type the nasty text wherever something can be typed."""
    for each in form.controls:
        kind = each.get("type", "text")
        name = each.get("name") or ""
        typed = each.tag == "textarea" or (each.tag == "input" and kind in ("text", "date", "number", "time"))
        machinery = name in ("csrfmiddlewaretoken", "request_key", "seen_seq")
        if typed and name and not machinery:
            form.changed[name] = [NASTY]
        elif each.tag == "input" and kind in ("radio", "checkbox") and name:
            form.changed[name] = [each.get("value", "on")]


def is_inert(page):
    for alien in ("<script>alert", "<img src=x", "<b>tebal", "\x00", "\x1b", "\x07"):
        assert alien not in page.text, f"{page.url} shows {alien!r} as it is"


def test_a_title_with_html_is_printed_as_it_is_typed(office):
    title = 'Tim <b>Logistik</b> & "Kirab" #set $x$ *tebal* _miring_ @ref <label>'
    berkas = office.pengusul.proposes(title)
    office.pengusul.writes(berkas, sound(Dossier.objects.get(code=berkas)), TERMS)
    is_inert(office.pengusul.dossier_page(berkas))
    assert office.pengusul.dossier_page(berkas).says("<b>Logistik</b>")
    office.pengusul.hands_in(berkas)
    assert len(office.pengusul.prints(berkas, "rancangan")) > 5_000
    assert len(office.pengusul.prints(berkas, "kak")) > 5_000


@pytest.mark.parametrize("length", [200, 500])
def test_a_long_title_is_carried_whole(office, length):
    title = ("Kelompok Kerja Penyelenggaraan " * 20)[:length].strip()
    berkas = office.pengusul.proposes(title)
    assert office.pengusul.dossier_page(berkas).says(title)
    assert office.pengusul.open("/tugas/").says(title)


def test_a_title_that_is_too_long_or_empty_is_asked_for_again(office):
    for title in ("x" * 501, "", "   ", "\x00\x00"):
        form = office.pengusul.open("/berkas/baru/").form(having="what")
        division = str(office.office.division.pk)
        form.fill(what="tim-pelaksana:tim", title=title, division=division)
        assert form.press(expect=422).text
    assert not Dossier.objects.exists()


class TestTheSameTwice:
    def test_has_one_effect_and_the_same_answer(self, office, team_text):
        berkas = office.pengusul.proposes("Tim Latihan")
        office.pengusul.writes(berkas, *team_text)
        office.pengusul.hands_in(berkas)
        form = office.divisi.opens_act("consult", berkas).form(having="advice").fill(advice="Setuju.")
        first = form.press("outcome=done")
        before = trace()
        again = form.press("outcome=done", expect=303)
        assert again.url == first.url
        assert trace() == before

    def test_of_a_proposal_opens_one_dossier(self, office):
        form = office.pengusul.open("/berkas/baru/").form(having="what")
        form.fill(what="tim-pelaksana:tim", title="Tim", division=str(office.office.division.pk))
        form.press()
        form.press(expect=303)
        assert Dossier.objects.count() == 1

    def test_of_a_session_calls_one(self, office):
        form = office.sekretaris.open("/pleno/").form(having="day")
        form.fill(day="2026-11-20", time="09:00", place="Aula")
        first = form.press()
        assert form.press(expect=None).url == first.url
        listed = office.sekretaris.open("/pleno/").links()
        assert len({link for link in listed if re.fullmatch(r"/pleno/[^/]+/", link)}) == 1


class TestOutOfOrder:
    def test_every_act_page_before_its_turn_refuses(self, office, team_text):
        """A form of a later act, sent too early by the right person, changes nothing."""
        berkas = office.pengusul.proposes("Tim Latihan")
        before = trace()
        for account, act, fields in (
            ("divisi", "consult", {"outcome": "done", "advice": "x"}),
            ("kasubbag-hukum", "confirm_text", {"outcome": "confirmed"}),
            ("sekretaris", "initial", {"outcome": "initialed"}),
            ("staf-hukum", "number", {}),
            ("kasubbag-hukum", "certify", {}),
            ("staf-hukum", "deliver", {"do": "close"}),
        ):
            someone = office.someone(account)
            token = someone.open("/tugas/").form().data()["csrfmiddlewaretoken"]
            sent = fields | {"csrfmiddlewaretoken": token}
            answer = someone.browser.post(page_of(act, berkas), sent, expect=409)
            assert "DKT-" in answer.words, act
            assert trace() == before

    def test_a_stale_form_is_refused_and_what_was_typed_is_shown(self, office, team_text):
        berkas = office.pengusul.proposes("Tim Latihan")
        office.pengusul.writes(berkas, *team_text)
        office.pengusul.hands_in(berkas)
        form = office.divisi.opens_act("consult", berkas).form(having="advice")
        office.pengusul.browser.client.get("/tugas/")
        office.divisi.settles("consult", berkas, "returned", reason="Belum lengkap.")
        office.pengusul.hands_in(berkas)
        before = trace()
        answer = form.fill(advice="Tanggapan dari halaman lama").press("outcome=done", expect=409)
        assert answer.says("DKT-108", "Tanggapan dari halaman lama")
        assert trace() == before

    def test_nothing_happens_after_withdrawal(self, office, team_text):
        berkas = office.pengusul.proposes("Tim Latihan")
        office.pengusul.writes(berkas, *team_text)
        office.pengusul.hands_in(berkas)
        form = office.divisi.opens_act("consult", berkas).form(having="advice").fill(advice="Terlambat")
        page = office.pengusul.open(f"/berkas/{berkas}/tarik/").form(having="reason")
        page.fill(reason="Kegiatan ditunda.").press()
        before = trace()
        assert form.press("outcome=done", expect=409).says("DKT-")
        assert office.divisi.inbox() == []
        assert trace() == before
        whole()


def test_an_expired_session_loses_nothing_that_was_typed(office, team_text):
    berkas = office.pengusul.proposes("Tim Latihan")
    office.pengusul.writes(berkas, *team_text)
    office.pengusul.hands_in(berkas)
    divisi = office.divisi
    form = (
        divisi.opens_act("consult", berkas).form(having="advice").fill(advice="Kalimat yang panjang sekali")
    )
    divisi.browser.client.session.flush()
    login = form.press("outcome=done")
    back = login.form(having="login").fill(login="divisi", password=PRACTICE_PASSWORD).press()
    assert back.says("Kalimat yang panjang sekali")
    taken = press_main(back.form(having="advice"))
    assert taken.url == f"/berkas/{berkas}/"
    assert Dossier.objects.get(code=berkas).open_act == "verify_personnel"


class TestUploads:
    @pytest.fixture
    def journey(self, office, settings):
        journey = Journey(office.office, settings)
        journey.to("archive")
        return journey

    @pytest.mark.parametrize(
        ("name", "content", "media"),
        [
            ("pindai.pdf", b"<html><script>alert(1)</script></html>", "application/pdf"),
            ("pindai.pdf", b"MZ\x90\x00" + b"\x00" * 600, "application/pdf"),
            ("pindai.pdf", b"%PDF-1.7\nrusak", "application/pdf"),
            ("pindai.jpg", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "image/jpeg"),
            ("pindai.exe", b"MZ\x90\x00", "application/octet-stream"),
            ("pindai.pdf", b"PK\x03\x04" + b"\x00" * 100, "application/pdf"),
            ("..\\..\\etc\\<b>.pdf", b"x", "application/pdf"),
            ("pindai.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml"),
        ],
    )
    def test_what_is_not_what_it_claims_is_refused(self, office, journey, name, content, media):
        form = office.staf_hukum.opens_act("archive", journey.dossier.code).form(having="scan")
        fill_archive(form, SimpleUploadedFile(name, content, media))
        before = trace()
        answer = press_main(form, expect=None)
        assert answer.status in (409, 422), answer.words[:400]
        assert trace() == before
        is_inert(answer)

    def test_an_empty_file_is_asked_for_again(self, office, journey):
        form = office.staf_hukum.opens_act("archive", journey.dossier.code).form(having="scan")
        fill_archive(form, SimpleUploadedFile("pindai.pdf", b"", "application/pdf"))
        before = trace()
        assert press_main(form, expect=None).status in (409, 422)
        assert trace() == before


def fill_archive(form, upload):
    form.fill(scan=upload, room="Ruang Arsip", folder="Map 2026")
    for name in ("complete", "legible", "upright", "pages_match"):
        form.fill_all({name: True})
    if not form.data().get("sheets", [""])[0]:
        form.fill(sheets="3")


def test_the_number_of_the_new_year_begins_at_midnight_in_the_office(office, settings):
    """31 December 23.30 WIT and 1 January 00.30 WIT: one hour, two years, two first numbers."""
    given = []
    for day, clock in (("2026-12-31", "23:30"), ("2027-01-01", "00:30")):
        berkas = ready_to_number(office, day="2026-12-31")
        office.now(f"{day} {clock}")
        page = office.staf_hukum.numbers(berkas)
        found = re.search(r"Nomor (\d+)[^ ]* Tahun (\d{4})", page.words)
        assert found, page.words[:800]
        given.append((found[1], found[2]))
    assert given == [("1", "2026"), ("1", "2027")]


def ready_to_number(office, *, day):
    office.now(f"{day} 08:00")
    berkas = office.pengusul.proposes("Pengelola Barang", what="keputusan-sekretaris:tim")
    office.pengusul.writes(berkas, sound(Dossier.objects.get(code=berkas)), TERMS)
    office.pengusul.hands_in(berkas)
    office.divisi.advises(berkas, "")
    office.kasubbag_hukum.verifies_people(berkas)
    office.kasubbag_hukum.verifies_content(berkas)
    office.kasubbag_hukum.confirms_text(berkas)
    office.sekretaris.signs(berkas)
    return berkas


def dossier_routes(code):
    """Every address that names a dossier."""
    names = []

    def collect(patterns, space):
        for each in patterns:
            if isinstance(each, URLPattern):
                converters = each.pattern.converters
                if "code" in converters and str(each.pattern).startswith("berkas/"):
                    names.append((f"{space}{each.name}", set(converters)))
            else:
                collect(each.url_patterns, f"{each.namespace}:" if each.namespace else space)

    collect(get_resolver().url_patterns, "")
    values = {"code": code, "number": 1, "key": "sk", "token": "x", "slug": "x", "seq": 1}
    return [
        reverse(name, kwargs={key: values.get(key, 1) for key in converters}) for name, converters in names
    ]


def test_another_office_gets_nowhere(office, settings):
    """The same posts in another office: 404 or 403 on every address of a dossier, reading and writing."""
    journey = Journey(office.office, settings)
    code = journey.to("archive").code
    other = office.another()
    journey.moved()
    before, addresses = trace(), dossier_routes(code)
    assert len(addresses) > 30
    for account in ("pengusul", "sekretaris", "admin"):
        client = PlainBrowser(other.office.user(account)).client
        client.handler.enforce_csrf_checks = False
        for address in addresses:
            read = client.get(address).status_code
            written = client.post(address, {"outcome": "done", "reason": "x"}).status_code
            answers = {read, written} - {
                405
            }  # a method that the address does not know says nothing of a dossier
            assert answers, address
            assert answers <= {403, 404}, address
    assert trace() == before
