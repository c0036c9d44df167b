"""Hand out the SOP as data: the texts of the procedures, the posts, the identity block."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from diktum.core.document.citations import Registry, load_registry
from diktum.core.procedure.loading import load, load_identity
from diktum.core.procedure.model import Identity, Procedure


class Scope(StrEnum):
    """Say for which dossiers the holder of a post counts."""

    COMMISSION = "commission"
    PROPOSING_UNIT = "proposing_unit"
    RELATED_DIVISION = "related_division"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Post:
    """Jabatan: a post that procedures name."""

    key: str
    title: str
    scope: Scope


@cache
def posts() -> tuple[Post, ...]:
    """Return the posts that procedures may name, in the order of `posts.toml`."""
    content = tomllib.loads(_text("posts.toml"))
    return tuple(Post(each["key"], each["title"], Scope(each["scope"])) for each in content["post"])


@cache
def known_posts() -> frozenset[str]:
    """Return the keys of all posts."""
    return frozenset(post.key for post in posts())


def procedure_texts() -> tuple[tuple[str, str], ...]:
    """Return (name, TOML text) of every procedure file, by name."""
    folder = files(__name__) / "procedures"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return tuple((name.removesuffix(".toml"), _text("procedures", name)) for name in names)


@cache
def procedures() -> tuple[Procedure, ...]:
    """Return every procedure as the files have it now. Raises RulebookError."""
    return tuple(load(text, name=name, known_posts=known_posts()) for name, text in procedure_texts())


def procedure(code: str) -> Procedure:
    """Return the procedure of that code as its file has it now. Raises KeyError."""
    found = {each.code: each for each in procedures()}
    return found[code]


@cache
def registry() -> Registry:
    """Return the regulations that may be cited, as the file has them now."""
    return load_registry(_text("regulations", "registry.toml"))


@cache
def identity() -> Identity:
    """Return the identity block that SOP 23/2022 shares among its procedures."""
    return load_identity(_text("sop_identity.toml"), name="sop_identity")


def _text(*parts: str) -> str:
    return files(__name__).joinpath(*parts).read_text(encoding="utf-8")
