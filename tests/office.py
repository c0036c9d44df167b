"""The practice office as a test sees it: a cast of actors and a clock that moves only when told."""

from __future__ import annotations

import datetime as dt

from django.core.management import call_command

from diktum.core.moment import Moment
from diktum.people.models import Commission, Person, Unit
from diktum.people.practice import build_practice_office
from diktum.people.queries import Actor, actor_of

MONDAY = dt.datetime(2026, 11, 9, 0, 30, tzinfo=dt.UTC)  # 09.30 WIT


class Office:
    """One practice office. `office.secretary` and its like are Actors with the posts held on the first day."""

    def __init__(self, commission: Commission, prefix: str = "") -> None:
        self.commission = commission
        self.prefix = prefix

    def moment(self, day_offset: int = 0, *, hours: int = 0) -> Moment:
        """Give the office's moment so many calendar days after Monday, 9 November 2026, 09.30 WIT."""
        return Moment.in_office(MONDAY + dt.timedelta(days=day_offset, hours=hours), self.commission.zone)

    def person(self, account: str) -> Person:
        return Person.objects.get(user__username=f"{self.prefix}{account}")

    def user(self, account: str):
        return self.person(account).user

    def actor(self, account: str) -> Actor:
        return actor_of(self.person(account), self.moment().day)

    def unit(self, key: str = "teknis") -> Unit:
        return Unit.objects.get(commission=self.commission, key=key)

    @property
    def division(self) -> Unit:
        return self.unit("divisi-teknis")

    @property
    def members(self) -> tuple[Actor, ...]:
        return tuple(self.actor(a) for a in ("ketua", "divisi", "anggota1", "anggota2", "anggota3"))

    proposer = property(lambda self: self.actor("pengusul"))
    other_proposer = property(lambda self: self.actor("pengusul2"))
    division_lead = property(lambda self: self.actor("divisi"))
    secretary = property(lambda self: self.actor("sekretaris"))
    head_of_legal = property(lambda self: self.actor("kasubbag-hukum"))
    legal_officer = property(lambda self: self.actor("staf-hukum"))
    minute_taker = property(lambda self: self.actor("staf-hukum"))
    chair = property(lambda self: self.actor("ketua"))
    drafting_team = property(lambda self: self.actor("tim-penyusun"))
    jdih_team = property(lambda self: self.actor("tim-jdih"))
    administrator = property(lambda self: self.actor("admin"))
    bystander = property(lambda self: self.actor("tamu"))


def an_office() -> Office:
    """Build the practice office with the rulebook in force."""
    office = Office(build_practice_office())
    call_command("load_rulebook", verbosity=0)
    return office


def another_office() -> Office:
    """Build a second office, from which nobody may see or touch anything of the first."""
    commission = build_practice_office(
        code="LL", slug="kab-lain", place="Kabupaten Lain", seat="Kota Lain", prefix="lain-"
    )
    return Office(commission, "lain-")
