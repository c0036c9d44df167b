"""Naskah dinas rapat pleno under their numbers: invitations and berita acara of a year, for the book that lists them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from diktum.stages.plenary.models import Invitation, PlenaryRecord


@dataclass(frozen=True, slots=True)
class Letter:
    """A numbered paper of the plenary. `kind` is "invitation" or "record"; a record belongs to a dossier."""

    kind: str
    number: int
    full_number: str
    made_on: dt.date
    made_at: dt.datetime
    session_slug: str
    held_on: dt.date
    about: str = ""
    dossier_code: str = ""
    signed_by: str = ""


def letters_of_year(commission_id: int, year: int) -> tuple[Letter, ...]:
    """Return the numbered papers of an office's plenary in a year, in the order in which they were made (three statements)."""
    invitations = Invitation.objects.filter(commission_id=commission_id, year=year).select_related("session")
    records = (
        PlenaryRecord.objects.filter(commission_id=commission_id, year=year)
        .select_related("session", "decision", "dossier")
        .prefetch_related("signatures")
    )
    found = [*map(_of_invitation, invitations), *map(_of_record, records)]
    return tuple(sorted(found, key=lambda each: (each.made_at, each.kind, each.number)))


def letter_years(commission_id: int) -> tuple[int, ...]:
    """Return the years in which an office numbered papers of the plenary, newest first."""
    own = {"commission_id": commission_id}
    years = set(Invitation.objects.filter(**own).values_list("year", flat=True).distinct())
    years |= set(PlenaryRecord.objects.filter(**own).values_list("year", flat=True).distinct())
    return tuple(sorted(years, reverse=True))


def _of_invitation(row: Invitation) -> Letter:
    return Letter(
        kind="invitation",
        number=row.number,
        full_number=row.full_number,
        made_on=row.sent_on,
        made_at=row.sent_at,
        session_slug=row.session.slug,
        held_on=row.session.held_on,
        signed_by=", ".join(filter(None, (row.signer_name, row.signer_title))),
    )


def _of_record(row: PlenaryRecord) -> Letter:
    return Letter(
        kind="record",
        number=row.number,
        full_number=row.full_number,
        made_on=row.made_on,
        made_at=row.decision.decided_at,
        session_slug=row.session.slug,
        held_on=row.session.held_on,
        about=row.dossier.title,
        dossier_code=row.dossier.code,
        signed_by=", ".join(dict.fromkeys(each.name for each in row.signatures.all() if each.signed_on)),
    )
