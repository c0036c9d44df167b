"""Relations between decrees: one row, both sides; guards; reverting; what the public sees."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from diktum.stages.distribution.issued import issued
from diktum.stages.distribution.tests.acting import certified
from diktum.stages.publication.relating import relate_decrees, revert_relation
from diktum.stages.publication.relation_models import Bearing, DecreeRelation
from diktum.stages.publication.relation_refusals import (
    DecreeIsNotIssued,
    DecreeToItself,
    EffectiveTooEarly,
    NotYoursToRelate,
    RelationIsCircular,
    RelationIsReverted,
    RelationStands,
    RevertNeedsAReason,
    TargetIsNotInForce,
    TargetIsYounger,
)
from diktum.stages.publication.standing import Force, standing_of, standings
from diktum.stages.publication.tests.acting import moment
from diktum.stages.signing.tests.acting import initialed


@pytest.fixture
def older(office):
    return certified(office)


@pytest.fixture
def newer(office, older):
    return certified(office)


@pytest.fixture
def day(newer):
    return issued(newer).enacted_on


def relate(office, acting, target, kind=Bearing.REVOKES, *, by=None, **more):
    given = {"effective_on": issued(acting).enacted_on if issued(acting) else moment(office).day} | more
    return relate_decrees(
        acting_id=acting.pk,
        kind=kind,
        target_id=target.pk if target else None,
        by=by or office.head_of_legal,
        when=moment(office),
        **given,
    )


def refused(kind, office, *args, **more):
    before = DecreeRelation.objects.count()
    with pytest.raises(kind) as caught:
        relate(office, *args, **more)
    assert caught.value.advice
    assert str(caught.value)
    assert DecreeRelation.objects.count() == before


@pytest.mark.parametrize(
    ("kind", "force", "status"),
    [
        (Bearing.REVOKES, Force.REVOKED, "Tidak Berlaku"),
        (Bearing.REVOKES_IN_PART, Force.PARTLY_REVOKED, "Berlaku"),
        (Bearing.AMENDS, Force.AMENDED, "Berlaku"),
        (Bearing.IMPLEMENTS, Force.IN_FORCE, "Berlaku"),
        (Bearing.RELATED, Force.IN_FORCE, "Berlaku"),
    ],
)
def test_one_row_is_read_from_both_sides(office, older, newer, day, kind, force, status):
    relate(office, newer, older, kind, dictum="KELIMA", parts=["Diktum KEDUA"])
    suffered, acted = standing_of(older.pk, day), standing_of(newer.pk, day)
    assert (suffered.force, suffered.status) == (force, status)
    assert (acted.force, acted.status) == (Force.IN_FORCE, "Berlaku")
    (mine,), (theirs,) = acted.bonds, suffered.bonds
    assert mine.is_acting and not theirs.is_acting
    assert mine.words == kind.label
    assert older.title in mine.other and newer.title in theirs.other
    assert theirs.parts == ("Diktum KEDUA",)


def test_a_revocation_counts_from_its_day(office, older, newer, day):
    relate(office, newer, older, effective_on=day + dt.timedelta(days=10))
    assert standing_of(older.pk, day + dt.timedelta(days=9)).force is Force.IN_FORCE
    standing = standing_of(older.pk, day + dt.timedelta(days=10))
    assert standing.force is Force.REVOKED
    assert "telah dicabut sejak" in standing.words


def test_a_decree_that_is_only_cited_can_be_revoked(office, newer, day):
    relate(office, newer, None, target_name="Keputusan KPU Kabupaten Contoh Nomor 3 Tahun 2019")
    (bond,) = standing_of(newer.pk, day).bonds
    assert bond.other == "Keputusan KPU Kabupaten Contoh Nomor 3 Tahun 2019"


def test_many_standings_cost_no_more_than_one(office, older, newer, day, django_assert_max_num_queries):
    relate(office, newer, older)
    with django_assert_max_num_queries(2):
        assert len(standings([older.pk, newer.pk], day)) == 2


def test_reverting_brings_the_force_back(office, older, newer, day):
    relation = relate(office, newer, older)
    revert_relation(
        relation_id=relation.pk, reason="Nomor keliru.", by=office.head_of_legal, when=moment(office)
    )
    assert standing_of(older.pk, day).force is Force.IN_FORCE
    with pytest.raises(RelationIsReverted):
        revert_relation(relation_id=relation.pk, reason="Lagi.", by=office.head_of_legal, when=moment(office))
    relate(office, newer, older)
    assert standing_of(older.pk, day).force is Force.REVOKED


def test_reverting_says_why(office, older, newer):
    relation = relate(office, newer, older)
    with pytest.raises(RevertNeedsAReason):
        revert_relation(relation_id=relation.pk, reason="  ", by=office.head_of_legal, when=moment(office))


def test_refuses_itself(office, newer):
    refused(DecreeToItself, office, newer, newer)


def test_refuses_a_target_that_was_revoked(office, older, newer):
    relate(office, newer, older)
    refused(TargetIsNotInForce, office, newer, older, Bearing.AMENDS)


def test_refuses_a_younger_target_so_that_no_circle_of_revocations_arises(office, older, newer):
    relate(office, newer, older)
    refused(TargetIsYounger, office, older, newer)


def test_refuses_implementing_in_a_circle(office, older, newer):
    relate(office, newer, older, Bearing.IMPLEMENTS)
    refused(
        RelationIsCircular, office, older, newer, Bearing.IMPLEMENTS, effective_on=issued(newer).enacted_on
    )


def test_refuses_the_same_twice(office, older, newer):
    relate(office, newer, older, Bearing.RELATED)
    refused(RelationStands, office, newer, older, Bearing.RELATED)
    refused(RelationStands, office, older, newer, Bearing.RELATED, effective_on=issued(newer).enacted_on)


def test_refuses_a_day_before_the_decree(office, older, newer, day):
    refused(EffectiveTooEarly, office, newer, older, effective_on=day - dt.timedelta(days=1))


def test_refuses_a_draft_on_either_side(office, older):
    draft = initialed(office)
    refused(DecreeIsNotIssued, office, draft, older)
    refused(DecreeIsNotIssued, office, older, draft)


def test_only_the_head_of_legal_records(office, older, newer):
    for someone in (office.proposer, office.chair, office.bystander):
        refused(NotYoursToRelate, office, newer, older, by=someone)


def test_another_office_sees_none_of_it(office, other_office, older, newer):
    from diktum.dossiers.models import Dossier

    with pytest.raises(Dossier.DoesNotExist):
        relate(office, newer, older, by=other_office.head_of_legal)


def test_the_page_records_and_takes_back(office, as_user, older, newer, day):
    browser, address = as_user("kasubbag-hukum"), reverse("publication:relations", args=[newer.code])
    assert "Belum ada hubungan" in browser.get(address).content.decode()
    typed = {"kind": "revokes", "target": older.code, "effective_on": day.isoformat(), "dictum": "KELIMA"}
    assert browser.post(address, typed).status_code == 302
    shown = browser.get(address).content.decode()
    assert older.title in shown and "Diktum KELIMA" in shown
    answer = browser.post(address, typed)
    assert answer.status_code == 422
    assert "dicabut sejak" in answer.content.decode()
    relation = DecreeRelation.objects.get()
    back = reverse("publication:revert_relation", args=[newer.code, relation.pk])
    assert browser.post(back, {"reason": ""}).status_code == 409
    assert browser.post(back, {"reason": "Keliru."}).status_code == 302


def test_a_revoked_decree_leads_to_the_recall_of_its_copies(office, as_user, older, newer):
    browser = as_user("kasubbag-hukum")
    address, recall = (
        reverse("publication:relations", args=[older.code]),
        reverse("distribution:recall", args=[older.code]),
    )
    assert recall not in browser.get(address).content.decode()
    relate(office, newer, older)
    assert recall in browser.get(address).content.decode()
    assert browser.get(recall).status_code == 200


def test_a_decree_is_found_by_its_number(office, as_user, older, newer, day):
    from diktum.stages.signing.queries import number_of

    number = number_of(older)
    browser, address = as_user("kasubbag-hukum"), reverse("publication:relations", args=[newer.code])
    typed = {"kind": "amends", "target": f"{number.number}/{number.year}", "effective_on": day.isoformat()}
    assert browser.post(address, typed).status_code == 302
    assert DecreeRelation.objects.get().target == older


def test_others_read_the_page_without_the_form(office, as_user, newer):
    shown = as_user("pengusul").get(reverse("publication:relations", args=[newer.code])).content.decode()
    assert "Status Keputusan" in shown
    assert 'name="target"' not in shown
