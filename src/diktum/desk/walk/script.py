"""What a walk is told: the text, the KAK, and what every post does when (`examples/README.md`)."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from diktum.core.document import Decree, from_data, rewritten
from diktum.core.moment import Moment
from diktum.core.refusal import Refused, gettext_noop
from diktum.stages.drafting.terms import Terms


class ScriptIsIncomplete(Refused):
    """The input does not say what the walk needs to know."""

    code = "DKT-190"
    message = gettext_noop("Masukan perjalanan tidak lengkap: %(what)s.")
    rule = gettext_noop("Bentuk masukan: examples/README.md")
    remedy = gettext_noop("Lengkapi walk.toml, lalu jalankan lagi. Tidak ada yang tercatat.")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said about one doing of one act."""

    act: str
    moment: Moment
    by: str
    outcome: str
    reason: str
    own: Mapping[str, Any]

    def get(self, key: str) -> Any:
        """Give a key of the act's own. Raises ScriptIsIncomplete."""
        if key not in self.own:
            raise ScriptIsIncomplete(what=f"[[act.{self.act}]] {key}")
        return self.own[key]


@dataclass
class Script:
    """The input of a walk, consumed act by act."""

    procedure: str
    decree: Decree
    terms: Terms
    told: Mapping[str, Any]
    zone: ZoneInfo
    _used: dict[str, int] = field(default_factory=dict)

    def moment(self, on: dt.date, at: dt.time) -> Moment:
        """Place a local day and time of the office."""
        return Moment.in_office(dt.datetime.combine(on, at, self.zone), self.zone.key)

    def last_day(self, before: str) -> dt.date:
        """Give the latest day on which anything is done before the act `before` is first told of."""
        days: list[dt.date] = []
        for act, tellings in self.told.get("act", {}).items():
            if act == before:
                break
            days += [told["on"] for told in tellings]
        return max(days)

    def part(self, name: str) -> Mapping[str, Any]:
        """Give a table of the script. Raises ScriptIsIncomplete."""
        if name not in self.told:
            raise ScriptIsIncomplete(what=f"[{name}]")
        part: Mapping[str, Any] = self.told[name]
        return part

    def next(self, act: str) -> Facts:
        """Give the facts of the next doing of an act and carry its changes into the text."""
        done = self._used.get(act, 0)
        tellings = self.told.get("act", {}).get(act, [])
        if done >= len(tellings):
            raise ScriptIsIncomplete(what=f"[[act.{act}]] ke-{done + 1}")
        self._used[act] = done + 1
        told = dict(tellings[done])
        changes = told.pop("changes", [])
        if changes:
            texts = {change["node"]: change["text"] for change in changes if "text" in change}
            cells = {change["node"]: tuple(change["cells"]) for change in changes if "cells" in change}
            self.decree = rewritten(self.decree, texts, cells)
        return Facts(
            act=act,
            moment=self.moment(told.pop("on"), told.pop("at")),
            by=told.pop("by", ""),
            outcome=told.pop("outcome", ""),
            reason=told.pop("reason", ""),
            own=told,
        )


def read_script(folder: Path, zone: str, *, weeks: int = 0, words: Mapping[str, str] | None = None) -> Script:
    """
    Read `decree.json`, `kak.json` and `walk.toml` from a folder.

    `weeks` moves every date (weekdays stay), `words` exchanges words in all three: variations for practice data.
    Raises ScriptIsIncomplete, DocumentIsBroken.
    """
    missing = [name for name in ("decree.json", "kak.json", "walk.toml") if not (folder / name).is_file()]
    if missing:
        raise ScriptIsIncomplete(what=f"{folder}: {', '.join(missing)}")
    try:
        told = _moved(tomllib.loads(_text(folder / "walk.toml", words)), dt.timedelta(weeks=weeks))
        decree = json.loads(_text(folder / "decree.json", words))
        terms = json.loads(_text(folder / "kak.json", words))
    except ValueError as error:
        raise ScriptIsIncomplete(what=f"{folder}: {error}") from error
    if "procedure" not in told:
        raise ScriptIsIncomplete(what="procedure")
    return Script(
        procedure=str(told["procedure"]),
        decree=from_data(decree),
        terms=Terms(**terms),
        told=told,
        zone=ZoneInfo(zone),
    )


def _text(path: Path, words: Mapping[str, str] | None) -> str:
    text = path.read_text(encoding="utf-8")
    for old, new in (words or {}).items():
        text = text.replace(old, new).replace(old.upper(), new.upper())
    return text


def _moved(value: Any, by: dt.timedelta) -> Any:
    """Move every date within a told value."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value + by
    if isinstance(value, dict):
        return {key: _moved(each, by) for key, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, by) for each in value]
    return value
