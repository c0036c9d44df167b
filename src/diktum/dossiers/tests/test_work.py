"""The doorway: order, post, separation, one effect, no trace of a refusal."""

import pytest
from django.core.management import call_command
from tests.office import an_office, another_office

from diktum.core.procedure import refusals as no
from diktum.dossiers.models import Dossier, InboxItem, JournalEntry, Notice
from diktum.dossiers.queries import inbox, lines_of, state_of
from diktum.dossiers.refusals import NoProcedureInForce, RepeatedRequest, UnitOfAnotherOffice
from diktum.dossiers.tests.acting import TEAM_WALK, do, open_dossier, walk_to
from diktum.dossiers.work import opening, performing
from diktum.ledger.models import LedgerEntry
from diktum.ledger.verify import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db):
    return an_office()


def trace():
    """Everything that an act could have changed."""
    return (
        list(JournalEntry.objects.order_by("pk").values_list("dossier_id", "seq", "act", "outcome")),
        list(Dossier.objects.order_by("pk").values_list("status", "open_act", "round", "seq", "due_on")),
        list(InboxItem.objects.order_by("pk").values_list("dossier_id", "post", "act")),
        LedgerEntry.objects.count(),
    )


def refuses(refusal, office, dossier, *args, **kwargs):
    before = trace()
    with pytest.raises(refusal):
        do(office, dossier, *args, **kwargs)
    assert trace() == before


def test_a_dossier_walks_all_rows(office):
    dossier = walk_to(office, None)
    assert dossier.status == "finished"
    assert not InboxItem.objects.filter(dossier=dossier).exists()
    done = [line.act for line in lines_of(dossier) if line.kind == "completed"]
    assert done == [act for act, _, _ in TEAM_WALK]
    assert verify().is_sound


def test_a_new_dossier_gets_the_next_code_of_the_year(office):
    assert [open_dossier(office).code for _ in range(3)] == ["SS-26-0001", "SS-26-0002", "SS-26-0003"]


def test_the_year_of_the_code_is_the_office_s_year(office):
    eve = office.moment(52, hours=15)  # 31 December 2026, 15.30 UTC is already 1 January in Sorong
    assert eve.at.year == 2026
    assert open_dossier(office, when=eve).code == "SS-27-0001"


def test_the_open_act_waits_with_its_post_and_unit(office):
    dossier = open_dossier(office)
    assert [task.code for task in inbox(office.proposer)] == [dossier.code]
    assert inbox(office.other_proposer) == ()
    do(office, dossier, "submit_draft", "proposer")
    assert inbox(office.proposer) == ()
    assert [task.act.key for task in inbox(office.division_lead)] == ["consult"]


def test_refuses_an_act_that_is_not_open(office):
    refuses(no.ActIsNotOpen, office, open_dossier(office), "sign", "chair")


def test_refuses_another_post(office):
    dossier = open_dossier(office)
    refuses(no.NotYourPost, office, dossier, "submit_draft", "secretary")
    refuses(no.NotYourPost, office, dossier, "submit_draft", "bystander")


def test_refuses_the_same_post_of_another_unit(office):
    refuses(no.NotYourPost, office, open_dossier(office), "submit_draft", "other_proposer")


def test_refuses_the_actor_of_another_office(office):
    other = another_office()
    dossier = open_dossier(office)
    before = trace()
    with (
        pytest.raises(Dossier.DoesNotExist),
        performing("submit_draft", dossier_id=dossier.pk, by=other.proposer, when=other.moment()) as work,
    ):
        work.done(items=("draft", "kak"))
    assert trace() == before


def test_refuses_without_the_required_items(office):
    refuses(no.ItemsAreMissing, office, open_dossier(office), "submit_draft", "proposer", items=("draft",))


def test_refuses_to_send_back_without_a_reason(office):
    refuses(
        no.ReasonIsMissing,
        office,
        walk_to(office, "verify_content"),
        "verify_content",
        "head_of_legal",
        "returned",
    )


def test_refuses_an_outcome_that_the_act_does_not_have(office):
    refuses(no.UnknownOutcome, office, walk_to(office, "decide"), "decide", "chair", "perhaps")


def test_refuses_a_stale_form(office):
    dossier = open_dossier(office)
    refuses(no.StaleForm, office, dossier, "submit_draft", "proposer", seen_seq=dossier.seq - 1)


