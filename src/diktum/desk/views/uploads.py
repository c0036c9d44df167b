"""Resumable upload by tus 1.0: core, creation, checksum, expiration (https://tus.io/protocols/resumable-upload)."""

from __future__ import annotations

import base64
import binascii
import re

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods

from diktum.files import arriving, store
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment

VERSION = "1.0.0"
_PIECE = "application/offset+octet-stream"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_METADATA = 4096


@staff
@require_http_methods(["OPTIONS", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Say what is spoken here (OPTIONS), or open an upload of a known length (POST)."""
    if request.method == "OPTIONS":
        return _answer(
            204,
            **{
                "Tus-Version": VERSION,
                "Tus-Extension": "creation,checksum,expiration",
                "Tus-Max-Size": str(arriving.LARGEST),
                "Tus-Checksum-Algorithm": ",".join(arriving.ALGORITHMS),
            },
        )
    length, metadata = _number(request, "Upload-Length"), _metadata(request)
    if refused := _refuse_version(request):
        return refused
    if length is None or metadata is None:
        return _answer(400)
    actor = actor_of(request)
    announced = arriving.open_bytes(actor.commission_id, actor.person_id or 0)
    if length > arriving.LARGEST or announced + length > arriving.MOST_OPEN:
        return _answer(413)
    promised = metadata.get("sha256", "")
    try:
        upload = arriving.begin(
            commission_id=actor.commission_id,
            person_id=actor.person_id or 0,
            name=store.clean_name(metadata.get("filename", "")),
            length=length,
            sha256=promised if _SHA256.fullmatch(promised) else "",
            at=this_moment(request).at,
        )
    except OSError:
        return _answer(507)
    place = request.build_absolute_uri(reverse("desk:upload", args=[upload.key]))
    return _answer(201, **{"Location": place, "Upload-Expires": http_date(upload.expires.timestamp())})


@staff
@require_http_methods(["HEAD", "PATCH"])
def piece(request: HttpRequest, key: str) -> HttpResponse:
    """Say how much is here (HEAD), or take the next piece (PATCH)."""
    upload = arriving.find(key)
    if refused := _refuse_version(request):
        return refused
    actor = actor_of(request)
    if upload is None or (upload.commission_id, upload.person_id) != (
        actor.commission_id,
        actor.person_id or 0,
    ):
        return _answer(404)
    if upload.expires <= this_moment(request).at:
        return _answer(410)
    return _state(upload) if request.method == "HEAD" else _append(request, upload)


def _append(request: HttpRequest, upload: arriving.Upload) -> HttpResponse:
    if request.content_type != _PIECE:
        return _answer(415)
    if _number(request, "Upload-Offset") != upload.offset:
        return _answer(409, **{"Upload-Offset": str(upload.offset)})
    checksum = _checksum(request)
    if checksum is None or _is_too_long(request, upload):
        return _answer(400)
    try:
        arriving.append(upload, request, algorithm=checksum[0], digest=checksum[1])
    except arriving.PieceIsChanged:
        return _answer(460, **{"Upload-Offset": str(upload.offset)})
    except arriving.UploadIsBusy:
        return _answer(423)
    except UnreadablePostError:
        return _answer(400)
    except OSError:
        return _answer(507)
    return _state(upload, 204)


def _state(upload: arriving.Upload, status: int = 200) -> HttpResponse:
    headers = {
        "Upload-Offset": str(upload.offset),
        "Upload-Length": str(upload.length),
        "Upload-Expires": http_date(upload.expires.timestamp()),
        "Cache-Control": "no-store",
    }
    if upload.is_whole:
        headers["Upload-Sha256"] = arriving.fingerprint(upload)
    return _answer(status, **headers)


def _answer(status: int, **headers: str) -> HttpResponse:
    answer = HttpResponse(status=status, headers={"Tus-Resumable": VERSION, **headers})
    if status == 460:
        answer.reason_phrase = "Checksum Mismatch"
    return answer


def _refuse_version(request: HttpRequest) -> HttpResponse | None:
    if request.headers.get("Tus-Resumable") == VERSION:
        return None
    return _answer(412, **{"Tus-Version": VERSION})


def _number(request: HttpRequest, header: str) -> int | None:
    given = request.headers.get(header, "")
    return int(given) if re.fullmatch(r"[0-9]{1,15}", given) else None


def _is_too_long(request: HttpRequest, upload: arriving.Upload) -> bool:
    length = _number(request, "Content-Length")
    return length is not None and upload.offset + length > upload.length


def _metadata(request: HttpRequest) -> dict[str, str] | None:
    given = request.headers.get("Upload-Metadata", "")
    if len(given) > _MOST_METADATA:
        return None
    pairs = [pair.strip().partition(" ") for pair in given.split(",") if pair.strip()]
    try:
        return {
            name: base64.b64decode(value, validate=True).decode("utf-8", "replace")
            for name, _blank, value in pairs
        }
    except binascii.Error:
        return None


def _checksum(request: HttpRequest) -> tuple[str, bytes] | None:
    given = request.headers.get("Upload-Checksum", "")
    if not given:
        return "", b""
    algorithm, _blank, value = given.partition(" ")
    try:
        return (
            (algorithm, base64.b64decode(value, validate=True)) if algorithm in arriving.ALGORITHMS else None
        )
    except binascii.Error:
        return None
