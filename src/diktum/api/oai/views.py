"""The OAI-PMH address."""

from __future__ import annotations

import oai_repo
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from lxml import etree

from diktum.api.oai.holdings import Holdings
from diktum.ui.access import public
from diktum.ui.clock import this_moment

LONGEST = 500
OAI = "http://www.openarchives.org/OAI/2.0/"


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Answer a harvester; the protocol asks for GET and POST alike. Nothing is changed by it."""
    asked = request.POST if request.method == "POST" else request.GET
    arguments = {key: str(asked[key]).replace("\x00", "")[:LONGEST] for key in asked}
    repeated = any(len(asked.getlist(key)) > 1 for key in asked)
    if repeated:
        arguments = {"verb": ""}
    held = Holdings(this_moment(request))
    answer = bytes(oai_repo.OAIRepository(held).process(arguments))
    if held.deleted:
        answer = _with_deletions(answer, held.deleted)
    return HttpResponse(answer, content_type="text/xml; charset=utf-8")


def _with_deletions(answer: bytes, deleted: set[str]) -> bytes:
    """Mark the heads of withdrawn records: the library keeps their status and does not write it, nor a head without metadata."""
    root = etree.fromstring(answer)
    for head in root.iter(f"{{{OAI}}}header"):
        if head.findtext(f"{{{OAI}}}identifier") in deleted:
            head.set("status", "deleted")
            record = head.getparent()
            for metadata in record.findall(f"{{{OAI}}}metadata"):
                record.remove(metadata)
    marked: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return marked
