"""The rules that ask for more than the text hear it at the gates: day, seat, signatory, plenary."""

from dataclasses import replace

import pytest

from diktum.core.document import Dictum, findings
from diktum.core.document.rules import Context
from diktum.core.document.rules.samples import SOUND
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.facts import facts_on
from diktum.stages.drafting.refusals import DraftHasErrors
from diktum.stages.plenary import queries
from diktum.stages.plenary.commands import Closing, confirm_text
from diktum.stages.plenary.tests.acting import SESSION_DAY, a_draft, adopted, confirm, on_the_day, reconcile

EARLIER = replace(
    SOUND,
    dicta=(*SOUND.dicta[:-1], Dictum("k3", "Keputusan ini mulai berlaku pada tanggal 10 November 2026.")),
)


def closings(dossier):
    return [Closing(each.pk, True, "") for each in queries.corrections(dossier)]


def test_the_office_knows_where_and_by_whom_a_decree_is_signed(office):
    dossier = a_draft(office)
    facts = facts_on(dossier, SOUND, office.moment().day)
    assert facts.place == facts.seat == office.commission.seat
    assert facts.enacted_on == office.moment().day
    assert facts.signatories[0].upper() == facts.signatory_name
    assert facts.resolution.endswith(f"TENTANG {SOUND.title}.".upper())
    found = {each.id for each in findings(SOUND, Context(facts=facts, on=office.moment().day))}
    assert not found & {"T3", "T4", "K1", "K2", "K4", "X2"}


def test_after_the_plenary_its_day_and_its_members_are_known(office):
    dossier = adopted(office)
    facts = queries.facts_of(dossier, SOUND, on_the_day(office).day)
    assert facts.plenary_on == queries.decision(dossier).decided_on
    assert {actor.name for actor in office.members[:3]} & set(facts.involved)


def test_a_day_before_the_enactment_is_refused_at_the_gate(office):
    """Handed in before the plenary the day was still to come; on the day of the plenary it lies in the past."""
    dossier = adopted(office, "Diktum KETIGA: sebutkan tanggal")
    assert drafting.errors_of(EARLIER, dossier, on=office.moment().day) == ()
    with pytest.raises(DraftHasErrors, match="sebelum tanggal ditetapkan"):
        reconcile(office, dossier, EARLIER, closings(dossier))


def test_a_text_that_came_a_day_late_to_its_confirmation_is_held_against_that_day(office):
    dossier = adopted(office, "Diktum KETIGA: sebutkan tanggal")
    starts = f"Keputusan ini mulai berlaku pada tanggal {on_the_day(office).day.day} November 2026."
    today = replace(SOUND, dicta=(*SOUND.dicta[:-1], Dictum("k3", starts)))
    reconcile(office, dossier, today, closings(dossier))
    with pytest.raises(DraftHasErrors, match="sebelum tanggal ditetapkan"):
        confirm_text(
            dossier_id=dossier.pk,
            outcome="confirmed",
            by=office.head_of_legal,
            when=office.moment(SESSION_DAY + 1),
        )
    confirm(office, dossier)
