"""Checking the final text and freezing it."""

from dataclasses import replace

import pytest

from diktum.core.document import fingerprint, from_data
from diktum.core.document.rules.samples import SOUND
from diktum.core.procedure.refusals import NotYourPost, ReasonIsMissing
from diktum.dossiers.tests.acting import do
from diktum.ledger.verify import verify
from diktum.stages.plenary import queries
from diktum.stages.plenary import refusals as no
from diktum.stages.plenary.commands import Closing
from diktum.stages.plenary.models import FinalText
from diktum.stages.plenary.tests.acting import CHANGED, a_draft, adopted, confirm, on_the_day, reconcile


def closings_of(dossier):
    return [Closing(each.pk, True, "") for each in queries.corrections(dossier)]


class TestConfirmText:
    def test_freezes_the_text_by_its_fingerprint(self, office):
        dossier = adopted(office, "Diktum KEDUA: Perbaiki masa kerja")
        reconcile(office, dossier, CHANGED, closings_of(dossier))
        confirm(office, dossier)
        final = queries.final_text(dossier)
        assert final.sha256 == fingerprint(CHANGED) == fingerprint(from_data(final.document))
        assert queries.final_decree(dossier) == CHANGED
        dossier.refresh_from_db()
        assert dossier.open_act == "initial"
        assert verify().is_sound

    def test_returns_to_the_reconciliation_and_takes_the_text_mended_where_the_plenary_asked(self, office):
        dossier = adopted(office, "Diktum KEDUA: batasi masa kerja")
        closings = closings_of(dossier)
        typo = replace(
            CHANGED,
            dicta=(
                CHANGED.dicta[0],
                replace(
                    CHANGED.dicta[1],
                    text="Masa kreja tim sebagaimana dimaksud dalam Diktum KESATU sampai dengan 30 November 2026.",
                ),
                CHANGED.dicta[2],
            ),
        )
        reconcile(office, dossier, typo, closings)
        with pytest.raises(ReasonIsMissing):
            confirm(office, dossier, "returned")
        confirm(office, dossier, "returned", reason="Salah ketik pada KEDUA")
        assert queries.final_text(dossier) is None
        reconcile(office, dossier, CHANGED, closings)
        confirm(office, dossier)
        assert queries.final_text(dossier).version_number == 3

    def test_a_text_that_came_back_is_not_mended_elsewhere(self, office):
        """Until now a text that was returned could be changed anywhere: the plenary had not seen it."""
        dossier = adopted(office)
        reconcile(office, dossier)
        confirm(office, dossier, "returned", reason="Salah ketik pada KEDUA")
        with pytest.raises(no.ChangeHasNoGround, match="Diktum KEDUA"):
            reconcile(office, dossier, CHANGED)

    def test_the_newest_frozen_text_counts(self, office):
        dossier = adopted(office, "Diktum KEDUA: batasi masa kerja")
        closings = closings_of(dossier)
        reconcile(office, dossier, SOUND, [replace(closings[0], applied=False, note="Sudah termuat")])
        confirm(office, dossier)
        do(
            office,
            dossier,
            "initial",
            "secretary",
            "returned",
            reason="Belum termuat",
            when=on_the_day(office),
        )
        reconcile(office, dossier, CHANGED, closings)
        confirm(office, dossier)
        assert FinalText.objects.count() == 2
        assert queries.final_text(dossier).version_number == 2

    def test_works_without_a_plenary(self, office):
        dossier = a_draft(office, procedure="keputusan-sekretaris")
        do(office, dossier, "consult", "division_lead")
        do(office, dossier, "verify_personnel", "head_of_legal", "passed")
        do(office, dossier, "verify_content", "head_of_legal", "passed")
        confirm(office, dossier)
        assert queries.final_text(dossier).sha256 == fingerprint(SOUND)

    def test_refuses_while_a_correction_is_open(self, office, monkeypatch):
        dossier = adopted(office, "Diktum KEDUA: satu")
        do(office, dossier, "reconcile", "proposer", when=on_the_day(office))  # by another door
        with pytest.raises(no.CorrectionIsOpen):
            confirm(office, dossier)
        assert not FinalText.objects.exists()

    def test_refuses_anyone_but_the_head_of_legal(self, office):
        dossier = adopted(office)
        reconcile(office, dossier)
        with pytest.raises(NotYourPost):
            confirm(office, dossier, by=office.secretary)
