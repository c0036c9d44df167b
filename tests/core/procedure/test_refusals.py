"""One test per refusal; a refusal leaves no trace."""

import pytest

from diktum import rulebook
from diktum.core.procedure import refusals as no
from diktum.core.procedure.progress import (
    START,
    Cancel,
    Complete,
    MoveToVersion,
    Note,
    Open,
    RecomputeDue,
    Withdraw,
    decide,
    replay,
)
from diktum.core.refusal import Refused
from tests.core.procedure.walking import changed, context, doer, forward, give

TEAM = rulebook.procedure("tim-pelaksana")
TEXT = dict(rulebook.procedure_texts())["tim_pelaksana"]


def refuses(kind, state, command, ctx, procedure=TEAM):
    before = repr(state)
    with pytest.raises(kind) as caught:
        decide(procedure, state, command, ctx)
    assert type(caught.value) is kind
    assert repr(state) == before, "a refusal leaves no trace"
    refusal = caught.value
    assert refusal.code.startswith("DKT-1")
    assert str(refusal) and "%(" not in str(refusal)
    assert refusal.rule and refusal.remedy
    return refusal


def test_refuses_an_act_before_its_turn():
    state, _ = forward(TEAM, until="verify_personnel")
    refusal = refuses(no.ActIsNotOpen, state, Complete("sign"), context(TEAM))
    assert "“Verifikasi personil”" in str(refusal)


def test_refuses_an_act_that_no_procedure_knows():
    state, _ = forward(TEAM, until="verify_personnel")
    refuses(no.ActIsNotOpen, state, Complete("terbang"), context(TEAM))


@pytest.mark.parametrize("command", [Complete("submit_draft"), Withdraw("x"), Cancel("x"), RecomputeDue()])
def test_refuses_everything_before_the_dossier_is_opened(command):
    refuses(no.ActIsNotOpen, START, command, context(TEAM))


def test_refuses_to_open_twice():
    state, _ = forward(TEAM, until="consult")
    refuses(no.ActIsNotOpen, state, Open(), context(TEAM))


@pytest.mark.parametrize("act", [act.key for act in TEAM.acts])
def test_refuses_a_stranger_everywhere(act):
    state, _ = forward(TEAM, until=act)
    for command in (Complete(act), Note(act, "x")):
        refusal = refuses(no.NotYourPost, state, command, context(TEAM, posts={"administrator"}))
        assert "Menurut SOP, pelaksananya" in str(refusal)


def test_refuses_an_assistant_who_wants_to_decide():
    state, _ = forward(TEAM, until="decide")
    minute_taker = context(TEAM, person=77, posts={"minute_taker"})
    after, _ = give(TEAM, state, Note("decide", "notulensi"), minute_taker)
    assert after.open_act == "decide"
    refuses(no.NotYourPost, state, Complete("decide", "adopted"), minute_taker)


def test_an_assistant_may_bring_a_plain_act_to_its_end():
    state, _ = forward(TEAM, until="deliver")
    after, events = give(TEAM, state, Complete("deliver"), context(TEAM, person=None, posts={"recipient"}))
    assert (after.open_act, events[0].post) == ("archive", "recipient")


@pytest.mark.parametrize("act", [act.key for act in TEAM.acts if "submit_draft" in act.not_by_doer_of])
def test_refuses_the_proposer_who_wants_to_check(act):
    state, _ = forward(TEAM, until=act)
    proposer = context(TEAM, person=doer(TEAM, TEAM.first_act))
    refusal = refuses(no.SamePersonTwice, state, Note(act, "x"), proposer)
    assert "“Penyusunan dan pengajuan draf”" in str(refusal)
    refuses(no.SamePersonTwice, state, Complete(act, TEAM.act(act).outcomes[0].key), proposer)


def test_refuses_the_proposer_who_acts_for_the_verifier():
    state, _ = forward(TEAM, until="verify_content")
    substitute = context(TEAM, person=100, posts={"head_of_legal"}, mandates={"head_of_legal"})
    refuses(no.SamePersonTwice, state, Complete("verify_content", "passed"), substitute)


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "\u200b"])
def test_refuses_to_send_back_without_a_reason(reason):
    state, _ = forward(TEAM, until="verify_personnel")
    refusal = refuses(
        no.ReasonIsMissing, state, Complete("verify_personnel", "returned", reason), context(TEAM, person=7)
    )
    assert "“Dikembalikan”" in str(refusal)


def test_refuses_missing_items_by_their_titles():
    state, _ = forward(TEAM, until="archive")
    refusal = refuses(no.ItemsAreMissing, state, Complete("archive"), context(TEAM, items=()))
    assert "Tempat simpan naskah asli, Hasil pindai naskah asli" in str(refusal)


def test_sending_back_needs_no_items():
    state, _ = forward(TEAM, until="verify_content")
    ctx = context(TEAM, person=7, items=())
    after, _ = give(TEAM, state, Complete("verify_content", "returned", "Dasar hukum keliru"), ctx)
    assert (after.open_act, after.round) == ("submit_draft", 2)


