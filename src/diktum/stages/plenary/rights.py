"""Who may do what outside a dossier, and the session that is meant."""

from __future__ import annotations

from collections.abc import Collection

from diktum.core.procedure.refusals import NotYourPost
from diktum.people.queries import Actor
from diktum.stages.plenary import queries
from diktum.stages.plenary.models import PlenarySession
from diktum.stages.plenary.refusals import SessionIsOver

CALLERS = ("chair", "secretary")
KEEPERS = ("minute_taker", "secretary", "chair")
SCRIBES = ("minute_taker", "secretary")


def refuse_others(by: Actor, posts: Collection[str], act: str, lane: str) -> None:
    """Raise NotYourPost for whoever holds none of the posts."""
    if by.posts.isdisjoint(posts) or by.person_id is None:
        raise NotYourPost(act=act, lane=lane)


def session_of(session_id: int, by: Actor) -> PlenarySession:
    """Return a session of the actor's office. Raises SessionIsOver where it has none with that key."""
    held = queries.session(session_id, by.commission_id)
    if held is None:
        raise SessionIsOver()
    return held
