"""Several decrees signed electronically with one passphrase: reviewed first, sealed one by one, a result for each."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from diktum.core.refusal import Refused
from diktum.people.queries import Actor
from diktum.stages.signing import commands
from diktum.stages.signing.electronic_asking import MENDABLE, certificate_checked, service_of
from diktum.stages.signing.electronic_forms import ElectronicForm
from diktum.stages.signing.queue import MOST, Awaiting, awaiting
from diktum.stages.signing.queue_forms import BatchForm
from diktum.stages.signing.queue_views import QueuePage, Result
from diktum.stages.signing.seal_words import Told, told
from diktum.stages.signing.services import SealingService
from diktum.ui.access import staff
from diktum.ui.clock import this_moment

MOST_AT_ONCE = 25  # each is printed and sealed within the one request


@dataclass(frozen=True, slots=True)
class SealBatchPage:
    """What was chosen, what of it stays on paper and why, and what the certificate says."""

    rows: tuple[Awaiting, ...]
    on_paper: tuple[Awaiting, ...]
    left_for_later: int
    key: str
    form: ElectronicForm
    service_words: str
    practice_passphrase: str
    expects_nik: bool
    is_checked: bool
    refusal: Told | None
    results: tuple[Result, ...] = ()
    most: int = MOST_AT_ONCE


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The results so far, what is still to be signed, and what the signatory has to mend before that."""

    results: tuple[Result, ...]
    unsigned: tuple[Awaiting, ...]
    refusal: Told | None


@staff
@sensitive_post_parameters("passphrase", "nik")
def seal_queue(request: HttpRequest) -> HttpResponse:
    """Tanda tangan elektronik untuk beberapa keputusan: nothing is sealed before the chosen ones were shown once more."""
    if request.method != "POST":
        return redirect("signing:queue")
    actor: Actor = request.actor  # type: ignore[attr-defined]
    key = request.POST.get("request_key", "")[:64] or secrets.token_urlsafe(18)
    waiting = awaiting(actor, this_moment(request))
    codes = request.POST.getlist("code")[:MOST]
    chosen = tuple(row for row in waiting if row.is_ready and row.dossier.code in codes)
    on_paper = tuple(row for row in chosen if not row.is_sealable)
    rows = tuple(row for row in chosen if row.is_sealable)
    if not rows:
        return _nothing(request, waiting, on_paper, key)
    taken, later = rows[:MOST_AT_ONCE], len(rows[MOST_AT_ONCE:])
    service, refusal = service_of(request, actor, taken[0].dossier)
    is_signing = request.POST.get("step") == "sign" and service is not None
    expects_nik = service is not None and service.expects_nik
    asked = request.POST if request.POST.get("step") in ("check", "sign") else None
    form = ElectronicForm(asked, expects_nik=expects_nik, is_signing=is_signing, sha256="")
    status, outcome = 200, _Outcome((), taken, refusal)
    if asked is not None and not form.is_valid():
        status = 422
    elif is_signing and refusal is None:
        outcome = _sealed(request, form, key, taken)
        if outcome.refusal is None:
            rest = awaiting(actor, this_moment(request))
            page = QueuePage(
                rest, BatchForm(None, today=this_moment(request).day), key, results=outcome.results
            )
            return _unkept(render(request, "signing/queue.html", {"page": page}))
    checked, unusable = certificate_checked(request, service, form) if service else (False, None)
    refusal = outcome.refusal or unusable
    page_of_batch = _page(
        service,
        form,
        rows=outcome.unsigned,
        on_paper=on_paper,
        left_for_later=later,
        key=key,
        is_checked=checked,
        refusal=refusal,
        results=outcome.results,
    )
    status = 409 if refusal is not None else status
    return _unkept(render(request, "signing/queue_seal.html", {"page": page_of_batch}, status=status))


def _page(service: SealingService | None, form: ElectronicForm, **more: object) -> SealBatchPage:
    return SealBatchPage(
        form=form,
        service_words=service.words if service else "",
        practice_passphrase=service.practice_passphrase if service else "",
        expects_nik=service is not None and service.expects_nik,
        **more,  # type: ignore[arg-type]
    )


def _nothing(
    request: HttpRequest, waiting: tuple[Awaiting, ...], on_paper: tuple[Awaiting, ...], key: str
) -> HttpResponse:
    """Say that nothing was chosen that could be sealed, and why; the queue is shown as it was."""
    results = tuple(
        Result(row.dossier.code, row.dossier.title, is_signed=False, sentence=_paper_words(row))
        for row in on_paper
    )
    form = BatchForm(None, today=this_moment(request).day)
    page = QueuePage(waiting, form, key, nothing_chosen=not on_paper, results=results)
    return render(request, "signing/queue.html", {"page": page}, status=422)


def _paper_words(row: Awaiting) -> str:
    burden = row.offer.burden if row.offer else None
    if burden is None:
        return _("Tanda tangan elektronik tidak disiapkan pada instalasi ini.")
    facts = {"place": burden.place, "word": burden.word}
    return _("%(place)s membebani keuangan negara (“%(word)s”): ditandatangani basah.") % facts


def _sealed(request: HttpRequest, form: ElectronicForm, key: str, rows: tuple[Awaiting, ...]) -> _Outcome:
    """Seal one after the other, each in its own transaction; what the signatory must mend first stops the rest."""
    results: list[Result] = []
    for place, row in enumerate(rows):
        try:
            results.append(_one_sealed(request, form, key, row))
        except MENDABLE as refusal:
            return _Outcome(tuple(results), rows[place:], told(refusal))
    return _Outcome(tuple(results), (), None)


def _one_sealed(request: HttpRequest, form: ElectronicForm, key: str, row: Awaiting) -> Result:
    code = row.dossier.code
    seq = request.POST.get(f"seq-{code}", "")
    try:
        seal = commands.sign_electronically(
            dossier_id=row.dossier.pk,
            passphrase=form.cleaned_data["passphrase"],
            nik=form.cleaned_data.get("nik", ""),
            seen_sha256=request.POST.get(f"sha256-{code}", "")[:64] or "-",
            by=request.actor,  # type: ignore[attr-defined]
            when=this_moment(request),
            request_key=hashlib.sha256(f"{key} {code}".encode()).hexdigest()[:40],
            seen_seq=int(seq) if seq.isascii() and seq.isdigit() and len(seq) < 10 else 0,
        )
    except MENDABLE:
        raise
    except Refused as refusal:
        words = told(refusal)
        return Result(code, row.dossier.title, False, words.sentence, words.remedy)
    number = seal.reservation.number_text
    sentence = _("Ditandatangani secara elektronik, tercetak %(number)s.") % {"number": number}
    return Result(code, row.dossier.title, is_signed=True, sentence=sentence)


def _unkept(answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, no_store=True)
    return answer
