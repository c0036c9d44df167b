"""What the drafting rules and the dossier itself say about each point of the content card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from diktum.core.document import Decree, Severity, places
from diktum.core.language import date_words
from diktum.core.procedure.progress import EventKind
from diktum.core.refusal import gettext_noop
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import lines_of, parsed
from diktum.people.queries import holders_of
from diktum.stages.drafting import queries as drafting
from diktum.stages.verification.checklist import Level, PointFinding, PointToCheck
from diktum.stages.verification.models import AdviceRequest
from diktum.stages.verification.service_card import paying_node, similar_titles

_LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the points are held against."""

    dossier: Dossier
    decree: Decree
    day: date


def content_findings(
    dossier: Dossier, decree: Decree, day: date, points: Sequence[PointToCheck]
) -> dict[str, tuple[PointFinding, ...]]:
    """Return what is found about each point, by its key: the drafting rules' findings, and what the dossier shows."""
    draft = _Draft(dossier, decree, day)
    found: dict[str, list[PointFinding]] = {point.key: [] for point in points}
    for key, finding in _drafting(draft, points):
        found[key].append(finding)
    for point in points:
        for shown in point.shows:
            if shown in _SHOWS:
                found[point.key] += _SHOWS[shown](draft)
    return {key: tuple(findings) for key, findings in found.items()}


def _drafting(draft: _Draft, points: Sequence[PointToCheck]) -> Iterator[tuple[str, PointFinding]]:
    prefixes = sorted(
        ((rule, point.key) for point in points for rule in point.rules), key=lambda p: -len(p[0])
    )
    waived = drafting.waived_by(draft.dossier)
    for finding in drafting.findings_of(draft.decree, draft.dossier, on=draft.day):
        key = next((key for prefix, key in prefixes if finding.id.startswith(prefix)), None)
        if key is None:
            continue
        waiver = waived.get((finding.id, finding.node))
        grave = finding.severity is Severity.ERROR and waiver is None
        template, facts = finding.template or "%(message)s", finding.facts
        if not finding.template:
            facts = (("message", finding.message),)
        if waiver is not None:
            template = gettext_noop("Dikesampingkan %(who)s (%(reason)s): %(message)s")
            facts = (("who", waiver.made_by), ("reason", waiver.reason), ("message", finding.message))
        yield (
            key,
            PointFinding(
                finding.id,
                Level.GRAVE if grave else Level.LOOK,
                template,
                facts,
                finding.source,
                finding.node,
                finding.place,
            ),
        )


def _told(kind: str, template: str, source: str = "", **facts: str) -> PointFinding:
    return PointFinding(kind, Level.TOLD, template, tuple(facts.items()), source)


def _scope(draft: _Draft) -> Iterator[PointFinding]:
    terms = drafting.terms_of(draft.dossier)
    if terms is not None:
        yield _told("output", gettext_noop("Keluaran menurut KAK: %(output)s"), output=_quoted(terms.output))
        yield _told(
            "purpose", gettext_noop("Tujuan menurut KAK: %(purpose)s"), purpose=_quoted(terms.purpose)
        )


def _authority(draft: _Draft) -> Iterator[PointFinding]:
    procedure = parsed(draft.dossier.procedure)
    posts = procedure.act("sign").by if procedure.has("sign") else ()
    holders = [
        holder for post in posts for holder in holders_of(draft.dossier.commission_id, post, draft.day)
    ]
    yield _told(
        "issuer", gettext_noop("Pejabat penetap dalam naskah: %(issuer)s"), issuer=draft.decree.issuer
    )
    if holders:
        yield _told(
            "signatory",
            gettext_noop("Penanda tangan hari ini: %(name)s (%(title)s)."),
            "UU 30/2014 Pasal 52 ayat (1) huruf a; UU 7/2017 Pasal 11",
            name=holders[0].full_name,
            title=holders[0].title,
        )
    else:
        yield PointFinding(
            "signatory",
            Level.LOOK,
            gettext_noop("Hari ini tidak ada yang memangku jabatan penanda tangan."),
            (),
            "UU 30/2014 Pasal 52 ayat (1) huruf a",
        )


