"""Bantuan: how a decree travels and who does what, told from the rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diktum import rulebook
from diktum.core.procedure.model import Procedure


@dataclass(frozen=True, slots=True)
class Duty:
    """What one post does in one row of a procedure."""

    number: int
    act: str
    procedure: str


@dataclass(frozen=True, slots=True)
class Role:
    """A post and everything that it does."""

    key: str
    title: str
    duties: tuple[Duty, ...]
    is_mine: bool


def roles(procedures: tuple[Procedure, ...], mine: frozenset[str]) -> tuple[Role, ...]:
    """Return every post that does something, own posts first."""
    found = [
        Role(post.key, post.title, tuple(_duties(procedures, post.key)), post.key in mine)
        for post in rulebook.posts()
    ]
    return tuple(sorted((role for role in found if role.duties), key=lambda role: not role.is_mine))


def _duties(procedures: tuple[Procedure, ...], post: str) -> Iterator[Duty]:
    seen: set[str] = set()
    for procedure in procedures:
        for act in procedure.acts:
            if post in (*act.by, *act.assisted_by) and act.key not in seen:
                seen.add(act.key)
                yield Duty(procedure.step_of(act.key).number, act.title, procedure.source)
