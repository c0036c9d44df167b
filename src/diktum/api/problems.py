"""Errors of the API as application/problem+json (RFC 9457), in the answer and in the description of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from diktum.api.schemas import Problem

PROBLEM = "application/problem+json"
_SCHEMA = Problem.model_json_schema()
_FIELD = _SCHEMA.pop("$defs")["ProblemField"]
_SCHEMA["properties"]["errors"]["items"] = _FIELD
_TOO_OFTEN = "Terlalu banyak permintaan dari alamat ini. Tunggu satu menit."
_WRONG = "Permintaan memuat nilai yang tidak dikenal atau di luar batas."


def problem(
    request: HttpRequest, status: int, detail: str, *, errors: Sequence[Mapping[str, str]] = ()
) -> HttpResponse:
    """Answer a request that cannot be met: which status, why, and what is wrong where."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
        "errors": list(errors),
    }
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=PROBLEM)


def too_often(request: HttpRequest, wait: int) -> HttpResponse:
    """Answer an address that asks too often; `wait` is in seconds."""
    answer = problem(request, 429, _TOO_OFTEN)
    answer.headers["Retry-After"] = str(wait)
    return answer


def said(*statuses: int) -> dict[str, Any]:
    """Describe for OpenAPI which problems an operation can answer."""
    return {
        "responses": {
            status: {
                "description": HTTPStatus(status).phrase,
                "content": {PROBLEM: {"schema": _SCHEMA}},
            }
            for status in statuses
        }
    }


def install(api: NinjaAPI) -> None:
    """Have every error of an API answered as a problem."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors = [
            {"place": ".".join(map(str, each.get("loc", ()))), "message": str(each.get("msg", ""))}
            for each in error.errors
        ]
        return problem(request, 422, _WRONG, errors=errors)

    @api.exception_handler(Http404)
    def absent(request: HttpRequest, _error: Http404) -> HttpResponse:
        return problem(request, 404, "Tidak ditemukan.")

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(request, error.status_code, str(error))