@pytest.mark.parametrize("command", [Withdraw("batal"), Cancel("batal")])
def test_refuses_to_take_back_a_signed_decree(command):
    state, _ = forward(TEAM, until="number")
    refuses(no.BeyondReturn, state, command, context(TEAM))


@pytest.mark.parametrize(
    "command", [Complete("archive"), Note("archive", "x"), Withdraw("x"), Cancel("x"), Open()]
)
def test_refuses_everything_after_the_end(command):
    state, _ = forward(TEAM)
    refusal = refuses(no.DossierIsClosed, state, command, context(TEAM))
    assert "(selesai)" in str(refusal)


def test_refuses_a_form_that_is_older_than_the_dossier():
    state, _ = forward(TEAM, until="verify_personnel")
    old = Complete("verify_personnel", "passed", seen_seq=state.seq - 1)
    refuses(no.StaleForm, state, old, context(TEAM, person=7))
    give(TEAM, state, Complete("verify_personnel", "passed", seen_seq=state.seq), context(TEAM, person=7))


def test_refuses_a_substitute_who_wants_to_sign():
    state, _ = forward(TEAM, until="sign")
    refuses(no.MandateMayNot, state, Complete("sign"), context(TEAM, person=7, mandates={"chair"}))


def test_a_substitute_may_initial():
    state, _ = forward(TEAM, until="initial")
    ctx = context(TEAM, person=7, posts={"secretary"}, mandates={"secretary"})
    after, _ = give(TEAM, state, Complete("initial", "initialed"), ctx)
    assert after.open_act == "sign"


def test_refuses_an_outcome_that_the_sop_does_not_know():
    state, _ = forward(TEAM, until="decide")
    refusal = refuses(no.UnknownOutcome, state, Complete("decide", "mungkin"), context(TEAM, person=7))
    assert "“Ditetapkan dengan perbaikan”" in str(refusal)


def test_refuses_a_withdrawal_by_another():
    state, _ = forward(TEAM, until="verify_content")
    refuses(no.NotTheProposer, state, Withdraw("x"), context(TEAM, person=7, posts={"head_of_legal"}))


def test_the_proposer_may_withdraw_even_without_the_post():
    state, _ = forward(TEAM, until="verify_content")
    after, _ = give(TEAM, state, Withdraw("Kegiatan batal"), context(TEAM, person=100, posts=()))
    assert (after.status, after.open_act) == ("withdrawn", None)


def test_refuses_a_withdrawal_and_a_cancellation_without_a_reason():
    state, _ = forward(TEAM, until="verify_content")
    refuses(no.ReasonIsMissing, state, Withdraw(" "), context(TEAM))
    refuses(no.ReasonIsMissing, state, Cancel(""), context(TEAM))


def test_only_the_secretary_cancels():
    state, _ = forward(TEAM, until="verify_content")
    refusal = refuses(no.NotTheAuthority, state, Cancel("x"), context(TEAM, posts={"chair"}))
    assert "Sekretaris" in str(refusal)
    after, _ = give(TEAM, state, Cancel("Anggaran dicabut"), context(TEAM, posts={"secretary"}))
    assert after.status == "cancelled"


def test_moves_to_another_version_with_a_mapping():
    state, journal = forward(TEAM, until="verify_content")
    newer = changed(TEXT, '"verify_content"', '"check_text"')
    move = MoveToVersion(newer, {"verify_content": "check_text"}, "SOP direvisi")
    after, events = give(TEAM, state, move, context(TEAM, posts={"secretary"}))
    assert (after.open_act, after.round) == ("check_text", 1)
    assert replay(newer, [*journal, *events]) == after
    give(newer, after, Complete("check_text", "passed"), context(newer, person=7))


def test_refuses_a_version_that_has_no_place_for_the_open_act():
    state, _ = forward(TEAM, until="verify_content")
    newer = changed(TEXT, '"verify_content"', '"check_text"')
    refuses(no.VersionDoesNotFit, state, MoveToVersion(newer, {}, "SOP direvisi"), context(TEAM))
    beyond = MoveToVersion(TEAM, {"verify_content": "number"}, "lompat")
    refuses(no.VersionDoesNotFit, state, beyond, context(TEAM))
    twice = MoveToVersion(TEAM, {"verify_content": "consult"}, "dua kali")
    refuses(no.VersionDoesNotFit, state, twice, context(TEAM))
    refuses(no.NotTheAuthority, state, MoveToVersion(newer, {}, "x"), context(TEAM, posts={"chair"}))
    refuses(no.ReasonIsMissing, state, MoveToVersion(newer, {}, ""), context(TEAM))


def test_every_refusal_has_a_code_of_its_own():
    kinds = [each for each in vars(no).values() if isinstance(each, type) and issubclass(each, Refused)]
    codes = [kind.code for kind in kinds if kind is not Refused]
    assert sorted(codes) == [f"DKT-{number}" for number in range(101, 115)]
