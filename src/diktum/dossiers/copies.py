"""The copies that searches read: the columns of a dossier and its rows in the inbox, both made from the fold."""

from __future__ import annotations

from typing import Any

from django.db import connection

from diktum.core.procedure.model import Procedure
from diktum.core.procedure.progress import State
from diktum.dossiers import queries
from diktum.dossiers.models import Dossier

_DOSSIER = """
    UPDATE dossiers_dossier SET status = %s, open_act = %s, round = %s, due_on = %s, seq = %s, procedure_id = %s
    WHERE id = %s
"""
# The inbox is cleared before it is filled: the INSERT reads what the DELETE answered.
_ALL = f"""
    WITH moved AS ({_DOSSIER}),
    gone AS (DELETE FROM dossiers_inboxitem WHERE dossier_id = %s RETURNING id)
    INSERT INTO dossiers_inboxitem (dossier_id, commission_id, post, unit_id, act, opened_on, due_on)
    SELECT %s, %s, waiting.post, waiting.unit, %s, %s, %s
    FROM unnest(%s::varchar[], %s::bigint[]) AS waiting (post, unit), (SELECT count(*) FROM gone) AS cleared
"""


def write(
    dossier: Dossier, procedure: Procedure, before: State, after: State, *, refill: bool = False
) -> None:
    """Bring the copies of a dossier up to date with its fold, in one statement. `before` is what they say now.

    `refill` makes the inbox anew though the same act stays open: another version may give it to other posts.
    """
    dossier.status = after.status
    dossier.open_act = after.open_act or ""
    dossier.round = after.round
    dossier.due_on = after.due_on
    dossier.seq = after.seq
    stands = (dossier.status, dossier.open_act, dossier.round, dossier.due_on, dossier.seq)
    columns: list[Any] = [*stands, dossier.procedure_id, dossier.pk]
    unchanged = (before.open_act, before.round, before.due_on) == (after.open_act, after.round, after.due_on)
    with connection.cursor() as cursor:
        if unchanged and before.seq > 1 and not refill:
            cursor.execute(_DOSSIER, columns)
            return
        posts: list[str] = list(procedure.act(after.open_act).by) if after.open_act else []
        units = [queries.unit_for(post, dossier) for post in posts]
        task: list[Any] = [dossier.pk, dossier.commission_id, dossier.open_act, after.opened_on, after.due_on]
        cursor.execute(_ALL, [*columns, dossier.pk, *task, list(posts), units])
