"""Archive codes and how long what stands under them is kept, from the rulebook."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

RETENTION = (
    "Permanen (belum diverifikasi)"  # PKPU 17/2023 JRA: not at hand for HK.03; never deleted by a program
)


@dataclass(frozen=True, slots=True)
class ArchiveCode:
    """Kode klasifikasi arsip with its group and what falls under it."""

    code: str
    group: str
    title: str


@cache
def archive_codes() -> tuple[ArchiveCode, ...]:
    """Return every archive code in the order of the rulebook."""
    text = files("diktum.rulebook").joinpath("archive_codes.toml").read_text(encoding="utf-8")
    return tuple(
        ArchiveCode(each["code"], each["group"], each["title"]) for each in tomllib.loads(text)["code"]
    )


@cache
def _by_code() -> dict[str, ArchiveCode]:
    return {each.code.casefold(): each for each in archive_codes()}


def archive_code(typed: str) -> ArchiveCode | None:
    """Return a code as somebody typed it ("hk.03.1"), or None where the list does not have it."""
    return _by_code().get("".join(typed.split()).casefold())


def matching(words: str) -> tuple[ArchiveCode, ...]:
    """Return the codes whose number, group or title contains every word."""
    wanted = words.casefold().split()
    return tuple(
        each
        for each in archive_codes()
        if all(word in f"{each.code} {each.group} {each.title}".casefold() for word in wanted)
    )


def usual_code(signing_post: str) -> str:
    """Return the code that decrees outside the stages of an election usually get."""
    return "HK.03.2" if signing_post == "secretary" else "HK.03.1"
