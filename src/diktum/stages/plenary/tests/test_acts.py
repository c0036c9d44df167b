"""What the plenary does to a dossier."""

from dataclasses import replace

import pytest

from diktum.core.document import fingerprint
from diktum.core.document.rules.samples import SOUND
from diktum.core.procedure.refusals import (
    ActIsNotOpen,
    NotYourPost,
    ReasonIsMissing,
    SamePersonTwice,
    UnknownOutcome,
)
from diktum.dossiers.queries import last_completion
from diktum.ledger.verify import verify
from diktum.stages.drafting.refusals import DraftHasErrors
from diktum.stages.plenary import commands, queries
from diktum.stages.plenary import refusals as no
from diktum.stages.plenary.commands import Closing
from diktum.stages.plenary.models import (
    AgendaItem,
    Correction,
    CorrectionClosing,
    PlenaryDecision,
    PlenaryRecord,
)
from diktum.stages.plenary.tests.acting import (
    CHANGED,
    a_draft,
    a_session,
    a_verified_draft,
    adopted,
    attend,
    decide,
    ids,
    reconcile,
    tabled,
)


class TestTableDossier:
    def table(self, office, dossier, session, day=0, by=None, **kwargs):
        return commands.table_dossier(
            dossier_id=dossier.pk,
            session_id=session.pk,
            by=by or office.secretary,
            when=office.moment(day),
            **kwargs,
        )

    def test_puts_the_dossier_on_the_agenda_with_its_text(self, office):
        session = a_session(office)
        first = self.table(office, a_verified_draft(office), session)
        second = self.table(office, a_verified_draft(office, title="Lain"), session)
        assert (first.position, second.position) == (1, 2)
        assert first.version_sha256 == fingerprint(SOUND)
        assert [item.dossier.title for item in queries.agenda(session)][1] == "Lain"

    def test_refuses_a_session_that_is_over(self, office):
        session = a_session(office)
        dossier = a_verified_draft(office)
        with pytest.raises(no.SessionIsOver):
            self.table(office, dossier, session, day=6)
        assert not AgendaItem.objects.exists()

    def test_refuses_a_late_item_without_a_reason(self, office):
        session, dossier = a_session(office), a_verified_draft(office)
        with pytest.raises(no.NoticeIsShort):
            self.table(office, dossier, session, day=4)
        assert self.table(office, dossier, session, day=4, reason_late="Mendesak").late_reason == "Mendesak"

    def test_refuses_before_the_verification(self, office):
        with pytest.raises(ActIsNotOpen):
            self.table(office, a_draft(office), a_session(office))

    def test_refuses_anyone_but_the_secretary(self, office):
        with pytest.raises(NotYourPost):
            self.table(office, a_verified_draft(office), a_session(office), by=office.legal_officer)


