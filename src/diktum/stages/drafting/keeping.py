"""Keep what is being typed so that nothing is lost: autosave, two people at one text, who has it open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from secrets import token_hex

from django.db import IntegrityError

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.core.procedure.refusals import ActIsNotOpen
from diktum.dossiers import queries as dossiers
from diktum.dossiers.models import Dossier
from diktum.dossiers.summary import refusal_for
from diktum.people.queries import Actor
from diktum.stages.drafting import queries
from diktum.stages.drafting.models import OpenEditor, SetAsideDraft, WorkingDraft
from diktum.stages.drafting.refusals import WorkingDraftIsNewer

Typed = Mapping[str, Sequence[str]]


def keep_working_draft(
    *, dossier_id: int, typed: Typed, by: Actor, when: Moment, seen_draft: str | None = None
) -> WorkingDraft:
    """
    Simpan sementara: keep what was typed, as typed. It makes no version and leaves no line in the journal.

    `seen_draft` names the text that the writer had before (`queries.draft_mark`). Where somebody has kept another one
    since, what was typed is set aside under the writer's name and WorkingDraftIsNewer is raised: both texts stay.
    Raises ActIsNotOpen where nothing is being written, and what the doorway would say to the actor.
    """
    dossier = _written_by(dossier_id, by, when)
    clean = _clean(typed)
    kept = _replaced(dossier, clean, by, when, seen_draft)
    if kept is None:
        set_aside(dossier_id=dossier_id, typed=clean, by=by, when=when)
        raise WorkingDraftIsNewer(who=_who_was_faster(dossier))
    return kept


def set_aside(*, dossier_id: int, typed: Typed, by: Actor, when: Moment) -> SetAsideDraft:
    """Sisihkan: keep what one person typed beside the text that counts."""
    row, _ = SetAsideDraft.objects.update_or_create(
        dossier_id=dossier_id,
        person_id=_person(by),
        defaults={"typed": _clean(typed), "saved_at": when.at},
    )
    return row


def settle_texts(*, dossier_id: int, mine: bool, seen_draft: str, by: Actor, when: Moment) -> None:
    """
    Pilih teks: let the text that was set aside count again (`mine`), or drop it for the newer one.

    The text that gives way to mine is set aside for the person who kept it. Raises WorkingDraftIsNewer where yet
    another text was kept meanwhile.
    """
    dossier = _written_by(dossier_id, by, when)
    aside = queries.set_aside_draft(dossier, by.person_id)
    if aside is None:
        return
    if mine:
        theirs = queries.working_draft(dossier)
        if _replaced(dossier, aside.typed, by, when, seen_draft) is None:
            raise WorkingDraftIsNewer(who=_who_was_faster(dossier))
        if theirs is not None and theirs.saved_by_id != by.person_id and "title" in theirs.typed:
            SetAsideDraft.objects.update_or_create(
                dossier=dossier,
                person_id=theirs.saved_by_id,
                defaults={"typed": theirs.typed, "saved_at": theirs.saved_at},
            )
    aside.delete()


def note_open(*, dossier_id: int, by: Actor, when: Moment) -> None:
    """Note that a person has the editor open."""
    OpenEditor.objects.update_or_create(
        dossier_id=dossier_id, person_id=_person(by), defaults={"seen_at": when.at}
    )


def refuse_older(dossier: Dossier, seen_draft: str | None) -> None:
    """Raise WorkingDraftIsNewer where the text that counts is not the one that was seen."""
    if (
        seen_draft is not None
        and seen_draft.partition(".")[2] != queries.draft_mark(dossier).partition(".")[2]
    ):
        raise WorkingDraftIsNewer(who=_who_was_faster(dossier))


def _replaced(
    dossier: Dossier, typed: Typed, by: Actor, when: Moment, seen_draft: str | None
) -> WorkingDraft | None:
    """Put a text in the place of the one that was seen; None where that is not the one that counts."""
    fields = {"typed": typed, "saved_by_id": _person(by), "saved_at": when.at, "mark": token_hex(8)}
    if seen_draft is None:
        return WorkingDraft.objects.update_or_create(dossier=dossier, defaults=fields)[0]
    seq, _, mark = seen_draft.partition(".")
    if seq != str(dossier.seq):
        return None
    if WorkingDraft.objects.filter(dossier=dossier, mark=mark).update(**fields):
        return WorkingDraft.objects.get(dossier=dossier)
    if mark or WorkingDraft.objects.filter(dossier=dossier).exists():
        return None
    try:
        return WorkingDraft.objects.create(dossier=dossier, **fields)
    except IntegrityError:
        return None


def _written_by(dossier_id: int, by: Actor, when: Moment) -> Dossier:
    """Return the dossier whose text the actor may write now; else raise what the doorway would say."""
    dossier = Dossier.objects.select_related("procedure").get(pk=dossier_id, commission_id=by.commission_id)
    procedure = dossiers.parsed(dossier.procedure)
    state = dossiers.state_of(dossier)
    if state.open_act not in queries.TYPED_ACTS:
        now = procedure.act(state.open_act).title if state.open_act else "–"
        raise ActIsNotOpen(act=procedure.act("submit_draft").title, open_act=now)
    refusal = refusal_for(dossier, procedure, state, by, when)
    if refusal is not None:
        raise refusal
    return dossier


def _who_was_faster(dossier: Dossier) -> str:
    kept = queries.working_draft(dossier)
    if kept is not None:
        return kept.saved_by.full_name
    version = queries.latest_version(dossier)
    return version.made_by if version else "–"


def _person(by: Actor) -> int:
    assert by.person_id is not None, "the doorway's check admits only persons with a post"
    return by.person_id


def _clean(typed: Typed) -> dict[str, list[str]]:
    return {clean_text(key): [clean_text(value) for value in values] for key, values in typed.items()}
