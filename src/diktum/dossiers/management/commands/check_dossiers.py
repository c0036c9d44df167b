"""Compare every dossier's searchable copies with its journal."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from diktum.dossiers.models import Dossier, InboxItem
from diktum.dossiers.queries import parsed, state_of


class Command(BaseCommand):
    """Fold every journal and name each dossier whose copies differ. Exit code 1 when there is one."""

    help = "Bandingkan salinan status tiap berkas dengan jurnalnya."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an optional commission code."""
        parser.add_argument("--commission", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk all dossiers, oldest first, in flat memory."""
        dossiers = Dossier.objects.select_related("procedure").order_by("pk")
        if options["commission"]:
            dossiers = dossiers.filter(commission__code=options["commission"])
        checked = wrong = 0
        for dossier in dossiers.iterator(chunk_size=500):
            checked += 1
            for sentence in differences(dossier):
                wrong += 1
                self.stdout.write(f"{dossier.code}: {sentence}")
        self.stdout.write(f"{checked} berkas diperiksa, {wrong} perbedaan.")
        if wrong:
            sys.exit(1)


def differences(dossier: Dossier) -> list[str]:
    """Say in words where a dossier's copies differ from its journal."""
    state = state_of(dossier)
    pairs = {
        "status": (dossier.status, state.status),
        "open_act": (dossier.open_act, state.open_act or ""),
        "round": (dossier.round, state.round),
        "due_on": (dossier.due_on, state.due_on),
        "seq": (dossier.seq, state.seq),
    }
    found = [f"{name}: {copy!r} ≠ {truth!r}" for name, (copy, truth) in pairs.items() if copy != truth]
    waiting = set(InboxItem.objects.filter(dossier=dossier).values_list("post", "act"))
    procedure = parsed(dossier.procedure)
    due = {(post, state.open_act) for post in procedure.act(state.open_act).by} if state.open_act else set()
    if waiting != due:
        found.append(f"inbox: {sorted(waiting)} ≠ {sorted(due)}")
    return found
