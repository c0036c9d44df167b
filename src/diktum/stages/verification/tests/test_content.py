"""The content card: what the rules find stands at its point, advice has its clock, nothing typed is lost."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from diktum.core.document import places
from diktum.core.procedure.refusals import ActIsNotOpen, NotYourPost
from diktum.dossiers.models import JournalEntry, Notice
from diktum.stages.drafting.tests.drafts import consulted, hand_in
from diktum.stages.verification import advice_commands, commands, queries
from diktum.stages.verification import refusals as no
from diktum.stages.verification.checklist import CheckedItem, Level, Verdict
from diktum.stages.verification.keeping import TypedItem, keep_items
from diktum.stages.verification.models import CardKind, WorkingItem
from diktum.stages.verification.tests.test_personnel import numbered
from diktum.stages.verification.tests.test_verification import all_conform, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(office):
    """A team decree whose persons have passed."""
    held = consulted(office)
    verify(office, held)
    return held


def card(office, dossier):
    text = queries.text_to_verify(dossier)
    return queries.card_for(dossier, CardKind.CONTENT, text, office.moment().day).checklist


def point(office, dossier, key):
    return next(each for each in card(office, dossier).points if each.key == key)


def said(office, dossier, key):
    return [str(finding) for finding in point(office, dossier, key).findings]


def ask(office, dossier, **more):
    arguments = {
        "dossier_id": dossier.pk,
        "question": "Apakah masa kerja sudah sesuai dengan tahapan?",
        "by": office.head_of_legal,
        "when": office.moment(),
        **more,
    }
    return advice_commands.ask_advice(**arguments)


def give(office, dossier, asked, **more):
    arguments = {
        "request_id": asked.pk,
        "dossier_id": dossier.pk,
        "text": "Sudah sesuai.",
        "by": office.division_lead,
        "when": office.moment(),
        **more,
    }
    return advice_commands.give_advice(**arguments)


def keep(office, dossier, *typed, by=None, kind=CardKind.CONTENT):
    return keep_items(
        dossier_id=dossier.pk, kind=kind, typed=typed, by=by or office.head_of_legal, when=office.moment()
    )


class TestFindings:
    def test_the_three_headings_of_validity_are_points(self, office, dossier):
        keys = {each.key for each in card(office, dossier).points}
        assert keys >= {"authority", "procedure", "substance", "budget", "relations", "technique", "advice"}

    def test_the_rules_findings_stand_at_their_point_with_their_node(self, office, dossier):
        text = queries.text_to_verify(dossier)
        first, *rest = text.dicta
        text = replace(
            text, title="tim pelaksana.", dicta=(replace(first, text=f"{first.text} yang yang baik."), *rest)
        )
        points = queries.card_for(dossier, CardKind.CONTENT, text, office.moment().day).checklist.points
        found = {each.key: [f for f in each.findings if f.level is not Level.TOLD] for each in points}
        assert any(f.kind.startswith("J") and f.level is Level.GRAVE for f in found["title"])
        assert any(f.node == first.id and f.place == "Diktum KESATU" for f in found["technique"])

    def test_the_dossier_speaks_at_its_points(self, office, dossier):
        assert any("Yohana Andai" in words for words in said(office, dossier, "authority"))
        assert any(words.startswith("Verifikasi personil") for words in said(office, dossier, "procedure"))
        assert any("DIPA" in words for words in said(office, dossier, "budget"))
        assert "Setuju." in said(office, dossier, "advice")[0]
        assert said(office, dossier, "relations") == ["Tidak ada keputusan bernomor dengan judul serupa."]

    def test_decrees_on_the_same_subject_are_listed(self, office, dossier):
        numbered(office, ("Orang Contoh 1",), 12, "Kelompok Kerja Logistik Pemilihan Tahun 2025")
        assert "Serupa: Keputusan Nomor 12 Tahun 2026" in said(office, dossier, "relations")[0]

    def test_a_return_names_the_parts(self, office, dossier):
        text = queries.text_to_verify(dossier)
        node = text.legal_bases[0].id
        items = (CheckedItem("bases", Verdict.NOT_CONFORM, "Sudah diubah.", (node,)),)
        verify(
            office, dossier, "verify_content", items=items, outcome="returned", reason="Perbarui dasar hukum."
        )
        returned = queries.returned_points(dossier)
        assert [(each.nodes, each.place) for each in returned] == [((node,), places(text)[node])]
        line = JournalEntry.objects.filter(dossier=dossier).order_by("-seq").first()
        assert line.data["points"][0]["nodes"] == [node]
        assert places(text)[node] in line.reason

    def test_refuses_a_part_that_is_not_there(self, office, dossier):
        items = (CheckedItem("bases", Verdict.NOT_CONFORM, "Sudah diubah.", ("tidak-ada",)),)
        with pytest.raises(no.PlaceIsUnknown):
            verify(office, dossier, "verify_content", items=items, outcome="returned", reason="x")


class TestAdvice:
    def test_is_asked_with_a_clock_of_working_days_and_told(self, office, dossier):
        row = ask(office, dossier)
        assert row.due_on == office.moment().day + dt.timedelta(days=2)
        dossier.refresh_from_db()
        assert dossier.open_act == "verify_content"
        told = Notice.objects.get(dossier=dossier, person_id=office.division_lead.person_id)
        assert "Apakah masa kerja" in told.text
        assert queries.advice_asked_of(office.division_lead) == (row,)
        assert queries.advice_asked_of(office.head_of_legal) == ()

    def test_over_a_weekend_the_clock_counts_working_days(self, office, dossier):
        row = ask(office, dossier, when=office.moment(4))
        assert row.due_on == dt.date(2026, 11, 17)

    def test_is_given_once_by_the_division(self, office, dossier):
        asked = ask(office, dossier)
        give(office, dossier, asked)
        assert "menjawab: Sudah sesuai." in said(office, dossier, "advice")[1]
        with pytest.raises(no.RequestIsNotYours):
            give(office, dossier, asked)

    @pytest.mark.parametrize("who", ["bystander", "proposer"])
    def test_refuses_another(self, office, dossier, who):
        with pytest.raises(Exception) as caught:
            give(office, dossier, ask(office, dossier), by=getattr(office, who))
        assert caught.value.code.startswith("DKT-")

    def test_the_division_settles_nothing(self, office, dossier):
        with pytest.raises(NotYourPost):
            verify(office, dossier, "verify_content", by=office.division_lead)

    def test_the_draft_waits_for_the_answer_until_its_day(self, office, dossier):
        ask(office, dossier)
        with pytest.raises(no.AdviceIsAwaited):
            verify(office, dossier, "verify_content")
        verify(
            office,
            dossier,
            "verify_content",
            when=office.moment(3),
            items=all_conform(office, dossier, CardKind.CONTENT),
        )
        assert dossier.open_act == "table"

    def test_refuses_no_words_and_a_strange_place(self, office, dossier):
        with pytest.raises(no.QuestionIsMissing):
            ask(office, dossier, question=" \x00 ")
        with pytest.raises(no.PlaceIsUnknown):
            ask(office, dossier, nodes=("tidak-ada",))
        with pytest.raises(no.QuestionIsMissing):
            give(office, dossier, ask(office, dossier), text=" ")

    def test_refuses_where_there_is_no_division(self, office, dossier):
        type(dossier).objects.filter(pk=dossier.pk).update(related_division=None)
        with pytest.raises(no.NoDivisionToAsk):
            ask(office, dossier)


class TestKeeping:
    def test_keeps_points_without_a_line_in_the_journal(self, office, dossier):
        before = JournalEntry.objects.count()
        kept = keep(office, dossier, TypedItem("title", "conform", "Baik"), TypedItem("bases", "", "Nanti"))
        assert set(kept.marks) == {"title", "bases"}
        assert JournalEntry.objects.count() == before
        assert queries.filled_in((dossier.pk,), CardKind.CONTENT) == {dossier.pk: 1}

    def test_what_somebody_else_typed_is_never_overwritten(self, office, dossier):
        keep(office, dossier, TypedItem("title", "conform", "Baik"))
        person = office.person("staf-hukum")
        WorkingItem.objects.update(saved_by=person, mark="lain")
        kept = keep(
            office, dossier, TypedItem("title", "not_conform", "Salah"), TypedItem("bases", "conform")
        )
        assert [refusal.facts["who"] for refusal in kept.newer] == [person.full_name]
        assert set(kept.marks) == {"bases"}
        assert WorkingItem.objects.get(key="title").note == "Baik"
        again = keep(office, dossier, TypedItem("title", "not_conform", "Salah", seen="lain"))
        assert not again.newer

    def test_what_was_typed_about_an_older_text_does_not_come_back(self, office, dossier):
        keep(office, dossier, TypedItem("title", "conform"))
        assert set(queries.working_items(dossier, CardKind.CONTENT, 1)) == {"title"}
        assert not queries.working_items(dossier, CardKind.CONTENT, 2)

    def test_goes_when_the_card_is_settled(self, office, dossier):
        keep(office, dossier, TypedItem("title", "conform"))
        verify(office, dossier, "verify_content")
        assert not WorkingItem.objects.exists()

    def test_refuses_others_other_acts_and_unknown_points(self, office, dossier):
        with pytest.raises(NotYourPost):
            keep(office, dossier, TypedItem("title", "conform"), by=office.division_lead)
        with pytest.raises(NotYourPost):
            keep(office, dossier, TypedItem("title", "conform"), by=office.bystander)
        with pytest.raises(ActIsNotOpen):
            keep(
                office, dossier, TypedItem("double", "conform"), kind=CardKind.PERSONNEL, by=office.secretary
            )
        with pytest.raises(no.PointIsUnknown):
            keep(office, dossier, TypedItem("lain", "conform"))


class TestPages:
    def url(self, dossier, name="verify_content", *more):
        return reverse(f"verification:{name}", args=[dossier.code, *more])

    def test_what_is_kept_is_there_again(self, office, dossier, as_user):
        browser = as_user("kasubbag-hukum")
        data = {"keep": "stay", "title-verdict": "conform", "title-note": "Judul <b>baik</b>"}
        answer = browser.post(self.url(dossier), data)
        assert (answer.status_code, answer["Location"]) == (302, self.url(dossier))
        text = browser.get(self.url(dossier)).content.decode()
        assert "Judul &lt;b&gt;baik" in text
        assert "1 dari 13 terisi" in text

    def test_a_script_keeps_one_point(self, office, dossier, as_user):
        browser = as_user("kasubbag-hukum")
        data = {"only": "title", "title-verdict": "conform", "bases-note": "tidak dikirim"}
        answer = browser.post(self.url(dossier, "keep_content"), data)
        assert answer.status_code == 200
        assert answer.json()["told"] == "tersimpan 09.30 WIT"
        assert list(WorkingItem.objects.values_list("key", flat=True)) == ["title"]
        WorkingItem.objects.update(saved_by=office.person("staf-hukum"), mark="lain")
        answer = browser.post(self.url(dossier, "keep_content"), data | {"title-verdict": "not_applicable"})
        assert answer.status_code == 409
        assert "Petrus Teladan" in answer.json()["told"]
        assert as_user("tamu").post(self.url(dossier, "keep_content"), data).status_code == 409

    def test_keep_and_next_walks_the_queue_to_its_end(self, office, dossier, as_user):
        second = consulted(office, title="Tim Kedua")
        verify(office, second)
        browser = as_user("kasubbag-hukum")
        page = browser.get("/verifikasi/")
        assert [row.code for row in page.context["page"].rows] == [dossier.code, second.code]
        data = {"keep": "next", "title-verdict": "conform"}
        assert browser.post(self.url(dossier), data)["Location"] == self.url(second)
        assert browser.post(self.url(second), data)["Location"] == "/verifikasi/"
        assert [row.filled for row in browser.get("/verifikasi/").context["page"].rows] == [1, 1]
        assert "Antrean selesai" in as_user("tamu").get("/verifikasi/").content.decode()

    def test_a_place_is_named_in_words(self, office, dossier, as_user):
        text = queries.text_to_verify(dossier)
        place = places(text)[text.legal_bases[0].id]
        data = {
            "bases-verdict": "not_conform",
            "bases-note": "Sudah diubah.",
            "bases-places": f"{place}; Diktum KESATU",
            "outcome": "returned",
            "reason": "Perbarui.",
        }
        browser = as_user("kasubbag-hukum")
        wrong = browser.post(self.url(dossier), data | {"bases-places": "Pasal 99"})
        assert wrong.status_code == 422
        assert "Pasal 99" in wrong.content.decode()
        assert browser.post(self.url(dossier), data).status_code == 302
        assert queries.returned_points(dossier)[0].nodes == (text.legal_bases[0].id, text.dicta[0].id)

    def test_advice_is_asked_and_given_on_pages(self, office, dossier, as_user):
        browser = as_user("kasubbag-hukum")
        assert browser.post(self.url(dossier, "ask_advice"), {"question": " "}).status_code == 422
        answer = browser.post(
            self.url(dossier, "ask_advice"), {"question": "Sudah sesuai?", "places": "Diktum KESATU"}
        )
        assert answer.status_code == 302
        asked = queries.advice_requests(dossier)[0]
        url = self.url(dossier, "give_advice", asked.pk)
        division = as_user("divisi")
        assert "Sudah sesuai?" in division.get("/verifikasi/").content.decode()
        assert url in division.get(self.url(dossier)).content.decode()
        assert "Kirim tanggapan" in division.get(url).content.decode()
        assert division.post(url, {"text": ""}).status_code == 422
        assert "Kirim tanggapan" not in as_user("tamu").get(url).content.decode()
        answer = as_user("divisi").post(url, {"text": "Ya."})
        assert (answer.status_code, answer["Location"]) == (302, f"/berkas/{dossier.code}/")
        assert "Kirim tanggapan" not in as_user("divisi").get(url).content.decode()
        assert as_user("divisi").get(self.url(dossier, "give_advice", 999999)).status_code == 404

    def test_a_mended_draft_shows_what_was_wrong_before(self, office, dossier, as_user):
        items = (CheckedItem("bases", Verdict.NOT_CONFORM, "Sudah diubah."),)
        commands.verify_content(
            dossier_id=dossier.pk,
            items=items,
            outcome="returned",
            reason="Perbarui.",
            by=office.head_of_legal,
            when=office.moment(),
        )
        dossier.refresh_from_db()
        hand_in(office, dossier)
        text = as_user("kasubbag-hukum").get(self.url(dossier)).content.decode()
        assert "Tidak sesuai: Sudah diubah." in text or dossier.open_act != "verify_content"
