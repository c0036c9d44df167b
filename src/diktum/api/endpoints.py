"""What is public, as data. Nothing here changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query

from diktum import rulebook
from diktum.api.problems import install, problem, said
from diktum.api.schemas import (
    Authenticity,
    DecreeFull,
    DecreeList,
    ProcedureBrief,
    ProcedureFull,
)
from diktum.core.procedure.model import Act, Procedure, Step
from diktum.search.results import Filters, Order, Part
from diktum.search.searching import search
from diktum.stages.distribution.queries import copy_by_code
from diktum.stages.publication import public_data, queries
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.redacting import public_origin
from diktum.stages.publication.standing import NOTHING_CHANGED, standing_of, standings
from diktum.ui.clock import this_moment

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree

MOST = 100
LIST_ZONE = "Asia/Jakarta"
Answer = dict[str, Any] | HttpResponse
NOT_FOUND = "Tidak ditemukan, atau tidak dipublikasikan."
NO_SUCH_CODE = "Kode tidak ditemukan. Huruf I, L, dan O serta angka 0 dan 1 tidak dipakai."
LISTED = said(404, 422, 429)
WORDS = (
    "Words that all have to be found, in any form; in quotes: one after the other; a number as 23/2022. Where nothing matches, "
    "words that begin so or are spelt nearly so. Words that stand in every decree are not looked for."
)

api = NinjaAPI(
    title="Diktum",
    version="1",
    description="Keputusan yang dipublikasikan, prosedur menurut SOP, dan pemeriksaan keaslian. Hanya untuk dibaca.",
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
)


install(api)


@api.get(
    "/decrees",
    response=DecreeList,
    tags=["decrees"],
    summary="Public decrees, newest first",
    openapi_extra=said(422, 429),
)
def decrees(
    request: HttpRequest,
    response: HttpResponse,
    q: Annotated[str, Query(max_length=200, description=WORDS)] = "",
    office: Annotated[str, Query(max_length=60)] = "",
    year: Annotated[int | None, Query(ge=1000, le=9999)] = None,
    kind: Annotated[str, Query(max_length=60)] = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 20,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> dict[str, Any]:
    """List what everybody may read, of one office or of all."""
    words, slug, sort = (each.replace("\x00", "") for each in (q, office, kind))
    if words.strip():
        wanted = Filters(year=year, kind=sort, unit=slug)
        shown, total = _found(words, wanted, Part(offset, limit, quoted=False))
    else:
        rows = queries.public_decrees(year=year, slug=slug, kind=sort)
        shown, total = list(rows[offset : offset + limit]), rows.count()
    known = standings([row.decree_id for row in shown], this_moment(request, LIST_ZONE).day)
    items = [public_data.brief(row, known.get(row.decree_id, NOTHING_CHANGED)) for row in shown]
    links = page_links(request, total, limit, offset)
    response.headers["Link"] = ", ".join(
        f'<{url}>; rel="{rel}"' for rel, url in links.items() if url and rel != "self"
    )
    return {"total": total, "limit": limit, "offset": offset, "links": links, "items": items}


@api.get(
    "/decrees/{office}/{series}/{int:year}/{int:number}",
    response=DecreeFull,
    tags=["decrees"],
    summary="One public decree with its text",
    openapi_extra=LISTED,
)
def decree(request: HttpRequest, office: str, series: str, year: int, number: int) -> Answer:
    """Give one public decree by the address that it has in the portal."""
    fits = year <= 9999 and number < 1_000_000_000
    row = queries.public_decree(office, series, year, number) if fits else None
    origin = public_origin(row) if row else None
    if row is None or origin is None:
        return problem(request, 404, NOT_FOUND)
    standing = standing_of(row.decree_id, this_moment(request, row.commission.zone).day)
    return public_data.full(row, origin, standing)


@api.get(
    "/procedures",
    response=list[ProcedureBrief],
    tags=["procedures"],
    summary="The procedures of the rulebook",
    openapi_extra=said(429),
)
def procedures(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001  ninja passes it by name
    """List the procedures."""
    return [_head(each) | {"steps": len(each.steps)} for each in rulebook.procedures()]


@api.get(
    "/procedures/{slug:code}",
    response=ProcedureFull,
    tags=["procedures"],
    summary="One procedure with its rows",
    openapi_extra=LISTED,
)
def procedure(request: HttpRequest, code: str) -> Answer:
    """Give one procedure as it runs."""
    found = next((each for each in rulebook.procedures() if each.code == code), None)
    if found is None:
        return problem(request, 404, NOT_FOUND)
    steps = [_step(step) for step in found.steps]
    lanes = [lane.title for lane in found.lanes]
    return _head(found) | {"lanes": lanes, "steps": steps}


@api.get(
    "/authenticity/{code}",
    response=Authenticity,
    tags=["authenticity"],
    summary="Whether a copy with this code was certified here",
    openapi_extra=LISTED,
)
def authenticity(request: HttpRequest, code: str) -> Answer:
    """Say what has to stand on the paper with this code."""
    copy = copy_by_code(code[:64])
    if copy is None:
        return problem(request, 404, NO_SUCH_CODE)
    return {
        "code": copy.code,
        "is_ours": True,
        "office": copy.office,
        "number": copy.number,
        "title": copy.title,
        "enacted_on": copy.enacted_on,
        "legal_status": copy.legal_status,
        "signed_by": copy.signed_by,
        "signed_as": copy.signed_title,
        "signature_kind": copy.signature_kind,
        "copy_number": copy.copy_number,
        "copies": copy.copies,
        "certified_on": copy.certified_on,
        "fingerprint": copy.fingerprint,
    }


def page_links(request: HttpRequest, total: int, limit: int, offset: int) -> dict[str, str]:
    """Return where the pages around `offset` are, as whole addresses; empty where there is none (RFC 8288 relations)."""

    def at(start: int) -> str:
        query = request.GET.copy()
        query["limit"], query["offset"] = str(limit), str(start)
        return public_url(f"{request.path}?{query.urlencode()}")

    final = max(0, total - 1) // limit * limit
    return {
        "self": at(offset),
        "first": at(0),
        "prev": at(max(0, min(offset, total) - limit)) if offset else "",
        "next": at(offset + limit) if offset + limit < total else "",
        "last": at(final),
    }


def _found(words: str, wanted: Filters, part: Part) -> tuple[list[PublishedDecree], int]:
    """Return a stretch of the public decrees with these words, newest first, and how many there are (by the index)."""
    results = search(words, actor=None, filters=wanted, order=Order.NEWEST, counted=False, part=part)
    keys = [hit.ref for hit in results.hits]
    rows = {row.decree_id: row for row in queries.public_decrees().filter(decree_id__in=keys)}
    return [rows[key] for key in keys if key in rows], results.total


def _head(each: Procedure) -> dict[str, Any]:
    return {
        "code": each.code,
        "title": each.title,
        "source": each.source,
        "in_force_from": each.in_force_from,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "key": step.key,
        "title": step.title,
        "within": step.within.in_words(),
        "uses": list(step.uses),
        "produces": step.produces,
        "acts": [_act(act) for act in step.acts],
    }


def _act(act: Act) -> dict[str, Any]:
    return {
        "key": act.key,
        "title": act.title,
        "lane": act.lane,
        "by": list(act.by),
        "symbol": act.symbol.value,
        "outcomes": [{"key": each.key, "title": each.title, "to": each.to} for each in act.outcomes],
    }
