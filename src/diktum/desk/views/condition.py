"""The status page of the installation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diktum.desk.condition import conditions
from diktum.ui.access import administrator
from diktum.ui.clock import this_moment


@administrator
@require_safe
def condition(request: HttpRequest) -> HttpResponse:
    """Show how the installation is: backup, jobs, room."""
    return render(request, "desk/condition.html", {"conditions": conditions(this_moment(request))})
