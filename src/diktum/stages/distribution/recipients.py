"""Who gets a copy: what the office says, and what a decree itself proposes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diktum.core.document import Decree, persons
from diktum.core.language import clean_text
from diktum.dossiers.models import Dossier
from diktum.stages.distribution.refusals import (
    NobodyToSendTo,
    RecipientIsTwice,
    RecipientIsUnfit,
    TooManyCopies,
)

LONGEST = 250
MOST_COPIES = 300


@dataclass(frozen=True, slots=True)
class Recipient:
    """Penerima salinan: name, jabatan, and the place to which the copy goes."""

    name: str
    post: str = ""
    place: str = ""


def proposed(dossier: Dossier, decree: Decree, *, as_group: bool = False) -> tuple[Recipient, ...]:
    """
    Propose the recipients of a decree: the proposing unit, the related division, everybody named in a lampiran (one by one
    or as one group), and the tembusan. Everybody once.
    """
    seen: dict[str, Recipient] = {}
    for recipient in _proposals(dossier, decree, as_group):
        seen.setdefault(recipient.name.casefold(), recipient)
    return tuple(seen.values())[:MOST_COPIES]


def _proposals(dossier: Dossier, decree: Decree, as_group: bool) -> Iterator[Recipient]:
    office = dossier.commission.short_name
    yield Recipient(dossier.proposing_unit.name, "", office)
    if dossier.related_division is not None:
        yield Recipient(dossier.related_division.name, "", office)
    named = persons(decree)
    if as_group and named:
        yield Recipient(f"Para pihak dalam lampiran ({len(named)} orang)", "", office)
    elif not as_group:
        for person in named:
            yield Recipient(person.name, person.post or person.position, "")
    for name in decree.copies_to:
        yield Recipient(name.rstrip(".;").strip(), "", "")


def checked(recipients: Sequence[Recipient], *, besides: int = 0) -> tuple[Recipient, ...]:
    """
    Return recipients with clean words, where `besides` petikan are made as well.

    Raises NobodyToSendTo, TooManyCopies, RecipientIsUnfit, RecipientIsTwice.
    """
    count = len(recipients) + besides
    if not count:
        raise NobodyToSendTo()
    if count > MOST_COPIES:
        raise TooManyCopies(count=count, limit=MOST_COPIES)
    cleaned = tuple(Recipient(_line(each.name), _line(each.post), _line(each.place)) for each in recipients)
    for row, each in enumerate(cleaned, start=1):
        if not each.name or max(map(len, (each.name, each.post, each.place))) > LONGEST:
            raise RecipientIsUnfit(row=row, limit=LONGEST)
    _refuse_twice(cleaned)
    return cleaned


def _refuse_twice(recipients: Sequence[Recipient]) -> None:
    seen: set[tuple[str, str, str]] = set()
    for each in recipients:
        key = (each.name.casefold(), each.post.casefold(), each.place.casefold())
        if key in seen:
            raise RecipientIsTwice(recipient=each.name)
        seen.add(key)


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())
