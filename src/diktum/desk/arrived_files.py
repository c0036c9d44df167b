"""Give a form the files that arrived piece by piece before it, as if they had been posted with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseBase

from diktum.files import arriving
from diktum.people.queries import Actor

PREFIX = "tus-"
MOST = 100


class ArrivedFilesMiddleware:
    """Put the whole uploads named in `tus-<field>` into `request.FILES`; forget them when the form was taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and clear away what was taken in: an act that succeeds leads elsewhere."""
        answer = self.get_response(request)
        for upload, stream in getattr(request, "_arrived_files", ()):
            stream.close()
            if answer.status_code in (302, 303):
                arriving.forget(upload)
        return answer

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Open the files before the view, after the checks of the session."""
        actor = getattr(request, "actor", None)
        if request.method != "POST" or actor is None or request.content_type != "multipart/form-data":
            return
        arrived = []
        for field, upload in _named(request, actor):
            stream = upload.bytes_at.open("rb")
            arrived.append((upload, stream))
            request.FILES.appendlist(field, UploadedFile(stream, upload.name, size=upload.length))
        request._arrived_files = arrived  # type: ignore[attr-defined]


def _named(request: HttpRequest, actor: Actor) -> Iterator[tuple[str, arriving.Upload]]:
    for name in [name for name in request.POST if name.startswith(PREFIX)]:
        for key in request.POST.getlist(name)[:MOST]:
            upload = arriving.find(key)
            if upload is not None and _is_of(upload, actor) and upload.is_whole:
                yield name.removeprefix(PREFIX), upload


def _is_of(upload: arriving.Upload, actor: Actor) -> bool:
    return upload.commission_id == actor.commission_id and upload.person_id in (0, actor.person_id or -1)
