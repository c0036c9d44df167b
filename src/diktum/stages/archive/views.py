"""Views of the archive: shelving a decree, finding it again, giving out its scan."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.dossiers.views_support import act_stamp
from diktum.files import watching
from diktum.files.store import open_file
from diktum.people.queries import Actor
from diktum.stages.archive import commands, queries
from diktum.stages.archive import records_lists as lists
from diktum.stages.archive.classification import archive_code, archive_codes, matching, usual_code
from diktum.stages.archive.forms import ArchiveForm, SearchForm
from diktum.stages.archive.pages import ArchivePage, CodesPage, ListPage
from diktum.stages.archive.scan_panel import scan_panel
from diktum.stages.signing.queries import signing_post
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

ROWS_A_PAGE = 50
CODES_SHOWN = 60


@staff
def archive(request: HttpRequest, code: str) -> HttpResponse:
    """Shelve the original and keep its scan; afterwards show both."""
    actor, when = actor_of(request), this_moment(request)
    dossier = dossier_for(actor, code)
    original = queries.original_of(dossier)
    decree = queries.decree_to_archive(dossier)
    expected = queries.expected_pages(dossier) if decree and not original else 0
    posted = request.method == "POST"
    form = ArchiveForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        initial={} if original else _initial(actor, dossier, expected),
    )
    form.offer(watching.waiting(actor.commission_id))
    if posted and form.is_valid():
        commands.archive_original(
            dossier_id=dossier.pk,
            place=form.place(),
            scan=form.uploads(),
            archive_code=form.cleaned_data["archive_code"],
            checked=form.checked(),
            sheets=form.cleaned_data["sheets"],
            by=actor,
            when=when,
            **act_stamp(request),
        )
        messages.success(request, _("Naskah asli disimpan dan didigitalkan. Berkas selesai."))
        return redirect("desk:dossier", dossier.code)
    seen = summary(dossier, actor, when)
    scans = queries.scans_of(dossier)
    page = ArchivePage(
        dossier=seen,
        heading=_("Penyimpanan dan digitalisasi"),
        may_act=_may(seen, "archive"),
        decree=decree,
        expected_pages=scans[0].expected_pages if scans else expected,
        form=form,
        original=original,
        place=queries.place_words(original) if original else "",
        scans=scans,
        scanned_pages=sum(scan.pages for scan in scans),
        code=archive_code(original.archive_code) if original else None,
        reading=scan_panel(original, actor) if original else None,
    )
    return render(request, "archive/archive.html", {"page": page}, status=status_of(request))


@staff
def archived(request: HttpRequest) -> HttpResponse:
    """List what is archived, narrowed by words, year, code and place."""
    actor = actor_of(request)
    everything = lists.records(actor.commission_id)
    form = SearchForm(request.GET)
    form.fields["tahun"].choices = [("", _("Semua tahun")), *_counted(everything.years())]  # type: ignore[attr-defined]
    form.fields["kode"].choices = [("", _("Semua kode")), *_counted(everything.codes())]  # type: ignore[attr-defined]
    form.is_valid()
    asked = form.cleaned_data
    rows = lists.found(
        actor.commission_id,
        asked.get("q", ""),
        year=asked.get("tahun"),
        code=asked.get("kode", ""),
        place=asked.get("tempat", ""),
    )
    page_obj = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    kept = {key: value for key, value in asked.items() if value}
    page = ListPage(
        form=form,
        rows=tuple(page_obj),
        total=page_obj.paginator.count,
        page_obj=page_obj,
        query=f"{urlencode(kept)}&" if kept else "",
        is_narrowed=bool(kept),
        waiting=queries.waiting(actor),
    )
    return render(request, "archive/archived.html", {"page": page})


@staff
def codes(request: HttpRequest) -> HttpResponse:
    """Look up an archive code."""
    q = request.GET.get("q", "")[:100].replace("\x00", "")
    found = matching(q) if q.strip() else archive_codes()
    page = CodesPage(q=q, codes=found[:CODES_SHOWN], total=len(found))
    return render(request, "archive/codes.html", {"page": page})


@staff
def scan(request: HttpRequest, code: str, position: int) -> HttpResponseBase:
    """Give out one file of a scan, its fingerprint checked first."""
    dossier = dossier_for(actor_of(request), code)
    found = queries.scan_at(dossier, position)
    if found is None:
        raise Http404(position)
    ending = found.file.original_name.rpartition(".")[2].lower()
    return FileResponse(
        open_file(found.file),
        as_attachment=True,
        filename=f"{dossier.code}-pindaian-{position}.{ending}",
        content_type=found.file.media_type,
    )


def _initial(actor: Actor, dossier: Dossier, expected: int) -> dict[str, object]:
    """Suggest the usual code, the pages as printed, and the shelf used last."""
    last = queries.last_place(actor)
    shelf = {key: getattr(last, key) for key in ("room", "cabinet", "shelf", "box")} if last else {}
    return {
        **shelf,
        "archive_code": usual_code(signing_post(dossier)),
        "sheets": expected or None,
        "folder": dossier.code,
    }


def _counted(facet: tuple[tuple[object, int], ...]) -> list[tuple[object, str]]:
    return [(value, f"{value} ({count})") for value, count in facet]


def _may(seen: DossierSummary, act: str) -> bool:
    return seen.may_act and seen.open_act is not None and seen.open_act.key == act
