"""Hand out the feed file, as JDIHN harvests it."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diktum.api.feed.writing import alarm_of, current_feed, open_feed
from diktum.people import queries as people
from diktum.ui.access import public
from diktum.ui.clock import this_moment

FRESH_FOR = 300


@public
@require_safe
def jdihn(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Give the public decrees of an office as JDIHN harvests them: one array, 28 fields each."""
    office = people.commissions().filter(slug=slug).first()
    if office is None:
        raise Http404(slug)
    note = current_feed(office, this_moment(request, office.zone))
    if note is None:
        return _stopped()
    etag = f'"{note.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    kind = "application/json; charset=utf-8"
    answer: HttpResponseBase = (
        HttpResponse(content_type=kind)
        if request.method == "HEAD"
        else FileResponse(open_feed(office, packed=packed), content_type=kind)
    )
    if packed:
        answer["Content-Encoding"] = "gzip"
    answer["ETag"] = etag
    patch_vary_headers(answer, ["Accept-Encoding"])
    patch_cache_control(answer, public=True, max_age=FRESH_FOR)
    if alarm_of(office) is not None:
        answer["Warning"] = '110 - "Umpan terakhir yang utuh; penulisan yang baru tertahan"'
    return answer


def _stopped() -> HttpResponse:
    sentence = _("Umpan belum dapat ditulis: ada Keputusan yang datanya belum memenuhi ketentuan JDIHN.")
    return HttpResponse(sentence, status=503, content_type="text/plain; charset=utf-8")
