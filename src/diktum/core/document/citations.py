"""Write the citation of a regulation as Mengingat carries it, from the registry of regulations."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Status of a regulation in the registry; VERIFY where it is not certain."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    REVOKED = "revoked"
    VERIFY = "verify"


@dataclass(frozen=True, slots=True)
class Regulation:
    """Peraturan: what the registry knows of one regulation. `ref` is its short name, "UU 7/2017".

    `gazette` maps LN, TLN and BN to "Tahun … Nomor …"; `confidence` is sure, likely or verify.
    """

    ref: str
    kind: str
    number: str
    year: int
    title: str
    gazette: Mapping[str, str]
    standing: Standing
    amended_by: tuple[str, ...]
    confidence: str
    source: str
    note: str = ""

    def named(self) -> str:
        """Return kind, number, year, title and gazette, without what amended it."""
        number = f"Nomor {self.number}"
        year = "" if "/" in self.number else f" Tahun {self.year}"
        return f"{self.kind} {number}{year} tentang {self.title}{self._gazette_words()}"

    def _gazette_words(self) -> str:
        parts = []
        if "LN" in self.gazette:
            parts.append(f"Lembaran Negara Republik Indonesia {self.gazette['LN']}")
        if "TLN" in self.gazette:
            parts.append(f"Tambahan Lembaran Negara Republik Indonesia {self.gazette['TLN']}")
        if "BN" in self.gazette:
            parts.append(f"Berita Negara Republik Indonesia {self.gazette['BN']}")
        return f" ({', '.join(parts)})" if parts else ""


@dataclass(frozen=True, slots=True)
class Registry:
    """The registry of regulations, by short name."""

    regulations: Mapping[str, Regulation]

    def citation(self, ref: str) -> str:
        """Return the whole citation with the last amendment that the registry knows, ending in a semicolon.

        KeyError for an unknown short name. An emergency law that was made into law is not counted as an amendment.
        """
        regulation = self.regulations[ref]
        amendments = [
            found.group()
            for found in map(_REF.match, regulation.amended_by)
            if found and not found.group().startswith("Perppu ")
        ]
        last = self.regulations.get(amendments[-1]) if amendments else None
        if last is None:
            return f"{regulation.named()};"
        many = len(amendments) > 1
        phrase = "telah beberapa kali diubah, terakhir dengan" if many else "telah diubah dengan"
        return f"{regulation.named()} sebagaimana {phrase} {last.named()};"

    def cited_in(self, text: str) -> Regulation | None:
        """Return the regulation that a clause of Mengingat opens with, or None if the registry has it not."""
        found = _OPENING.match(text.strip())
        if found is None:
            return None
        year = found["year"] or found["number"][-4:]
        for regulation in self.regulations.values():
            if (
                regulation.kind.casefold() == found["kind"].casefold()
                and str(regulation.year) == year
                and _bare(regulation.number) == _bare(found["number"])
            ):
                return regulation
        return None


_REF = re.compile(r"[A-Za-z ]+ [0-9]+/[0-9]{4}")
_OPENING = re.compile(
    r"(?P<kind>[A-Z][\w\s-]+?) Nomor (?P<number>[0-9]\S*?)(?:[ /]Tahun (?P<year>[0-9]{4}))?(?= tentang\b)",
    re.IGNORECASE,
)


def load_registry(text: str) -> Registry:
    """Return the registry that a TOML text holds; ValueError with a sentence when a short name stands twice."""
    found: dict[str, Regulation] = {}
    for entry in tomllib.loads(text).get("regulation", ()):
        regulation = Regulation(
            ref=entry["ref"],
            kind=entry["kind"],
            number=entry["number"],
            year=entry["year"],
            title=entry["title"],
            gazette=dict(entry["gazette"]),
            standing=Standing(entry["status"]),
            amended_by=tuple(entry["amended_by"]),
            confidence=entry["confidence"],
            source=entry["source"],
            note=entry.get("note", ""),
        )
        if regulation.ref in found:
            raise ValueError(f"{regulation.ref} tercatat dua kali pada daftar peraturan")
        found[regulation.ref] = regulation
    return Registry(found)


def _bare(number: str) -> str:
    """Return the running number alone: 364 of 364/HK.03-Kpt/08/KPU/VII/2021, 5 of 05."""
    return number.split("/", 1)[0].lstrip("0")
