"""Mending a slip of the pen after the plenary: the head of legal records it, the chair agrees. Both are journal lines."""

from __future__ import annotations

from diktum.core.document import Decree
from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.core.procedure.refusals import NotYourPost, SamePersonTwice
from diktum.dossiers.queries import posts_for
from diktum.dossiers.work import Work, performing
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.plenary import clerical, gate, queries
from diktum.stages.plenary.clerical_refusals import (
    ClericalChangesNumbers,
    ClericalHasNoGround,
    ClericalIsNotFound,
    ClericalIsTooWide,
    ClericalSaysNothing,
    UnknownClerical,
)
from diktum.stages.plenary.deliberation_refusals import UnknownPlace
from diktum.stages.plenary.models import ClericalAnswer, ClericalCorrection, PlenaryDecision


def record_clerical(
    *,
    dossier_id: int,
    node: str,
    wrong: str,
    right: str,
    reason: str,
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> ClericalCorrection:
    """
    Catat ralat salah tik: at a part of the newest text, `wrong` should read `right`; how far it may go: clerical.toml.

    Raises NotYourPost, ClericalHasNoGround, UnknownPlace, ClericalIsNotFound, ClericalSaysNothing, ClericalChangesNumbers,
    ClericalIsTooWide; ActIsNotOpen when the text is not open for reconciling.
    """
    with performing(
        "reconcile", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        rule, decision, text, version = _ground(work)
        _refuse_others(work, rule.recorded_by, "Ralat salah tik", "Kasubbag Hukum")
        place = gate.place_of(text, node)
        before = gate.text_at(text, node)
        if place is None or before is None:
            raise UnknownPlace()
        assert by.person_id is not None, "whoever holds a post is a person"
        why = clean_text(reason).strip()
        after = _checked(before, clean_text(wrong), clean_text(right), place.label, rule)
        if not why:
            raise ClericalSaysNothing()
        last = ClericalCorrection.objects.filter(decision=decision).order_by("-position").first()
        row = work.record(
            ClericalCorrection(
                decision=decision,
                position=last.position + 1 if last else 1,
                version_number=version,
                node=place.node,
                label=place.label,
                before=before,
                wording=after,
                reason=why,
                person_id=by.person_id,
                recorded_by=by.name,
                recorded_title=work.holding.title if work.holding else "",
                recorded_on=when.day,
            )
        )
        work.noted(
            f"Ralat salah tik {row.position} dicatat pada {place.label}",
            {"clerical": row.position, "before": before[:300], "after": after[:300], "reason": why[:300]},
        )
    return row


def answer_clerical(
    *,
    dossier_id: int,
    clerical_id: int,
    agreed: bool,
    by: Actor,
    when: Moment,
    note: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> ClericalAnswer:
    """
    Setujui atau tolak ralat: the word of the chair on a clerical correction; a refusal says why.

    Raises NotYourPost, SamePersonTwice, ClericalHasNoGround, UnknownClerical, ClericalSaysNothing.
    """
    with performing(
        "reconcile", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        rule, decision, _text, _version = _ground(work)
        _refuse_others(work, rule.agreed_by, "Persetujuan ralat", "Ketua")
        row = ClericalCorrection.objects.filter(pk=clerical_id, decision=decision, answer=None).first()
        if row is None:
            raise UnknownClerical()
        if row.person_id == by.person_id:
            raise SamePersonTwice(act="Persetujuan ralat", earlier="Ralat salah tik")
        words = clean_text(note).strip()
        if not agreed and not words:
            raise ClericalSaysNothing()
        answer = work.record(
            ClericalAnswer(
                correction=row,
                agreed=agreed,
                note=words,
                answered_by=by.name,
                answered_title=work.holding.title if work.holding else "",
                answered_on=when.day,
            )
        )
        verdict = "disetujui" if agreed else "ditolak"
        work.noted(
            f"Ralat salah tik {row.position} pada {row.label} {verdict}",
            {"clerical": row.position, "agreed": agreed, "note": words[:300]},
        )
    return answer


def _ground(work: Work) -> tuple[clerical.ClericalRule, PlenaryDecision, Decree, int]:
    rule, decision = clerical.rule_on(work.when.day), queries.decision(work.dossier)
    version = drafting.latest_version(work.dossier)
    if rule is None or decision is None or version is None or rule.during != work.act.key:
        raise ClericalHasNoGround(code=work.dossier.code)
    return rule, decision, drafting.decree_of(version), version.number


def _refuse_others(work: Work, posts: tuple[str, ...], act: str, lane: str) -> None:
    if not set(posts) & set(posts_for(work.by, work.dossier)):
        raise NotYourPost(act=act, lane=lane)


def _checked(before: str, wrong: str, right: str, place: str, rule: clerical.ClericalRule) -> str:
    after = clerical.replaced(before, wrong, right)
    if after is None:
        raise ClericalIsNotFound(wrong=wrong[:100], place=place)
    if " ".join(after.split()) == " ".join(before.split()) or not after.strip():
        raise ClericalSaysNothing()
    if not rule.digits and clerical.changes_digits(before, after):
        raise ClericalChangesNumbers(place=place, before=wrong[:100], after=right[:100])
    count = clerical.words_changed(before, after)
    if count > rule.most_words:
        raise ClericalIsTooWide(count=count, place=place, most=rule.most_words)
    return after
