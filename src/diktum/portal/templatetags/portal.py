"""Write data for search engines into a page."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

_INERT = str.maketrans(
    {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Write a block of JSON-LD: data, never run, in which no text can end the block."""
    text = json.dumps(data, ensure_ascii=False).translate(_INERT)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
