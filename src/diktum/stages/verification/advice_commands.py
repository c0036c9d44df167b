"""Ask the related division about a draft that is being verified, and answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from diktum.core.document import places
from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.dossiers.models import Notice
from diktum.dossiers.work import Work, performing
from diktum.people.queries import Actor, appointments, calendar_of
from diktum.stages.drafting import queries as drafting
from diktum.stages.verification.checklist import advice_within
from diktum.stages.verification.models import Advice, AdviceRequest
from diktum.stages.verification.refusals import (
    NoDivisionToAsk,
    NothingToVerify,
    PlaceIsUnknown,
    QuestionIsMissing,
    RequestIsNotYours,
)


def ask_advice(
    *,
    dossier_id: int,
    question: str,
    by: Actor,
    when: Moment,
    nodes: Sequence[str] = (),
    request_key: str = "",
    seen_seq: int | None = None,
) -> AdviceRequest:
    """
    Minta tanggapan: ask the related division about parts of the draft; it has the working days of the rulebook.

    The verification stays open. Raises NoDivisionToAsk, QuestionIsMissing, NothingToVerify, PlaceIsUnknown.
    """
    with performing(
        "verify_content", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        unit_id = work.dossier.related_division_id
        if unit_id is None:
            raise NoDivisionToAsk(code=work.dossier.code)
        version = drafting.latest_version(work.dossier)
        if version is None:
            raise NothingToVerify(code=work.dossier.code)
        due_on = calendar_of(work.commission_id).add_working_days(when.day, advice_within(when.day))
        row = work.record(
            AdviceRequest(
                unit_id=unit_id,
                version_number=version.number,
                question=_words(question),
                places=_places(places(drafting.decree_of(version)), nodes),
                asked_by=by.name,
                asked_on=when.day,
                due_on=due_on,
            )
        )
        work.noted("advice_asked", {"unit": row.unit.name, "due_on": due_on.isoformat()})
        held = appointments(work.commission_id, when.day).filter(post="related_division", unit_id=unit_id)
        _tell(
            work,
            held.values_list("person_id", flat=True),
            f"{by.name.rstrip('.')} meminta tanggapan atas rancangan ini sampai {date_words(due_on)}: {row.question}",
        )
    return row


def give_advice(
    *,
    request_id: int,
    dossier_id: int,
    text: str,
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> Advice:
    """Tanggapi: answer a question put to one's division, once. Raises RequestIsNotYours, QuestionIsMissing."""
    with performing(
        "verify_content", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        asked = AdviceRequest.objects.filter(pk=request_id, dossier=work.dossier, advice=None).first()
        if asked is None or not by.may("related_division", asked.unit_id):
            raise RequestIsNotYours()
        row = work.record(
            Advice(
                request=asked,
                text=_words(text),
                given_by=by.name,
                post_title=work.holding.title if work.holding else "",
                given_on=when.day,
            )
        )
        work.noted("advice_given", {"unit": asked.unit.name})
        held = appointments(work.commission_id, when.day).filter(post__in=work.act.by)
        _tell(work, held.values_list("person_id", flat=True), f"{by.name.rstrip('.')} menanggapi: {row.text}")
    return row


def _tell(work: Work, people: Iterable[int], text: str) -> None:
    others = sorted({person for person in people if person != work.by.person_id})
    Notice.objects.bulk_create(
        Notice(person_id=person, dossier=work.dossier, seq=work.seq, text=text, at=work.when.at)
        for person in others
    )


def _places(known: Mapping[str, str], nodes: Sequence[str]) -> list[list[str]]:
    strange = next((node for node in nodes if node not in known), None)
    if strange is not None:
        raise PlaceIsUnknown(place=clean_text(strange)[:80])
    return [[node, known[node]] for node in nodes]


def _words(text: str) -> str:
    words = clean_text(text).strip()
    if not words:
        raise QuestionIsMissing()
    return words
