"""Fold every journal and compare it with the copies that searches read."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.dossiers.models import Dossier, InboxItem
from diktum.dossiers.queries import parsed, state_of, unit_for


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many dossiers were folded, and one sentence for each difference."""

    checked: int
    wrong: tuple[str, ...]


def compare(commission_code: str = "") -> Comparison:
    """Compare all dossiers, or those of one office, oldest first, in flat memory."""
    dossiers = Dossier.objects.select_related("procedure").order_by("pk")
    if commission_code:
        dossiers = dossiers.filter(commission__code=commission_code)
    checked, wrong = 0, []
    for dossier in dossiers.iterator(chunk_size=500):
        checked += 1
        wrong += [f"{dossier.code}: {sentence}" for sentence in differences(dossier)]
    return Comparison(checked, tuple(wrong))


def differences(dossier: Dossier) -> list[str]:
    """Say in words where a dossier's copies differ from its journal."""
    try:
        state = state_of(dossier)
    except ValueError as error:
        return [str(error)]
    pairs = {
        "status": (dossier.status, state.status),
        "open_act": (dossier.open_act, state.open_act or ""),
        "round": (dossier.round, state.round),
        "due_on": (dossier.due_on, state.due_on),
        "seq": (dossier.seq, state.seq),
    }
    found = [f"{name}: {copy!r} ≠ {truth!r}" for name, (copy, truth) in pairs.items() if copy != truth]
    waiting = set(InboxItem.objects.filter(dossier=dossier).values_list("post", "act", "unit_id", "due_on"))
    procedure = parsed(dossier.procedure)
    posts = procedure.act(state.open_act).by if state.open_act else ()
    due = {(post, state.open_act, unit_for(post, dossier), state.due_on) for post in posts}
    if waiting != due:
        found.append(f"inbox: {sorted(map(str, waiting))} ≠ {sorted(map(str, due))}")
    return found
