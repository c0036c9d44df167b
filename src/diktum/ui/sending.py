"""How public answers leave: fresh for a while, never sent twice unchanged, files also in parts (RFC 9110)."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from diktum.files.models import StoredFile
from diktum.files.store import open_file

FRESH_FOR = 300
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def fresh(request: HttpRequest, answer: HttpResponse, *, max_age: int = FRESH_FOR) -> HttpResponseBase:
    """Let an answer be kept for `max_age` seconds; who has it already gets 304 (If-None-Match)."""
    patch_cache_control(answer, public=True, max_age=max_age)
    patch_vary_headers(answer, ("Cookie",))  # the language is chosen by a cookie
    etag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    answer.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=answer) or answer


def send_file(request: HttpRequest, stored: StoredFile) -> HttpResponseBase:
    """
    Hand out a kept file, whole or the one part that was asked for: 200, 206, 304 or 416.

    Several parts at once are answered with the whole file, as RFC 9110 14.2 allows. Raises FileIsMissing, FileIsDamaged.
    """
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # packed already; a part must be a part of the file itself
    etag = f'"{stored.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    part = _part(request, etag, stored.size)
    if part == ():
        answer = HttpResponse(status=416)
        answer.headers["Content-Range"] = f"bytes */{stored.size}"
        return answer
    first, last = part or (0, stored.size - 1)
    with open_file(stored) as stream:
        stream.seek(first)
        answer = HttpResponse(stream.read(last - first + 1), content_type=stored.media_type)
    if part:
        answer.status_code = 206
        answer.headers["Content-Range"] = f"bytes {first}-{last}/{stored.size}"
    answer.headers["Content-Length"] = str(last - first + 1)
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["ETag"] = etag
    answer.headers["Content-Disposition"] = f'inline; filename="{quote(stored.original_name)}"'
    patch_cache_control(answer, public=True, max_age=FRESH_FOR)
    return answer


def _part(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | tuple[()] | None:
    """Return the first and last byte that are asked for; None for the whole file, () where there is no such part."""
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if found is None or request.headers.get("If-Range", etag) != etag or found.groups() == ("", ""):
        return None
    if not found[1]:  # the last so many bytes
        count = min(int(found[2]), size)
        return (size - count, size - 1) if count else ()
    first = int(found[1])
    last = min(int(found[2]), size - 1) if found[2] else size - 1
    if found[2] and int(found[2]) < first:
        return None
    return (first, last) if first < size else ()
