"""The practice office, and a way in for each of its people."""

import pytest
from tests.office import an_office, another_office

from diktum.dossiers.tests.acting import open_dossier

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def office(db, settings):
    settings.DIKTUM_FIXED_NOW = "2026-11-10T00:31:00+00:00"
    return an_office()


@pytest.fixture
def as_(client, office):
    def log_in(account, of=office):
        client.force_login(of.user(account), backend=BACKEND)
        return client

    return log_in


@pytest.fixture
def other(office):
    return another_office()


@pytest.fixture
def dossier(office):
    return open_dossier(office, title="Kelompok Kerja Logistik Pemilihan Tahun 2026")