def test_refuses_everything_after_withdrawal(office):
    from diktum.dossiers.commands import withdraw_dossier

    dossier = open_dossier(office)
    withdraw_dossier(
        dossier_id=dossier.pk, by=office.proposer, when=office.moment(), reason="Kegiatan ditunda"
    )
    dossier.refresh_from_db()
    assert dossier.status == "withdrawn"
    refuses(no.DossierIsClosed, office, dossier, "submit_draft", "proposer")


def test_refuses_withdrawal_after_the_signature(office):
    from diktum.dossiers.commands import withdraw_dossier

    dossier = walk_to(office, "number")
    before = trace()
    with pytest.raises(no.BeyondReturn):
        withdraw_dossier(dossier_id=dossier.pk, by=office.proposer, when=office.moment(), reason="Batal")
    assert trace() == before


def test_a_repeated_submission_has_one_effect(office):
    dossier = open_dossier(office)
    do(office, dossier, "submit_draft", "proposer", request_key="kunci-1")
    before = trace()
    with pytest.raises(RepeatedRequest) as again:
        do(office, dossier, "submit_draft", "proposer", request_key="kunci-1")
    assert dossier.code in again.value.answer_url
    assert trace() == before


def test_a_repeated_opening_makes_one_dossier(office):
    open_dossier(office, key="kunci-2")
    with pytest.raises(RepeatedRequest):
        open_dossier(office, key="kunci-2")
    assert Dossier.objects.count() == 1


def test_a_body_that_settles_nothing_is_a_defect_and_changes_nothing(office):
    dossier = open_dossier(office)
    before = trace()
    with (
        pytest.raises(RuntimeError),
        performing("submit_draft", dossier_id=dossier.pk, by=office.proposer, when=office.moment()),
    ):
        pass
    assert trace() == before


def test_a_return_goes_back_and_tells_everyone_upstream(office):
    dossier = walk_to(office, "verify_content")
    do(office, dossier, "verify_content", "head_of_legal", "returned", reason="Lampiran belum memuat jabatan")
    assert dossier.open_act == "submit_draft"
    assert dossier.round == 2
    told = set(Notice.objects.values_list("person_id", flat=True))
    assert told == {office.proposer.person_id, office.division_lead.person_id, office.secretary.person_id}
    assert inbox(office.proposer)[0].reason == "Lampiran belum memuat jabatan"


def test_opening_refuses_a_unit_of_another_office(office):
    other = another_office()
    with (
        pytest.raises(UnitOfAnotherOffice),
        opening(
            "tim-pelaksana",
            commission_id=office.commission.pk,
            title="x",
            kind="tim",
            proposing_unit_id=other.unit().pk,
            related_division_id=None,
            by=office.proposer,
            when=office.moment(),
        ) as work,
    ):
        work.noted("x")
    assert not Dossier.objects.exists()


def test_opening_refuses_an_unknown_procedure(office):
    with pytest.raises(NoProcedureInForce):
        open_dossier(office, procedure="tidak-ada")


def test_the_copies_agree_with_the_journal(office, capsys):
    walk_to(office, "initial")
    call_command("check_dossiers")
    assert "1 berkas diperiksa, 0 perbedaan" in capsys.readouterr().out


def test_a_copy_changed_behind_the_program_is_named(office, capsys):
    dossier = walk_to(office, "initial")
    Dossier.objects.filter(pk=dossier.pk).update(open_act="sign")
    with pytest.raises(SystemExit):
        call_command("check_dossiers")
    assert dossier.code in capsys.readouterr().out


def test_an_act_takes_ten_statements_at_most_however_long_the_journal(office, django_assert_max_num_queries):
    dossier = walk_to(office, "verify_content")
    for _ in range(6):
        do(office, dossier, "verify_content", "head_of_legal", "returned", reason="Perbaiki")
        walk_on = ("submit_draft", "proposer", "done"), ("consult", "division_lead", "done")
        for act, by, outcome in (*walk_on, ("verify_personnel", "secretary", "passed")):
            do(office, dossier, act, by, outcome)
    actor, when = office.head_of_legal, office.moment()
    with (
        django_assert_max_num_queries(14),
        performing("verify_content", dossier_id=dossier.pk, by=actor, when=when) as work,
    ):
        work.done("passed", items=("control_card",))


def test_the_procedure_is_pinned(office):
    dossier = open_dossier(office)
    assert dossier.procedure.code == "tim-pelaksana"
    assert state_of(dossier).open_act == "submit_draft"