class TestRecordDecision:
    def test_adopts_and_makes_the_berita_acara(self, office):
        dossier, session = tabled(office)
        decision = decide(office, dossier)
        dossier.refresh_from_db()
        assert dossier.open_act == "reconcile"
        assert (decision.present, decision.agreeing, decision.members_by_law) == (3, 3, 5)
        assert decision.article == "Pasal 44"
        assert decision.presided_by_name == office.chair.name
        assert queries.record_of(dossier).full_number == "1/PK.01-BA/9204/2026"
        assert queries.record_of(dossier).session == session
        assert last_completion(dossier, "decide").data["record"] == "1/PK.01-BA/9204/2026"
        assert verify().is_sound

    def test_adopts_with_corrections(self, office):
        dossier = adopted(office, "Diktum KEDUA: Perbaiki masa kerja", " ", "Lengkapi lampiran")
        assert [c.text for c in queries.corrections(dossier)] == [
            "Diktum KEDUA: Perbaiki masa kerja",
            "Lengkapi lampiran",
        ]

    def test_each_berita_acara_has_its_own_number(self, office):
        first, _ = tabled(office)
        decide(office, first)
        second = a_verified_draft(office, title="Lain")
        session = a_session(office, hour=4)
        commands.table_dossier(
            dossier_id=second.pk, session_id=session.pk, by=office.secretary, when=office.moment()
        )
        commands.send_invitation(session_id=session.pk, by=office.secretary, when=office.moment())
        attend(office, session, office.members)
        decide(office, second, agreeing=4)
        assert [row.number for row in PlenaryRecord.objects.order_by("pk")] == [1, 2]

    @pytest.mark.parametrize(
        ("outcome", "opens"), [("postponed", "table"), ("returned", "submit_draft"), ("rejected", "")]
    )
    def test_goes_back_or_ends_with_a_reason(self, office, outcome, opens):
        dossier, _ = tabled(office)
        with pytest.raises(ReasonIsMissing):
            decide(office, dossier, outcome)
        decide(office, dossier, outcome, reason="Anggaran belum ada")
        dossier.refresh_from_db()
        assert dossier.open_act == opens

    def test_postpones_for_lack_of_quorum(self, office):
        dossier, _ = tabled(office, present=2)
        decide(office, dossier, "postponed", agreeing=0, reason="Tidak kuorum")
        assert PlenaryDecision.objects.get().article == "Pasal 44"

    def test_may_be_tabled_again_after_a_postponement(self, office):
        dossier, _ = tabled(office)
        decide(office, dossier, "postponed", agreeing=0, reason="Waktu habis")
        session = a_session(office, day=12)
        commands.table_dossier(
            dossier_id=dossier.pk, session_id=session.pk, by=office.secretary, when=office.moment(6)
        )
        assert queries.agenda_item(dossier).session == session

    def test_refuses_without_quorum(self, office):
        dossier, _ = tabled(office, present=2)
        with pytest.raises(no.NoQuorum) as refusal:
            decide(office, dossier, agreeing=2)
        assert refusal.value.rule % refusal.value.facts == "Undang-Undang Nomor 7 Tahun 2017 Pasal 44"
        assert not PlenaryDecision.objects.exists()
        assert not PlenaryRecord.objects.exists()

    def test_guests_do_not_make_a_quorum(self, office):
        dossier, session = tabled(office, present=None)
        attend(office, session, [*office.members[:2], office.secretary, office.head_of_legal])
        with pytest.raises(no.NoQuorum):
            decide(office, dossier, agreeing=2)

    def test_refuses_without_majority(self, office):
        dossier, _ = tabled(office, present=5)
        with pytest.raises(no.NoMajority) as refusal:
            decide(office, dossier, agreeing=2)
        assert "Pasal 44" in refusal.value.rule % refusal.value.facts

    def test_refuses_votes_of_the_absent(self, office):
        dossier, _ = tabled(office)
        with pytest.raises(no.VotesDoNotAddUp):
            decide(office, dossier, agreeing=4)

    def test_refuses_before_the_day(self, office):
        dossier, _ = tabled(office, present=None)
        with pytest.raises(no.SessionIsYetToCome):
            decide(office, dossier, when=office.moment(1))

    def test_refuses_without_an_invitation(self, office):
        dossier, _ = tabled(office, invited=False)
        with pytest.raises(no.NoInvitationSent) as refusal:
            decide(office, dossier)
        assert "Pasal 46" in refusal.value.rule

    def test_refuses_without_attendance(self, office):
        dossier, _ = tabled(office, present=None)
        with pytest.raises(no.NoAttendanceRecorded):
            decide(office, dossier)

    def test_refuses_corrections_that_are_missing_or_not_expected(self, office):
        dossier, _ = tabled(office)
        with pytest.raises(no.CorrectionsAreMissing):
            decide(office, dossier, "adopted_with_corrections", corrections=(" ",))
        with pytest.raises(no.CorrectionsAreNotExpected):
            decide(office, dossier, "adopted", corrections=("Judul: x",))
        assert not Correction.objects.exists()

    def test_refuses_an_unknown_outcome(self, office):
        dossier, _ = tabled(office)
        with pytest.raises(UnknownOutcome):
            decide(office, dossier, "perhaps")

    def test_a_member_presides_by_acclamation_when_the_chair_is_absent(self, office):
        dossier, session = tabled(office, present=None)
        attend(office, session, office.members[1:4])
        with pytest.raises(no.ChairDoesNotPreside):
            decide(office, dossier)
        with pytest.raises(no.PresiderIsNoMemberPresent):
            decide(office, dossier, presided_by=office.members[4].person_id)
        decision = decide(office, dossier, presided_by=office.members[2].person_id)
        assert decision.by_acclamation
        assert decision.presided_by_name == office.members[2].name

    def test_a_recused_member_counts_for_quorum_and_does_not_vote(self, office):
        dossier, _ = tabled(office, present=4)
        with pytest.raises(no.VotesDoNotAddUp):
            decide(office, dossier, agreeing=4, recused=ids(office.members[1]))
        with pytest.raises(no.ChairDoesNotPreside):
            decide(office, dossier, recused=ids(office.chair))
        decision = decide(office, dossier, recused=ids(office.members[1]))
        assert decision.recused == [office.members[1].name]

    def test_refuses_anyone_but_the_chair(self, office):
        dossier, _ = tabled(office)
        for actor in (office.secretary, office.minute_taker, office.members[2], office.bystander):
            with pytest.raises(NotYourPost):
                decide(office, dossier, by=actor)

    def test_refuses_the_chair_who_drafted(self, office):
        from dataclasses import replace as with_

        dossier, _ = tabled(office)
        drafter = with_(office.chair, person_id=office.proposer.person_id)
        with pytest.raises(SamePersonTwice):
            decide(office, dossier, by=drafter)

    def test_decides_once(self, office):
        dossier, _ = tabled(office)
        decide(office, dossier)
        with pytest.raises(ActIsNotOpen):
            decide(office, dossier)
        assert PlenaryDecision.objects.count() == 1


