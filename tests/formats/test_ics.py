"""A calendar file as RFC 5545 wants it, read back by a reader that was written from the other side."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diktum.formats.ics import Event, calendar

WIT = timezone(timedelta(hours=9))
PLAIN = Event(
    "rapat-3-2026@diktum",
    datetime(2026, 11, 14, 10, 0, tzinfo=WIT),
    datetime(2026, 11, 9, 0, 30, tzinfo=UTC),
    "Rapat pleno; agenda, dan \\ lain",
    place="Ruang Rapat, Teminabuan",
    description="1. Satu\n2. Dua",
    url="https://contoh.id/pleno/2026-11-14/",
    sequence=2,
)


def read(raw):
    """Answer the lines of a calendar file as (name, value), unfolded and unescaped."""
    text = raw.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    return [(line.partition(":")[0], plain(line.partition(":")[2])) for line in lines]


def plain(value):
    out, rest = "", iter(value)
    for char in rest:
        if char == "\\":
            char = {"n": "\n", "N": "\n"}.get(follows := next(rest), follows)
        out += char
    return out


def test_tells_one_meeting():
    lines = read(calendar([PLAIN], name="Rapat pleno"))
    assert lines[0] == ("BEGIN", "VCALENDAR")
    assert lines[-1] == ("END", "VCALENDAR")
    told = dict(lines)
    assert told["VERSION"] == "2.0"
    assert told["DTSTART"] == "20261114T010000Z"
    assert told["DTSTAMP"] == "20261109T003000Z"
    assert told["SUMMARY"] == PLAIN.summary
    assert told["DESCRIPTION"] == PLAIN.description
    assert told["LOCATION"] == PLAIN.place
    assert told["URL"] == PLAIN.url
    assert told["SEQUENCE"] == "2"


def test_an_hour_after_midnight_in_the_east_is_the_day_before_in_utc():
    event = Event("x", datetime(2026, 11, 15, 0, 30, tzinfo=WIT), PLAIN.stamp, "x")
    assert ("DTSTART", "20261114T153000Z") in read(calendar([event], name="x"))


def test_the_same_events_give_the_same_bytes():
    assert calendar([PLAIN], name="x") == calendar([PLAIN], name="x")


def test_an_instant_without_a_zone_is_a_defect():
    with pytest.raises(ValueError, match="zone"):
        calendar([Event("x", datetime(2026, 11, 14, 10), PLAIN.stamp, "x")], name="x")


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n;,\\:"), max_size=300))
def test_any_text_survives_and_no_line_is_too_long(text):
    raw = calendar([Event("x", PLAIN.starts_at, PLAIN.stamp, f"s{text}")], name="x")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert ("SUMMARY", f"s{text}") in read(raw)


def test_a_control_character_cannot_break_the_file():
    raw = calendar([Event("x", PLAIN.starts_at, PLAIN.stamp, "a\r\nEND:VEVENT\x00b")], name="x")
    assert ("SUMMARY", "a\nEND:VEVENTb") in read(raw)
