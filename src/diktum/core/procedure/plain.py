"""A procedure as plain content: the nested tables that its TOML file has, and that file written anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from diktum.core.procedure.model import Act, Lane, Outcome, Procedure, Step, Within

_ALWAYS = ("literal", "items", "uses", "within", "participants")


def content_of(procedure: Procedure) -> dict[str, Any]:
    """Return the tables of a procedure under the names that its file uses; what is left to its default is not there."""
    return _filled(
        code=procedure.code,
        title=procedure.title,
        source=procedure.source,
        in_force_from=procedure.in_force_from,
        authority=list(procedure.authority),
        remark=procedure.remark,
        items=dict(procedure.items),
        lane=[_lane(lane) for lane in procedure.lanes],
        step=[_step(step) for step in procedure.steps],
    )


def toml_text(procedure: Procedure) -> str:
    """Return a file of the rulebook from which `load` reads this very procedure. Comments are not known here."""
    content = content_of(procedure)
    lanes, steps, items = content.pop("lane"), content.pop("step"), content.pop("items")
    parts = [_lines(content), f"[items]\n{_lines(items)}"]
    parts += [f"[[lane]]\n{_lines(lane)}" for lane in lanes]
    for step in steps:
        acts = step.pop("act")
        parts.append(f"[[step]]\n{_lines(step)}")
        parts += [f"[[step.act]]\n{_lines(act)}" for act in acts]
    return "\n\n".join(parts) + "\n"


def differences(before: Procedure, after: Procedure) -> tuple[str, ...]:
    """Say in Indonesian what `after` has otherwise than `before`, one sentence a field, in the order of the file."""
    return tuple(_compared(content_of(before), content_of(after), ""))


def _filled(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key in _ALWAYS or value not in ("", None, [], {})}


def _lane(lane: Lane) -> dict[str, Any]:
    return {"key": lane.key, "title": lane.title, "posts": list(lane.posts)}


def _step(step: Step) -> dict[str, Any]:
    return _filled(
        number=step.number,
        key=step.key,
        title=step.title,
        literal=dict(step.literal),
        reading=step.reading,
        confidence=str(step.confidence),
        uses=list(step.uses),
        within=_within(step.within),
        produces=step.produces,
        participants=dict(step.participants),
        remark=step.remark,
        act=[_act(act) for act in step.acts],
    )


def _within(within: Within) -> dict[str, Any]:
    return _filled(
        days=within.days,
        min_days=within.min_days,
        max_days=within.max_days,
        same_day_as=within.same_day_as,
        called=within.called,
    )


def _act(act: Act) -> dict[str, Any]:
    content = _filled(
        key=act.key,
        title=act.title,
        verb=act.verb,
        by=list(act.by),
        lane=act.lane,
        symbol=str(act.symbol),
        assisted_by=list(act.assisted_by),
        requires=list(act.requires),
        not_by_doer_of=list(act.not_by_doer_of),
        outcomes=[_outcome(outcome) for outcome in act.outcomes],
    )
    if not act.mandate:
        content["mandate"] = False
    if act.point_of_no_return:
        content["point_of_no_return"] = True
    return content


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {"key": outcome.key, "title": outcome.title, "to": outcome.to}


def _lines(content: Mapping[str, Any]) -> str:
    return "\n".join(f"{_key(key)} = {_value(value)}" for key, value in content.items())


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _text(key)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | date():
            return str(value)
        case str():
            return _text(value)
        case Mapping():
            pairs = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case Sequence():
            return f"[{', '.join(_value(each) for each in value)}]"
    raise TypeError(f"{type(value).__name__} has no place in a procedure")


def _text(value: str) -> str:
    """Write a TOML basic string: JSON's, but for the one control character that JSON lets stand."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _compared(before: object, after: object, where: str) -> list[str]:
    if before == after:
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            sentence
            for key in dict.fromkeys([*before, *after])
            for sentence in _compared(before.get(key), after.get(key), f"{where}, {key}" if where else key)
        ]
    if _are_tables(before) and _are_tables(after):
        old, new = _by_key(before), _by_key(after)
        found = _compared(old, new, where)
        if not found:
            found = [f"{where}: urutannya {', '.join(old)} menjadi {', '.join(new)}"]
        return found
    return [f"{where}: {_said(before)} menjadi {_said(after)}"]


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _by_key(tables: Any) -> dict[str, dict[str, Any]]:
    return {table["key"]: table for table in tables}


def _said(value: object) -> str:
    if value is None or value in ("", []):
        return "(tidak ada)"
    if isinstance(value, list):
        return ", ".join(_said(each) for each in value)
    if isinstance(value, dict):
        return f"“{value['title']}”" if "title" in value else (_value(value) if value else "(kosong)")
    return f"“{value}”"
