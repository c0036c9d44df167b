"""Doorway: holding and entrusting an act, moving to another version, counting deadlines anew (invariants 4, 12, 13)."""

from dataclasses import replace

import pytest

from diktum import rulebook
from diktum.core.procedure import refusals as no
from diktum.core.procedure.loading import fingerprint
from diktum.desk.history import told
from diktum.dossiers import comparing
from diktum.dossiers.commands import (
    claim_act,
    delegate_act,
    move_to_version,
    publish_procedure,
    release_act,
)
from diktum.dossiers.models import InboxItem
from diktum.dossiers.queries import lines_of, state_of
from diktum.dossiers.recounting import recount
from diktum.dossiers.summary import summary
from diktum.dossiers.tests.acting import do, open_dossier, walk_to
from diktum.ledger.verify import verify
from diktum.people.commands import add_off_day
from tests.office import an_office

pytestmark = pytest.mark.django_db
TEXT = dict(rulebook.procedure_texts())["tim_pelaksana"]
ACT = "verify_content"


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def dossier(office):
    return walk_to(office, ACT)


def colleague_of(office):
    """Somebody else who holds the same post."""
    return replace(office.bystander, holdings=office.head_of_legal.holdings)


def sound(office):
    found = comparing.compare()
    assert found.wrong == ()
    assert verify(office.commission.pk).is_sound
    return True


def order(office, dossier, by="head_of_legal", **more):
    return {"dossier_id": dossier.pk, "by": getattr(office, by), "when": office.moment(), **more}


def test_a_held_act_is_shown_and_refused_to_the_colleague(office, dossier):
    claim_act(**order(office, dossier, act=ACT))
    dossier.refresh_from_db()
    page = summary(dossier, colleague_of(office), office.moment())
    assert not page.may_act
    assert office.head_of_legal.name in page.why_not
    before = dossier.seq
    with pytest.raises(no.ActIsHeld):
        do(office, dossier, ACT, colleague_of(office), "passed")
    dossier.refresh_from_db()
    assert dossier.seq == before
    release_act(**order(office, dossier, act=ACT))
    do(office, dossier, ACT, colleague_of(office), "passed")
    assert dossier.open_act == "table"
    assert sound(office)
    said = [line.what for line in told(dossier)]
    assert any(each.endswith("mulai dikerjakan") for each in said)
    assert any(each.endswith("dilepaskan") for each in said)


def test_the_secretary_entrusts_an_act(office, dossier):
    colleague = colleague_of(office)
    delegate_act(**order(office, dossier, "secretary", act=ACT, to=colleague))
    with pytest.raises(no.ActIsHeld):
        do(office, dossier, ACT, "head_of_legal", "passed")
    do(office, dossier, ACT, colleague, "passed")
    assert lines_of(dossier)[-2].data["name"] == colleague.name
    assert sound(office)


def newer(mapping=()):
    text = TEXT.replace("2022-01-17", "2026-11-09", 1).replace("Verifikasi muatan", "Pemeriksaan muatan")
    for old, new in mapping:
        text = text.replace(f'"{old}"', f'"{new}"')
    return publish_procedure(text, name="tim-baru")


def test_a_new_version_reaches_new_dossiers_and_changes_no_running_one(office, dossier):
    before = summary(dossier, office.head_of_legal, office.moment())
    version = newer()
    dossier.refresh_from_db()
    assert summary(dossier, office.head_of_legal, office.moment()) == before
    assert dossier.procedure_id != version.pk
    assert open_dossier(office).procedure_id == version.pk


def test_moves_to_another_version_by_an_event_with_both_fingerprints(office, dossier):
    old, version = dossier.procedure.sha256, newer([(ACT, "check_text")])
    asked = order(office, dossier, "secretary", version_id=version.pk, reason="SOP direvisi")
    with pytest.raises(no.VersionDoesNotFit):
        move_to_version(**asked, mapping={})
    with pytest.raises(no.NotTheAuthority):
        move_to_version(**asked | {"by": office.chair}, mapping={ACT: "check_text"})
    move_to_version(**asked, mapping={ACT: "check_text"})
    dossier.refresh_from_db()
    line = lines_of(dossier)[-1]
    assert (line.kind, line.data["from"], line.data["to"]) == ("moved", old, version.sha256)
    assert line.data["mapping"] == {ACT: "check_text"}
    assert (dossier.procedure_id, dossier.open_act) == (version.pk, "check_text")
    assert list(InboxItem.objects.filter(dossier=dossier).values_list("act", flat=True)) == ["check_text"]
    do(office, dossier, "check_text", "head_of_legal", "returned", reason="Perbaiki")
    with pytest.raises(no.SamePersonTwice):
        do(office, do(office, dossier, "submit_draft", "proposer"), "consult", replace(office.division_lead, person_id=office.proposer.person_id))  # fmt: skip
    assert state_of(dossier).rounds["check_text"] == 1
    assert sound(office)


def test_a_version_of_another_procedure_does_not_fit(office, dossier):
    other = publish_procedure(dict(rulebook.procedure_texts())["pengaturan"], name="pengaturan")
    with pytest.raises(no.VersionDoesNotFit):
        move_to_version(**order(office, dossier, "secretary", version_id=other.pk, mapping={}, reason="x"))


def test_a_day_off_moves_the_deadline_by_an_event_and_never_forward(office):
    dossier = walk_to(office, "consult")
    recount(office.commission.pk, office.moment())
    dossier.refresh_from_db()
    before, lines = dossier.due_on, dossier.seq
    assert recount(office.commission.pk, office.moment()) == 0, "nothing is read while the list stays"
    add_off_day(commission_id=office.commission.pk, day=before, name="Libur daerah", by=office.administrator)
    assert recount(office.commission.pk, office.moment()) == 1
    dossier.refresh_from_db()
    assert dossier.due_on > before
    assert dossier.seq == lines + 1
    line = lines_of(dossier)[-1]
    assert (line.kind, line.person_id, line.data["before"]) == ("due_recomputed", None, before.isoformat())
    assert InboxItem.objects.get(dossier=dossier).due_on == dossier.due_on
    assert recount(office.commission.pk, office.moment(1)) == 0
    assert sound(office)


def test_the_rulebook_is_what_is_published(office):
    dossier = open_dossier(office)
    assert dossier.procedure.sha256 == fingerprint(rulebook.procedure("tim-pelaksana"))
