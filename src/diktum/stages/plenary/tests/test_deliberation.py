"""Suggestions at the parts of the text, and what becomes of them."""

import pytest

from diktum.core.procedure.refusals import ActIsNotOpen, NotYourPost
from diktum.ledger.verify import verify
from diktum.stages.plenary import commands, deliberation, queries
from diktum.stages.plenary import deliberation_refusals as talk
from diktum.stages.plenary import refusals as no
from diktum.stages.plenary.commands import Closing, Mending
from diktum.stages.plenary.models import Resolution, Suggestion
from diktum.stages.plenary.tests.acting import CHANGED, confirm, decide, on_the_day, reconcile, tabled

NEW_WORDS = CHANGED.dicta[1].text


def suggest(
    office, dossier, *, node="k2", text="Batasi masa kerja", by=None, person=None, minutes=50, **kwargs
):
    return commands.suggest(
        dossier_id=dossier.pk,
        node=node,
        text=text,
        person_id=(person or office.members[1]).person_id,
        by=by or office.minute_taker,
        when=on_the_day(office, minutes=minutes),
        **kwargs,
    )


def resolve(office, dossier, suggestion, outcome="adopted", *, by=None, minutes=55, **kwargs):
    return commands.resolve(
        dossier_id=dossier.pk,
        suggestion_id=suggestion.pk,
        outcome=outcome,
        by=by or office.minute_taker,
        when=on_the_day(office, minutes=minutes),
        **kwargs,
    )


def test_an_adopted_suggestion_becomes_a_correction_with_its_place_and_words(office):
    dossier, _session = tabled(office, present=4)
    first = suggest(office, dossier, wording=NEW_WORDS)
    second = suggest(office, dossier, node="judul", text="Sebut tahun")
    resolve(office, dossier, first)
    resolve(office, dossier, second, "rejected", agreeing=1, reason="Tahun sudah disebut")
    decide(office, dossier, "adopted_with_corrections", agreeing=4)
    (correction,) = queries.corrections(dossier)
    assert (correction.text, correction.nodes, correction.label) == (
        "Batasi masa kerja",
        ("k2",),
        "Diktum KEDUA",
    )
    with pytest.raises(no.WordingDiffers):
        other = CHANGED.dicta[1].text.replace("November", "Oktober")
        from dataclasses import replace

        wrong = replace(
            CHANGED, dicta=(CHANGED.dicta[0], replace(CHANGED.dicta[1], text=other), CHANGED.dicta[2])
        )
        reconcile(office, dossier, wrong, [Closing(correction.pk, True)])
    reconcile(office, dossier, CHANGED, [Closing(correction.pk, True)])
    confirm(office, dossier)
    assert queries.final_decree(dossier) == CHANGED
    assert verify().is_sound


def test_an_amended_suggestion_says_how(office):
    dossier, _session = tabled(office, present=4)
    row = suggest(office, dossier, wording="Masa kerja tim satu tahun.")
    with pytest.raises(talk.AmendedSuggestionSaysNotHow):
        resolve(office, dossier, row, "amended")
    resolve(office, dossier, row, "amended", wording=NEW_WORDS, agreeing=3)
    decide(office, dossier, "adopted_with_corrections", agreeing=4)
    (correction,) = queries.corrections(dossier)
    assert correction.wording == NEW_WORDS


def test_the_redline_of_a_suggestion_is_shown(office):
    dossier, _session = tabled(office, present=4)
    suggest(office, dossier, wording=NEW_WORDS)
    item = queries.agenda_item(dossier)
    (row,) = deliberation.suggestions(item)
    assert any(word.kind == "added" and "November" in word.text for word in row.redline)


def test_a_decision_waits_for_open_suggestions(office):
    dossier, _session = tabled(office, present=4)
    row = suggest(office, dossier)
    with pytest.raises(no.SuggestionIsOpen):
        decide(office, dossier, agreeing=4)
    resolve(office, dossier, row)
    with pytest.raises(no.CorrectionsAreNotExpected):
        decide(office, dossier, agreeing=4)
    decide(office, dossier, "adopted_with_corrections", agreeing=4)


def test_a_suggestion_is_resolved_once_and_by_enough(office):
    dossier, _session = tabled(office, present=4)
    row = suggest(office, dossier)
    with pytest.raises(no.NoMajority):
        resolve(office, dossier, row, agreeing=2)
    with pytest.raises(no.VotesDoNotAddUp):
        resolve(office, dossier, row, agreeing=5)
    resolve(office, dossier, row, agreeing=3)
    with pytest.raises(talk.SuggestionIsResolved):
        resolve(office, dossier, row, "rejected")
    assert Resolution.objects.count() == 1


def test_without_quorum_nothing_is_adopted(office):
    dossier, _session = tabled(office, present=2)
    row = suggest(office, dossier)
    with pytest.raises(no.NoQuorum):
        resolve(office, dossier, row)
    resolve(office, dossier, row, "rejected")


def test_refuses_the_absent_the_unknown_and_the_empty(office):
    dossier, _session = tabled(office, present=3)
    with pytest.raises(no.AbsentTakesNoPart):
        suggest(office, dossier, person=office.members[4])
    with pytest.raises(talk.UnknownPlace):
        suggest(office, dossier, node="k99")
    with pytest.raises(talk.SuggestionIsEmpty):
        suggest(office, dossier, text=" \x00 ")
    with pytest.raises(NotYourPost):
        suggest(office, dossier, by=office.bystander)
    with pytest.raises(talk.UnknownSuggestion):
        commands.resolve(
            dossier_id=dossier.pk,
            suggestion_id=0,
            outcome="adopted",
            by=office.chair,
            when=on_the_day(office),
        )
    assert not Suggestion.objects.exists()


def test_nothing_is_suggested_once_the_item_is_decided(office):
    dossier, _session = tabled(office, present=3)
    decide(office, dossier)
    with pytest.raises(ActIsNotOpen):
        suggest(office, dossier)


def test_a_correction_says_where(office):
    dossier, _session = tabled(office)
    with pytest.raises(no.CorrectionHasNoPlace):
        decide(office, dossier, "adopted_with_corrections", corrections=("Perbaiki masa kerja",))
    decide(office, dossier, "adopted_with_corrections", corrections=(Mending("Perbaiki masa kerja", "k2"),))
    (correction,) = queries.corrections(dossier)
    assert correction.nodes == ("k2",)
