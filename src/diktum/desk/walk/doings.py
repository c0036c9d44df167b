"""How each act is done from a script: one function an act, each calling the very command that its page calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypedDict

from diktum.core.moment import Moment
from diktum.desk.walk.script import Facts
from diktum.desk.walk.walker import Doing, Walker
from diktum.dossiers.models import Dossier
from diktum.people.queries import Actor
from diktum.stages.drafting import commands as drafting
from diktum.stages.plenary import commands as plenary
from diktum.stages.plenary import queries as plenary_queries
from diktum.stages.signing import commands as signing
from diktum.stages.verification import commands as verification
from diktum.stages.verification import queries as verification_queries
from diktum.stages.verification.checklist import CheckedItem, Verdict
from diktum.stages.verification.queries import CardKind


class Who(TypedDict):
    """The arguments that every command takes."""

    dossier_id: int
    by: Actor
    when: Moment


def who(dossier: Dossier, by: Actor, facts: Facts) -> Who:
    """Give the arguments that every command takes."""
    return Who(dossier_id=dossier.pk, by=by, when=facts.moment)


def propose(walker: Walker) -> Dossier:
    """Open the dossier as the script's `[proposal]` says."""
    from diktum.people.models import Unit

    told = walker.script.part("proposal")
    moment = walker.script.moment(told["on"], told["at"])
    by = walker.actor(walker.account_for(("proposing_unit",), told.get("by", "")), moment)
    units = {unit.key: unit.pk for unit in Unit.objects.filter(commission_id=walker.commission_id)}
    return drafting.propose(
        procedure_code=walker.script.procedure,
        kind=told["kind"],
        title=told["title"],
        proposing_unit_id=units[told["proposing_unit"]],
        related_division_id=units.get(told.get("related_division", "")),
        by=by,
        when=moment,
    )


def submit_draft(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 1: hand in KAK and draft."""
    drafting.submit_draft(**who(dossier, by, facts), decree=walker.script.decree, terms=walker.script.terms)


def consult(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 1: the related division's advice."""
    drafting.record_consultation(
        **who(dossier, by, facts), outcome=facts.outcome, advice=facts.get("advice"), reason=facts.reason
    )


def discuss(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP B.2 row 2: the meeting on the draft."""
    drafting.record_discussion(
        **who(dossier, by, facts),
        held_on=facts.get("held_on"),
        place=facts.get("place"),
        attendees=facts.get("attendees"),
        minutes=facts.get("minutes").strip(),
        conclusion=facts.own.get("conclusion", ""),
    )


def _items(dossier: Dossier, kind: CardKind, facts: Facts) -> tuple[CheckedItem, ...]:
    decree = verification_queries.text_to_verify(dossier)
    assert decree is not None
    told: dict[str, Mapping[str, Any]] = {each["key"]: each for each in facts.own.get("verdicts", [])}
    points = verification_queries.checklist_for(kind, decree, facts.moment.day).points
    return tuple(
        CheckedItem(
            point.key,
            Verdict(told.get(point.key, {}).get("verdict", "conform")),
            told.get(point.key, {}).get("note", ""),
        )
        for point in points
    )


def verify_personnel(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 2."""
    items = _items(dossier, CardKind.PERSONNEL, facts)
    verification.verify_personnel(
        **who(dossier, by, facts), items=items, outcome=facts.outcome, reason=facts.reason
    )


def verify_content(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 3."""
    items = _items(dossier, CardKind.CONTENT, facts)
    verification.verify_content(
        **who(dossier, by, facts), items=items, outcome=facts.outcome, reason=facts.reason
    )


def approve_draft(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP B.2 row 2: the Sekretaris lets the final draft pass."""
    verification.approve_draft(**who(dossier, by, facts), outcome=facts.outcome, reason=facts.reason)


def table(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 4: call the session where it is not called yet, put the dossier on its agenda, invite."""
    told, script = walker.script.part("session"), walker.script
    called = script.moment(told["called_on"], told["called_at"])
    short = told.get("reason_short_notice", "")
    walker.session_id = walker.sessions.get(told["held_on"])
    if walker.session_id is None:
        held = plenary.call_session(
            held_at=dt.datetime.combine(told["held_on"], told["held_at"], script.zone),
            place=told["place"],
            kind=told["kind"],
            mode=told["mode"],
            by=by,
            when=called,
            reason_short_notice=short,
        )
        walker.session_id = walker.sessions[told["held_on"]] = held.pk
    plenary.table_dossier(**who(dossier, by, facts), session_id=walker.session_id)
    invited = script.moment(told.get("invited_on", told["called_on"]), told["invited_at"])
    plenary.send_invitation(session_id=walker.session_id, by=by, when=invited, reason_short_notice=short)


def decide(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 4: attendance, the decision, the minutes."""
    told = walker.script.part("session")
    assert walker.session_id is not None
    scribe = walker.actor(walker.account_for(("minute_taker", "secretary")), facts.moment)
    present = [walker.person(account).pk for account in told["present"]]
    plenary.record_attendance(session_id=walker.session_id, present=present, by=scribe, when=facts.moment)
    plenary.record_decision(
        **who(dossier, by, facts),
        outcome=facts.outcome,
        agreeing=facts.get("agreeing"),
        corrections=tuple(facts.own.get("corrections", ())),
        notes=facts.own.get("notes", ""),
        reason=facts.reason,
    )
    plenary.write_minutes(
        session_id=walker.session_id, text=told["minutes"].strip(), by=scribe, when=facts.moment
    )


def reconcile(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 5: bring the corrections into the text, each closed or reasoned."""
    keys = {each.position: each.pk for each in plenary_queries.corrections(dossier)}
    closings = tuple(
        plenary.Closing(keys[each["correction"]], each["applied"], each["note"])
        for each in facts.own.get("closings", [])
    )
    plenary.reconcile(**who(dossier, by, facts), decree=walker.script.decree, closings=closings)


def confirm_text(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 5: freeze the text."""
    plenary.confirm_text(**who(dossier, by, facts), outcome=facts.outcome, reason=facts.reason)


def initial(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 6: the Sekretaris' initials."""
    signing.initial_text(**who(dossier, by, facts), outcome=facts.outcome, reason=facts.reason)


def sign(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 6: the signature."""
    signing.sign_decree(
        **who(dossier, by, facts),
        method=facts.get("method"),
        signed_on=facts.get("signed_on"),
        outcome=facts.outcome,
        reason=facts.reason,
    )


def number(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 7: the number from the agenda book."""
    signing.assign_number(**who(dossier, by, facts))


DRAFT_TO_NUMBER: dict[str, Doing] = {
    doing.__name__: doing
    for doing in (
        submit_draft,
        consult,
        discuss,
        verify_personnel,
        verify_content,
        approve_draft,
        table,
        decide,
        reconcile,
        confirm_text,
        initial,
        sign,
        number,
    )
}
