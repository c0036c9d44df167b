"""The pages of a meeting: usable by the post, kind to what was typed, closed to everybody else."""

import pytest
from django.test import Client

from diktum.formats.pdf import text_of
from diktum.stages.plenary import phone, queries
from diktum.stages.plenary.models import (
    Ballot,
    MinutesLock,
    MinutesRemark,
    Movement,
    RecordSignature,
    Resolution,
    Suggestion,
)
from diktum.stages.plenary.tests.acting import decide, on_the_day, tabled
from diktum.stages.plenary.tests.test_deliberation import NEW_WORDS, suggest
from diktum.stages.plenary.tests.test_minutes import a_full_meeting, circulate, remark, write
from diktum.stages.plenary.tests.test_pages import BACKEND, stamp, visit  # noqa: F401

SESSION = "/pleno/2026-11-14/"


@pytest.fixture
def on(office, visit):  # noqa: F811
    """Answer a browser of somebody so many minutes into the day of the session."""
    return lambda account, minutes=90: visit(account, on_the_day(office, minutes=minutes))


class TestItemPage:
    URL = f"{SESSION}butir/1/"

    def test_a_suggestion_is_entered_and_resolved(self, office, on):
        tabled(office, present=4)
        person = office.members[1].person_id
        client = on("staf-hukum")
        form = {"do": "suggest", "node": "k2", "person": person, "text": "Batasi", "wording": NEW_WORDS}
        answer = client.post(self.URL, form)
        assert (answer.status_code, answer.url) == (302, self.URL)
        key = f"resolve-{Suggestion.objects.get().pk}"
        assert client.post(self.URL, {"do": key, f"{key}-outcome": "amended"}).status_code == 422
        assert client.post(self.URL, {"do": key, f"{key}-outcome": "adopted"}).status_code == 302
        assert Resolution.objects.get().way == "consensus"
        page = client.get(self.URL).content.decode()
        assert "<ins>30 November</ins>" in page
        assert "mufakat" in page

    def test_refuses_and_keeps(self, office, on):
        tabled(office, present=4)
        form = {
            "do": "suggest",
            "node": "k2",
            "person": office.members[1].person_id,
            "text": " ",
            "wording": "",
        }
        assert on("staf-hukum").post(self.URL, form).status_code == 422
        kept = on("staf-hukum").post(self.URL, {**form, "node": "", "text": "Tetap <di> sini"})
        assert kept.status_code == 422
        assert "Tetap &lt;di&gt; sini" in kept.content.decode()
        assert on("pengusul").post(self.URL, {**form, "text": "x"}).status_code == 409
        assert on("tamu").get(self.URL).status_code == 200
        assert on("tamu").get(f"{SESSION}butir/2/").status_code == 404
        assert not Suggestion.objects.exists()


class TestDecidePage:
    def test_each_member_is_asked_and_counted(self, office, on):
        dossier, _session = tabled(office, present=4)
        url = f"/berkas/{dossier.code}/putusan-pleno/"
        against = office.members[3].person_id
        form = {"outcome": "adopted", **{f"stand-{m.person_id}": "agrees" for m in office.members[:4]}}
        form |= {f"stand-{against}": "disagrees", f"opinion-{against}": "Belum perlu."}
        wrong = on("ketua").post(url, {**form, "agreeing": "4", **stamp(dossier)})
        assert wrong.status_code == 422
        assert "yang setuju 3 orang" in wrong.content.decode()
        assert on("ketua").post(url, {**form, "agreeing": "3", **stamp(dossier)}).status_code == 302
        assert Ballot.objects.get(person_id=against).opinion == "Belum perlu."
        assert "Belum perlu." in text_of(
            on("ketua").get(f"/berkas/{dossier.code}/cetak/berita-acara.pdf").content
        )

    def test_a_correction_without_a_place_is_refused_with_its_words(self, office, on):
        dossier, _session = tabled(office, present=4)
        url = f"/berkas/{dossier.code}/putusan-pleno/"
        form = {"outcome": "adopted_with_corrections", "agreeing": "4", "corrections-0-text": "Perbaiki"}
        answer = on("ketua").post(url, {**form, **stamp(dossier)})
        assert answer.status_code == 409
        assert "belum menyebut bagian naskah" in answer.content.decode()
        answer = on("ketua").post(url, {**form, "corrections-0-node": "k2", **stamp(dossier)})
        assert answer.status_code == 302
        assert queries.corrections(dossier)[0].label == "Diktum KEDUA"


