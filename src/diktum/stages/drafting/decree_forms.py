"""Read the Template SK of the rulebook: one file for each kind of decree."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from diktum.core.document import Attachment, Clause, Decree, DecreeKind, Dictum, Table, with_ids
from diktum.stages.drafting.outline import read_points

PERSON_COLUMNS = ("Nama", "Jabatan Dinas", "Kedudukan dalam Tim")


BLANK = "[…]"


@dataclass(frozen=True, slots=True)
class Ask:
    """What the guided first draft asks for one blank of the Template SK."""

    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class DecreeTemplate:
    """Template SK: what a decree of one kind begins with, and how to write each part."""

    key: str
    title: str
    description: str
    nature: DecreeKind
    procedures: tuple[str, ...]
    in_force_from: date
    source: str
    considerations: tuple[str, ...]
    legal_bases: tuple[str, ...]
    dicta: tuple[str, ...]
    attachments: tuple[tuple[str, tuple[str, ...]], ...]
    guidance: Mapping[str, str]
    asks: tuple[Ask, ...] = ()


@cache
def templates() -> tuple[DecreeTemplate, ...]:
    """Return every Template SK of the rulebook, in the order of its files."""
    folder = files("diktum.rulebook") / "decree_forms"
    texts = sorted(
        (each.name, each.read_text(encoding="utf-8"))
        for each in folder.iterdir()
        if each.name.endswith(".toml")
    )
    return tuple(_template(tomllib.loads(text)) for _, text in texts)


def template_for(key: str) -> DecreeTemplate | None:
    """Return the Template SK of a kind, or None where the rulebook has none any more."""
    return next((each for each in templates() if each.key == key), None)


def templates_of(procedure_code: str, day: date) -> tuple[DecreeTemplate, ...]:
    """Return the kinds of decree that a procedure makes, as the rulebook has them on `day`."""
    return tuple(t for t in templates() if procedure_code in t.procedures and t.in_force_from <= day)


def first_text(template: DecreeTemplate, *, title: str, office: str, issuer: str, year: int) -> Decree:
    """Return the text that a decree begins with: the template with the facts of the dossier in their places."""

    made = issuer.removeprefix("Ketua ")
    facts = {"judul": title, "satker": office, "keputusan": f"Keputusan {made}", "tahun": str(year)}

    def filled(text: str) -> str:
        return re.sub(r"\{(judul|satker|keputusan|tahun)\}", lambda found: facts[found[1]], text)

    return with_ids(
        Decree(
            kind=template.nature,
            title=title.upper(),
            issuer=issuer,
            considerations=tuple(Clause("", filled(text)) for text in template.considerations),
            legal_bases=tuple(Clause("", filled(text)) for text in template.legal_bases),
            dicta=tuple(Dictum("", *read_points(filled(text))) for text in template.dicta),
            attachments=tuple(
                Attachment("", filled(name).upper(), Table(columns, ()) if columns else None)
                for name, columns in template.attachments
            ),
        )
    )


def _template(content: Mapping[str, Any]) -> DecreeTemplate:
    return DecreeTemplate(
        key=content["key"],
        title=content["title"],
        description=content.get("description", ""),
        nature=DecreeKind(content["nature"]),
        procedures=tuple(content["procedures"]),
        in_force_from=content["in_force_from"],
        source=content["source"],
        considerations=tuple(content.get("considerations", ())),
        legal_bases=tuple(content.get("legal_bases", ())),
        dicta=tuple(content.get("dicta", ())),
        attachments=tuple(
            (each["title"], tuple(each.get("columns", ()))) for each in content.get("attachment", ())
        ),
        guidance=dict(content.get("guidance", {})),
        asks=tuple(Ask(each["label"], each.get("hint", "")) for each in content.get("ask", ())),
    )
