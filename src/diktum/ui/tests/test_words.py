"""Dates and times in words, buttons, fields, and the one clock."""

import datetime as dt

from django.test import RequestFactory

from diktum.ui.clock import this_moment
from diktum.ui.idempotency import key_to_print, request_key
from diktum.ui.templatetags import ui
from diktum.ui.tests.styleguide import Proposal


def test_dates_are_written_in_words():
    assert ui.date_words(dt.date(2022, 1, 17)) == "17 Januari 2022"
    assert ui.day_words(dt.date(2022, 1, 17)) == "Senin, 17 Januari 2022"
    assert ui.date_words(None) == ""


def test_times_are_written_in_the_offices_zone():
    instant = dt.datetime(2022, 1, 17, 0, 30, tzinfo=dt.UTC)
    assert ui.time_office(instant, "Asia/Jayapura") == "09.30 WIT"
    assert ui.time_office(instant, "Asia/Makassar") == "08.30 WITA"
    assert ui.time_office(instant, "Asia/Jakarta") == "07.30 WIB"


def test_a_button_escapes_and_a_link_looks_like_one():
    assert (
        ui.button("Ajukan <b>", main=True, name="a")
        == '<button class="button main" type="submit" name="a">Ajukan &lt;b&gt;</button>'
    )
    assert ui.button("Buka", url="/a/?b=1&c") == '<a class="button" href="/a/?b=1&amp;c">Buka</a>'


def test_a_field_joins_label_hint_and_error():
    form = Proposal({"title": ""})
    shown = ui.field(form["title"])
    assert 'aria-describedby="id_title-hint id_title-error"' in shown["control"]
    assert 'aria-invalid="true"' in shown["control"]
    assert "placeholder" not in shown["control"]


def test_the_fixed_clock_gives_the_day_of_the_office(settings, db):
    settings.DIKTUM_FIXED_NOW, settings.TIME_ZONE = "2026-11-23T23:30:00+00:00", "Asia/Jayapura"
    request = RequestFactory().get("/")
    assert this_moment(request).day == dt.date(2026, 11, 24)
    assert this_moment(request) == this_moment(request)
    assert this_moment(request, "Asia/Jakarta").day == dt.date(2026, 11, 24)


def test_a_form_shown_again_keeps_its_key():
    request = RequestFactory().post("/", {"request_key": "abc"})
    assert request_key(request) == key_to_print(request) == "abc"
    assert len(key_to_print(None)) > 20
