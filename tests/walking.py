"""Bring a dossier to any act by really walking there with the script of an example."""

from __future__ import annotations

from pathlib import Path

from diktum.core.procedure.model import Act
from diktum.desk.walk.doings import propose
from diktum.desk.walk.late_doings import DOINGS, publish
from diktum.desk.walk.script import read_script
from diktum.desk.walk.walker import Walker, _one_act, walk
from diktum.dossiers.models import Dossier, JournalEntry
from diktum.dossiers.queries import parsed
from tests.office import Office

EXAMPLES = Path(__file__).parents[1] / "examples"


class Journey:
    """One dossier on its way by the script of an example; the clock of the site follows it."""

    def __init__(self, office: Office, settings, example: str = "tim") -> None:
        self.office, self.settings = office, settings
        script = read_script(EXAMPLES / example, office.commission.zone)
        self.walker = Walker(script, office.commission.pk, office.prefix)
        self.dossier: Dossier = propose(self.walker)
        self.moved()

    def to(self, act: str) -> Dossier:
        """Walk on until an act is open; an empty name walks to the end."""
        self.dossier = walk(self.walker, self.dossier, DOINGS, until=act)
        self.moved()
        return self.dossier

    def on(self) -> str:
        """Do the one act that is open; answers the act that is open after it, nothing at the end."""
        self.dossier = _one_act(self.walker, self.dossier, parsed(self.dossier.procedure), DOINGS, None)
        self.moved()
        return self.dossier.open_act

    def publish(self) -> Dossier:
        """Open the publication that follows from the decree, and walk on with that."""
        published = publish(self.walker, self.dossier)
        assert published is not None
        self.dossier = published
        self.moved()
        return self.dossier

    def moved(self) -> None:
        """Set the clock of the site a minute after what happened last."""
        self.settings.DIKTUM_FIXED_NOW = JournalEntry.objects.latest("at").at

    @property
    def act(self) -> Act:
        """The act that is open."""
        return parsed(self.dossier.procedure).act(self.dossier.open_act)

    @property
    def account(self) -> str:
        """The account that does the open act."""
        return self.walker.account_for(self.act.by)
