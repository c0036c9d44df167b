"""Settings: who is told of public decrees, and how the telling went."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from diktum.api.models import Webhook, WebhookDelivery
from diktum.api.webhooks.posting import address_of
from diktum.api.webhooks.telling import queue_delivery
from diktum.people.queries import Actor
from diktum.stages.publication.telling import PublicEvent
from diktum.ui.access import actor_of, administrator
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of

MOST_HOOKS = 20
SHOWN = 30


class WebhookForm(Form):
    """The address to tell."""

    url = forms.CharField(
        label=gettext_lazy("Alamat"),
        help_text=gettext_lazy("Diawali https:// dan dapat dihubungi dari internet"),
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_url(self) -> str:
        """Refuse what must not be called."""
        url = str(self.cleaned_data["url"]).strip()
        _address, problem = address_of(url)
        if problem:
            raise forms.ValidationError(problem)
        return url


@dataclass(frozen=True, slots=True)
class WebhooksPage:
    """The office's webhooks, their newest deliveries, and the form."""

    hooks: tuple[Webhook, ...]
    deliveries: tuple[tuple[WebhookDelivery, str], ...]
    form: WebhookForm
    new_secret: str


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: HttpRequest) -> HttpResponse:
    """Show who is told; add an address. Its secret is shown once."""
    by = actor_of(request)
    form = WebhookForm(request.POST or None)
    hooks = Webhook.objects.filter(commission_id=by.commission_id)
    new_secret = ""
    if request.method == "POST" and form.is_valid() and _may_add(form, hooks.count(), by):
        secret = f"whsec_{base64.b64encode(secrets.token_bytes(24)).decode()}"
        Webhook.objects.create(
            commission_id=by.commission_id,
            url=form.cleaned_data["url"],
            secret=secret,
            made_by=by.name,
            made_at=this_moment(request).at,
        )
        new_secret, form = secret, WebhookForm()
    page = WebhooksPage(
        hooks=tuple(hooks),
        deliveries=_deliveries(hooks),
        form=form,
        new_secret=new_secret,
    )
    status = 200 if new_secret else status_of(request)
    return render(request, "api/webhooks.html", {"page": page}, status=status)


@administrator
@require_POST
def switch(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Stop telling an address, or begin again."""
    hook = _hook(request, webhook_id)
    hook.is_active, hook.why_not = not hook.is_active, ""
    hook.save(update_fields=["is_active", "why_not"])
    messages.success(request, _("Webhook dihidupkan.") if hook.is_active else _("Webhook dimatikan."))
    return redirect("webhooks")


@administrator
@require_POST
def test(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Send a message that says it is a test."""
    hook = _hook(request, webhook_id)
    at = this_moment(request).at
    queue_delivery(
        hook.pk,
        f"msg_test_{secrets.token_hex(8)}",
        "test",
        f'{{"type": "test", "timestamp": "{at.isoformat()}"}}',
    )
    messages.success(request, _("Pesan uji segera dikirim; muat ulang halaman ini untuk melihat jawabannya."))
    return redirect("webhooks")


@administrator
@require_POST
def resend(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Send a message once more, under its own name: a receiver that had it knows."""
    mine = WebhookDelivery.objects.filter(webhook__commission_id=actor_of(request).commission_id)
    found = mine.filter(pk=delivery_id).first()
    if found is None:
        raise Http404
    queue_delivery(found.webhook_id, found.message, found.event, found.body)
    messages.success(
        request, _("Pesan segera dikirim ulang; muat ulang halaman ini untuk melihat jawabannya.")
    )
    return redirect("webhooks")


def _deliveries(hooks: QuerySet[Webhook]) -> tuple[tuple[WebhookDelivery, str], ...]:
    words = {
        PublicEvent.PUBLISHED: _("Keputusan terbit"),
        PublicEvent.STATUS_CHANGED: _("Status berubah"),
        PublicEvent.WITHDRAWN: _("Publikasi ditarik"),
        "test": _("Pesan uji"),
    }
    newest = WebhookDelivery.objects.filter(webhook__in=hooks).select_related("webhook").order_by("-pk")
    return tuple((each, words.get(each.event, each.event)) for each in newest[:SHOWN])


def _may_add(form: WebhookForm, count: int, by: Actor) -> bool:
    url = form.cleaned_data["url"]
    if count >= MOST_HOOKS:
        form.add_error(None, _("Paling banyak 20 webhook untuk satu satuan kerja."))
    elif Webhook.objects.filter(commission_id=by.commission_id, url=url).exists():
        form.add_error("url", _("Alamat ini sudah terdaftar."))
    return form.is_valid()


def _hook(request: HttpRequest, webhook_id: int) -> Webhook:
    found = Webhook.objects.filter(pk=webhook_id, commission_id=actor_of(request).commission_id).first()
    if found is None:
        raise Http404
    return found
