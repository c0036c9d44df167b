"""The practice office: an invented commission with somebody in every post, for the demo and for the tests."""

from __future__ import annotations

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from diktum.people.cast import CAST, PRACTICE_PASSWORD, UNITS, PracticePerson
from diktum.people.commands import add_person, add_unit, appoint
from diktum.people.models import Commission, Person, Unit

IN_POST_SINCE = date(2023, 1, 2)


def build_practice_office(
    *,
    code: str = "SS",
    slug: str = "kab-sorong-selatan",
    place: str = "Kabupaten Sorong Selatan",
    seat: str = "Teminabuan",
    prefix: str = "",
    password: str = PRACTICE_PASSWORD,
) -> Commission:
    """
    Make a commission with its units, persons, accounts and appointments; complete what is missing.

    `prefix` goes before every account name, so that a second practice office can stand beside the first.
    """
    commission, created = Commission.objects.get_or_create(
        code=code,
        defaults={
            "slug": slug,
            "name": f"Komisi Pemilihan Umum {place}",
            "short_name": f"KPU {place}",
            "area_code": "9204" if code == "SS" else "9299",
            "province": "Papua Barat Daya",
            "seat": seat,
            "address": f"Jalan Latihan Nomor 1, {seat}",
        },
    )
    if created:
        units = {
            key: add_unit(commission_id=commission.pk, key=key, name=name, by=None)
            for key, name in UNITS.items()
        }
        hashed = make_password(password)  # once for all: a strong hash is slow on purpose
        for someone in CAST:
            _employ(commission, units, someone, prefix, hashed)
    return commission


def _employ(
    commission: Commission, units: dict[str, Unit], someone: PracticePerson, prefix: str, hashed: str
) -> Person:
    account = f"{prefix}{someone.account}"
    user = get_user_model().objects.create(username=account, password=hashed)
    person = add_person(
        commission_id=commission.pk,
        name=someone.name,
        by=None,
        title_after=someone.after,
        email=f"{account}@latihan.invalid",
        user_id=user.pk,
    )
    for post, unit, title in someone.posts:
        appoint(
            commission_id=commission.pk,
            person_id=person.pk,
            post=post,
            since=IN_POST_SINCE,
            by=None,
            title=title,
            unit_id=units[unit].pk if unit else None,
        )
    return person
