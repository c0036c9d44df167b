"""Template tags of the desk."""

from __future__ import annotations

import datetime as dt

from django import template

from diktum.ui.clock import office_zone
from diktum.ui.templatetags.ui import time_office

register = template.Library()


@register.simple_tag(takes_context=True)
def at_time(context: template.Context, at: dt.datetime) -> str:
    """Write the time of day of an instant in the asker's office: 09.30 WIT."""
    return time_office(at, office_zone(context["request"]))
