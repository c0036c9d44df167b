"""Working days by the national list and the office's own."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from diktum.people import commands, queries, refusals
from diktum.people.models import OffDay, Person
from diktum.people.practice import build_practice_office

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 9)


@pytest.fixture
def office():
    return build_practice_office()


@pytest.fixture
def admin(office):
    return queries.actor_of(Person.objects.get(user__username="admin"), DAY)


class TestCalendarOf:
    def test_knows_the_national_days(self, office):
        commands.seed_national_days(2026, 2026)
        calendar = queries.calendar_of(office.pk)
        assert not calendar.is_working(date(2026, 8, 17))
        assert calendar.add_working_days(date(2026, 12, 23), 1) == date(2026, 12, 28)

    def test_follows_a_change_and_changes_its_version(self, office, admin):
        before = queries.calendar_of(office.pk)
        row = commands.add_off_day(commission_id=office.pk, day=DAY, name="Pemungutan suara", by=admin)
        after = queries.calendar_of(office.pk)
        assert not after.is_working(DAY)
        assert after.version != before.version
        commands.remove_off_day(off_day_id=row.pk, by=admin)
        assert queries.calendar_of(office.pk) == before

    def test_asks_one_query_while_nothing_changes(self, office, django_assert_num_queries):
        queries.calendar_of(office.pk)
        with django_assert_num_queries(1):
            queries.calendar_of(office.pk)

    def test_an_office_day_is_nobody_elses(self, office, admin):
        other = build_practice_office(code="LL", slug="lain", place="Lain", seat="Lain", prefix="lain-")
        commands.add_off_day(commission_id=office.pk, day=DAY, name="Hari jadi", by=admin)
        assert queries.calendar_of(other.pk).is_working(DAY)
        assert not queries.off_days(other.pk, 2026).exists()


class TestSeeding:
    def test_knows_public_days_and_joint_leave_of_2026(self):
        assert commands.seed_national_days(2026, 2026) == 25
        assert OffDay.objects.get(day=date(2026, 12, 24)).source == "joint_leave"
        assert OffDay.objects.get(day=date(2026, 12, 25)).source == "national"

    def test_may_be_repeated(self):
        commands.seed_national_days(2026, 2026)
        assert commands.seed_national_days(2026, 2026) == 0

    def test_is_a_command(self):
        out = StringIO()
        call_command("seed_holidays", 2026, 2026, stdout=out)
        assert "25 hari libur baru" in out.getvalue()

    def test_the_command_refuses_a_senseless_span(self):
        with pytest.raises(CommandError):
            call_command("seed_holidays", 2027, 2026)


class TestOffDays:
    def test_refuses_a_day_twice(self, office, admin):
        commands.seed_national_days(2026, 2026)
        with pytest.raises(refusals.DayIsListed):
            commands.add_off_day(commission_id=office.pk, day=date(2026, 8, 17), name="Lagi", by=admin)

    def test_refuses_to_remove_a_national_day(self, office, admin):
        commands.seed_national_days(2026, 2026)
        with pytest.raises(refusals.NotOfThisOffice):
            commands.remove_off_day(off_day_id=OffDay.objects.first().pk, by=admin)
