"""Proposing, writing, handing in, advising, discussing: each does its work, each refusal leaves no trace."""

import datetime as dt
from dataclasses import replace

import pytest

from diktum.core.document import Decree, fingerprint
from diktum.core.procedure.refusals import ActIsNotOpen, NotYourPost, ReasonIsMissing, SamePersonTwice
from diktum.dossiers.models import Dossier, JournalEntry
from diktum.dossiers.queries import lines_of
from diktum.ledger.models import LedgerEntry
from diktum.ledger.verify import verify
from diktum.stages.drafting import commands, queries
from diktum.stages.drafting import refusals as no
from diktum.stages.drafting.models import DraftVersion, TermsOfReference, WorkingDraft
from diktum.stages.drafting.tests.drafts import PEOPLE, TERMS, consulted, hand_in, propose, sound, submitted

pytestmark = pytest.mark.django_db


def trace():
    return (
        Dossier.objects.count(),
        JournalEntry.objects.count(),
        LedgerEntry.objects.count(),
        DraftVersion.objects.count(),
        TermsOfReference.objects.count(),
        WorkingDraft.objects.count(),
    )


def refuses(refusal, act, **arguments):
    before = trace()
    with pytest.raises(refusal) as caught:
        act(**arguments)
    assert trace() == before
    assert str(caught.value)
    return caught.value


class TestPropose:
    def test_opens_a_dossier_with_its_code(self, office):
        dossier = propose(office)
        assert dossier.code == "SS-26-0001"
        assert dossier.open_act == "submit_draft"

    def test_takes_a_title_of_500_letters_and_not_one_more(self, office):
        assert propose(office, title="Tim " + "a" * 496).title.endswith("a")
        refuses(no.TitleIsUnfit, lambda: propose(office, title="a" * 501))

    def test_takes_a_title_with_html_and_control_characters_as_inert_text(self, office):
        assert propose(office, title="Tim <b>\x00A\x07</b>\nB").title == "Tim <b>A</b> B"

    def test_refuses_an_empty_title(self, office):
        refuses(no.TitleIsUnfit, lambda: propose(office, title=" \x00 "))

    def test_refuses_a_kind_that_the_procedure_does_not_make(self, office):
        refuses(no.KindIsNotOfThisProcedure, lambda: propose(office, kind="pedoman"))

    def test_refuses_without_the_division_that_is_to_be_consulted(self, office):
        refuses(no.DivisionIsMissing, lambda: propose(office, related_division_id=None))

    def test_refuses_who_does_not_hold_the_unit(self, office):
        refuses(NotYourPost, lambda: propose(office, by=office.bystander))
        refuses(NotYourPost, lambda: propose(office, by=office.other_proposer))


class TestSaveDraft:
    def test_numbers_the_versions_and_leaves_the_act_open(self, office):
        dossier = propose(office)
        text = sound(dossier)
        save = {"dossier_id": dossier.pk, "by": office.proposer, "when": office.moment()}
        first = commands.save_draft(decree=text, **save)
        second = commands.save_draft(decree=replace(text, title="TIM LAIN"), **save)
        assert (first.number, second.number) == (1, 2)
        assert queries.latest_version(dossier) == second
        dossier.refresh_from_db()
        assert dossier.open_act == "submit_draft"
        assert verify().is_sound

    def test_keeps_the_fingerprint_of_what_is_read_back(self, office):
        dossier = propose(office)
        draft = commands.save_draft(
            dossier_id=dossier.pk, decree=sound(dossier), by=office.proposer, when=office.moment()
        )
        assert fingerprint(queries.decree_of(DraftVersion.objects.get(pk=draft.pk))) == draft.sha256

    def test_makes_no_new_version_of_the_same_text(self, office):
        dossier = propose(office)
        for _ in range(2):
            commands.save_draft(
                dossier_id=dossier.pk, decree=sound(dossier), by=office.proposer, when=office.moment()
            )
        assert len(queries.versions(dossier)) == 1

    def test_parts_keep_their_ids_from_version_to_version(self, office):
        dossier = propose(office)
        save = {"dossier_id": dossier.pk, "by": office.proposer, "when": office.moment()}
        text = sound(dossier)
        commands.save_draft(decree=text, **save)
        moved = commands.save_draft(decree=replace(text, dicta=text.dicta[::-1]), **save)
        before = [d.id for d in text.dicta]
        assert [d.id for d in queries.decree_of(moved).dicta] == before[::-1]

    def test_drafting_rules_never_stop_saving(self, office):
        dossier = propose(office)
        draft = commands.save_draft(
            dossier_id=dossier.pk,
            decree=Decree(sound(dossier).kind, "", ""),
            by=office.proposer,
            when=office.moment(),
        )
        assert draft.number == 1

    def test_drops_control_characters_that_no_database_holds(self, office):
        dossier = propose(office)
        draft = commands.save_draft(
            dossier_id=dossier.pk,
            decree=replace(sound(dossier), title="TIM\x00 <SCRIPT>"),
            by=office.proposer,
            when=office.moment(),
        )
        assert queries.decree_of(draft).title == "TIM <SCRIPT>"

    def test_refuses_somebody_else(self, office):
        dossier = propose(office)
        refuses(
            NotYourPost,
            commands.save_draft,
            dossier_id=dossier.pk,
            decree=sound(dossier),
            by=office.bystander,
            when=office.moment(),
        )


