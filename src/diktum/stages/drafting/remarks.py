"""Remarks at parts of a draft: made by a reader, answered, settled. The text itself changes only by who writes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from diktum.core.document import Decree, nodes, places
from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.core.procedure.progress import Status
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import parsed, posts_for, state_of
from diktum.ledger.chain import Chain, chaining
from diktum.people.queries import Actor
from diktum.stages.drafting import queries
from diktum.stages.drafting.models import Remark, RemarkReply
from diktum.stages.drafting.refusals import (
    NoDraftYet,
    RemarkIsEmpty,
    RemarkIsNotYours,
    RemarkIsSettled,
    RemarksAreClosed,
)

TITLE = "judul"


def place_names(decree: Decree) -> dict[str, str]:
    """Return every part that a remark can stand at, by its id, the title first."""
    return {TITLE: "Judul", **places(decree)}


def is_open_to_remarks(dossier: Dossier) -> bool:
    """Answer whether the text still takes remarks: the dossier runs and nothing is signed."""
    state = state_of(dossier)
    return state.status is Status.RUNNING and not state.beyond_return


def may_settle(remark: Remark, dossier: Dossier, by: Actor) -> bool:
    """Answer whether an actor may settle a remark: who made it, who writes the text, the head of legal."""
    writers = set(parsed(dossier.procedure).first_act.by) | {"head_of_legal"}
    return remark.person_id == by.person_id or bool(writers & set(posts_for(by, dossier)))


def make_remark(*, dossier_id: int, node: str, text: str, by: Actor, when: Moment) -> Remark:
    """
    Beri komentar: say something about a part of the newest version. It hangs on the last line of the journal.

    Raises RemarksAreClosed, NoDraftYet, RemarkIsEmpty.
    """
    with _open(dossier_id, by, when) as (chain, dossier, seq):
        version = queries.latest_version(dossier)
        if version is None:
            raise NoDraftYet(code=dossier.code)
        decree, words = queries.decree_of(version), clean_text(text).strip()
        place = place_names(decree).get(node)
        if place is None or not words or by.person_id is None:
            raise RemarkIsEmpty()
        quoted = {TITLE: decree.title, **{part.id: part.text for part in nodes(decree)}}[node]
        titles = [holding.title for holding in by.holdings]
        return chain.record(
            Remark(
                dossier=dossier,
                seq=seq,
                version=version,
                node=node,
                place=place[:200],
                quoted=quoted,
                text=words,
                person_id=by.person_id,
                made_by=by.name,
                made_title=titles[0] if titles else "",
                made_at=when.at,
            )
        )


def reply_to_remark(
    *, dossier_id: int, remark_id: int, kind: str, by: Actor, when: Moment, text: str = ""
) -> RemarkReply:
    """
    Balas komentar: answer it, or settle it as resolved or adopted (taken over as a suggestion in the plenary).

    Raises RemarksAreClosed, RemarkIsSettled, RemarkIsEmpty for an answer without words, RemarkIsNotYours.
    """
    with _open(dossier_id, by, when) as (chain, dossier, seq):
        remark = Remark.objects.filter(pk=remark_id, dossier=dossier).first()
        if remark is None or remark.replies.exclude(kind=RemarkReply.Kind.ANSWER).exists():
            raise RemarkIsSettled()
        said, words = RemarkReply.Kind(kind), clean_text(text).strip()
        if said is RemarkReply.Kind.ANSWER and not words:
            raise RemarkIsEmpty()
        if said is RemarkReply.Kind.RESOLVED and not may_settle(remark, dossier, by):
            raise RemarkIsNotYours()
        return chain.record(
            RemarkReply(
                dossier=dossier,
                seq=seq,
                remark=remark,
                kind=said,
                text=words,
                made_by=by.name,
                made_at=when.at,
            )
        )


@contextmanager
def _open(dossier_id: int, by: Actor, when: Moment) -> Iterator[tuple[Chain, Dossier, int]]:
    with chaining(by.commission_id, when) as chain:
        dossier = (
            Dossier.objects.select_for_update(of=("self",))
            .select_related("procedure")
            .get(pk=dossier_id, commission_id=by.commission_id)
        )
        if not is_open_to_remarks(dossier):
            raise RemarksAreClosed(code=dossier.code)
        yield chain, dossier, state_of(dossier).seq
