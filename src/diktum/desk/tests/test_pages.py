"""The desk over HTTP: who sees what, and that every page answers."""

import pytest
from django.urls import reverse
from tests.office import an_office

from diktum.dossiers.tests.acting import walk_to


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def as_(client, office):
    def log_in(account):
        client.force_login(office.user(account), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in


def test_the_first_pages_answer(office, as_):
    dossier = walk_to(office, "verify_personnel")
    client = as_("sekretaris")
    for url in (reverse("desk:home"), reverse("desk:dossiers"), reverse("desk:dossier", args=[dossier.code])):
        answer = client.get(url)
        assert answer.status_code == 200
        assert dossier.title in answer.content.decode()
