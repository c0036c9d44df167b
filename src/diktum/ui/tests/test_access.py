"""Who may open a page, and what happens to those who may not."""

import pytest

from diktum.ui.access import AccessPolicy, Who
from diktum.ui.tests import styleguide

pytestmark = pytest.mark.django_db


def test_every_view_carries_its_policy():
    assert styleguide.for_secretary.access_policy == AccessPolicy(Who.POSTS, ("secretary",))
    assert styleguide.for_staff.access_policy.who is Who.STAFF
    assert styleguide.done.access_policy.admits(None)


def test_leads_a_visitor_to_the_login_and_back(visitor):
    answer = visitor.get("/contoh/pegawai/?q=a")
    assert answer.status_code == 302
    assert answer.url.endswith("next=/contoh/pegawai/%3Fq%3Da")


def test_leads_a_part_of_a_page_to_the_login_too(visitor):
    assert "HX-Redirect" in visitor.get("/contoh/pegawai/", headers={"hx-request": "true"}).headers


def test_admits_staff(member):
    assert member.get("/contoh/pegawai/").status_code == 200


@pytest.mark.parametrize(("path", "who"), [("sekretaris", "Sekretaris"), ("administrator", "Administrator")])
def test_says_who_may(member, path, who):
    answer = member.get(f"/contoh/{path}/")
    assert answer.status_code == 403
    assert f"hanya untuk: {who}." in answer.content.decode()


def test_an_account_of_nobody_is_not_staff(visitor, django_user_model):
    visitor.force_login(
        django_user_model.objects.create_user("x"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert visitor.get("/contoh/pegawai/").status_code == 403
