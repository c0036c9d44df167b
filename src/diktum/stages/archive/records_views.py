"""The pages of the shelf: one record and what is done with it, the shelf itself, the berita acara alih media."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from diktum.core.refusal import gettext_noop
from diktum.files.store import open_file
from diktum.people.models import Commission
from diktum.people.queries import Actor, commission
from diktum.stages.archive import records_commands as commands
from diktum.stages.archive import records_lists as lists
from diktum.stages.archive import records_papers as papers
from diktum.stages.archive import records_queries as queries
from diktum.stages.archive.models import MediaTransfer
from diktum.stages.archive.place import TITLES
from diktum.stages.archive.records_forms import (
    HoldForm,
    LoanForm,
    MoveForm,
    ReleaseForm,
    ReturnForm,
    TransferForm,
)
from diktum.stages.archive.records_pages import RecordPage, Row, ShelfPage, TransferPage, View
from diktum.stages.archive.records_proof_papers import transfer_record
from diktum.stages.archive.records_queries import Record, Standing
from diktum.stages.archive.records_transfer import record_transfer
from diktum.ui.access import actor_of, posts, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of

SHOWN = 200
ROWS_A_PAGE = 50
VIEWS = {
    "": gettext_noop("Semua"),
    "pinjaman": gettext_noop("Dipinjam"),
    "terlambat": gettext_noop("Lewat batas pinjam"),
    "kurang": gettext_noop("Kertas dan pindaian belum cocok"),
}
FORMS: dict[str, type[Form]] = {
    "pinjam": LoanForm,
    "kembali": ReturnForm,
    "pindah": MoveForm,
    "tahan": HoldForm,
    "lepas": ReleaseForm,
}


@staff
def record(request: HttpRequest, code: str) -> HttpResponse:
    """Show one record; lend, take back, move, hold or release it on POST."""
    actor, when = actor_of(request), this_moment(request)
    found = queries.record_for(actor.commission_id, code)
    if found is None:
        raise Http404(code)
    act = request.POST.get("aksi", "") if request.method == "POST" else ""
    forms = {key: _form(key, form, request, act, found) for key, form in FORMS.items()}
    failed = forms.get(act)
    if failed is not None and failed.is_valid():
        ACTS[act](request, found, failed)
        return redirect(found.url)
    retention, standing = found.retention(when.day), queries.standing_of(found)
    page = RecordPage(
        record=found,
        retention=retention,
        phase=str(retention.phase(when.day)),
        standing=standing,
        loans=queries.loans_of(found),
        holds=queries.holds_of(found),
        moves=queries.relocations_of(found),
        may_keep=may(actor, commands.ARCHIVE_KEEPERS) and not standing.is_destroyed,
        may_hold=may(actor, commands.HOLDERS) and not standing.is_destroyed,
        is_overdue=standing.loan is not None and standing.loan.due_on < when.day,
        forms=forms,
        failed=failed,
    )
    return render(request, "archive/record.html", {"page": page}, status=status_of(request))


@staff
def shelf(request: HttpRequest) -> HttpResponse:
    """Show the shelf in its order, what is lent, and where paper or scan is missing."""
    actor, day = actor_of(request), this_moment(request).day
    asked = request.GET.get("tempat", "")[:200].replace("\x00", "").strip()
    key = request.GET.get("lihat", "")
    there = lists.found(actor.commission_id, place=asked).in_shelf_order()
    parts = {
        "": there,
        "pinjaman": there.lent(),
        "terlambat": there.lent(overdue_on=day),
        "kurang": there.lacking(),
    }
    key = key if key in parts else ""
    page_obj = Paginator(parts[key], ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    standings = queries.standings_of(page_obj)
    kept = {name: value for name, value in (("tempat", asked), ("lihat", key)) if value}
    page = ShelfPage(
        rows=tuple(_shelf_row(each, standings.get(each.key, Standing()), day) for each in page_obj),
        asked=asked,
        key=key,
        views=tuple(_view(each, asked, part.count(), key) for each, part in parts.items()),
        page_obj=page_obj,
        query=f"{urlencode(kept)}&" if kept else "",
    )
    return render(request, "archive/shelf.html", {"page": page})


@staff
def paper(request: HttpRequest, key: str) -> HttpResponse:
    """Print the labels, the shelf list or the daftar arsip of what was asked for."""
    actor, when = actor_of(request), this_moment(request)
    office = commission(actor.commission_id)
    year = request.GET.get("tahun", "")
    place = request.GET.get("tempat", "")[:200].replace("\x00", "")
    code = request.GET.get("kode", "")[:40].replace("\x00", "")
    wanted = int(year) if year.isdecimal() and len(year) == 4 else None
    chosen = tuple(lists.found(actor.commission_id, code, year=wanted, place=place))
    standings = queries.standings(actor.commission_id)
    if key == "label":
        content = papers.label_sheet(office, chosen, when)
    elif key == "daftar-tempat":
        content = papers.shelf_list(office, chosen, standings, when)
    else:
        period = f"TAHUN {wanted}" if wanted else "SEMUA TAHUN"
        content = papers.record_list(office, chosen, standings, when, period)
    return pdf_answer(content, key)


@staff
def contents(request: HttpRequest, code: str) -> HttpResponse:
    """Print everything that the berkas of a record holds."""
    actor = actor_of(request)
    found = queries.record_for(actor.commission_id, code)
    if found is None:
        raise Http404(code)
    content = papers.contents_list(commission(actor.commission_id), found, this_moment(request))
    return pdf_answer(content, f"daftar-isi-{found.code}")


@staff
def old_scan(request: HttpRequest, code: str) -> HttpResponseBase:
    """Give out the scan of an old decree, its fingerprint checked first."""
    found = queries.record_for(actor_of(request).commission_id, code)
    if found is None or found.old is None or found.old.file is None:
        raise Http404(code)
    name = f"{found.code}-pindaian.pdf"
    return FileResponse(
        open_file(found.old.file), as_attachment=True, filename=name, content_type="application/pdf"
    )


@posts(*commands.ARCHIVE_KEEPERS)
def transfers(request: HttpRequest) -> HttpResponse:
    """Alih media: make the berita acara of some days; show those made."""
    actor, when = actor_of(request), this_moment(request)
    first = when.day.replace(day=1)
    initial = {"first_day": first, "last_day": when.day, "kind_of_media": _("Kertas menjadi PDF")}
    form = TransferForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        made = record_transfer(media=given.pop("kind_of_media"), **given, by=actor, when=when)
        messages.success(request, _("Berita acara %(number)s dibuat.") % {"number": made.number})
        return redirect("archive:transfers")
    rows = MediaTransfer.objects.filter(commission_id=actor.commission_id)[:SHOWN]
    page = TransferPage(tuple(rows), form, may_make=True)
    return render(request, "archive/transfers.html", {"page": page}, status=status_of(request))


@staff
def transfer_paper(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Print a berita acara alih media."""
    rows = MediaTransfer.objects.filter(commission_id=actor_of(request).commission_id)
    return pdf_answer(transfer_record(get_object_or_404(rows, pk=transfer_id)), f"alih-media-{transfer_id}")


