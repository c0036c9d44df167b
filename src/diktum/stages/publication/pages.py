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
from diktum.stages.publication.kit import has_kit
from diktum.stages.publication.metadata import lines
from diktum.stages.publication.models import Eligibility, JdihContent, JdihEntry, Proposal, SheetStage
from diktum.stages.publication.origin import Origin
from diktum.stages.publication.personal_data import PersonalData, personal_data_in
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.redacting import first_sheet, shown_origin
from diktum.stages.publication.social import caption_of
from diktum.stages.publication.watching import BrokenLink
from diktum.ui.forms import Form

AFTER_APPROVAL = ("post_social", "upload_jdih", "verify_link", "evaluate")
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
    caption: str
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
    has_picture: bool = False
    may_take_kit: bool = False


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
    broken: tuple[BrokenLine, ...] = ()

    @property
    def has_kits(self) -> bool:
        """Say whether there is anything to be packed."""
        return any(row.has_kit for row in self.rows)


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A link that does not hold, with the dossier in which to mend it."""

    code: str
    title: str
    url: str
    problem: str


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One decree of the queue, with what can be done next."""

    code: str
    title: str
    words: str
    state: str
    publication: str
    has_kit: bool = False


def act_page(
    dossier: Dossier, act: str, form: Form, by: Actor, when: Moment, *, rows: object = None
) -> ActPage:
    """Describe the page of an act to an actor."""
    seen = summary(dossier, by, when)
    proposal = queries.proposal_of(dossier)
    origin = shown_origin(proposal.decree, dossier) if proposal else None
    entry = queries.entry_of(dossier)
    return ActPage(
        dossier=seen,
        heading=next((row.act.title for step in seen.steps for row in step.acts if row.act.key == act), ""),
        may_act=seen.may_act and seen.open_act is not None and seen.open_act.key == act,
        form=form,
        decree=proposal.decree if proposal else None,
        origin=origin,
        findings=personal_data_in(origin.issued.decree) if origin and act == "authenticate" else (),
        content=content_view(dossier, origin),
        entry=entry,
        portal_url=public_url(entry.path if entry else origin.path if origin else "/"),
        papers=_papers(dossier, proposal),
        rows=rows,
        figures=_figures(dossier) if act == "evaluate" else (),
        has_picture=first_sheet(dossier.pk) is not None,
        may_take_kit=act in AFTER_APPROVAL and has_kit(dossier),
    )


def content_view(dossier: Dossier, origin: Origin | None) -> ContentView | None:
    """Return the newest content for reading, or None."""
    row = queries.content_of(dossier)
    if row is None or origin is None:
        return None
    return ContentView(row, caption_of(origin, row), lines(row.metadata), abstract_from(row.abstract))


def queue_line(row: queries.QueueRow) -> QueueLine:
    """Say where a decree stands on its way to the public."""
    publication = row.publication
    if row.is_withdrawn:
        words, state = _("Ditarik dari publik"), "waiting"
    elif publication is not None:
        done = publication.open_act in ("", "evaluate")
        words, state = (_("Terbit"), "done") if done else (_("Sedang dipublikasikan"), "in_work")
    elif row.eligibility is None:
        words, state = _("Belum diputuskan"), "waiting"
    elif row.eligibility.eligible:
        words, state = _("Layak, menunggu tim JDIH"), "ready"
    else:
        words, state = _("Tidak dipublikasikan"), "waiting"
    code = publication.code if publication else ""
    packed = (
        publication is not None and publication.open_act in (*AFTER_APPROVAL, "") and not row.is_withdrawn
    )
    return QueueLine(row.decree.code, row.decree.title, words, state, code, packed)


def broken_line(found: BrokenLink) -> BrokenLine:
    """Say which link does not hold, and what it answered."""
    row, watch = found.row, found.watch
    problem = _(watch.problem) if watch.problem else _("Menjawab %(status)s.") % {"status": watch.status}
    return BrokenLine(row.decree.code, row.title, watch.url, problem)


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
