"""The signing queue: choose, review, record, and read the result of each decree."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from diktum.core.refusal import Refused
from diktum.people.queries import Actor
from diktum.stages.signing import commands
from diktum.stages.signing.queue import MOST, Awaiting, awaiting
from diktum.stages.signing.queue_forms import BatchForm
from diktum.ui.access import staff
from diktum.ui.clock import this_moment


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one decree of the batch."""

    code: str
    title: str
    is_signed: bool
    sentence: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The queue, or the review of what was chosen from it, or the results."""

    rows: tuple[Awaiting, ...]
    form: BatchForm
    key: str
    is_review: bool = False
    nothing_chosen: bool = False
    results: tuple[Result, ...] = ()

    @property
    def ready(self) -> int:
        """Count what can be signed now."""
        return sum(row.is_ready for row in self.rows)

    @property
    def sealable(self) -> int:
        """Count what can be signed electronically now."""
        return sum(row.is_sealable for row in self.rows)


@staff
def queue(request: HttpRequest) -> HttpResponse:
    """Menunggu tanda tangan: nothing is recorded before the chosen decrees were shown once more."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    when = this_moment(request)
    rows = awaiting(actor, when)
    if request.method != "POST":
        return _shown(request, QueuePage(rows, BatchForm(None, today=when.day), secrets.token_urlsafe(18)))
    key = request.POST.get("request_key", "")[:64] or secrets.token_urlsafe(18)
    codes = request.POST.getlist("code")[:MOST]
    chosen = tuple(row for row in rows if row.is_ready and row.dossier.code in codes)
    if request.POST.get("step") != "sign":
        form = BatchForm(None, today=when.day)
        page = QueuePage(chosen or rows, form, key, bool(chosen), nothing_chosen=not chosen)
        return _shown(request, page, 200 if chosen else 422)
    form = BatchForm(request.POST, today=when.day)
    if not form.is_valid():
        return _shown(request, QueuePage(chosen, form, key, is_review=True), 422)
    by_code = {row.dossier.code: row for row in rows}
    results = tuple(_signed(request, form, key, code, by_code.get(code)) for code in codes)
    return _shown(request, QueuePage(awaiting(actor, when), form, key, results=results))


def _signed(request: HttpRequest, form: BatchForm, key: str, code: str, row: Awaiting | None) -> Result:
    """Sign one decree in its own transaction: what happens to it touches no other of the batch."""
    if row is None:
        return Result(code[:40], "", is_signed=False, sentence=_("Tidak lagi menunggu tanda tangan Anda."))
    seq = request.POST.get(f"seq-{code}", "")
    try:
        commands.sign_decree(
            dossier_id=row.dossier.pk,
            signed_on=form.cleaned_data["signed_on"],
            ink=form.cleaned_data["ink"],
            seen_sha256=request.POST.get(f"sha256-{code}", "")[:64] or "-",
            by=request.actor,  # type: ignore[attr-defined]
            when=this_moment(request),
            request_key=hashlib.sha256(f"{key} {code}".encode()).hexdigest()[:40],
            seen_seq=int(seq) if seq.isascii() and seq.isdigit() and len(seq) < 10 else 0,
        )
    except Refused as refusal:
        sentence = _(refusal.message) % dict(refusal.facts)
        advice = _(refusal.remedy) % dict(refusal.facts) if refusal.remedy else ""
        return Result(code, row.dossier.title, is_signed=False, sentence=sentence, advice=advice)
    return Result(code, row.dossier.title, is_signed=True, sentence=_("Tanda tangan dicatat."))


def _shown(request: HttpRequest, page: QueuePage, status: int = 200) -> HttpResponse:
    return render(request, "signing/queue.html", {"page": page}, status=status)
