"""The pages of drafting over HTTP: read by all staff, acted on by the right post, nothing typed is lost."""

import pytest
from django.urls import reverse

from diktum.stages.drafting import commands, queries
from diktum.stages.drafting.decree_form import DecreeForm
from diktum.stages.drafting.tests.drafts import TERMS, hand_in, propose, sound, submitted
from diktum.stages.drafting.tests.test_commands import sound_guideline

pytestmark = pytest.mark.django_db


def page_data(dossier, decree, **more):
    form = DecreeForm.from_decree(decree)
    data = {}
    for each in form.forms:
        data |= {bound.html_name: str(bound.value() or "") for bound in each}
        if getattr(each, "part_id", ""):
            data[each.id_name] = each.part_id
    data |= {f"kak-{key}": getattr(TERMS, key) for key in TERMS.__slots__}
    return data | {"request_key": "k1", "seen_seq": str(dossier.seq)} | more


class TestPropose:
    def data(self, office, **more):
        return {
            "what": "tim-pelaksana:tim",
            "title": "Kelompok Kerja <i>Logistik</i>",
            "unit": str(office.unit().pk),
            "division": str(office.division.pk),
            "request_key": "p1",
            **more,
        }

    def test_opens_the_dossier_and_leads_to_its_text(self, office, as_user):
        browser = as_user("pengusul")
        assert browser.get("/berkas/baru/").status_code == 200
        answer = browser.post("/berkas/baru/", self.data(office))
        assert answer.status_code == 302
        assert answer["Location"] == "/berkas/SS-26-0001/naskah/mulai/"
        page = browser.get("/berkas/SS-26-0001/naskah/")
        assert b"&lt;i&gt;" in page.content.lower()
        assert b"<i>Logistik" not in page.content

    def test_pressing_twice_opens_one(self, office, as_user):
        browser = as_user("pengusul")
        browser.post("/berkas/baru/", self.data(office))
        answer = browser.post("/berkas/baru/", self.data(office))
        assert answer.status_code == 303
        assert answer["Location"] == "/berkas/SS-26-0001/"

    def test_shows_what_was_typed_when_something_is_missing(self, office, as_user):
        answer = as_user("pengusul").post("/berkas/baru/", self.data(office, division=""))
        assert answer.status_code == 422
        assert "Kelompok Kerja &lt;i&gt;" in answer.content.decode()

    def test_says_to_others_who_may(self, office, as_user):
        assert "tidak memangku jabatan" in as_user("tamu").get("/berkas/baru/").content.decode()
        assert as_user("tamu").post("/berkas/baru/", self.data(office)).status_code == 422

    def test_the_drafting_team_proposes_a_guideline(self, office, as_user):
        answer = as_user("tim-penyusun").post(
            "/berkas/baru/", self.data(office, what="pengaturan:pedoman", division="")
        )
        assert answer.status_code == 302


