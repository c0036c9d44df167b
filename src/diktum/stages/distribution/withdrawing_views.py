"""The page on which a copy is withdrawn."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import summary
from diktum.dossiers.views_support import act_stamp
from diktum.stages.distribution import queries
from diktum.stages.distribution.forms import WithdrawForm
from diktum.stages.distribution.pages import WithdrawPage
from diktum.stages.distribution.withdrawing import withdraw_copy
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of


@staff
def withdraw(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Withdraw one copy that nobody has signed for, with the reason."""
    actor, when = request.actor, this_moment(request)  # type: ignore[attr-defined]
    dossier = dossier_for(actor, code)
    line = queries.copy_numbered(dossier, number)
    if line is None:
        raise Http404(number)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_copy(
            dossier_id=dossier.pk,
            number=number,
            reason=form.cleaned_data["reason"],
            by=actor,
            when=when,
            request_key=act_stamp(request)["request_key"],
        )
        messages.success(request, _("Salinan nomor %(number)s ditarik.") % {"number": number})
        return redirect("distribution:deliver", dossier.code)
    seen = summary(dossier, actor, when)
    is_open = seen.open_act is not None and seen.open_act.key == "deliver"
    page = WithdrawPage(
        dossier=seen,
        heading=_("Tarik salinan nomor %(number)s") % {"number": number},
        may_act=seen.may_act and is_open and line.is_waiting,
        line=line,
        form=form,
    )
    return render(request, "distribution/withdraw.html", {"page": page}, status=status_of(request))
