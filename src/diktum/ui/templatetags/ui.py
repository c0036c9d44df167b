"""Tags and filters that every page uses: dates in words, fields, buttons, row tools."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms, template
from django.conf import settings
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from diktum.ui.clock import office_zone
from diktum.ui.idempotency import FIELD, key_to_print

register = template.Library()

_ZONE_NAMES = {7: "WIB", 8: "WITA", 9: "WIT"}
_KINDS = (
    (forms.Textarea, "text"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxSelectMultiple, "radios"),
    (forms.CheckboxInput, "lone"),
)


@register.filter
def date_words(value: dt.date | dt.datetime | None) -> str:
    """Write a date in words: 17 Januari 2022."""
    return date_format(value, "j F Y") if value else ""


@register.filter
def day_words(value: dt.date | dt.datetime | None) -> str:
    """Write a date with its weekday: Senin, 17 Januari 2022."""
    return date_format(value, "l, j F Y") if value else ""


@register.filter
def day_month(value: dt.date | dt.datetime | None) -> str:
    """Write a date without its year, for the rail: 17 Januari."""
    return date_format(value, "j F") if value else ""


@register.filter
def time_office(value: dt.datetime | None, zone: str = "") -> str:
    """Write the time of an instant in the office's zone: 09.30 WIT."""
    if not value:
        return ""
    local = value.astimezone(ZoneInfo(zone or settings.TIME_ZONE))
    offset = local.utcoffset() or dt.timedelta()
    name = _ZONE_NAMES.get(int(offset.total_seconds() // 3600), local.tzname() or "")
    return f"{local:%H.%M} {name}"


@register.simple_tag(takes_context=True)
def at_office(context: template.Context, value: dt.datetime | None) -> str:
    """Write an instant in the zone of the asker's office: 17 Januari 2022, 09.30 WIT."""
    if not value:
        return ""
    zone = office_zone(context["request"]) if "request" in context else settings.TIME_ZONE
    return f"{date_words(value.astimezone(ZoneInfo(zone)))}, {time_office(value, zone)}"


@register.filter
def late_words(days: int) -> str:
    """Say how late something is: lewat 2 hari kerja."""
    return _("lewat %(days)s hari kerja") % {"days": days} if days else ""


@register.simple_tag(takes_context=True)
def request_key(context: template.Context) -> SafeString:
    """Write the hidden field that makes pressing twice have one effect (forms outside a dossier)."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', FIELD, key_to_print(context.get("request"))
    )


@register.simple_tag
def default_submit() -> SafeString:
    """Write an unseen first submit button, so that the Enter key never presses a row button."""
    return format_html(
        '<button class="unseen" type="submit" tabindex="-1" aria-hidden="true">{}</button>', _("Simpan")
    )


@register.simple_tag
def button(label: str, *, main: bool = False, grave: bool = False, url: str = "", **attrs: Any) -> SafeString:
    """Write a button (`name`, `value`, `form`…), or a link that looks like one where `url` is given."""
    classes = "button" + (" main" if main else "") + (" grave" if grave else "")
    rest = format_html_join("", ' {}="{}"', ((key.replace("_", "-"), value) for key, value in attrs.items()))
    if url:
        return format_html('<a class="{}" href="{}"{}>{}</a>', classes, url, rest, label)
    kind = format_html(' type="{}"', "submit") if "type" not in attrs else ""
    return format_html('<button class="{}"{}{}>{}</button>', classes, kind, rest, label)


@register.simple_tag(takes_context=True)
def here(
    context: template.Context, url: str, label: str, *, exact: bool = False, also: str = ""
) -> SafeString:
    """Write a link of a menu, marked as current where the page is at or below it."""
    path = context["request"].path if "request" in context else ""
    current = path == url if exact else path.startswith(url)
    mark = format_html(' aria-current="{}"', "page") if current or (also and path.startswith(also)) else ""
    return format_html('<a href="{}"{}>{}</a>', url, mark, label)


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """Show a field: label, hint, error and control, joined for assistive technology.

    Options: `label`, `hint`, `rows`, `css` (a class for the control, such as "paper" or "short"), `quiet` (no word
    about being optional), `placeholder=False` (none, although the form brings one).
    """
    hint = options.get("hint", bound.help_text)
    if options.get("placeholder") is False:
        bound.field.widget.attrs.pop("placeholder", None)
    described = [f"{bound.auto_id}-hint"] if hint else []
    described += [f"{bound.auto_id}-error"] if bound.errors else []
    kind = _kind(bound)
    grouped = kind == "radios"
    attrs = {"class": f"input {options['css']}" if options.get("css") else "input"}
    attrs |= {"aria-describedby": " ".join(described)} if described else {"aria-describedby": ""}
    attrs |= {"rows": str(options["rows"])} if "rows" in options else {}
    attrs |= {"aria-invalid": "true"} if bound.errors and not grouped else {}
    attrs |= {"aria-required": "true"} if bound.field.required and not grouped and kind != "lone" else {}
    return {
        "bound": bound,
        "kind": kind,
        "hint": hint,
        "label": options.get("label", bound.label),
        "described": " ".join(described),
        "control": _control(bound, attrs) if kind == "text" else "",
        "choices": list(bound) if grouped else [],
        "optional": not bound.field.required and kind != "lone" and not options.get("quiet"),
    }


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    return next((kind for cls, kind in _KINDS if isinstance(widget, cls)), "text")


def _control(bound: BoundField, attrs: dict[str, str]) -> SafeString:
    own = bound.field.widget.attrs
    joined = attrs | {"class": f"{attrs['class']} {own['class']}"} if "class" in own else dict(attrs)
    html = bound.as_widget(attrs={key: value for key, value in joined.items() if value})
    return SafeString(html)


@register.inclusion_tag("ui/parts/errors.html")
def form_errors(*forms_and_rows: Any) -> dict[str, Any]:
    """Show the error summary of forms and rows: one link to each field that needs attention."""
    lines: list[tuple[str, str, str]] = []
    for item in forms_and_rows:
        if hasattr(item, "forms"):
            lines += [("", "", error) for error in item.errors]
            for number, form in enumerate(item.forms, 1):
                lines += _lines(form, f"{item.noun.capitalize()} {number}, ")
        elif item:
            lines += _lines(item)
    return {"lines": lines}


def _lines(form: forms.Form, before: str = "") -> list[tuple[str, str, str]]:
    if not form.is_bound:
        return []
    lines = [("", "", str(error)) for error in form.non_field_errors()]
    for bound in form:
        target = f"{bound.auto_id}_0" if _kind(bound) == "radios" else bound.auto_id
        lines += [(target, f"{before}{bound.label}", str(error)) for error in bound.errors]
    return lines


@register.inclusion_tag("ui/parts/check_row.html")
def check_row(
    number: int, title: str, verdict: BoundField, note: BoundField | None = None, hint: str = ""
) -> dict[str, Any]:
    """Show one item of a check-list: its words, the verdict as radio buttons, a note."""
    return {"number": number, "title": title, "verdict": verdict, "note": note, "hint": hint}


@register.inclusion_tag("ui/parts/rows.html")
def rows(held: Any, *, add: str = "") -> dict[str, Any]:
    """Show repeated rows with their buttons (up, down, remove, add)."""
    return {"rows": held, "add": add or _("Tambah baris"), "last": len(held.forms) - 1}


@register.inclusion_tag("ui/parts/row_tools.html")
def row_tools(prefix: str, number: int, last: int) -> dict[str, Any]:
    """Show the three buttons of a row; `number` counts from 0."""
    return {"prefix": prefix, "number": number, "last": last, "shown": number + 1}
