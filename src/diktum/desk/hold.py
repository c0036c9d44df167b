"""Who has a dossier's open act in hand, and what the actor may do about it: take it, let it go, entrust it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.core.procedure.events import Claim, Context, Delegate, Release, State
from diktum.core.procedure.holding import held_by_another
from diktum.core.procedure.model import Act, Procedure
from diktum.core.procedure.progress import Command, decide
from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import parsed, posts_for, state_of, unit_for
from diktum.dossiers.wording import spoken
from diktum.people.models import Person
from diktum.people.queries import Actor, actor_of, appointments, calendar_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A colleague to whom the act can be entrusted."""

    person_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Hold:
    """The open act in somebody's hand. `words` says whose, and is empty when it is free."""

    act: Act
    words: str
    may_claim: bool
    may_release: bool
    may_entrust: bool
    colleagues: tuple[Choice, ...] = ()

    @property
    def is_offered(self) -> bool:
        """Return whether the actor can do anything about it."""
        return self.may_claim or self.may_release or self.may_entrust


def hold_of(dossier: Dossier, actor: Actor, when: Moment, *, with_colleagues: bool = False) -> Hold | None:
    """Describe who holds the open act of a dossier; None when nothing is open.

    `with_colleagues` also names those to whom the act can be entrusted: one statement for each of them.
    """
    procedure = parsed(dossier.procedure)
    state = state_of(dossier)
    if state.open_act is None:
        return None
    context = _context(dossier, actor, when)
    act = procedure.act(state.open_act)

    words = _words(state, actor, when)

    def may(command: Command) -> bool:
        return _writes(procedure, state, command, context)

    return Hold(
        act=spoken(procedure).act(act.key),
        words=words,
        may_claim=may(Claim(act.key, actor.name)) and not words,
        may_release=bool(words) and may(Release(act.key)),
        may_entrust=bool(context.posts & set(procedure.authority)),
        colleagues=tuple(
            Choice(to.person_id, to.name)
            for to in (_others(dossier, act, actor, when) if with_colleagues else ())
            if to.person_id is not None and may(_order(dossier, act, to))
        ),
    )


def colleague(dossier: Dossier, person_id: int, when: Moment) -> Actor | None:
    """Return a person of the dossier's office as an actor of today; None for anybody else."""
    person = Person.objects.filter(pk=person_id, commission_id=dossier.commission_id).first()
    return actor_of(person, when.day, commission_id=dossier.commission_id) if person else None


def _words(state: State, actor: Actor, when: Moment) -> str:
    if state.held_by is None or state.held_until is None or when.day > state.held_until:
        return ""
    facts = {"name": state.held_name, "day": date_words(state.held_until)}
    if held_by_another(state, actor.person_id, when.day):
        return _("Sedang dikerjakan oleh %(name)s, sampai %(day)s.") % facts
    return _("Anda memegang pekerjaan ini sampai %(day)s.") % facts


def _writes(procedure: Procedure, state: State, command: Command, context: Context) -> bool:
    try:
        return bool(decide(procedure, state, command, context))
    except Refused:
        return False


def _order(dossier: Dossier, act: Act, to: Actor) -> Delegate:
    assert to.person_id is not None
    posts = posts_for(to, dossier)
    return Delegate(act.key, to.person_id, to.name, frozenset(posts), _mandates(posts))


def _mandates(posts: dict[str, bool]) -> frozenset[str]:
    return frozenset(post for post, by_mandate in posts.items() if by_mandate)


def _context(dossier: Dossier, actor: Actor, when: Moment) -> Context:
    posts = posts_for(actor, dossier)
    return Context(
        person=actor.person_id,
        posts=frozenset(posts),
        mandates=_mandates(posts),
        on=when.day,
        calendar=calendar_of(dossier.commission_id),
    )


def _others(dossier: Dossier, act: Act, actor: Actor, when: Moment) -> tuple[Actor, ...]:
    held = appointments(dossier.commission_id, when.day).filter(post__in=act.by).order_by("person__name")
    fitting = [row for row in held if unit_for(row.post, dossier) in (None, row.unit_id)]
    people = {row.person_id: row.person for row in fitting if row.person_id != actor.person_id}
    return tuple(
        actor_of(person, when.day, commission_id=dossier.commission_id) for person in people.values()
    )