def _procedure(draft: _Draft) -> Iterator[PointFinding]:
    procedure = parsed(draft.dossier.procedure)
    for line in lines_of(draft.dossier):
        if line.kind != EventKind.COMPLETED:
            continue
        act = procedure.act(line.act)
        outcome = act.outcome(line.outcome)
        yield _told(
            "done",
            gettext_noop("%(act)s: %(outcome)s, %(day)s oleh %(who)s"),
            act=act.title,
            outcome=(outcome.title if outcome else line.outcome).lower(),
            day=date_words(line.on),
            who=line.person_name,
        )


def _funding(draft: _Draft) -> Iterator[PointFinding]:
    terms = drafting.terms_of(draft.dossier)
    if terms is not None:
        yield _told("kak", gettext_noop("Pendanaan menurut KAK: %(funding)s"), funding=_quoted(terms.funding))
    node = paying_node(draft.decree)
    if node is not None:
        text = next(dictum.text for dictum in draft.decree.dicta if dictum.id == node)
        yield PointFinding(
            "dictum",
            Level.TOLD,
            gettext_noop("Diktum biaya: %(text)s"),
            (("text", _quoted(text)),),
            "UU 30/2014 Pasal 38 ayat (6)",
            node,
            places(draft.decree).get(node, ""),
        )
    elif terms is not None:
        yield PointFinding(
            "dictum",
            Level.LOOK,
            gettext_noop("Tidak ada diktum yang menyebut sumber pendanaan."),
            (),
            "UU 30/2014 Pasal 38 ayat (6)",
        )


def _relations(draft: _Draft) -> Iterator[PointFinding]:
    close = similar_titles(draft.dossier, draft.day)
    if not close:
        yield _told("none", gettext_noop("Tidak ada keputusan bernomor dengan judul serupa."))
    for _pk, _code, title, number, on in close:
        yield PointFinding(
            "similar",
            Level.LOOK,
            gettext_noop(
                "Serupa: Keputusan Nomor %(number)s tentang %(title)s, %(day)s. Diubah atau dicabut?"
            ),
            (("number", number), ("title", title), ("day", date_words(on))),
            "UU 30/2014 Pasal 63 dan Pasal 64",
        )


def _advice(draft: _Draft) -> Iterator[PointFinding]:
    for consultation in drafting.consultations(draft.dossier):
        yield _told(
            "consultation",
            gettext_noop("Konsultasi atas versi %(version)s: %(advice)s"),
            version=str(consultation.version.number),
            advice=_quoted(consultation.advice or consultation.reason or "–"),
        )
    for discussion in drafting.discussions(draft.dossier):
        yield _told(
            "discussion",
            gettext_noop("Pembahasan %(day)s: %(words)s"),
            day=date_words(discussion.held_on),
            words=_quoted(discussion.conclusion or discussion.minutes),
        )
    for request in AdviceRequest.objects.filter(dossier=draft.dossier).select_related("unit", "advice"):
        yield _asked(request, draft.day)


def _asked(request: AdviceRequest, day: date) -> PointFinding:
    answer = getattr(request, "advice", None)
    facts = (("unit", request.unit.name), ("question", _quoted(request.question)))
    if answer is not None:
        template = gettext_noop("%(unit)s ditanya “%(question)s” dan menjawab: %(answer)s")
        return PointFinding("advice", Level.TOLD, template, (*facts, ("answer", _quoted(answer.text))))
    due = ("due", date_words(request.due_on))
    if request.due_on < day:
        template = gettext_noop("%(unit)s ditanya “%(question)s” dan tidak menjawab sampai %(due)s.")
    else:
        template = gettext_noop("%(unit)s ditanya “%(question)s”; ditunggu sampai %(due)s.")
    return PointFinding("advice", Level.LOOK, template, (*facts, due))


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


_SHOWS: dict[str, Callable[[_Draft], Iterator[PointFinding]]] = {
    "scope": _scope,
    "authority": _authority,
    "procedure": _procedure,
    "funding": _funding,
    "relations": _relations,
    "advice": _advice,
}
