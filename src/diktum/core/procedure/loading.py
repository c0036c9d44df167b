"""Read a procedure from its TOML text, and refuse what contradicts itself."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any

from diktum.core import canonical as forms
from diktum.core.procedure.model import (
    DONE,
    END,
    NEXT,
    Act,
    Confidence,
    Identity,
    Lane,
    LegalBasis,
    Outcome,
    Procedure,
    Step,
    Symbol,
    Within,
)
from diktum.core.procedure.rulebook_error import RulebookError
from diktum.core.procedure.rules import check
from diktum.core.procedure.tables import Table

__all__ = ["RulebookError", "canonical", "fingerprint", "load", "load_identity"]

_FORBIDDEN_KEYS = (NEXT, END)


def load(text: str, *, name: str, known_posts: Collection[str] | None = None) -> Procedure:
    """Return the procedure that `text` describes; `name` is the file's name for the editor.

    Raises RulebookError with an Indonesian sentence that names the file, the row and the remedy. With `known_posts`, a post
    outside that list is refused too.
    """
    return _procedure(_top(text, name), known_posts)


def built(content: Mapping[str, Any], *, name: str, known_posts: Collection[str] | None = None) -> Procedure:
    """Return the procedure that nested tables describe, as those of a file do. Raises RulebookError as `load` does."""
    return _procedure(Table(content, name), known_posts)


def _procedure(top: Table, known_posts: Collection[str] | None) -> Procedure:
    items = top.words("items", default={})
    procedure = Procedure(
        code=top.text("code"),
        title=top.text("title"),
        source=top.text("source"),
        in_force_from=top.date("in_force_from"),
        lanes=tuple(_lane(each) for each in top.tables("lane", "lajur")),
        steps=tuple(_step(each) for each in top.tables("step", "baris")),
        items=items,
        authority=top.texts("authority", default=()),
        remark=top.text("remark", default=""),
    )
    top.finish()
    check(procedure, top.where, known_posts)
    return procedure


def load_identity(text: str, *, name: str) -> Identity:
    """Return the SOP's identity block that `text` describes. Raises RulebookError."""
    top = _top(text, name)
    identity = Identity(
        number=top.text("number"),
        title=top.text("title"),
        approved_by=top.text("approved_by"),
        made_on=top.date("made_on", default=None),
        effective_on=top.date("effective_on", default=None),
        legal_bases=tuple(_legal_basis(each) for each in top.tables("legal_basis", "dasar hukum")),
        qualifications=top.texts("qualifications"),
        related=top.texts("related"),
        equipment=top.texts("equipment"),
        warning=top.text("warning"),
        records=top.texts("records"),
        literal=top.words("literal", default={}),
    )
    top.finish()
    return identity


def canonical(procedure: Procedure) -> bytes:
    """Return the one written form of a procedure, whatever the spacing and comments of its file."""
    shown = {each.name: getattr(procedure, each.name) for each in fields(procedure) if each.compare}
    return forms.canonical(shown)


def fingerprint(procedure: Procedure) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal: the identity of a version."""
    return sha256(canonical(procedure)).hexdigest()


def _top(text: str, name: str) -> Table:
    where = name if name.endswith(".toml") else f"{name}.toml"
    try:
        return Table(tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(
            f"{where}: berkas ini bukan TOML yang sah ({error}). Perbaiki penulisan pada baris yang disebut."
        ) from error


def _lane(table: Table) -> Lane:
    table.named("lajur", table.text("key"))
    lane = Lane(key=table.text("key"), title=table.text("title"), posts=table.texts("posts"))
    table.finish()
    return lane


def _legal_basis(table: Table) -> LegalBasis:
    basis = LegalBasis(
        text=table.text("text"),
        literal=table.text("literal", default=""),
        confidence=table.choice("confidence", Confidence),
        note=table.text("note", default=""),
    )
    table.finish()
    return basis


def _step(table: Table) -> Step:
    number = table.number("number")
    table.named("baris", str(number))
    step = Step(
        number=number,
        key=table.text("key"),
        title=table.text("title"),
        literal=table.words("literal"),
        reading=table.text("reading"),
        confidence=table.choice("confidence", Confidence),
        uses=table.texts("uses"),
        within=_within(table.table("within")),
        produces=table.text("produces"),
        acts=tuple(_act(each) for each in table.tables("act", "kegiatan")),
        participants=table.words("participants", default={}),
        remark=table.text("remark", default=""),
    )
    table.finish()
    return step


def _within(table: Table) -> Within:
    within = Within(
        days=table.number("days", default=None),
        min_days=table.number("min_days", default=None),
        max_days=table.number("max_days", default=None),
        same_day_as=table.text("same_day_as", default=None),
        called=table.text("called", default=""),
    )
    table.finish()
    if (within.min_days is None) != (within.max_days is None):
        table.refuse("rentang waktu tidak lengkap", "Isi min_days dan max_days bersama-sama")
    kinds = [within.days, within.max_days, within.same_day_as]
    if sum(kind is not None for kind in kinds) > 1:
        table.refuse(
            "waktu ditulis dengan lebih dari satu cara",
            "Pilih salah satu: days, min_days dan max_days, atau same_day_as",
        )
    if any(number is not None and number < 1 for number in (within.days, within.min_days, within.max_days)):
        table.refuse(
            "jumlah hari kurang dari 1", "Tulis jumlah hari mulai dari 1, atau kosongkan: within = {}"
        )
    if within.min_days is not None and within.max_days is not None and within.min_days > within.max_days:
        table.refuse(
            f"min_days ({within.min_days}) lebih besar daripada max_days ({within.max_days})",
            "Tukar kedua angka itu",
        )
    return within


def _act(table: Table) -> Act:
    key = table.text("key")
    table.named("kegiatan", key)
    if key in _FORBIDDEN_KEYS:
        table.refuse(f"kunci “{key}” mempunyai arti khusus", "Pilih kunci lain")
    default = ({"key": DONE, "title": "Selesai", "to": NEXT},)
    outcomes = table.tables("outcomes", "hasil", default=default)
    act = Act(
        key=key,
        title=table.text("title"),
        verb=table.text("verb"),
        by=table.texts("by"),
        lane=table.text("lane"),
        symbol=table.choice("symbol", Symbol),
        outcomes=tuple(_outcome(each) for each in outcomes),
        assisted_by=table.texts("assisted_by", default=()),
        requires=table.texts("requires", default=()),
        not_by_doer_of=table.texts("not_by_doer_of", default=()),
        mandate=table.flag("mandate", default=True),
        point_of_no_return=table.flag("point_of_no_return", default=False),
    )
    table.finish()
    return act


def _outcome(table: Table) -> Outcome:
    to = table.text("to")
    outcome = Outcome(key=table.text("key"), title=table.text("title"), to=to, needs_reason=to != NEXT)
    table.finish()
    return outcome
