"""Routes of the API. Everything in it is public, its own description too."""

from django.urls import URLPattern, path

from diktum.api.endpoints import api
from diktum.api.faces import no_such_address, read_only
from diktum.api.feed.views import jdihn
from diktum.api.oai.views import oai
from diktum.api.webhooks import views as webhooks
from diktum.ui.access import public

_patterns, _name, _namespace = api.urls
for _pattern in _patterns:
    if isinstance(_pattern, URLPattern):
        _pattern.callback = public(read_only(_pattern.callback))

urlpatterns = [
    path("api/v1/", (_patterns, _name, _namespace)),
    path("api/v1/<path:rest>", public(read_only(no_such_address))),
    path("pengaturan/webhook/", webhooks.webhooks, name="webhooks"),
    path("pengaturan/webhook/<int:webhook_id>/saklar/", webhooks.switch, name="webhook_switch"),
    path("pengaturan/webhook/<int:webhook_id>/uji/", webhooks.test, name="webhook_test"),
    path("pengaturan/webhook/kiriman/<int:delivery_id>/ulang/", webhooks.resend, name="webhook_resend"),
    path("oai", oai, name="oai"),
    path("<slug:slug>/jdihn.json", jdihn, name="jdihn_feed"),
    path("<slug:slug>/feed/document.json", jdihn),
]