class TestSessionPage:
    def test_comings_and_goings(self, office, on):
        tabled(office, present=4)
        who = office.members[3].person_id
        form = {"do": "movement", "person": who, "kind": "left", "time": "10:40"}
        assert on("staf-hukum").post(SESSION, form).status_code == 302
        assert on("staf-hukum").post(SESSION, {**form, "person": ""}).status_code == 422
        assert on("staf-hukum").post(SESSION, form).status_code == 409
        assert on("pengusul").post(SESSION, {**form, "time": "10:45"}).status_code == 409
        page = on("tamu").get(SESSION).content.decode()
        assert "meninggalkan rapat pukul 10.40 WIT" in page
        assert "hadir 3 dari 5" in page

    def test_the_life_of_the_minutes(self, office, on):
        _dossier, session = tabled(office, present=4)
        write(office, session, minutes=80)
        form = {"do": "circulate", "day": "2026-11-14", "time": "13:00"}
        assert on("staf-hukum").post(SESSION, {**form, "time": ""}).status_code == 422
        assert on("staf-hukum").post(SESSION, form).status_code == 302
        assert on("divisi").post(SESSION, {"do": "remark", "remark": ""}).status_code == 422
        assert on("divisi").post(SESSION, {"do": "remark", "remark": "Nama saya keliru."}).status_code == 302
        key = f"answer-{MinutesRemark.objects.get().pk}"
        assert on("staf-hukum").post(SESSION, {"do": key, f"{key}-taken": "no"}).status_code == 422
        assert on("staf-hukum").post(SESSION, {"do": key, f"{key}-taken": "yes"}).status_code == 302
        assert on("staf-hukum").post(SESSION, {"do": "lock"}).status_code == 409
        late = on("staf-hukum", 400)
        assert "menunggu pengesahan" in late.get(SESSION).content.decode()
        assert late.post(SESSION, {"do": "lock"}).status_code == 302
        assert MinutesLock.objects.exists()
        assert "disahkan" in text_of(late.get(f"{SESSION}cetak/notulensi.pdf").content)

    def test_wet_signatures_are_kept_by_name_and_day(self, office, on):
        dossier, _session = a_full_meeting(office)
        key = f"sign-{queries.record_of(dossier).pk}"
        form = {"do": key, f"{key}-person": office.chair.person_id, f"{key}-signed_on": "2026-11-14"}
        assert on("staf-hukum").post(SESSION, {**form, f"{key}-signed_on": ""}).status_code == 422
        assert on("pengusul").post(SESSION, form).status_code == 409
        assert on("staf-hukum").post(SESSION, form).status_code == 302
        other = {**form, f"{key}-person": office.members[3].person_id, f"{key}-why_not": "Berbeda pendapat"}
        assert on("staf-hukum").post(SESSION, other).status_code == 302
        assert set(RecordSignature.objects.values_list("why_not", flat=True)) == {"", "Berbeda pendapat"}

    def test_gives_the_calendar(self, office, on):
        tabled(office, present=None)
        for url in (f"{SESSION}rapat.ics", "/pleno/rapat-pleno.ics"):
            answer = on("tamu").get(url)
            assert answer["Content-Type"] == "text/calendar; charset=utf-8"
            assert b"DTSTART:20261114T013000Z" in answer.content


class TestScreenAndQr:
    def test_the_screen_follows_the_agenda(self, office, on):
        dossier, _session = tabled(office, present=4)
        suggest(office, dossier, wording=NEW_WORDS)
        page = on("tamu").get(f"{SESSION}layar/").content.decode()
        assert "<form" not in page
        assert "putusan memerlukan 3 persetujuan" in page
        assert "Batasi masa kerja" in page

    def test_after_the_last_item_it_says_so(self, office, on):
        dossier, _session = tabled(office, present=4)
        decide(office, dossier, agreeing=4)
        assert "Agenda selesai" in on("tamu").get(f"{SESSION}layar/").content.decode()

    def test_the_qr_of_one_person_at_a_time(self, office, on):
        _dossier, session = tabled(office, present=None)
        page = on("staf-hukum").get(f"{SESSION}qr/?orang={office.chair.person_id}").content.decode()
        assert phone.token_of(session, office.chair.person_id) in page
        assert "<svg" in page
        assert on("pengusul").get(f"{SESSION}qr/").status_code == 403


class TestCheckIn:
    def test_needs_no_account_and_works_once(self, office, settings):
        _dossier, session = tabled(office, present=None)
        url = f"{SESSION}hadir/{phone.token_of(session, office.members[1].person_id)}/"
        settings.DIKTUM_FIXED_NOW = on_the_day(office).at.isoformat()
        client = Client()
        assert "Saya hadir" in client.get(url).content.decode()
        assert client.post(url).status_code == 302
        assert client.post(url).status_code == 302
        assert "tercatat hadir" in client.get(url).content.decode()
        assert Movement.objects.count() == 1

    @pytest.mark.parametrize("day", [4, 6])
    def test_only_on_the_day(self, office, settings, day):
        _dossier, session = tabled(office, present=None)
        url = f"{SESSION}hadir/{phone.token_of(session, office.members[1].person_id)}/"
        settings.DIKTUM_FIXED_NOW = office.moment(day).at.isoformat()
        assert "pada hari rapat" in Client().get(url).content.decode()
        assert Client().post(url).status_code == 409

    def test_another_office_sees_nothing(self, office):
        from tests.office import another_office

        tabled(office, present=4)
        client = Client()
        client.force_login(another_office().user("sekretaris"), backend=BACKEND)
        for part in ("butir/1/", "layar/", "qr/", "rapat.ics"):
            assert client.get(f"{SESSION}{part}").status_code == 404


def test_a_remark_is_shown_to_everybody(office, on):
    _dossier, session = tabled(office, present=4)
    write(office, session, minutes=80)
    circulate(office, session, minutes=85, until=300)
    remark(office, session, office.members[1], minutes=88)
    assert "Nama saya keliru." in on("tamu").get(SESSION).content.decode()