class TestDraft:
    def test_saves_a_version(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:submit_draft", args=[dossier.code])
        browser = as_user("pengusul")
        assert browser.get(url).status_code == 200
        answer = browser.post(url, page_data(dossier, sound(dossier), do="save"))
        assert (answer.status_code, answer["Location"]) == (302, url)
        assert queries.latest_decree(dossier) is not None

    def test_hands_in(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:submit_draft", args=[dossier.code])
        answer = as_user("pengusul").post(url, page_data(dossier, sound(dossier), do="submit"))
        assert (answer.status_code, answer["Location"]) == (302, f"/berkas/{dossier.code}/")
        dossier.refresh_from_db()
        assert dossier.open_act == "consult"

    def test_does_not_hand_in_with_errors_and_keeps_what_was_typed(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:submit_draft", args=[dossier.code])
        data = page_data(dossier, sound(dossier), do="submit")
        data["dicta-0-text"] = "tanpa huruf kapital <b>"
        answer = as_user("pengusul").post(url, data)
        assert answer.status_code == 422
        text = answer.content.decode()
        assert "tanpa huruf kapital &lt;b&gt;" in text
        assert "B1b" in text
        data = page_data(dossier, sound(dossier), do="submit") | {"kak-funding": ""}
        assert as_user("pengusul").post(url, data).status_code == 422

    def test_adds_a_row_and_keeps_what_was_typed(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:submit_draft", args=[dossier.code])
        data = page_data(dossier, sound(dossier), add_row="considerations")
        answer = as_user("pengusul").post(url, data)
        assert answer.status_code == 200
        assert 'name="considerations-2-text"' in answer.content.decode()
        assert queries.latest_version(dossier) is None

    def test_keeps_what_is_being_typed_and_shows_it_again(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:submit_draft", args=[dossier.code])
        data = page_data(dossier, sound(dossier), do="keep") | {"dicta-0-text": "Belum selesai\x00"}
        assert as_user("pengusul").post(url, data).status_code == 302
        page = as_user("pengusul").get(url).content.decode()
        assert "Belum selesai" in page
        assert "simpanan sementara" in page
        assert queries.latest_version(dossier) is None

    @pytest.mark.parametrize("do", ["save", "submit", "keep"])
    def test_refuses_the_wrong_post(self, office, as_user, do):
        dossier = propose(office)
        url = reverse("drafting:submit_draft", args=[dossier.code])
        assert as_user("tamu").get(url).status_code == 200
        assert as_user("tamu").post(url, page_data(dossier, sound(dossier), do=do)).status_code == 409

    def test_refuses_a_stale_form(self, office, as_user):
        dossier = propose(office)
        data = page_data(dossier, sound(dossier), do="save", seen_seq="1")
        answer = as_user("pengusul").post(reverse("drafting:submit_draft", args=[dossier.code]), data)
        assert answer.status_code == 409
        assert "DKT-108" in answer.content.decode()

    def test_shows_the_reason_of_a_return_on_top(self, office, as_user):
        dossier = submitted(office)
        commands.record_consultation(
            dossier_id=dossier.pk,
            outcome="returned",
            advice="",
            reason="Masa kerja belum tepat",
            by=office.division_lead,
            when=office.moment(),
        )
        page = as_user("pengusul").get(reverse("drafting:submit_draft", args=[dossier.code]))
        assert "Masa kerja belum tepat" in page.content.decode()

    def test_another_office_finds_nothing(self, office, as_user):
        from tests.office import another_office

        dossier = propose(office)
        stranger = another_office()
        browser = as_user("pengusul")
        browser.force_login(stranger.user("pengusul"))
        assert browser.get(reverse("drafting:submit_draft", args=[dossier.code])).status_code == 404


class TestVersion:
    def test_is_read_and_printed(self, office, as_user):
        dossier = submitted(office)
        browser = as_user("tamu")
        page = browser.get(reverse("drafting:version", args=[dossier.code, 1]))
        assert page.status_code == 200
        assert "Orang Contoh 12" in page.content.decode()
        pdf = browser.get(reverse("drafting:print_version", args=[dossier.code, 1]))
        assert pdf.content.startswith(b"%PDF")
        assert browser.get(reverse("drafting:version", args=[dossier.code, 2])).status_code == 404


class TestConsult:
    def test_records_the_advice(self, office, as_user):
        dossier = submitted(office)
        url = reverse("drafting:consult", args=[dossier.code])
        browser = as_user("divisi")
        assert browser.get(url).status_code == 200
        answer = browser.post(url, {"advice": "Setuju", "outcome": "done"})
        assert (answer.status_code, answer["Location"]) == (302, f"/berkas/{dossier.code}/")

    def test_wants_an_outcome_and_a_reason(self, office, as_user):
        url = reverse("drafting:consult", args=[submitted(office).code])
        assert as_user("divisi").post(url, {"advice": "Saran saya"}).status_code == 422
        answer = as_user("divisi").post(url, {"advice": "Saran saya", "outcome": "returned"})
        assert answer.status_code == 422
        assert "Saran saya" in answer.content.decode()

    def test_refuses_the_wrong_post(self, office, as_user):
        url = reverse("drafting:consult", args=[submitted(office).code])
        assert as_user("tamu").get(url).status_code == 200
        assert as_user("tamu").post(url, {"outcome": "done"}).status_code == 409


class TestDiscuss:
    def test_records_the_minutes(self, office, as_user):
        dossier = propose(office, procedure="pengaturan", kind="pedoman", title="Pedoman Teknis Arsip")
        hand_in(office, dossier, decree=sound_guideline(dossier))
        url = reverse("drafting:discuss", args=[dossier.code])
        browser = as_user("tim-penyusun")
        assert browser.get(url).status_code == 200
        data = {
            "held_on": "2026-11-09",
            "place": "Ruang rapat",
            "attendees": "Elias\nSarah",
            "minutes": "Dibahas.",
        }
        answer = browser.post(url, data | {"held_on": "2026-12-09"})
        assert answer.status_code == 422
        assert "Dibahas." in answer.content.decode()
        assert as_user("tamu").post(url, data).status_code == 409
        assert as_user("tim-penyusun").post(url, data).status_code == 302
        assert queries.discussions(dossier)[0].attendees == ["Elias", "Sarah"]
