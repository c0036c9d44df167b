"""Which texts can be compared: versions of a dossier, and the newest text of another dossier of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from diktum.core.document import Decree
from diktum.core.language import date_words
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import Line, dossier_for, lines_of
from diktum.people.queries import Actor
from diktum.stages.drafting import queries
from diktum.stages.drafting.decree_form import posted
from diktum.stages.drafting.forms import DraftForm
from diktum.stages.drafting.models import DraftVersion

KEPT = "simpanan"
_OTHERS = 40


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: how an address names it, what people call it, the text itself."""

    token: str
    name: str
    decree: Decree
    made_at: datetime
    dossier_id: int
    seq: int


def side_for(dossier: Dossier, token: str, actor: Actor) -> Side:
    """Return the text that a token names: a version's number, what was kept last, or another dossier (its newest text).

    Raises Http404 for what is not there, or belongs to another commission.
    """
    if token == KEPT:
        return _kept(dossier)
    if token.isdecimal():
        draft = queries.version(dossier, int(token)) if len(token) < 7 else None
        other = dossier
    else:
        other = dossier_for(actor, token)
        draft = queries.latest_version(other)
    if draft is None:
        raise Http404(token)
    name = version_name(draft, milestones(other).get(draft.number, ""))
    if other.pk != dossier.pk:
        name = f"{other.code} ({other.title}), {name}"
    own = token if token.isdecimal() else other.code
    return Side(own, name, queries.decree_of(draft), draft.made_at, other.pk, draft.seq)


def kept_name(dossier: Dossier) -> str:
    """Name the text that was kept last without making a version, or return "" where there is none."""
    kept = queries.working_draft(dossier)
    if kept is None or "title" not in kept.typed or dossier.open_act != "submit_draft":
        return ""
    return _("Terakhir disimpan, oleh %(who)s") % {"who": kept.saved_by.full_name}


def _kept(dossier: Dossier) -> Side:
    kept, name = queries.working_draft(dossier), kept_name(dossier)
    if kept is None or not name:
        raise Http404(KEPT)
    decree = queries.latest_decree(dossier) or queries.first_decree(dossier)
    form = DraftForm(posted(kept.typed), decree=decree, terms=None)
    if not form.is_valid():
        raise Http404(KEPT)
    return Side(KEPT, name, form.decree_form.decree(), kept.saved_at, dossier.pk, dossier.seq)


def version_name(draft: DraftVersion, milestone: str = "") -> str:
    """Name a version: "Versi 2, 9 November 2026 (dibahas pleno)"."""
    name = _("Versi %(number)s, %(day)s") % {"number": draft.number, "day": date_words(draft.made_on)}
    return f"{name} ({milestone})" if milestone else name


def milestones(dossier: Dossier) -> dict[int, str]:
    """Return which version went before the plenary, and which was settled as the text to sign."""
    lines = lines_of(dossier)
    drafts = queries.versions(dossier)
    found: dict[int, str] = {}
    for act, words in (("table", _("dibahas pleno")), ("confirm_text", _("naskah final"))):
        number = _at(_completed(lines, act), drafts)
        if number:
            found[number] = f"{found[number]}, {words}" if number in found else words
    return found


def suggested(dossier: Dossier, drafts: tuple[DraftVersion, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return the pairs that people ask for, as words and the two tokens; the earlier text first."""
    lines = lines_of(dossier)
    found: list[tuple[str, int, int | str]] = []
    tabled = _at(_completed(lines, "table"), drafts)
    final = _at(_completed(lines, "confirm_text"), drafts)
    newest = drafts[-1].number
    if kept_name(dossier):
        found.append((_("Terakhir disimpan terhadap versi terakhir"), newest, KEPT))
    if len(drafts) > 1:
        found.append((_("Versi terakhir terhadap versi sebelumnya"), newest - 1, newest))
    if tabled and final and tabled != final:
        found.append((_("Naskah final terhadap naskah yang dibahas pleno"), tabled, final))
    elif tabled and tabled != newest:
        found.append((_("Versi terakhir terhadap naskah yang dibahas pleno"), tabled, newest))
    return tuple((words, str(before), str(after)) for words, before, after in found)


def other_dossiers(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Return code and title of the office's dossiers of the same kind that have a text, newest first."""
    written = DraftVersion.objects.filter(dossier__commission_id=dossier.commission_id).values("dossier_id")
    rows = (
        Dossier.objects.filter(commission_id=dossier.commission_id, kind=dossier.kind, pk__in=written)
        .exclude(pk=dossier.pk)
        .order_by("-opened_on", "-pk")
        .values_list("code", "title")[:_OTHERS]
    )
    return tuple((code, f"{code} · {title}") for code, title in rows)


def grounds(dossier: Dossier, before: Side, after: Side) -> tuple[str, ...]:
    """Return why the text came back between two versions of one dossier, as the journal says it."""
    if before.dossier_id != after.dossier_id:
        return ()
    first, last = sorted((before.seq, after.seq))
    return tuple(
        f"{line.post_title or line.person_name}, {date_words(line.on)}: {line.reason}"
        for line in lines_of(dossier)
        if line.reason and first <= line.seq <= last
    )


def _completed(lines: tuple[Line, ...], act: str) -> Line | None:
    done = [
        line for line in lines if line.act == act and line.kind == "completed" and line.outcome != "returned"
    ]
    return done[-1] if done else None


def _at(line: Line | None, drafts: tuple[DraftVersion, ...]) -> int:
    """Return the number of the version that was the newest when a line was written, 0 where there is none."""
    if line is None:
        return 0
    return max((draft.number for draft in drafts if draft.seq <= line.seq), default=0)
