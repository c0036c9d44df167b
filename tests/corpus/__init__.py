"""Twenty good decrees, and the faults that are planted in them. All persons are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from diktum import rulebook
from diktum.core.document import Context, Decree, Facts, Registry, from_data
from diktum.core.document.reading import read
from diktum.core.document.rules import context_of_paper

GOOD = Path(__file__).parent / "good"
DAY = date(2026, 1, 15)
Change = Callable[[dict], object]


@dataclass(frozen=True)
class Fault:
    """One fault: the rule that must find it, the good decree it is planted in, and how.

    `swap` are words for words in the file, `change` works on the data of a JSON file, `facts` are facts beside the text.
    `also` are other rules that rightly speak of the same fault.
    """

    rule: str
    base: str
    swap: tuple[tuple[str, str], ...] = ()
    change: Change | None = None
    facts: dict[str, object] = field(default_factory=dict)
    also: tuple[str, ...] = ()


def good_files() -> tuple[Path, ...]:
    """The good decrees, in the order of their names."""
    return tuple(sorted(GOOD.iterdir()))


def opened(text: str, *, is_json: bool, facts: dict[str, object] | None = None) -> tuple[Decree, Context]:
    """Read a decree of the corpus; its facts are those on paper, or those of a sound frame."""
    if is_json:
        decree = from_data(json.loads(text))
        context = Context(registry=registry(), facts=_frame(decree), on=DAY)
    else:
        reading = read(text)
        decree, context = reading.decree, context_of_paper(reading, text, registry(), on=DAY)
    return decree, replace(context, facts=replace(context.facts, **(facts or {})))


def planted(fault: Fault) -> tuple[Decree, Context]:
    """Plant a fault in its good decree."""
    (path,) = (each for each in good_files() if each.name.startswith(fault.base))
    text = path.read_text(encoding="utf-8")
    for old, new in fault.swap:
        assert old in text, f"{fault.rule}: {old!r} is not in {path.name}"
        text = text.replace(old, new, 1)
    is_json = path.suffix == ".json"
    if fault.change:
        data = json.loads(text)
        fault.change(data)
        text = json.dumps(data)
    return opened(text, is_json=is_json, facts=fault.facts)


@cache
def registry() -> Registry:
    return rulebook.registry()


def _frame(decree: Decree) -> Facts:
    title = decree.issuer.removeprefix("Plt. ").removeprefix("Plh. ").upper()
    body = title.removeprefix("KETUA ")
    return Facts(
        number="NOMOR 12 TAHUN 2026",
        body=body,
        resolution=f"KEPUTUSAN {body} TENTANG {decree.title}.",
        place="Contoh",
        seat="Contoh",
        plenary_on=DAY,
        enacted_on=DAY,
        booked_on=DAY,
        signatory_title=f"{title},",
        signatory_name="ANYELIR PERCONTOHAN",
        signatories=("Anyelir Percontohan",),
        attachment_headings=tuple(
            f"LAMPIRAN KEPUTUSAN {body} NOMOR 12 TAHUN 2026 TENTANG {decree.title}"
            for _ in decree.attachments
        ),
    )
