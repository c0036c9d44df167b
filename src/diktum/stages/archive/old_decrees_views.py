"""The pages that take years of past decrees in: a list with its scans, looked at before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.core.refusal import Refused
from diktum.files.store import clean_name
from diktum.formats.spreadsheet import csv_text
from diktum.ledger.chain import chaining
from diktum.stages.archive.models import OldDecreeImport, OldDecreeReading
from diktum.stages.archive.old_decrees_commands import plan_old_decrees, take_old_decrees_in
from diktum.stages.archive.old_decrees_reading import COLUMNS, files_in, read_list, unpack
from diktum.stages.archive.records_commands import ARCHIVE_KEEPERS, person_of
from diktum.stages.archive.records_forms import OldDecreesForm, TakeInForm
from diktum.stages.archive.records_pages import OldDecreesPage, OldPreviewPage
from diktum.ui.access import actor_of, posts
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

SHOWN = 100
WAITING = 3  # previews of an office that are kept; older ones go with their files
LIST, SCANS = "daftar", "pindaian"
EXAMPLE = {
    "series": "keputusan",
    "year": "2019",
    "number": "12",
    "signed_on": "04-02-2019",
    "title": "Tim Pelaksana Kegiatan Contoh Tahun 2019",
    "file": "sk-2019-012.pdf",
    "archive_code": "HK.03.1",
    "sheets": "3",
    "room": "Arsip Hukum",
    "box": "3",
    "folder": "12",
    "place": "buku I, halaman 2, baris 4",
}


@posts(*ARCHIVE_KEEPERS)
def old_decrees(request: HttpRequest) -> HttpResponse:
    """SK lama: read a list with its scans; nothing is written yet."""
    actor = actor_of(request)
    posted = request.method == "POST"
    form = OldDecreesForm(request.POST if posted else None, files=request.FILES if posted else None)
    if posted and form.is_valid():
        try:
            reading = _taken(request, form.cleaned_data["list"], form.cleaned_data["scans"])
        except Refused as refusal:
            form.add_error(None, f"{_(refusal.message) % dict(refusal.facts)} {_(refusal.remedy)}")
        else:
            return redirect("archive:old_preview", reading.pk)
    page = OldDecreesPage(
        form=form,
        columns=tuple(COLUMNS.values()),
        imports=tuple(OldDecreeImport.objects.filter(commission_id=actor.commission_id)[:SHOWN]),
    )
    return render(request, "archive/old_decrees.html", {"page": page}, status=status_of(request))


@posts(*ARCHIVE_KEEPERS)
def old_preview(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Pratinjau SK lama: what the list would do; take it in on POST, with a reason."""
    actor, when = actor_of(request), this_moment(request)
    reading = OldDecreeReading.objects.filter(pk=reading_id, commission_id=actor.commission_id).first()
    folder = _waiting() / reading.folder if reading else None
    if reading is None or folder is None or not (folder / LIST).is_file():
        messages.info(request, _("Daftar itu sudah dimasukkan atau sudah diganti pratinjau yang lebih baru."))
        return redirect("archive:old_decrees")
    content, files = (folder / LIST).read_bytes(), files_in(folder / SCANS)
    form = TakeInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = take_old_decrees_in(
            content=content,
            filename=reading.filename,
            files=files,
            seen=request.POST.get("seen", ""),
            reason=form.cleaned_data["reason"],
            by=actor,
            when=when,
        )
        _drop(reading)
        messages.success(
            request,
            _("%(rows)s SK lama dimasukkan dengan %(files)s pindaian.")
            % {"rows": done.rows, "files": done.files},
        )
        return redirect("archive:archived")
    plan = plan_old_decrees(actor.commission_id, content, files, when)
    page = OldPreviewPage(
        filename=reading.filename,
        mark=plan.mark,
        count=len(plan.rows),
        scans=plan.scans,
        rows=plan.rows[:SHOWN],
        faults=tuple((each.row, _(each.message) % dict(each.facts)) for each in plan.faults[:SHOWN]),
        warnings=tuple((each.row, _(each.message) % dict(each.facts)) for each in plan.warnings[:SHOWN]),
        unnamed=plan.unnamed[:SHOWN],
        may_take_in=bool(plan.rows) and not plan.faults,
        form=form,
    )
    return render(request, "archive/old_preview.html", {"page": page}, status=status_of(request))


@posts(*ARCHIVE_KEEPERS)
def old_example(request: HttpRequest) -> HttpResponse:
    """Give an example of the list."""
    if request.method not in ("GET", "HEAD"):
        raise Http404
    row = tuple(EXAMPLE.get(key, "") for key in COLUMNS)
    answer = HttpResponse(csv_text(tuple(COLUMNS.values()), [row]), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="contoh-sk-lama.csv"'
    return answer


def _taken(
    request: HttpRequest, table: UploadedFile[bytes], scans: UploadedFile[bytes] | None
) -> OldDecreeReading:
    """Put a list and its scans aside until somebody has looked at them. Raises what reading them refuses."""
    actor, when = actor_of(request), this_moment(request)
    content = table.read()
    read_list(content)
    _waiting().mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=_waiting(), prefix="sk-lama-"))
    try:
        (folder / SCANS).mkdir()
        (folder / LIST).write_bytes(content)
        if scans is not None:
            with (folder / "zip").open("wb") as copy:
                for block in scans.chunks():
                    copy.write(block)
            unpack(folder / "zip", folder / SCANS)
            (folder / "zip").unlink()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    with chaining(actor.commission_id, when):
        reading = OldDecreeReading.objects.create(
            commission_id=actor.commission_id,
            filename=clean_name(table.name or ""),
            sha256="",
            folder=folder.name,
            rows={},
            read_by_id=person_of(actor),
            read_at=when.at,
        )
    for old in OldDecreeReading.objects.filter(commission_id=actor.commission_id)[WAITING:]:
        _drop(old)
    return reading


def _drop(reading: OldDecreeReading) -> None:
    shutil.rmtree(_waiting() / reading.folder, ignore_errors=True)
    reading.delete()


def _waiting() -> Path:
    return Path(settings.DIKTUM_FILES) / "waiting"
