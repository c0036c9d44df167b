"""What the publication pages show, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.summary import DossierSummary, summary
from diktum.people.queries import Actor
from diktum.stages.publication import queries
from diktum.stages.publication.abstracts import Abstract, abstract_from
from diktum.stages.publication.evaluating import FIGURES
from diktum.stages.publication.kinds import KindRule
from diktum.stages.publication.metadata import lines
from diktum.stages.publication.models import Eligibility, JdihContent, JdihEntry, Proposal, SheetStage
from diktum.stages.publication.origin import Origin, origin_of
from diktum.stages.publication.personal_data import PersonalData, personal_data_in
from diktum.stages.publication.published_copy import public_url
from diktum.ui.forms import Form

_PAPERS = (
    ("lembar-kelayakan", gettext_noop("Lembar kelayakan")),
    ("notulen-rapat-jdih", gettext_noop("Notulen rapat")),
    ("salinan-publikasi", gettext_noop("Salinan untuk publikasi")),
    ("lembar-otentikasi", gettext_noop("Lembar otentikasi")),
    ("abstrak", gettext_noop("Abstrak")),
    ("lembar-otentikasi-akhir", gettext_noop("Lembar otentikasi akhir")),
    ("lembar-persetujuan", gettext_noop("Lembar persetujuan")),
    ("bukti-tautan", gettext_noop("Bukti tautan")),
    ("laporan-evaluasi", gettext_noop("Laporan evaluasi")),
)


@dataclass(frozen=True, slots=True)
class ContentView:
    """A designed content for reading."""

    row: JdihContent
    metadata: tuple[tuple[str, str], ...]
    abstract: Abstract


@dataclass(frozen=True, slots=True)
class ActPage:
    """The page of one act of publication."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    form: Form
    decree: Dossier | None
    origin: Origin | None
    findings: tuple[PersonalData, ...]
    content: ContentView | None
    entry: JdihEntry | None
    portal_url: str
    papers: tuple[tuple[str, str], ...]
    rows: object = None
    figures: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPage:
    """The page on which eligibility is decided and a publication is opened."""

    dossier: DossierSummary
    heading: str
    form: Form
    rule: KindRule
    decided: Eligibility | None
    publication: Dossier | None
    is_certified: bool
    may_open: bool
    may_decide: bool
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Antrean publikasi."""

    rows: tuple[QueueLine, ...]


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One decree of the queue, with what can be done next."""

    code: str
    title: str
    words: str
    state: str
    publication: str


def act_page(
    dossier: Dossier, act: str, form: Form, by: Actor, when: Moment, *, rows: object = None
) -> ActPage:
    """Describe the page of an act to an actor."""
    seen = summary(dossier, by, when)
    proposal = queries.proposal_of(dossier)
    origin = origin_of(proposal.decree) if proposal else None
    entry = queries.entry_of(dossier)
    return ActPage(
        dossier=seen,
        heading=next((row.act.title for step in seen.steps for row in step.acts if row.act.key == act), ""),
        may_act=seen.may_act and seen.open_act is not None and seen.open_act.key == act,
        form=form,
        decree=proposal.decree if proposal else None,
        origin=origin,
        findings=personal_data_in(origin.issued.decree) if origin and act == "authenticate" else (),
        content=content_view(dossier),
        entry=entry,
        portal_url=public_url(entry.path if entry else origin.path if origin else "/"),
        papers=_papers(dossier, proposal),
        rows=rows,
        figures=_figures(dossier) if act == "evaluate" else (),
    )


def content_view(dossier: Dossier) -> ContentView | None:
    """Return the newest content for reading, or None."""
    row = queries.content_of(dossier)
    return ContentView(row, lines(row.metadata), abstract_from(row.abstract)) if row else None


def queue_line(row: queries.QueueRow) -> QueueLine:
    """Say where a decree stands on its way to the public."""
    publication = row.publication
    if publication is not None:
        done = publication.open_act in ("", "evaluate")
        words, state = (_("Terbit"), "done") if done else (_("Sedang dipublikasikan"), "in_work")
    elif row.eligibility is None:
        words, state = _("Belum diputuskan"), "waiting"
    elif row.eligibility.eligible:
        words, state = _("Layak, menunggu tim JDIH"), "ready"
    else:
        words, state = _("Tidak dipublikasikan"), "waiting"
    return QueueLine(row.decree.code, row.decree.title, words, state, publication.code if publication else "")


def _figures(dossier: Dossier) -> tuple[tuple[str, int], ...]:
    counted = queries.figures(dossier.commission_id)
    return tuple((_(label), counted[key]) for key, label in FIGURES.items())


def _papers(dossier: Dossier, proposal: Proposal | None) -> tuple[tuple[str, str], ...]:
    """Name the papers that are ready, in the order of the rows."""
    if proposal is None:
        return ()
    first = queries.sheet_of(dossier, SheetStage.FIRST) is not None
    ready = {
        "lembar-kelayakan": True,
        "notulen-rapat-jdih": queries.meeting_of(dossier) is not None,
        "salinan-publikasi": True,
        "lembar-otentikasi": first,
        "abstrak": first and queries.content_of(dossier) is not None,
        "lembar-otentikasi-akhir": queries.sheet_of(dossier, SheetStage.FINAL) is not None,
        "lembar-persetujuan": queries.approval_of(dossier) is not None,
        "bukti-tautan": bool(queries.link_checks(dossier)),
        "laporan-evaluasi": queries.evaluation_of(dossier) is not None,
    }
    return tuple((key, _(label)) for key, label in _PAPERS if ready[key])
