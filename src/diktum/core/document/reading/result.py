"""What a reader hands back: the tree, how sure it is of each part, and everything that found no place in the tree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from diktum.core.document.model import Decree, nodes
from diktum.core.document.reading.characters import squeezed


class Nature(StrEnum):
    """What a text is: only OWN can go through the desk as it stands."""

    OWN = "keputusan KPU"
    OTHER_AGENCY = "keputusan lembaga lain"
    LAW = "peraturan perundang-undangan"
    UNKNOWN = "bukan naskah Keputusan"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Keraguan: what a person must look at. `place` is the id of a node, or the name of a part of the paper ("judul")

    `sure` is from 0 (a guess) to 1 (certain); `message` is an Indonesian sentence.
    """

    place: str
    sure: float
    message: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """What stands on a paper but not in the tree: the agenda book and the signature give it.

    `number` is what follows NOMOR ("23 TAHUN 2022", "12/HK.03.1-Kpt/9204/KPU-Kab/II/2020"), `date` is in words.
    """

    number: str = ""
    place: str = ""
    date: str = ""
    signatory: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as a decree. Nothing is lost: what is not in the tree stands in `left_over` or in `frame`.

    `left_over` are words that found no place in the tree, in the order of the text. `frame` are the labels, marks, page
    marks, heading and closing, which the tree derives anew or the agenda book gives.
    """

    decree: Decree
    doubts: tuple[Doubt, ...] = ()
    left_over: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()
    particulars: Particulars = Particulars()
    nature: Nature = Nature.OWN

    def sure_of(self, place: str) -> float:
        """Return how sure the reader is of a part: 1 when it has no doubt there."""
        return min((doubt.sure for doubt in self.doubts if doubt.place == place), default=1.0)


def characters_of(reading: Reading) -> Counter[str]:
    """Count every visible character that a reading holds, in whatever place, without regard to capitals."""
    return Counter(squeezed("\n".join((*texts_of(reading.decree), *reading.left_over, *reading.frame))))


def texts_of(decree: Decree) -> tuple[str, ...]:
    """Return every text of a tree, cell by cell, in reading order."""
    found = [decree.title, decree.issuer, *decree.copies_to]
    tables = [attachment.table for attachment in decree.attachments if attachment.table]
    rows = {row.id for table in tables for row in table.rows}
    found.extend(node.text for node in nodes(decree) if node.id not in rows)
    for table in tables:
        found.extend(table.columns)
        found.extend(cell for row in table.rows for cell in row.cells)
    return tuple(found)
