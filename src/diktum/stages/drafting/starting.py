"""How a text begins: from the Template SK, from an earlier decree; rows that come from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.people.queries import Actor
from diktum.stages.drafting import queries
from diktum.stages.drafting.cloning import cloned
from diktum.stages.drafting.decree_form import typed_of
from diktum.stages.drafting.filling import Blank, filled
from diktum.stages.drafting.keeping import keep_working_draft
from diktum.stages.drafting.models import DraftSource, DraftVersion, WorkingDraft
from diktum.stages.drafting.refusals import DraftIsBegun

__all__ = ["Blank", "begin_from_form", "begin_with", "body_of", "doubtful", "fitted", "is_begun", "with_rows"]

Cells = tuple[str, ...]
_HEAD = re.compile(r"no\.?|nomor|nama\b.*|nama lengkap", re.IGNORECASE)
_RUNNING = re.compile(r"[0-9]{1,4}[.)]?")


def is_begun(dossier: Dossier) -> bool:
    """Answer whether somebody has already written in the text of a dossier."""
    return queries.latest_version(dossier) is not None or queries.working_draft(dossier) is not None


def begin_from_form(
    *, dossier_id: int, answers: Sequence[str], people: Sequence[Cells], by: Actor, when: Moment
) -> WorkingDraft:
    """Susun draf pertama: put the answers in the blanks of the Template SK. Raises DraftIsBegun."""
    dossier = _untouched(dossier_id, by)
    decree = filled(queries.first_decree(dossier), answers, people)
    return _kept(dossier, typed_of(decree), by, when)


def begin_with(*, dossier_id: int, source: DraftVersion, by: Actor, when: Moment) -> WorkingDraft:
    """Salin keputusan terdahulu: begin with the text of an earlier decree of the office. Raises DraftIsBegun."""
    dossier = _untouched(dossier_id, by)
    decree = cloned(
        queries.decree_of(source),
        old_title=source.dossier.title,
        title=dossier.title,
        issuer=queries.issuer_of(dossier),
    )
    kept = _kept(dossier, typed_of(decree), by, when)
    DraftSource.objects.update_or_create(dossier=dossier, defaults={"version": source})
    return kept


def body_of(rows: Sequence[Cells], columns: Sequence[str]) -> tuple[Cells, ...]:
    """Return the rows of a table without its head and without a column of running numbers."""
    if not rows:
        return ()
    names = {column.casefold() for column in columns}
    first = [cell.casefold() for cell in rows[0]]
    is_head = bool(names & set(first)) or bool(first and _HEAD.fullmatch(first[0]))
    body = tuple(rows[1:] if is_head else rows)
    if body and all(row and _RUNNING.fullmatch(row[0]) for row in body):
        body = tuple(row[1:] for row in body)
    return tuple(row for row in body if any(row))


def fitted(row: Cells, columns: int) -> Cells:
    """Return a row with as many cells as the list has columns; cells too many are joined in the last one."""
    last = " ".join(filter(None, row[columns - 1 :]))
    return (*row[: columns - 1], *("" for _ in range(columns - 1 - len(row))), last)


def doubtful(rows: Sequence[Cells], columns: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return the places (from 1) of rows that do not fit the columns, each with the reason."""
    found: list[tuple[int, str]] = []
    for number, row in enumerate(rows, start=1):
        if len(row) > len(columns):
            found.append((number, "lebih"))
        elif len([cell for cell in row if cell]) < len(columns):
            found.append((number, "kurang"))
    return tuple(found)


def with_rows(
    typed: Mapping[str, Sequence[str]], attachment: int, rows: Sequence[Cells], *, replacing: bool
) -> dict[str, list[str]]:
    """Return a kept text with more rows in one of its lists, or with these rows in the place of its own."""
    prefix = f"attachments-{attachment}-rows-"
    kept = {key: list(values) for key, values in typed.items()}
    if replacing:
        kept = {key: values for key, values in kept.items() if not key.startswith(prefix)}
    numbers = [int(key[len(prefix) :].split("-", 1)[0]) for key in kept if key.startswith(prefix)]
    for number, row in enumerate(rows, start=max(numbers, default=-1) + 1):
        for place, cell in enumerate(row):
            kept[f"{prefix}{number}-cell{place}"] = [cell]
    return kept


def _untouched(dossier_id: int, by: Actor) -> Dossier:
    dossier = Dossier.objects.select_related("procedure", "commission").get(
        pk=dossier_id, commission_id=by.commission_id
    )
    if is_begun(dossier):
        raise DraftIsBegun(code=dossier.code)
    return dossier


def _kept(dossier: Dossier, typed: Mapping[str, Sequence[str]], by: Actor, when: Moment) -> WorkingDraft:
    return keep_working_draft(
        dossier_id=dossier.pk, typed=typed, by=by, when=when, seen_draft=queries.draft_mark(dossier)
    )
