"""What the drafting pages share: who asks, where the dossier stands, which text it has."""

from __future__ import annotations

from django.http import HttpRequest

from diktum.core.document import Decree
from diktum.dossiers.models import Dossier
from diktum.dossiers.summary import DossierSummary, summary
from diktum.people.queries import Actor
from diktum.stages.drafting import queries
from diktum.ui.clock import this_moment


def asker(request: HttpRequest) -> Actor:
    """Return who asks, with the posts held today."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def seen_by(request: HttpRequest, dossier: Dossier) -> DossierSummary:
    """Return where a dossier stands, as the asker sees it."""
    return summary(dossier, asker(request), this_moment(request))


def is_open(seen: DossierSummary, act: str) -> bool:
    """Answer whether an act is open and the asker may do it."""
    return seen.may_act and seen.open_act is not None and seen.open_act.key == act


def text_of(dossier: Dossier) -> Decree:
    """Return the newest version of the text, or the one that the dossier begins with."""
    return queries.latest_decree(dossier) or queries.first_decree(dossier)