class TestKeepWorkingDraft:
    def test_keeps_what_was_typed_without_a_version_or_a_line(self, office):
        dossier = propose(office)
        lines = len(lines_of(dossier))
        commands.keep_working_draft(
            dossier_id=dossier.pk, typed={"title": ["A\x00B"]}, by=office.proposer, when=office.moment()
        )
        assert queries.working_draft(dossier).typed == {"title": ["AB"]}
        assert queries.latest_version(dossier) is None
        assert len(lines_of(dossier)) == lines

    def test_a_version_takes_its_place(self, office):
        dossier = propose(office)
        commands.keep_working_draft(dossier_id=dossier.pk, typed={}, by=office.proposer, when=office.moment())
        commands.save_draft(
            dossier_id=dossier.pk, decree=sound(dossier), by=office.proposer, when=office.moment()
        )
        assert queries.working_draft(dossier) is None

    def test_refuses_somebody_else_and_a_closed_act(self, office):
        dossier = propose(office)
        arguments = {"dossier_id": dossier.pk, "typed": {}, "when": office.moment()}
        refuses(NotYourPost, commands.keep_working_draft, by=office.bystander, **arguments)
        hand_in(office, dossier)
        refuses(ActIsNotOpen, commands.keep_working_draft, by=office.proposer, **arguments)


class TestSubmitDraft:
    def test_hands_in_text_and_terms(self, office):
        dossier = submitted(office)
        assert dossier.open_act == "consult"
        assert queries.terms_of(dossier).version == queries.latest_version(dossier)

    def test_refuses_while_a_definite_rule_is_broken(self, office):
        dossier = propose(office)
        caught = refuses(
            no.DraftHasErrors,
            commands.submit_draft,
            dossier_id=dossier.pk,
            decree=queries.first_decree(dossier),
            terms=TERMS,
            by=office.proposer,
            when=office.moment(),
        )
        assert "Menimbang huruf a" in str(caught)

    def test_advice_does_not_hinder(self, office):
        dossier = propose(office)
        doubled = (*PEOPLE, PEOPLE[0])
        assert hand_in(office, dossier, decree=sound(dossier, doubled)).number == 1

    def test_refuses_without_its_terms(self, office):
        dossier = propose(office)
        caught = refuses(
            no.TermsAreIncomplete,
            commands.submit_draft,
            dossier_id=dossier.pk,
            decree=sound(dossier),
            terms=replace(TERMS, funding=" \x00"),
            by=office.proposer,
            when=office.moment(),
        )
        assert "Sumber pendanaan" in str(caught)

    def test_refuses_before_its_turn_is_back(self, office):
        dossier = submitted(office)
        refuses(
            ActIsNotOpen,
            commands.submit_draft,
            dossier_id=dossier.pk,
            decree=sound(dossier),
            terms=TERMS,
            by=office.proposer,
            when=office.moment(),
        )