class TestReconcile:
    def closings(self, dossier, applied=True, note=""):
        return [Closing(c.pk, applied, note) for c in queries.corrections(dossier)]

    def test_brings_the_corrections_into_the_text(self, office):
        dossier = adopted(office, "Diktum KEDUA: Perbaiki masa kerja")
        assert reconcile(office, dossier, CHANGED, self.closings(dossier)) == 2
        dossier.refresh_from_db()
        assert dossier.open_act == "confirm_text"
        (closed,) = queries.corrections(dossier)
        assert closed.closing.applied and closed.closing.version_number == 2

    def test_leaves_the_text_as_adopted_when_there_is_nothing_to_mend(self, office):
        dossier = adopted(office)
        assert reconcile(office, dossier) == 1

    def test_a_correction_may_be_left_out_with_a_reason(self, office):
        dossier = adopted(office, "Diktum KEDUA: Perbaiki masa kerja")
        with pytest.raises(no.NotAppliedWithoutReason):
            reconcile(office, dossier, SOUND, self.closings(dossier, applied=False))
        reconcile(office, dossier, SOUND, self.closings(dossier, applied=False, note="Sudah termuat"))
        assert CorrectionClosing.objects.get().note == "Sudah termuat"

    def test_refuses_an_open_correction(self, office):
        dossier = adopted(office, "Diktum KEDUA: satu", "Judul: dua")
        with pytest.raises(no.CorrectionIsOpen):
            reconcile(office, dossier, CHANGED, self.closings(dossier)[:1])
        assert not CorrectionClosing.objects.exists()
        assert queries.drafting.latest_version(dossier).number == 1

    def test_refuses_a_correction_of_another_dossier(self, office):
        dossier = adopted(office, "Diktum KEDUA: satu")
        with pytest.raises(no.UnknownCorrection):
            reconcile(office, dossier, CHANGED, [*self.closings(dossier), Closing(0, True)])

    def test_refuses_an_unchanged_text_with_something_applied(self, office):
        dossier = adopted(office, "Diktum KEDUA: Perbaiki masa kerja")
        with pytest.raises(no.TextIsUnchanged):
            reconcile(office, dossier, SOUND, self.closings(dossier))

    def test_refuses_a_change_that_no_correction_asks_for(self, office):
        dossier = adopted(office)
        with pytest.raises(no.ChangeHasNoGround):
            reconcile(office, dossier, CHANGED)

    def test_refuses_one_forged_word_and_names_its_place(self, office):
        dossier = adopted(office, "Diktum KEDUA: batasi masa kerja")
        forged = replace(
            CHANGED,
            dicta=(
                replace(
                    CHANGED.dicta[0], text=CHANGED.dicta[0].text.replace("Menetapkan", "Menetapkan kembali")
                ),
                *CHANGED.dicta[1:],
            ),
        )
        with pytest.raises(no.ChangeHasNoGround) as refusal:
            reconcile(office, dossier, forged, self.closings(dossier))
        assert "Diktum KESATU" in str(refusal.value)
        assert "Menetapkan kembali Tim" in str(refusal.value)
        assert queries.drafting.latest_version(dossier).number == 1

    def test_refuses_a_correction_that_is_not_in_the_text(self, office):
        dossier = adopted(office, "Diktum KEDUA: batasi masa kerja", "Judul: sebut tahun")
        with pytest.raises(no.CorrectionIsNotInText, match="Judul"):
            reconcile(office, dossier, CHANGED, self.closings(dossier))

    def test_refuses_a_text_with_errors(self, office):
        dossier = adopted(office, "Hapus diktum")
        with pytest.raises(DraftHasErrors):
            reconcile(office, dossier, replace(SOUND, dicta=()), self.closings(dossier))

    def test_refuses_another_unit(self, office):
        dossier = adopted(office)
        with pytest.raises(NotYourPost):
            reconcile(office, dossier, by=office.other_proposer)
