"""Verifying persons and content: the card is kept, faults stand in the way, nothing is lost."""

from dataclasses import replace

import pytest
from django.urls import reverse

from diktum.core.procedure.refusals import NotYourPost, ReasonIsMissing, SamePersonTwice, UnknownOutcome
from diktum.dossiers.models import JournalEntry
from diktum.formats.pdf import text_of
from diktum.ledger.models import LedgerEntry
from diktum.stages.drafting import commands as drafting
from diktum.stages.drafting.tests.drafts import consulted, hand_in, propose
from diktum.stages.drafting.tests.test_commands import sound_guideline
from diktum.stages.verification import commands, queries
from diktum.stages.verification import refusals as no
from diktum.stages.verification.checklist import CheckedItem, Verdict
from diktum.stages.verification.models import CardKind, ControlCard
from diktum.stages.verification.papers import PAPERS

pytestmark = pytest.mark.django_db


def points(office, dossier, kind=CardKind.PERSONNEL):
    return queries.checklist_for(kind, queries.text_to_verify(dossier), office.moment().day).points


def all_conform(office, dossier, kind=CardKind.PERSONNEL):
    return tuple(CheckedItem(point.key, Verdict.CONFORM) for point in points(office, dossier, kind))


def verify(office, dossier, act="verify_personnel", **more):
    kind = CardKind.PERSONNEL if act == "verify_personnel" else CardKind.CONTENT
    command = commands.verify_personnel if act == "verify_personnel" else commands.verify_content
    by = office.secretary if act == "verify_personnel" else office.head_of_legal
    arguments = {
        "dossier_id": dossier.pk,
        "items": all_conform(office, dossier, kind),
        "outcome": "passed",
        "by": by,
        "when": office.moment(),
        **more,
    }
    card = command(**arguments)
    dossier.refresh_from_db()
    return card


def refuses(refusal, office, dossier, **more):
    before = (JournalEntry.objects.count(), LedgerEntry.objects.count(), ControlCard.objects.count())
    with pytest.raises(refusal) as caught:
        verify(office, dossier, **more)
    assert before == (JournalEntry.objects.count(), LedgerEntry.objects.count(), ControlCard.objects.count())
    assert str(caught.value)


class TestVerifyPersonnel:
    def test_lists_every_person_of_the_lampiran(self, office):
        dossier = consulted(office)
        people = [point for point in points(office, dossier) if point.key.startswith("person:")]
        assert len(people) == 12
        assert people[0].title == "Orang Contoh 1, Pelaksana, Anggota"
        assert people[0].place == "Lampiran baris 1"

    def test_passes_the_draft_on_and_keeps_the_card(self, office):
        dossier = consulted(office)
        card = verify(office, dossier)
        assert dossier.open_act == "verify_content"
        assert (card.kind, card.version_number, len(card.items)) == ("personnel", 1, 17)
        assert card.post_title == "Sekretaris"

    def test_returns_it_with_a_reason_and_an_unfinished_card(self, office):
        dossier = consulted(office)
        first = points(office, dossier)[0]
        items = (CheckedItem(first.key, Verdict.NOT_CONFORM, "Sudah pindah unit"),)
        verify(office, dossier, items=items, outcome="returned", reason="Ganti orang pertama")
        assert (dossier.open_act, dossier.round) == ("submit_draft", 2)
        assert queries.last_card(dossier, "personnel").items[1]["verdict"] == ""

    def test_refuses_to_pass_an_unfinished_card(self, office):
        dossier = consulted(office)
        refuses(no.CardIsIncomplete, office, dossier, items=all_conform(office, dossier)[1:])

    def test_refuses_to_pass_with_a_fault(self, office):
        dossier = consulted(office)
        first, *rest = all_conform(office, dossier)
        fault = replace(first, verdict=Verdict.NOT_CONFORM, note="Ganda")
        refuses(no.FaultsStandInTheWay, office, dossier, items=(fault, *rest))

    def test_refuses_a_fault_without_a_note(self, office):
        dossier = consulted(office)
        first, *rest = all_conform(office, dossier)
        fault = replace(first, verdict=Verdict.NOT_CONFORM, note=" \x00")
        refuses(no.NoteIsMissing, office, dossier, items=(fault, *rest), outcome="returned", reason="Ganda")

    def test_refuses_a_point_that_the_card_does_not_have(self, office):
        dossier = consulted(office)
        items = (*all_conform(office, dossier), CheckedItem("person:lain", Verdict.CONFORM))
        refuses(no.PointIsUnknown, office, dossier, items=items)

    def test_refuses_to_return_without_a_reason(self, office):
        refuses(ReasonIsMissing, office, consulted(office), outcome="returned")

    def test_refuses_an_outcome_that_the_sop_does_not_know(self, office):
        refuses(UnknownOutcome, office, consulted(office), outcome="x" * 90)

    @pytest.mark.parametrize("who", ["bystander", "proposer", "head_of_legal"])
    def test_refuses_another_post(self, office, who):
        refuses((NotYourPost, SamePersonTwice), office, consulted(office), by=getattr(office, who))


