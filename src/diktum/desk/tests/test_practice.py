"""Changing one's practice person: only in a demo, only to invented people."""

import pytest
from django.urls import reverse

from diktum.people.queries import person_of


def who(client):
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("account", ["admin", "ketua"])
def test_it_is_not_there_outside_a_demo(office, as_, settings, account):
    settings.DIKTUM_DEMO = False
    client = as_(account)
    before = who(client)
    assert client.get(reverse("desk:practice")).status_code == 404
    assert client.post(reverse("desk:switch"), {"account": "sekretaris"}).status_code == 404
    assert who(client) == before


def test_one_becomes_another_in_a_demo(office, as_, settings):
    settings.DIKTUM_DEMO = True
    client = as_("pengusul")
    assert "Daniel Umpama" in client.get(reverse("desk:practice")).content.decode()
    answer = client.post(reverse("desk:switch"), {"account": "sekretaris"})
    assert answer.status_code == 302
    assert who(client) == str(office.user("sekretaris").pk)


def test_a_real_person_is_never_impersonated(office, as_, settings):
    settings.DIKTUM_DEMO = True
    real = person_of(office.user("sekretaris"))
    real.email = "nyata@kpu.example"
    real.save()
    client = as_("pengusul")
    assert client.post(reverse("desk:switch"), {"account": "sekretaris"}).status_code == 404
    assert who(client) == str(office.user("pengusul").pk)