def lacking(each: Record) -> str:
    """Say what one record lacks: the paper's place, the scan, or the same number of pages; "" where both agree."""
    if not each.place_words:
        return _("Naskah kertas belum mempunyai tempat")
    if not each.pages:
        return _("Belum ada hasil pindai")
    if each.sheets and each.sheets != each.pages:
        return _("Kertas %(sheets)s halaman, pindaian %(pages)s") % {
            "sheets": each.sheets,
            "pages": each.pages,
        }
    return ""


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """Answer a PDF to be looked at."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def may(actor: Actor, keys: tuple[str, ...]) -> bool:
    """Return whether somebody holds one of the posts."""
    return not actor.posts.isdisjoint(keys)


def office_of(request: HttpRequest) -> Commission:
    """Return the office of who asks."""
    return commission(actor_of(request).commission_id)


def _form(key: str, form: type[Form], request: HttpRequest, act: str, found: Record) -> Form:
    initial: dict[str, object] = {"condition": _("Baik dan lengkap")}
    if key == "pindah":
        initial = {name: getattr(found.place, name) for name in TITLES}
    return form(request.POST if act == key else None, prefix=key, initial=initial)


def _shelf_row(each: Record, standing: Standing, day: dt.date) -> Row:
    said = " · ".join(filter(None, (papers.said_of(standing), lacking(each))))
    return Row(each, said, is_wrong=bool(standing.loan and standing.loan.due_on < day))


def _view(key: str, place: str, count: int, current: str) -> View:
    kept = {name: value for name, value in (("tempat", place), ("lihat", key)) if value}
    return View(_(VIEWS[key]), count, urlencode(kept), is_current=key == current)


def _lend(request: HttpRequest, found: Record, form: Form) -> None:
    commands.lend_record(
        code=found.code, **form.cleaned_data, by=actor_of(request), when=this_moment(request)
    )
    messages.success(request, _("Peminjaman dicatat."))


def _return(request: HttpRequest, found: Record, form: Form) -> None:
    commands.return_record(
        code=found.code, **form.cleaned_data, by=actor_of(request), when=this_moment(request)
    )
    messages.success(request, _("Pengembalian dicatat."))


def _move(request: HttpRequest, found: Record, form: Form) -> None:
    assert isinstance(form, MoveForm)
    reason = form.cleaned_data["reason"]
    commands.move_record(
        code=found.code, place=form.place(), reason=reason, by=actor_of(request), when=this_moment(request)
    )
    messages.success(request, _("Tempat simpan yang baru dicatat."))


def _hold(request: HttpRequest, found: Record, form: Form) -> None:
    commands.hold_record(
        code=found.code, **form.cleaned_data, by=actor_of(request), when=this_moment(request)
    )
    messages.success(request, _("Arsip ditahan: tidak dapat diusulkan musnah."))


def _release(request: HttpRequest, found: Record, form: Form) -> None:
    given = request.POST.get("hold", "")
    commands.release_hold(
        code=found.code,
        hold_id=int(given) if given.isdecimal() and len(given) < 18 else 0,
        **form.cleaned_data,
        by=actor_of(request),
        when=this_moment(request),
    )
    messages.success(request, _("Penahanan dilepas."))


ACTS: dict[str, Callable[[HttpRequest, Record, Form], None]] = {
    "pinjam": _lend,
    "kembali": _return,
    "pindah": _move,
    "tahan": _hold,
    "lepas": _release,
}
