"""Template tags of the trunk."""

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from diktum.dossiers.summary import DossierSummary

register = template.Library()


@register.simple_tag(takes_context=True)
def act_fields(context: template.Context, dossier: DossierSummary | None) -> SafeString:
    """
    Write the hidden fields of an act's form: a key for this submission and the position it was drawn from.

    A form that is shown again after a mistake keeps its key, so that pressing twice has one effect.
    """
    request = context.get("request")
    key = request.POST.get("request_key", "") if request is not None else ""
    return format_html(
        '<input type="hidden" name="request_key" value="{}"><input type="hidden" name="seen_seq" value="{}">',
        key or secrets.token_urlsafe(18),
        dossier.seq if dossier is not None else "",
    )