class TestVerifyContent:
    def test_passes_the_draft_to_the_plenary(self, office):
        dossier = consulted(office)
        verify(office, dossier)
        card = verify(office, dossier, "verify_content")
        assert dossier.open_act == "table"
        assert {item["key"] for item in card.items} >= {"higher_law", "commission_law", "technique"}


class TestApproveDraft:
    def dossier(self, office):
        dossier = propose(office, procedure="pengaturan", kind="pedoman", title="Pedoman Teknis Arsip")
        hand_in(office, dossier, decree=sound_guideline(dossier))
        drafting.record_discussion(
            dossier_id=dossier.pk,
            held_on=office.moment().day,
            place="Ruang rapat",
            attendees=("Elias Gambaran",),
            minutes="Dibahas.",
            by=office.drafting_team,
            when=office.moment(),
        )
        verify(office, dossier, "verify_content")
        return dossier

    def test_lets_the_final_draft_go_on(self, office, as_user):
        dossier = self.dossier(office)
        assert dossier.open_act == "approve_draft"
        url = reverse("verification:approve_draft", args=[dossier.code])
        assert as_user("sekretaris").get(url).status_code == 200
        assert as_user("sekretaris").post(url, {"outcome": "returned"}).status_code == 422
        assert as_user("tamu").post(url, {"outcome": "approved"}).status_code == 409
        answer = as_user("sekretaris").post(url, {"outcome": "approved"})
        assert (answer.status_code, answer["Location"]) == (302, f"/berkas/{dossier.code}/")
        dossier.refresh_from_db()
        assert dossier.open_act == "table"

    def test_returns_it_with_a_reason(self, office):
        dossier = self.dossier(office)
        arguments = {
            "dossier_id": dossier.pk,
            "by": office.secretary,
            "when": office.moment(),
            "outcome": "returned",
        }
        with pytest.raises(ReasonIsMissing):
            commands.approve_draft(**arguments)
        commands.approve_draft(reason="Perjelas Pasal 2", **arguments)
        dossier.refresh_from_db()
        assert dossier.open_act == "submit_draft"


class TestPages:
    def data(self, office, dossier, kind=CardKind.PERSONNEL, **more):
        data = {f"{point.key}-verdict": "conform" for point in points(office, dossier, kind)}
        return data | {"outcome": "passed", "request_key": "v1", "seen_seq": str(dossier.seq)} | more

    def test_a_card_is_filled_in_and_passed(self, office, as_user):
        dossier = consulted(office)
        url = reverse("verification:verify_personnel", args=[dossier.code])
        browser = as_user("sekretaris")
        page = browser.get(url)
        assert page.status_code == 200
        assert "Orang Contoh 12, Pelaksana, Anggota" in page.content.decode()
        answer = browser.post(url, self.data(office, dossier))
        assert (answer.status_code, answer["Location"]) == (302, f"/berkas/{dossier.code}/")
        dossier.refresh_from_db()
        url = reverse("verification:verify_content", args=[dossier.code])
        browser = as_user("kasubbag-hukum")
        assert browser.get(url).status_code == 200
        assert (
            browser.post(url, self.data(office, dossier, CardKind.CONTENT, request_key="v2")).status_code
            == 302
        )

    def test_what_was_typed_stays_when_something_is_missing(self, office, as_user):
        dossier = consulted(office)
        url = reverse("verification:verify_personnel", args=[dossier.code])
        data = self.data(office, dossier, **{"double-verdict": "", "funding-note": "Catatan <b>saya</b>"})
        answer = as_user("sekretaris").post(url, data)
        assert answer.status_code == 422
        assert "Catatan &lt;b&gt;saya" in answer.content.decode()
        data = self.data(office, dossier, **{"double-verdict": "not_conform"})
        assert as_user("sekretaris").post(url, data).status_code == 422
        data = self.data(office, dossier, **{"double-verdict": "not_conform", "double-note": "x"})
        assert as_user("sekretaris").post(url, data).status_code == 422
        assert (
            as_user("sekretaris").post(url, self.data(office, dossier, outcome="returned")).status_code == 422
        )

    def test_refuses_the_wrong_post(self, office, as_user):
        dossier = consulted(office)
        url = reverse("verification:verify_personnel", args=[dossier.code])
        assert as_user("tamu").get(url).status_code == 200
        assert as_user("tamu").post(url, self.data(office, dossier)).status_code == 409


class TestPapers:
    @pytest.mark.parametrize("key", PAPERS)
    def test_refuses_before_there_is_a_card(self, office, key):
        with pytest.raises(no.CardIsNotReady):
            PAPERS[key](consulted(office))

    def test_prints_every_person_the_route_and_the_conclusion(self, office):
        dossier = consulted(office)
        verify(office, dossier)
        pdf = PAPERS["kartu-kendali"](dossier)
        text = text_of(pdf)
        assert "Orang Contoh 12" in text
        assert "Daniel Umpama" in text
        assert pdf == PAPERS["kartu-kendali-personil"](dossier)
