"""Who gets a copy: what the office says, and what a decree itself proposes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum.core.document import Decree, persons
from diktum.core.language import clean_text, dictum_name
from diktum.dossiers.models import Dossier
from diktum.stages.distribution.refusals import (
    NobodyToSendTo,
    RecipientIsTwice,
    RecipientIsUnfit,
    TooManyCopies,
)

LONGEST = 250
MOST_COPIES = 300
_SENT_TO = re.compile(
    r"(?:salinan|petikan)?\s*keputusan ini (?:disampaikan|dikirim(?:kan)?) kepada\s*:?\s*(.*)", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Penerima salinan: name, jabatan, the place to which the copy goes; `source` says where a proposal comes from."""

    name: str
    post: str = ""
    place: str = ""
    source: str = ""


def proposed(dossier: Dossier, decree: Decree, *, way: str = "") -> tuple[Recipient, ...]:
    """
    Propose the recipients of a decree, each with its source: the units, who is named in a dictum on distribution, everybody
    named in a lampiran, and the tembusan. Everybody once. `way` "kelompok" makes one recipient of the persons of the
    lampiran, "petikan" leaves them out (they get extracts).
    """
    seen: dict[str, Recipient] = {}
    for recipient in _proposals(dossier, decree, way):
        seen.setdefault(recipient.name.casefold(), recipient)
    return tuple(seen.values())[:MOST_COPIES]


def _proposals(dossier: Dossier, decree: Decree, way: str) -> Iterator[Recipient]:
    office = dossier.commission.short_name
    yield Recipient(dossier.proposing_unit.name, "", office, _("Pengusul"))
    if dossier.related_division is not None:
        yield Recipient(dossier.related_division.name, "", office, _("Divisi terkait"))
    for number, name in _told_to(decree):
        yield Recipient(name, "", "", _("Diktum %(name)s") % {"name": dictum_name(number)})
    named = persons(decree)
    if way == "kelompok" and named:
        group = f"Para pihak dalam lampiran ({len(named)} orang)"
        yield Recipient(group, "", office, _("Lampiran"))
    elif not way:
        for person in named:
            yield Recipient(person.name, person.post or person.position, "", person.place or _("Lampiran"))
    for name in decree.copies_to:
        yield Recipient(name.rstrip(".;").strip(), "", "", _("Tembusan"))


def _told_to(decree: Decree) -> Iterator[tuple[int, str]]:
    """Give whom a dictum names as those to whom the decree is sent, with the number of the dictum."""
    for number, dictum in enumerate(decree.dicta, start=1):
        found = _SENT_TO.search(dictum.text)
        if found is None:
            continue
        named = [point.text for point in dictum.points] or found.group(1).split(";")
        for name in named:
            words = re.sub(r"^(?:dan|Yth\.?|Sdr\.?)\s+", "", name.strip(" .;,:"), flags=re.IGNORECASE).strip()
            if words and "bersangkutan" not in words.casefold():
                yield number, words[:LONGEST]


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
