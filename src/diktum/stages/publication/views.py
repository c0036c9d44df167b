"""The pages of publication: one for each act, the queue, and the opening."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.core.procedure.model import Act
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for, parsed
from diktum.dossiers.summary import summary
from diktum.dossiers.views_support import act_stamp
from diktum.stages.publication import commands, forms, queries, row_forms
from diktum.stages.publication.abstracts import abstract_of
from diktum.stages.publication.kinds import rule_for
from diktum.stages.publication.metadata import metadata_of
from diktum.stages.publication.opening import HEAD, TEAM
from diktum.stages.publication.origin import origin_of
from diktum.stages.publication.pages import OpenPage, QueuePage, act_page, broken_line, queue_line
from diktum.stages.publication.personal_data import personal_data_in
from diktum.stages.publication.redacting import shown_origin
from diktum.stages.publication.watching import broken_links
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of

Run = Callable[..., Any]


@staff
def queue(request: HttpRequest) -> HttpResponse:
    """Show the antrean publikasi: every decree with certified copies, and where it stands."""
    rows = queries.queue(actor_of(request).commission_id)
    broken = broken_links(actor_of(request).commission_id)
    page = QueuePage(tuple(queue_line(row) for row in rows), tuple(map(broken_line, broken)))
    return render(request, "publication/queue.html", {"page": page})


@staff
def open_publication(request: HttpRequest, code: str) -> HttpResponse:
    """Decide whether a decree may be public; if so, the JDIH team opens its publication."""
    by, when = actor_of(request), this_moment(request)
    decree = dossier_for(by, code)
    rule, decided = rule_for(decree.kind, when.day), queries.eligibility_of(decree)
    eligible, reason = (decided.eligible, decided.reason) if decided else (rule.public, rule.reason)
    form = forms.OpenForm(
        request.POST or None, initial={"eligible": "yes" if eligible else "no", "reason": reason}
    )
    if request.method == "POST" and form.is_valid():
        return _decide(request, decree, form)
    page = OpenPage(
        dossier=summary(decree, by, when),
        heading=_("Publikasi JDIH"),
        form=form,
        rule=rule,
        decided=decided,
        publication=queries.publication_of(decree),
        is_certified=origin_of(decree) is not None,
        may_open=by.may(TEAM),
        may_decide=by.may(TEAM) or by.may(HEAD),
        origin=origin_of(decree),
    )
    return render(request, "publication/open.html", {"page": page}, status=status_of(request))


def _decide(request: HttpRequest, decree: Dossier, form: forms.OpenForm) -> HttpResponse:
    by, when, typed = actor_of(request), this_moment(request), form.cleaned_data
    eligible = typed["eligible"] == "yes"
    if by.may(TEAM):
        opened = commands.open_publication(
            dossier_id=decree.pk,
            eligible=eligible,
            reason=typed["reason"],
            subjects=forms.lines_in(typed["subjects"]),
            by=by,
            when=when,
            request_key=act_stamp(request)["request_key"],
        )
        if opened is not None:
            messages.success(request, _("Berkas publikasi %(code)s dibuka.") % {"code": opened.code})
            return redirect("desk:dossier", opened.code)
    else:
        commands.record_eligibility(
            dossier_id=decree.pk, eligible=eligible, reason=typed["reason"], by=by, when=when
        )
    messages.success(request, _("Kelayakan publikasi dicatat."))
    return redirect("desk:dossier", decree.code)


@staff
def plan_publication(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what the meeting talks about and what is planned."""
    rows = row_forms.plan_rows(request.POST or None)
    return _act(
        request,
        code,
        "plan_publication",
        forms.PlanForm(request.POST or None),
        commands.plan_publication,
        lambda typed: typed | {"items": row_forms.plan_items(rows)},
        rows=rows,
    )


@staff
def hold_jdih_meeting(request: HttpRequest, code: str) -> HttpResponse:
    """Record the meeting with its attendance and minutes."""
    form = forms.MeetingForm(request.POST or None, today=this_moment(request).day)
    return _act(
        request,
        code,
        "hold_jdih_meeting",
        form,
        commands.hold_jdih_meeting,
        lambda typed: typed | {key: forms.lines_in(typed[key]) for key in ("invitees", "attendees")},
    )


@staff
def authenticate(request: HttpRequest, code: str) -> HttpResponse:
    """Compare the copy with the signed decree and look at what seems to be personal data."""
    proposal = queries.proposal_of(dossier_for(actor_of(request), code))
    origin = origin_of(proposal.decree) if proposal else None
    found = personal_data_in(origin.issued.decree) if origin else ()
    form = forms.AuthenticateForm(request.POST or None, findings=found, is_first=True)
    return _act(request, code, "authenticate", form, commands.authenticate, lambda _typed: form.arguments())


@staff
def design_content(request: HttpRequest, code: str) -> HttpResponse:
    """Fill in metadata, abstract and the words for the public."""
    dossier = dossier_for(actor_of(request), code)
    form = forms.ContentForm(request.POST or None, initial=_first_content(dossier))
    return _act(
        request, code, "design_content", form, commands.design_content, lambda typed: _content(form, typed)
    )


