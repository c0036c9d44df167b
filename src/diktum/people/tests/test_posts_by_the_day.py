"""Who holds which post, on which day, in which office."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction

from diktum.people import commands, queries, refusals
from diktum.people.models import Appointment, Change, Kind, Person, Post
from diktum.people.practice import build_practice_office
from diktum.people.queries import Actor

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 9)


@pytest.fixture
def office():
    return build_practice_office()


@pytest.fixture
def other():
    return build_practice_office(code="LL", slug="lain", place="Kabupaten Lain", seat="Lain", prefix="lain-")


def person(account):
    return Person.objects.get(user__username=account)


def actor(account, day=DAY):
    return queries.actor_of(person(account), day)


def acting(
    office, account, kind, *, since=DAY, until=DAY, by=None, post=Post.SECRETARY, letter="12/SPT/2026"
):
    return commands.name_acting(
        commission_id=office.pk,
        person_id=person(account).pk,
        post=post,
        kind=kind,
        letter=letter,
        since=since,
        until=until,
        by=by,
        title="Sekretaris",
    )


class TestActorOn:
    def test_is_nobody_without_an_account(self, office):
        assert queries.actor_on(AnonymousUser(), DAY) is None

    def test_knows_the_posts_of_the_day_in_two_queries(self, office, django_assert_num_queries):
        user = person("ketua").user
        with django_assert_num_queries(2):
            who = queries.actor_on(user, DAY)
        assert who.posts == {"chair", "member"}
        assert who.name == "Yohana Andai, S.P."
        assert who.commission_id == office.pk

    def test_holds_nothing_before_the_first_day(self, office):
        assert actor("ketua", date(2023, 1, 1)).holdings == ()
        assert actor("ketua", date(2023, 1, 2)).may("chair")

    def test_counts_the_last_day_and_not_the_next(self, office):
        row = Appointment.objects.get(post="secretary")
        commands.end_appointment(appointment_id=row.pk, until=DAY, by=actor("admin"))
        assert actor("sekretaris").may("secretary")
        assert not actor("sekretaris", DAY + timedelta(days=1)).may("secretary")

    def test_acts_for_the_own_unit_only(self, office):
        who = actor("pengusul")
        mine, others = who.holdings[0].unit_id, actor("pengusul2").holdings[0].unit_id
        assert who.may("proposing_unit", mine)
        assert not who.may("proposing_unit", others)

    def test_prefers_the_own_post_to_a_mandate(self, office):
        acting(office, "sekretaris", Kind.PLH)
        assert not actor("sekretaris").holding_for("secretary").by_mandate

    def test_says_that_a_plh_acts_by_mandate(self, office):
        acting(office, "kasubbag-hukum", Kind.PLH)
        holding = actor("kasubbag-hukum").holding_for("secretary")
        assert (holding.by_mandate, holding.title) == (True, "Plh. Sekretaris")

    def test_an_outsider_is_a_recipient_and_nothing_else(self, office):
        guest = Actor.outsider("Kepala Distrik", commission_id=office.pk)
        assert guest.posts == {"recipient"}
        assert guest.person_id is None


class TestTakeover:
    @pytest.fixture
    def taken(self, office, other):
        return commands.appoint(
            commission_id=office.pk,
            person_id=person("lain-ketua").pk,
            post=Post.CHAIR,
            kind=Kind.TAKEOVER,
            letter="5/HK.03/2026",
            since=DAY,
            by=None,
        )

    def test_brings_in_a_person_of_another_office(self, office, other, taken):
        visitor = person("lain-ketua")
        assert queries.actor_of(visitor, DAY).commission_id == other.pk
        here = queries.actor_of(visitor, DAY, commission_id=office.pk)
        assert (here.commission_id, here.posts) == (office.pk, {"chair"})
        assert set(queries.offices_of(visitor, DAY)) == {office, other}

    def test_goes_before_the_chair_as_signatory(self, office, taken):
        assert queries.holder_of(office.pk, "chair", DAY).name == "Yohana Andai"
        assert queries.holder_of(office.pk, "chair", DAY).kind == "takeover"

    def test_opens_no_office_without_an_appointment(self, office, other):
        assert queries.actor_of(person("lain-ketua"), DAY, commission_id=office.pk).commission_id == other.pk


class TestHolderOf:
    def test_gives_the_name_without_titles(self, office):
        signatory = queries.holder_of(office.pk, "secretary", DAY)
        assert (signatory.name, signatory.title) == ("Daniel Umpama", "Sekretaris")
        assert signatory.full_name == "Daniel Umpama, S.Sos., M.Si."

    def test_gives_the_plh_while_the_letter_runs(self, office):
        acting(office, "kasubbag-hukum", Kind.PLH)
        assert queries.holder_of(office.pk, "secretary", DAY).title == "Plh. Sekretaris"
        assert queries.holder_of(office.pk, "secretary", DAY + timedelta(days=1)).title == "Sekretaris"

    def test_refuses_when_nobody_holds_the_post(self, office):
        with pytest.raises(refusals.NobodyHoldsPost):
            queries.holder_of(office.pk, "chair", date(2020, 1, 1))


class TestAppoint:
    def appoint(self, office, account="tamu", by=None, **changed):
        facts = {"post": Post.MEMBER, "since": DAY} | changed
        return commands.appoint(commission_id=office.pk, person_id=person(account).pk, by=by, **facts)

    def test_records_who_appointed(self, office):
        row = self.appoint(office, by=actor("admin"))
        assert row.changed_by == person("admin")
        assert row.title == "Anggota"

    def test_refuses_anyone_but_the_administrator(self, office):
        with pytest.raises(refusals.NotAdministrator):
            self.appoint(office, by=actor("sekretaris"))

    def test_refuses_the_administrator_of_another_office(self, office, other):
        with pytest.raises(refusals.NotAdministrator):
            self.appoint(office, by=actor("lain-admin"))

    def test_refuses_an_unknown_post(self, office):
        with pytest.raises(refusals.NoSuchPost):
            self.appoint(office, post="king")

    def test_refuses_a_second_chair(self, office):
        with pytest.raises(refusals.PostIsTaken, match="Yohana Andai"):
            self.appoint(office, post=Post.CHAIR)

    def test_refuses_a_mandate_without_a_letter(self, office):
        with pytest.raises(refusals.LetterIsMissing):
            acting(office, "tamu", Kind.PLT, letter="  ")

    def test_refuses_an_end_before_the_beginning(self, office):
        with pytest.raises(refusals.AppointmentEndsBeforeItBegins):
            self.appoint(office, until=DAY - timedelta(days=1))

    def test_refuses_a_unit_post_without_a_unit(self, office):
        with pytest.raises(refusals.UnitIsMissing):
            self.appoint(office, post=Post.PROPOSING_UNIT)

    def test_refuses_a_unit_of_another_office(self, office, other):
        foreign = queries.units(other.pk).first()
        with pytest.raises(refusals.UnitIsMissing):
            self.appoint(office, post=Post.PROPOSING_UNIT, unit_id=foreign.pk)

    def test_refuses_a_person_of_another_office(self, office, other):
        with pytest.raises(refusals.PersonOfAnotherOffice):
            self.appoint(office, account="lain-tamu")

    def test_refuses_to_end_an_appointment_of_another_office(self, office, other):
        foreign = Appointment.objects.filter(commission=other).first()
        with pytest.raises(refusals.NotOfThisOffice):
            commands.end_appointment(appointment_id=foreign.pk, until=DAY, by=actor("admin"))

    def test_a_refusal_changes_nothing(self, office):
        before = Appointment.objects.count()
        with pytest.raises(refusals.PostIsTaken):
            self.appoint(office, post=Post.SECRETARY)
        assert Appointment.objects.count() == before


class TestTheDatabaseItself:
    def put(self, office, account="tamu", **changed):
        facts = {"post": "chair", "title": "Ketua", "since": DAY} | changed
        with transaction.atomic():
            return Appointment.objects.create(commission=office, person=person(account), **facts)

    @pytest.mark.parametrize(
        "facts",
        [
            {},
            {"post": "king"},
            {"kind": "plh"},
            {"post": "member", "until": DAY - timedelta(days=1)},
            {"post": "proposing_unit"},
        ],
        ids=["a second chair", "an unknown post", "no letter", "an end too early", "no unit"],
    )
    def test_refuses(self, office, facts):
        with pytest.raises(IntegrityError):
            self.put(office, **facts)

    def test_refuses_a_unit_of_another_office(self, office, other):
        unit = queries.units(other.pk).first()
        with pytest.raises(IntegrityError):
            self.put(office, post="proposing_unit", unit=unit)

    def test_refuses_a_person_of_another_office(self, office, other):
        with pytest.raises(IntegrityError):
            self.put(office, account="lain-tamu", post="member")

    def test_takes_a_successor_from_the_next_day_on(self, office):
        row = Appointment.objects.get(commission=office, post="chair")
        row.until = DAY - timedelta(days=1)
        row.save()
        assert self.put(office).pk

    def test_writes_the_history_of_a_raw_change_too(self, office):
        row = Appointment.objects.filter(commission=office, post="chair").get()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE people_appointment SET title = 'Raja' WHERE id = %s", [row.pk])
        change = queries.changes_of("people_appointment", row.pk).last()
        assert (change.operation, change.before["title"], change.after["title"]) == (
            "UPDATE",
            "Ketua",
            "Raja",
        )

    @pytest.mark.parametrize(
        "statement", ["UPDATE people_change SET at = now()", "DELETE FROM people_change"]
    )
    def test_lets_nobody_rewrite_the_history(self, office, statement):
        with (
            pytest.raises(IntegrityError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
        assert Change.objects.exists()


class TestPersons:
    def test_keeps_a_name_clean_of_control_characters(self, office):
        row = commands.add_person(
            commission_id=office.pk, name=" Budi\x00\n Contoh\u202e ", by=actor("admin")
        )
        assert row.name == "Budi Contoh"

    @pytest.mark.parametrize("name", ["", "  ", "\x00", "123"])
    def test_refuses_a_person_without_a_name(self, office, name):
        with pytest.raises(refusals.NameIsMissing):
            commands.add_person(commission_id=office.pk, name=name, by=None)

    def test_corrects_only_the_own_office(self, office, other):
        facts = {"name": "X Y", "title_before": "", "title_after": "", "nip": "", "email": ""}
        with pytest.raises(refusals.NotOfThisOffice):
            commands.correct_person(person_id=person("lain-tamu").pk, by=actor("admin"), **facts)
        assert commands.correct_person(person_id=person("tamu").pk, by=actor("admin"), **facts).name == "X Y"

    def test_lists_show_one_office_only(self, office, other):
        for listed in (queries.persons, queries.units, queries.appointments):
            assert {row.commission_id for row in listed(office.pk)} == {office.pk}
