"""The minutes of a session, first drafted from what was recorded, and read back into the parts of their paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import override

from diktum.core.language import day_date_words, time_words
from diktum.people import queries as people
from diktum.stages.drafting.printing import zone_mark
from diktum.stages.plenary import deliberation, queries
from diktum.stages.plenary.models import (
    Correction,
    CorrectionPlace,
    DecisionOutcome,
    PlenaryDecision,
    PlenarySession,
    Resolved,
    Stand,
)
from diktum.stages.plenary.room import attendees, is_anything_recorded

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
    if not is_anything_recorded(held):
        return
    there = attendees(held)
    present = [each for each in there if each.is_member and each.came]
    verdict = queries.verdict_on(held, len(present), 0)
    yield f"Anggota yang hadir {verdict.present} dari {verdict.seats}: {_names(each.name for each in present)}"
    absent = [each for each in there if each.is_member and not each.came]
    if absent:
        told = [f"{each.name} ({each.note})" if each.note else each.name for each in absent]
        yield f"Anggota yang tidak hadir: {_names(told)}"
    guests = [each for each in there if each.came and not each.is_member]
    if guests:
        yield f"Hadir pula: {_names(each.name for each in guests)}"
    word = "terpenuhi" if verdict.has_quorum else "tidak terpenuhi"
    yield f"Kuorum {word} ({verdict.law} {verdict.article})."
    for each in there:
        if each.moves:
            yield f"{each.name} {each.path}."


def _subjects(held: PlenarySession) -> Iterator[str]:
    decided = {decision.item_id: decision for decision in queries.decisions_of(held)}
    for item in queries.agenda(held):
        yield ""
        yield f"{item.position}. Rancangan Keputusan tentang {item.dossier.title}"
        decision = decided.get(item.pk)
        if decision is not None:
            yield from decision.notes.splitlines()
        yield from map(_suggestion, deliberation.suggestions(item))
        if decision is not None:
            yield from _decision(decision)
        elif deliberation.state_of(item) == "gone":
            yield f"{_DECISION}tidak dibahas karena usulan tidak lagi di hadapan pleno."
        else:
            yield f"{_DECISION}belum dibahas."


def _suggestion(row: deliberation.SuggestionRow) -> str:
    made = row.suggestion
    said = f"- Saran {made.person_name} pada {made.place}: {_line(made.text)}"
    if made.wording:
        said = f"{said.rstrip('.')}; rumusan: “{_line(made.wording)}”"
    return f"{said.rstrip('.')}; {_fate(row)}"


def _fate(row: deliberation.SuggestionRow) -> str:
    answer = row.resolution
    if answer is None:
        return "belum diputus."
    words = in_indonesian(Resolved(answer.outcome).label).lower()
    way = (
        "secara mufakat"
        if answer.agreeing is None
        else f"dengan {answer.agreeing} dari {answer.present} suara"
    )
    said = f"{words} {way}"
    if answer.outcome == Resolved.AMENDED:
        said += f": {_line(answer.text).rstrip('.')}"
        said += f"; rumusan: “{_line(answer.wording)}”" if answer.wording else ""
    return f"{said}; alasan: {_line(answer.reason).rstrip('.')}." if answer.reason else f"{said}."


def _decision(decision: PlenaryDecision) -> Iterator[str]:
    if decision.by_acclamation:
        yield (
            f"Pembahasan dipimpin oleh {decision.presided_by_name}, yang dipilih secara aklamasi dari anggota yang hadir "
            "karena Ketua berhalangan."
        )
    for correction in decision.corrections.all():
        yield f"- Catatan perbaikan: {correction_words(correction)}"
    if decision.recused:
        yield f"- Tidak ikut memutus karena konflik kepentingan: {_names(decision.recused)}"
    for dissent in decision.dissent.splitlines():
        yield f"- Pendapat berbeda: {_line(dissent)}"
    abstained = [ballot.name for ballot in decision.ballots.all() if ballot.stand == Stand.ABSTAINS]
    if abstained:
        yield f"- Tidak memberi suara: {_names(abstained)}"
    reason = f" Alasan: {_line(decision.reason).rstrip('.')}." if decision.reason else ""
    words = in_indonesian(DecisionOutcome(decision.outcome).label).lower()
    yield f"{_DECISION}{words}; setuju {decision.agreeing} dari {decision.present} anggota yang hadir.{reason}"


def correction_words(correction: Correction) -> str:
    """Say a correction with its place in front, where its own words do not begin with it."""
    place: CorrectionPlace | None = getattr(correction, "place", None)
    words = _line(correction.text)
    if place is None or words.lower().startswith(place.label.lower()):
        said = words
    else:
        said = f"{place.label}: {words}"
    return f"{said.rstrip('.')}; rumusan: “{_line(place.wording)}”" if place and place.wording else said


def _line(text: str) -> str:
    return " ".join(text.split())


def _names(names: Iterable[str]) -> str:
    """Return names as the end of a sentence: a title may already end with its full stop."""
    return "; ".join(names).removesuffix(".") + "."