@staff
def check_content(request: HttpRequest, code: str) -> HttpResponse:
    """Pass the content or return it."""
    form = forms.CheckContentForm(request.POST or None, act=_known(request, code, "check_content"))
    return _act(
        request, code, "check_content", form, commands.check_content, lambda typed: _outcome(form, typed)
    )


@staff
def authenticate_final(request: HttpRequest, code: str) -> HttpResponse:
    """Look a second time before the approval."""
    form = forms.AuthenticateForm(request.POST or None)
    return _act(request, code, "authenticate_final", form, commands.authenticate_final)


@staff
def approve_upload(request: HttpRequest, code: str) -> HttpResponse:
    """Approve, return or reject the upload."""
    form = forms.OutcomeForm(request.POST or None, act=_known(request, code, "approve_upload"))
    return _act(
        request, code, "approve_upload", form, commands.approve_upload, lambda typed: _outcome(form, typed)
    )


@staff
def post_social(request: HttpRequest, code: str) -> HttpResponse:
    """Record what was posted on which channel."""
    rows = row_forms.post_rows(request.POST or None)
    form = row_forms.ScreenshotsForm(request.POST or None, request.FILES or None)
    zone = dossier_for(actor_of(request), code).commission.zone
    return _act(
        request,
        code,
        "post_social",
        form,
        commands.post_social,
        lambda _typed: {"posts": form.posts(rows, zone)},
        rows=rows,
    )


@staff
def upload_jdih(request: HttpRequest, code: str) -> HttpResponse:
    """Record the stable link."""
    return _act(request, code, "upload_jdih", forms.UploadForm(request.POST or None), commands.upload_jdih)


@staff
def verify_link(request: HttpRequest, code: str) -> HttpResponse:
    """Look at the links; verified, the decree becomes public."""
    entry = queries.entry_of(dossier_for(actor_of(request), code))
    form = forms.LinkForm(
        request.POST or None, act=_known(request, code, "verify_link"), has_outside=bool(entry and entry.url)
    )
    return _act(request, code, "verify_link", form, commands.verify_link, lambda typed: _outcome(form, typed))


@staff
def evaluate(request: HttpRequest, code: str) -> HttpResponse:
    """Write the evaluation beside the figures."""
    return _act(request, code, "evaluate", forms.EvaluateForm(request.POST or None), commands.evaluate)


def _act(
    request: HttpRequest,
    code: str,
    act: str,
    form: Form,
    run: Run,
    arguments: Callable[[dict[str, Any]], dict[str, Any]] = dict,
    *,
    rows: Any = None,
) -> HttpResponse:
    """Show the page of an act, or carry it out with what was typed."""
    by, when = actor_of(request), this_moment(request)
    dossier = dossier_for(by, code)
    if request.method == "POST" and _all_valid(form, rows):
        run(dossier_id=dossier.pk, by=by, when=when, **act_stamp(request), **arguments(form.cleaned_data))
        known = parsed(dossier.procedure).act(act)
        messages.success(request, _("%(act)s dicatat.") % {"act": known.title})
        return redirect("desk:dossier", dossier.code)
    page = act_page(dossier, act, form, by, when, rows=rows)
    return render(request, f"publication/{act}.html", {"page": page}, status=status_of(request))


def _all_valid(form: Form, rows: Any) -> bool:
    """Check the form and its rows, both, so that everything wrong is shown at once."""
    answers = [form.is_valid(), rows is None or rows.is_valid()]
    return all(answers)


def _known(request: HttpRequest, code: str, act: str) -> Act | None:
    procedure = parsed(dossier_for(actor_of(request), code).procedure)
    return procedure.act(act) if procedure.has(act) else None


def _outcome(form: forms.OutcomeForm, typed: dict[str, Any]) -> dict[str, Any]:
    assert form.outcome is not None, "the form is valid"
    return typed | {"outcome": form.outcome.key}


def _content(form: forms.ContentForm, typed: dict[str, Any]) -> dict[str, Any]:
    same = ("field", "source", "location", "channel", "heading", "body", "alternative_text")
    return {key: typed[key] for key in same} | {
        "subjects": forms.lines_in(typed["subjects"]),
        "abstract": form.abstract(),
    }


def _first_content(dossier: Dossier) -> dict[str, Any]:
    """Give the form what is already known: the last content, or what the decree says itself."""
    last, proposal = queries.content_of(dossier), queries.proposal_of(dossier)
    if last is not None:
        abstract, metadata = last.abstract, last.metadata
        same = {key: getattr(last, key) for key in ("channel", "heading", "body", "alternative_text")}
    else:
        origin = shown_origin(proposal.decree, dossier) if proposal else None
        if origin is None or proposal is None:
            return {}
        abstract = abstract_of(origin, proposal.abstract).to_data()
        metadata = metadata_of(origin, subjects=proposal.subjects, field=proposal.field)
        same = {}
    return same | {
        "subjects": metadata["subjects"].replace(" - ", "\n"),
        "field": metadata["field"],
        "source": metadata["source"],
        "location": metadata["location"],
        **abstract,
        "notes": "\n".join(abstract["notes"]),
    }
