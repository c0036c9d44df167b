"""Every sentence that a screen can show: collected from modules, templates and the rulebook."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from diktum.core.procedure.model import Procedure
from diktum.rulebook import posts, procedures

PACKAGE = Path(__file__).resolve().parents[1]
MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "N_"}
PLURAL_MARKS = {"ngettext", "ngettext_lazy"}
IN_TEMPLATE = re.compile(
    r"\b(_|gettext|ngettext)\(u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")(?:,\s*u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))?"
)

Message = tuple[str, str]  # the sentence, and its plural or an empty word


def collect() -> dict[Message, str]:
    """Give every message with the first place it stands in, in the order of files."""
    found: dict[Message, str] = {}
    for message, place in _all():
        found.setdefault(message, place)
    return found


def _all() -> Iterator[tuple[Message, str]]:
    for path in sorted(PACKAGE.rglob("*")):
        yield from ((message, _place(path)) for message in _in_file(path))
    for procedure in procedures():
        place = f"rulebook/procedures/{procedure.code}"
        yield from (((text, ""), place) for text in in_procedure(procedure))
    yield from (((post.title, ""), "rulebook/posts.toml") for post in posts())


def _in_file(path: Path) -> Iterator[Message]:
    if {"tests", "migrations"} & set(path.parts):
        return
    if path.suffix == ".py":
        yield from in_module(path.read_text(encoding="utf-8"))
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        yield from in_template(path.read_text(encoding="utf-8"))


def _place(path: Path) -> str:
    return str(path.relative_to(PACKAGE)).replace("\\", "/")


def in_module(source: str) -> Iterator[Message]:
    """Find what a module marks for translation."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        words = [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if name in MARKS and words:
            yield words[0], ""
        elif name in PLURAL_MARKS and len(words) >= 2:
            yield words[0], words[1]


def in_template(source: str) -> Iterator[Message]:
    """Find what a template marks for translation."""
    for match in IN_TEMPLATE.finditer(templatize(source)):
        one = ast.literal_eval(match.group(2))
        many = ast.literal_eval(match.group(3)) if match.group(3) and match.group(1) == "ngettext" else ""
        if one:
            yield one, many


def in_procedure(procedure: Procedure) -> Iterator[str]:
    """Give the words of a procedure that screens show."""
    yield procedure.title
    for lane in procedure.lanes:
        yield lane.title
    yield from procedure.items.values()
    for step in procedure.steps:
        yield step.title
        yield step.produces
        yield from step.uses
        for act in step.acts:
            yield act.title
            yield act.verb
            for outcome in act.outcomes:
                yield outcome.title
