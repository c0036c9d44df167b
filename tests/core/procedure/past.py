"""Journals as releases wrote them: `python -m tests.core.procedure.past NAME` writes down those of today's code.

Run once for each release and never again for the same one: what is in `journals/` stays as it was written.
"""

import json
import sys
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

from diktum import rulebook
from diktum.core.calendar import Calendar
from diktum.core.procedure.events import Event, EventKind
from diktum.core.procedure.model import NEXT
from diktum.core.procedure.progress import (
    START,
    Cancel,
    Claim,
    Complete,
    Delegate,
    MoveToVersion,
    Note,
    Open,
    RecomputeDue,
    Release,
    Withdraw,
)
from diktum.core.refusal import Refused
from tests.core.procedure.walking import DAY, changed, context, days_after, doer, give

JOURNALS = Path(__file__).parent / "journals"
DAYS = {"on", "due_on", "opened_on", "step_opened_on", "held_until"}


def recorded(name, text, *, end=10_000, ending=None):
    """Walk one dossier with everything that can happen to it, and answer it as it is kept."""
    procedure = rulebook.load(text, name=name, known_posts=None)
    walk = _Walk(procedure)
    walk.give(Open(), procedure.first_act)
    returned = set()
    while walk.state.open_act is not None:
        act = walk.procedure.act(walk.state.open_act)
        walk.give(Note(act.key, "catatan"), act)
        walk.give(Claim(act.key, "Pemegang"), act)
        walk.give(Delegate(act.key, doer(procedure, act), "Petugas", frozenset(act.by)), act)
        walk.give(Release(act.key), act)
        walk.give(RecomputeDue(), act, calendar=Calendar(frozenset({walk.state.due_on or DAY}), "baru"))
        if len(walk.journal) > end and walk.give(ending, procedure.first_act):
            continue
        back = next((each for each in act.outcomes if each.goes_back and act.key not in returned), None)
        returned.add(act.key)
        ahead = next(each for each in act.outcomes if each.to == NEXT)
        walk.give(Complete(act.key, (back or ahead).key, "Alasan"), act)
    return {
        "name": name,
        "procedure": text,
        "journal": [brief(event) for event in walk.journal],
        "state": plain(walk.state),
    }


class _Walk:
    def __init__(self, procedure):
        self.procedure, self.state, self.journal = procedure, START, []

    def give(self, command, act, **more):
        ctx = context(self.procedure, person=doer(self.procedure, act), on=days_after(len(self.journal) // 6), **more)  # fmt: skip
        try:
            self.state, events = give(self.procedure, self.state, command, ctx)
        except Refused:
            return False
        self.journal += events
        return True


def moved(text):
    """A dossier that was moved to another version on its way."""
    walk = _Walk(rulebook.load(text, name="lama", known_posts=None))
    walk.give(Open(), walk.procedure.first_act)
    for key in ("submit_draft", "consult", "verify_personnel"):
        act = walk.procedure.act(key)
        walk.give(Complete(key, act.outcomes[0].key), act)
    target = changed(text, '"verify_content"', '"check_text"')
    walk.state, events = give(walk.procedure, walk.state, MoveToVersion(target, {"verify_content": "check_text"}, "SOP direvisi"), context(walk.procedure, person=9))  # fmt: skip
    walk.journal += events
    walk.procedure = target
    act = target.act("check_text")
    walk.give(Complete("check_text", "returned", "Perbaiki"), act)
    return {
        "name": "moved",
        "procedure": text.replace('"verify_content"', '"check_text"'),
        "journal": [brief(event) for event in walk.journal],
        "state": plain(walk.state),
    }


def plain(value):
    """Write an event or a state as JSON has it."""
    return json.loads(json.dumps(asdict(value), default=str))


def brief(event):
    """Write an event without the fields that it leaves to their default."""
    return {key: value for key, value in plain(event).items() if value not in ("", None, 0, {})}


def event_from(kept):
    """Read an event as a release wrote it; what that release did not know is left to its default."""
    known = {field.name for field in fields(Event)} & set(kept)
    values = {key: date.fromisoformat(kept[key]) if key in DAYS and kept[key] else kept[key] for key in known}
    return Event(**values | {"kind": EventKind(kept["kind"])})


def main(release):
    texts = dict(rulebook.procedure_texts())
    team = texts["tim_pelaksana"]
    kept = [recorded(name, text) for name, text in texts.items()]
    kept += [recorded("tim_pelaksana", team, end=12, ending=end) for end in (Withdraw("Ditunda"), Cancel("Batal"))]  # fmt: skip
    kept.append(moved(team))
    target = JOURNALS / f"{release}.json"
    target.write_text(
        "[" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in kept) + "]\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1])
