"""The list of an office's dossiers: searched, filtered, in pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.core.procedure.events import STATUS_WORDS, Status
from diktum.core.procedure.model import Act, Procedure
from diktum.desk.forms import FilterForm
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import parsed, procedures_in_force
from diktum.people.queries import Actor, units
from diktum.stages.signing.queries import numbers_of

PER_PAGE = 25
RUNNING = Status.RUNNING


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One dossier of the list."""

    code: str
    title: str
    unit: str
    procedure: str
    step: str
    status: str
    state: str
    due_on: dt.date | None
    is_late: bool
    number: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """What the list of dossiers shows."""

    form: FilterForm
    rows: tuple[DossierRow, ...]
    page_obj: Page[Dossier]
    query: str
    total: int
    filters: tuple[str, ...]
    is_filtered: bool


def list_page(actor: Actor, when: Moment, asked: Mapping[str, Any]) -> ListPage:
    """Read one page of the actor's own office's dossiers, newest first, as the filters say."""
    ours = Dossier.objects.filter(commission_id=actor.commission_id)
    form = FilterForm(asked, **_choices(actor, when))
    form.is_valid()
    wanted = {key: value for key, value in form.cleaned_data.items() if value}
    found = ours.filter(_condition(wanted)).order_by("-pk")
    paginator = Paginator(_with_what_is_shown(found), PER_PAGE)
    page = paginator.get_page(asked.get("halaman"))
    query = urlencode(wanted)
    return ListPage(
        form=form,
        rows=tuple(_rows(list(page.object_list), when.day)),
        page_obj=page,
        query=f"{query}&" if query else "",
        total=paginator.count,
        filters=tuple(_said(form, wanted)),
        is_filtered=bool(wanted),
    )


def _choices(actor: Actor, when: Moment) -> dict[str, list[tuple[str, str]]]:
    procedures = procedures_in_force(when.day)
    years = range(when.day.year, when.day.year - 8, -1)
    return {
        "procedures": [(each.code, each.title) for each in procedures],
        "acts": list(_acts(procedures)),
        "statuses": [(status.value, _(words).capitalize()) for status, words in STATUS_WORDS.items()],
        "years": [(str(year), str(year)) for year in years],
        "units": [(str(unit.pk), unit.name) for unit in units(actor.commission_id)],
    }


def _acts(procedures: tuple[Procedure, ...]) -> Iterator[tuple[str, str]]:
    titles: dict[str, str] = {}
    for procedure in procedures:
        for act in procedure.acts:
            titles.setdefault(act.key, act.title)
    yield from titles.items()


def _condition(wanted: Mapping[str, str]) -> Q:
    where = Q()
    if "q" in wanted:
        for word in wanted["q"].split()[:8]:
            where &= Q(title__icontains=word) | Q(code__icontains=word)
    columns = {
        "jenis": "procedure__code",
        "langkah": "open_act",
        "status": "status",
        "tahun": "opened_on__year",
        "unit": "proposing_unit_id",
    }
    return where & Q(**{column: wanted[key] for key, column in columns.items() if key in wanted})


def _with_what_is_shown(found: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Fetch the texts of procedures once each, not once a row."""
    return found.select_related("proposing_unit").prefetch_related("procedure")


def _rows(dossiers: list[Dossier], today: dt.date) -> Iterator[DossierRow]:
    numbers = numbers_of(dossiers)
    for dossier in dossiers:
        number = numbers.get(dossier.pk)
        yield _row(dossier, today, number.in_text() if number else "")


def _row(dossier: Dossier, today: dt.date, number: str) -> DossierRow:
    procedure = parsed(dossier.procedure)
    act: Act | None = procedure.act(dossier.open_act) if dossier.open_act else None
    status = Status(dossier.status)
    step = ""
    if act is not None:
        step = _("Langkah %(number)s · %(act)s") % {
            "number": procedure.step_of(act.key).number,
            "act": act.title,
        }
    return DossierRow(
        code=dossier.code,
        title=dossier.title,
        unit=dossier.proposing_unit.name,
        procedure=procedure.title,
        step=step,
        status=_(STATUS_WORDS[status]).capitalize(),
        state="done" if status is Status.FINISHED else "",
        due_on=dossier.due_on,
        is_late=dossier.due_on is not None and dossier.due_on < today and status is RUNNING,
        number=number,
    )


def _said(form: FilterForm, wanted: Mapping[str, str]) -> Iterator[str]:
    """Name each filter that is on, in the words of its field."""
    for key, value in wanted.items():
        field = form.fields[key]
        choices = dict(getattr(field, "choices", ()))
        yield f"{field.label}: {choices.get(value, value)}"
