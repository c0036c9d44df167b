"""Sharing the work on a dossier's open act, as a page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from diktum.core.moment import Moment
from diktum.desk.copies_condition import copies_condition
from diktum.desk.hold import hold_of
from diktum.dossiers.commands import claim_act
from diktum.dossiers.models import CopyCheck
from diktum.dossiers.queries import lines_of
from diktum.people.models import Appointment


def url(name, dossier):
    return reverse(f"desk:{name}", args=[dossier.code])


@pytest.fixture
def colleague(office):
    """A second person of the proposing unit with the proposer's post."""
    own = Appointment.objects.filter(person=office.person("pengusul"), post="proposing_unit").get()
    return Appointment.objects.create(
        commission=own.commission, person=office.person("tamu"), post=own.post, unit=own.unit, since=own.since
    ).person


def test_taking_an_act_in_hand_is_shown_to_the_colleague(as_, dossier, colleague):
    client = as_("pengusul")
    assert "Pegang pekerjaan ini" in client.get(url("hold", dossier)).content.decode()
    sent = {"what": "claim", "act": "submit_draft", "request_key": "a"}
    assert client.post(url("hold", dossier), sent).status_code == 302
    assert client.post(url("hold", dossier), sent).status_code == 303
    assert "Anda memegang pekerjaan ini" in client.get(url("dossier", dossier)).content.decode()
    other = as_("tamu")
    assert "Sedang dikerjakan oleh" in other.get(url("dossier", dossier)).content.decode()
    assert other.post(url("hold", dossier), sent | {"request_key": "b"}).status_code == 409
    client = as_("pengusul")
    client.post(url("hold", dossier), {"what": "release", "act": "submit_draft"})
    assert "Sedang dikerjakan oleh" not in as_("tamu").get(url("dossier", dossier)).content.decode()
    assert "dilepaskan" in as_("pengusul").get(url("history", dossier)).content.decode()


def test_a_hold_that_is_over_can_be_taken_again(office, dossier):
    claim_act(dossier_id=dossier.pk, act="submit_draft", by=office.proposer, when=office.moment())
    held = hold_of(dossier, office.proposer, office.moment())
    assert (held.may_claim, held.may_release, bool(held.words)) == (False, True, True)
    later = hold_of(dossier, office.proposer, office.moment(9))
    assert (later.may_claim, later.may_release, later.words) == (True, False, "")


def test_an_act_is_entrusted_to_a_named_colleague(as_, dossier, colleague):
    client = as_("pengusul")
    assert f'value="{colleague.pk}"' in client.get(url("hold", dossier)).content.decode()
    sent = {"what": "delegate", "act": "submit_draft", "person": colleague.pk}
    assert client.post(url("hold", dossier), sent).status_code == 302
    assert lines_of(dossier)[-1].data["holder"] == colleague.pk
    assert "Anda memegang" in as_("tamu").get(url("dossier", dossier)).content.decode()


@pytest.mark.parametrize("sent", [{}, {"what": "apa"}, {"what": "delegate", "person": "x\x00"}, {"what": "delegate", "person": "999999"}])  # fmt: skip
def test_what_nobody_offers_is_not_found(as_, dossier, sent):
    seq = len(lines_of(dossier))
    assert as_("pengusul").post(url("hold", dossier), sent | {"act": "submit_draft"}).status_code == 404
    assert len(lines_of(dossier)) == seq


@pytest.mark.parametrize("act", ["", "sign", "<b>", "x\x00"])
def test_another_act_is_refused(as_, dossier, act):
    assert as_("pengusul").post(url("hold", dossier), {"what": "claim", "act": act}).status_code == 409


def test_who_has_no_part_in_it_is_offered_nothing(as_, dossier):
    page = as_("ketua").get(url("hold", dossier)).content.decode()
    assert "Tidak ada yang dapat dibagi" in page
    assert url("hold", dossier) not in as_("ketua").get(url("dossier", dossier)).content.decode()
    assert (
        as_("ketua").post(url("hold", dossier), {"what": "claim", "act": "submit_draft"}).status_code == 409
    )


def test_the_comparison_of_the_copies_is_told(db):
    now = timezone.now()
    when = Moment.in_office(now, "Asia/Jayapura")
    assert copies_condition(when).state == "to_mend"
    CopyCheck.objects.create(at=now - timedelta(days=3), checked=4)
    assert copies_condition(when).state == "to_mend"
    CopyCheck.objects.create(at=now, checked=4)
    assert copies_condition(when).state == "done"
    CopyCheck.objects.create(at=now, checked=4, wrong=["SS-26-0001: seq: 2 ≠ 3"])
    assert copies_condition(when).state == "late"
    assert "SS-26-0001" in copies_condition(when).sentence