class TestRecordConsultation:
    def test_hands_the_draft_on(self, office):
        dossier = consulted(office)
        assert dossier.open_act == "verify_personnel"
        assert [row.advice for row in queries.consultations(dossier)] == ["Setuju."]

    def test_returns_it_with_a_reason(self, office):
        dossier = submitted(office)
        commands.record_consultation(
            dossier_id=dossier.pk,
            outcome="returned",
            advice="",
            reason="Masa kerja belum tepat",
            by=office.division_lead,
            when=office.moment(),
        )
        dossier.refresh_from_db()
        assert (dossier.open_act, dossier.round) == ("submit_draft", 2)

    def test_refuses_to_return_it_without_a_reason(self, office):
        dossier = submitted(office)
        refuses(
            ReasonIsMissing,
            commands.record_consultation,
            dossier_id=dossier.pk,
            outcome="returned",
            advice="x",
            by=office.division_lead,
            when=office.moment(),
        )

    @pytest.mark.parametrize("who", ["bystander", "secretary", "proposer"])
    def test_refuses_another_post(self, office, who):
        dossier = submitted(office)
        refuses(
            (NotYourPost, SamePersonTwice),
            commands.record_consultation,
            dossier_id=dossier.pk,
            outcome="done",
            advice="",
            by=getattr(office, who),
            when=office.moment(),
        )


class TestRecordDiscussion:
    def dossier(self, office):
        dossier = propose(office, procedure="pengaturan", kind="pedoman", title="Pedoman Teknis Arsip")
        text = sound_guideline(dossier)
        hand_in(office, dossier, decree=text)
        return dossier

    def arguments(self, office, dossier, **more):
        return {
            "dossier_id": dossier.pk,
            "held_on": office.moment().day,
            "place": "Ruang rapat",
            "attendees": ("Elias Gambaran, Ketua Tim Penyusun", " "),
            "minutes": "Membahas Pasal 1.\nDisepakati tanpa perubahan.",
            "by": office.drafting_team,
            "when": office.moment(),
            **more,
        }

    def test_records_the_minutes(self, office):
        dossier = self.dossier(office)
        row = commands.record_discussion(**self.arguments(office, dossier))
        assert row.attendees == ["Elias Gambaran, Ketua Tim Penyusun"]
        dossier.refresh_from_db()
        assert dossier.open_act == "verify_content"

    def test_refuses_a_meeting_that_is_yet_to_come(self, office):
        dossier = self.dossier(office)
        tomorrow = office.moment().day + dt.timedelta(days=1)
        refuses(
            no.DiscussionIsYetToCome,
            commands.record_discussion,
            **self.arguments(office, dossier, held_on=tomorrow),
        )

    @pytest.mark.parametrize("empty", [{"place": " "}, {"attendees": ()}, {"minutes": "\x00"}])
    def test_refuses_minutes_without_words_place_or_people(self, office, empty):
        dossier = self.dossier(office)
        refuses(
            no.MinutesAreIncomplete, commands.record_discussion, **self.arguments(office, dossier, **empty)
        )

    def test_refuses_another_post(self, office):
        dossier = self.dossier(office)
        refuses(NotYourPost, commands.record_discussion, **self.arguments(office, dossier, by=office.chair))


def sound_guideline(dossier):
    """Fill the Template SK of a guideline."""
    from diktum.core.document import Chapter
    from diktum.stages.drafting.outline import read_articles

    decree = queries.first_decree(dossier)
    text = "Pasal 1\nArsip disimpan dengan tertib.\nPasal 2\n(1) Arsip didaftar.\n(2) Daftar memuat:\na. nomor; dan\nb. judul."
    held = decree.attachments[0]
    return replace(
        decree,
        considerations=tuple(
            replace(c, text=c.text.replace("[…]", "ketertiban arsip")) for c in decree.considerations
        ),
        dicta=tuple(replace(d, text=d.text.replace("[…]", "pengelolaan arsip")) for d in decree.dicta),
        attachments=(replace(held, chapters=(Chapter("", "KETENTUAN UMUM", read_articles(text)),)),),
    )


def test_a_dossier_of_another_office_is_not_there(office):
    from tests.office import another_office

    dossier = propose(office)
    stranger = another_office().proposer
    with pytest.raises(Dossier.DoesNotExist):
        commands.save_draft(dossier_id=dossier.pk, decree=sound(dossier), by=stranger, when=office.moment())
