"""Moments, refusals, the canonical form and the calendar."""

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diktum.core.calendar import Calendar
from diktum.core.canonical import canonical, fingerprint
from diktum.core.moment import Moment
from diktum.core.procedure.refusals import NotYourPost
from diktum.core.refusal import Refused

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_the_legal_day_changes_at_midnight_of_the_office():
    new_year = datetime(2026, 12, 31, 15, 0, tzinfo=UTC)
    assert Moment.in_office(new_year, "Asia/Jayapura").day == date(2027, 1, 1)
    assert Moment.in_office(new_year - timedelta(seconds=1), "Asia/Jayapura").day == date(2026, 12, 31)


def test_a_moment_needs_a_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        Moment.in_office(datetime(2026, 1, 1), "Asia/Jayapura")
    with pytest.raises(ValueError, match="time zone"):
        Moment(at=datetime(2026, 1, 1), day=date(2026, 1, 1))


def test_a_refusal_fills_in_its_facts_and_survives_a_pickle():
    refusal = pickle.loads(pickle.dumps(NotYourPost(act="Paraf", lane="Sekretaris")))
    assert isinstance(refusal, Refused)
    assert str(refusal) == "“Paraf” bukan wewenang jabatan Anda. Menurut SOP, pelaksananya Sekretaris."


def test_the_canonical_form_is_one():
    assert canonical({"b": (1, True, None), "a": "é“”"}) == '{"a":"é“”","b":[1,true,null]}'.encode()
    assert canonical(frozenset({"b", "a"})) == b'["a","b"]'
    assert canonical(date(2026, 7, 24)) == b'"2026-07-24"'
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})


@pytest.mark.parametrize("value", [1.5, {1: "a"}, object(), [float("nan")], b"x"])
def test_what_has_no_single_form_is_refused(value):
    with pytest.raises(TypeError):
        canonical(value)


@given(DAYS, st.integers(0, 60), st.frozensets(DAYS, max_size=5))
def test_working_days_count_there_and_back(day, number, off):
    calendar = Calendar(off, "uji")
    later = calendar.add_working_days(day, number)
    assert calendar.working_days_between(day, later) == number
    assert calendar.working_days_between(later, day) == -number
    assert number == 0 or calendar.is_working(later)


def test_an_office_that_never_opens_is_a_mistake():
    everything = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(4000))
    with pytest.raises(ValueError, match="no working day"):
        Calendar(everything).next_working_day(date(2026, 1, 1))
    with pytest.raises(ValueError, match="forwards"):
        Calendar().add_working_days(date(2026, 1, 1), -1)
