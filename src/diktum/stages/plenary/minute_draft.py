"""The minutes of a session, first drafted from what was recorded, and read back into the parts of their paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import override

from diktum.core.language import day_date_words, time_words
from diktum.people import queries as people
from diktum.stages.drafting.printing import zone_mark
from diktum.stages.plenary import queries
from diktum.stages.plenary.models import DecisionOutcome, PlenaryDecision, PlenarySession

_SUBJECT = re.compile(r"(\d{1,3})\.\s+(\S.*)")
_DECISION = "Putusan: "
_END = "Penutup: "


@dataclass(frozen=True, slots=True)
class MinutedSubject:
    """One subject of the minutes: what was said and what was decided. The opening has no number."""

    number: str
    subject: str
    points: tuple[str, ...]
    decision: str


@dataclass(frozen=True, slots=True)
class ReadMinutes:
    """Minutes in their parts: the subjects and the closing words."""

    subjects: tuple[MinutedSubject, ...]
    closing: str


def hour_of(held: PlenarySession) -> str:
    """Return when a session begins in its office's time: 10.00 WIT."""
    office = people.commission(held.commission_id)
    return time_words(held.held_at.astimezone(queries.zone(held)), zone_mark(office))


def in_indonesian(label: object) -> str:
    """Return a label as a paper prints it, whatever language the reader of the screen chose."""
    with override("id"):
        return str(label)


def draft_of(held: PlenarySession) -> str:
    """Return minutes drafted from attendance, agenda, decisions and notes, for the minute taker to edit."""
    return "\n".join(
        [*_opening(held), *_subjects(held), "", f"{_END}Rapat pleno ditutup oleh pimpinan rapat."]
    )


def read(text: str) -> ReadMinutes:
    """Return the parts of minutes: a line "1. …" opens a subject, "Putusan: …" and "Penutup: …" end it and them."""
    subjects: list[MinutedSubject] = []
    points: list[str] = []
    number, subject, decision, closing = "", "Pembukaan", "", ""
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _SUBJECT.fullmatch(line)
        if found:
            subjects.append(MinutedSubject(number, subject, tuple(points), decision))
            number, subject, points, decision = f"{found[1]}.", found[2], [], ""
        elif line.startswith(_DECISION):
            decision = f"{decision}\n{line.removeprefix(_DECISION)}".strip()
        elif line.startswith(_END):
            closing = f"{closing}\n{line.removeprefix(_END)}".strip()
        else:
            points.append(line.removeprefix("- "))
    subjects.append(MinutedSubject(number, subject, tuple(points), decision))
    return ReadMinutes(tuple(each for each in subjects if each.number or each.points), closing)


def _opening(held: PlenarySession) -> Iterator[str]:
    yield f"Rapat pleno {held.kind} dibuka pada {day_date_words(held.held_on)}, pukul {hour_of(held)}, di {held.place}."
    roll = queries.roll(held)
    if roll is None:
        return
    present = roll.members_present
    verdict = queries.verdict_on(held, len(present), 0)
    yield f"Anggota yang hadir {verdict.present} dari {verdict.seats}: {_names(row.name for row in present)}"
    guests = [row for row in roll.rows if row.present and not row.is_member]
    if guests:
        yield f"Hadir pula: {_names(row.name for row in guests)}"
    word = "terpenuhi" if verdict.has_quorum else "tidak terpenuhi"
    yield f"Kuorum {word} ({verdict.law} {verdict.article})."


def _subjects(held: PlenarySession) -> Iterator[str]:
    decided = {decision.item_id: decision for decision in queries.decisions_of(held)}
    for item in queries.agenda(held):
        yield ""
        yield f"{item.position}. Rancangan Keputusan tentang {item.dossier.title}"
        decision = decided.get(item.pk)
        if decision is None:
            yield f"{_DECISION}belum dibahas."
            continue
        yield from _decision(decision)


def _decision(decision: PlenaryDecision) -> Iterator[str]:
    yield from decision.notes.splitlines()
    for correction in decision.corrections.all():
        yield f"- Catatan perbaikan: {' '.join(correction.text.split())}"
    if decision.recused:
        yield f"- Tidak ikut memutus karena konflik kepentingan: {_names(decision.recused)}"
    if decision.dissent:
        yield f"- Pendapat berbeda: {' '.join(decision.dissent.split())}"
    reason = f" Alasan: {' '.join(decision.reason.split())}" if decision.reason else ""
    words = in_indonesian(DecisionOutcome(decision.outcome).label).lower()
    yield f"{_DECISION}{words}; setuju {decision.agreeing} dari {decision.present} anggota yang hadir.{reason}"


def _names(names: Iterable[str]) -> str:
    """Return names as the end of a sentence: a title may already end with its full stop."""
    return "; ".join(names).removesuffix(".") + "."
