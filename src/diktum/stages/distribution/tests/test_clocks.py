"""The clocks of delivery: dated data, counted in working days of the office."""

import datetime as dt

import pytest

from diktum.core.calendar import Calendar
from diktum.stages.distribution.clocks import chase_list, clocks, days_late
from diktum.stages.distribution.tests.acting import certified, moment, sign_for
from diktum.stages.signing.tests.acting import numbered

MONDAY = dt.date(2026, 3, 2)


@pytest.fixture
def by_key():
    return {clock.key: clock for clock in clocks()}


@pytest.mark.parametrize(
    ("key", "day", "late"),
    [
        ("sop", dt.date(2026, 3, 3), 0),
        ("sop", dt.date(2026, 3, 4), 1),
        ("addressee", dt.date(2026, 3, 9), 0),
        ("addressee", dt.date(2026, 3, 15), 4),
        ("announced", dt.date(2026, 3, 16), 0),
        ("announced", dt.date(2026, 3, 17), 1),
    ],
)
def test_count_working_days_from_monday(by_key, key, day, late):
    assert days_late(by_key[key], MONDAY, day, Calendar()) == late


def test_a_day_off_puts_the_end_off(by_key):
    calendar = Calendar(frozenset({dt.date(2026, 3, 3)}))
    assert days_late(by_key["sop"], MONDAY, dt.date(2026, 3, 4), calendar) == 0
    assert days_late(by_key["sop"], MONDAY, dt.date(2026, 3, 5), calendar) == 1


def test_whoever_signed_is_not_chased(office):
    dossier = certified(office)
    sign_for(office, dossier, 2)
    today = moment(office).day
    assert [each.line.copy.number for each in chase_list(dossier, today)] == [1, 3]
    assert all(each.late == () for each in chase_list(dossier, today))
    later = chase_list(dossier, today + dt.timedelta(days=28))
    assert {clock.key for clock, _days in later[0].late} == {"sop", "addressee", "announced"}


def test_nobody_is_chased_before_certification(office):
    dossier = numbered(office)
    assert chase_list(dossier, moment(office).day) == ()
