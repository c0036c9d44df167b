"""The walker: opens the dossier and does whatever act is open, until the procedure ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from diktum.core.moment import Moment
from diktum.core.procedure.model import Procedure
from diktum.desk.walk.script import Facts, Script, ScriptIsIncomplete
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for, parsed
from diktum.formats.pdf import page_count
from diktum.people.models import Person
from diktum.people.queries import Actor, actor_of

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the walk's table: an act done, or a paper that came out of it."""

    code: str
    step: int
    act: str
    title: str
    post: str
    person: str
    outcome: str
    on: str
    paper: str = ""
    pages: int = 0
    sha256: str = ""


@dataclass
class Walker:
    """Who walks, with what script, and what came out so far."""

    script: Script
    commission_id: int
    prefix: str = ""
    rows: list[Row] = field(default_factory=list)
    session_id: int | None = None
    sessions: dict[dt.date, int] = field(default_factory=dict)
    """Sessions already called, by day: several walks may share one plenary."""

    def person(self, account: str) -> Person:
        """Give the practice person of an account."""
        found = Person.objects.filter(user__username=f"{self.prefix}{account}").first()
        if found is None:
            raise ScriptIsIncomplete(what=f"akun “{account}” tidak ada di kantor latihan")
        return found

    def actor(self, account: str, moment: Moment) -> Actor:
        """Give the actor behind an account on a day."""
        return actor_of(self.person(account), moment.day, commission_id=self.commission_id)

    def account_for(self, posts: tuple[str, ...], named: str = "") -> str:
        """Pick who does an act: the one named, or the first of its posts that the cast names."""
        cast: Mapping[str, str] = self.script.part("cast")
        account = named or next((cast[post] for post in posts if post in cast), "")
        if not account:
            raise ScriptIsIncomplete(what=f"[cast] tanpa {', '.join(posts)}")
        return account


Doing = Callable[[Walker, Dossier, Actor, Facts], None]


def walk(
    walker: Walker,
    dossier: Dossier,
    doings: Mapping[str, Doing],
    *,
    until: str = "",
    papers: PaperWriter | None = None,
) -> Dossier:
    """Do every open act of a dossier by its script, until `until` is open or nothing is. Answers the dossier."""
    procedure = parsed(dossier.procedure)
    for _ in range(LIMIT):
        if not dossier.open_act or dossier.open_act == until:
            return dossier
        dossier = _one_act(walker, dossier, procedure, doings, papers)
    raise RuntimeError(f"the walk of {dossier.code} does not end")


def _one_act(
    walker: Walker,
    dossier: Dossier,
    procedure: Procedure,
    doings: Mapping[str, Doing],
    papers: PaperWriter | None,
) -> Dossier:
    act = procedure.act(dossier.open_act)
    facts = walker.script.next(act.key)
    by = walker.actor(walker.account_for(act.by, facts.by), facts.moment)
    if not facts.outcome and len(act.outcomes) == 1:
        facts = Facts(act.key, facts.moment, facts.by, act.outcomes[0].key, facts.reason, facts.own)
    doings[act.key](walker, dossier, by, facts)
    holding = next((h for post in act.by for h in by.holdings if h.post == post), None)
    outcome = act.outcome(facts.outcome)
    row = Row(
        code=dossier.code,
        step=procedure.step_of(act.key).number,
        act=act.key,
        title=act.title,
        post=holding.title if holding else "",
        person=by.name,
        outcome=outcome.title if outcome else facts.outcome,
        on=facts.moment.day.isoformat(),
    )
    dossier = dossier_for(by, dossier.code)
    made = papers.write(dossier, row) if papers else []
    walker.rows.extend(made or [row])
    return dossier


class PaperWriter:
    """Writes the papers of every act into a folder, each round under a name of its own."""

    def __init__(
        self, folder: Path, sources: Mapping[str, tuple[str, ...]], render: Callable[[Dossier, str], bytes]
    ):
        self.folder = folder
        self.sources = sources
        self.render = render
        self.count = 0
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, dossier: Dossier, row: Row) -> list[Row]:
        """Write what came out of an act; answer one row a paper."""
        from dataclasses import replace
        from hashlib import sha256

        rows = []
        for key in self.sources.get(row.act, ()):
            content = self.render(dossier, key)
            self.count += 1
            name = f"{self.count:02d}-{row.act.replace('_', '-')}-{key}.pdf"
            (self.folder / name).write_bytes(content)
            rows.append(
                replace(row, paper=name, pages=page_count(content), sha256=sha256(content).hexdigest())
            )
        return rows
