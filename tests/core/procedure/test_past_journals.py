"""Invariant 19: what past releases wrote down, today's code still folds to the same place."""

import json

import pytest

from diktum.core.procedure.events import EventKind
from diktum.core.procedure.loading import load
from diktum.core.procedure.progress import replay
from tests.core.procedure.past import JOURNALS, event_from, plain

KEPT = [
    pytest.param(kept, id=f"{file.stem}-{kept['name']}-{len(kept['journal'])}")
    for file in sorted(JOURNALS.glob("*.json"))
    for kept in json.loads(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("kept", KEPT)
def test_replays_under_today_s_code(kept):
    procedure = load(kept["procedure"], name=kept["name"])
    state = plain(replay(procedure, [event_from(each) for each in kept["journal"]]))
    assert {key: state[key] for key in kept["state"]} == kept["state"]


def test_every_kind_of_line_is_kept():
    kinds = {line["kind"] for param in KEPT for line in param.values[0]["journal"]}
    assert kinds == {str(kind) for kind in EventKind}
