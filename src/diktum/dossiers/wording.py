"""A procedure in the language of the screen. Papers and the journal keep the rulebook's own Indonesian words."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import get_language, gettext

from diktum.core.procedure.model import Act, Lane, Outcome, Procedure, Step

_SPOKEN: dict[tuple[int, str], Procedure] = {}


def spoken(procedure: Procedure) -> Procedure:
    """Give a procedure with its titles, verbs and outcomes translated. Made once for each language and process."""
    language = get_language() or "id"
    if language.startswith("id"):
        return procedure
    key = (id(procedure), language)
    if key not in _SPOKEN:
        _SPOKEN[key] = replace(
            procedure,
            title=_said(procedure.title),
            lanes=tuple(_lane(lane) for lane in procedure.lanes),
            steps=tuple(_step(step) for step in procedure.steps),
            items={item: _said(title) for item, title in procedure.items.items()},
        )
    return _SPOKEN[key]


def _said(text: str) -> str:
    return gettext(text) if text else ""


def _lane(lane: Lane) -> Lane:
    return replace(lane, title=_said(lane.title))


def _step(step: Step) -> Step:
    return replace(
        step,
        title=_said(step.title),
        produces=_said(step.produces),
        uses=tuple(_said(use) for use in step.uses),
        acts=tuple(_act(act) for act in step.acts),
    )


def _act(act: Act) -> Act:
    outcomes: tuple[Outcome, ...] = tuple(replace(each, title=_said(each.title)) for each in act.outcomes)
    return replace(act, title=_said(act.title), verb=_said(act.verb), outcomes=outcomes)
