"""The style guide's addresses stand in for those of the whole site."""

import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def _style_guide(settings):
    settings.ROOT_URLCONF = "diktum.ui.tests.styleguide"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.fixture
def member(db, django_user_model):
    """An account with a person of an office, without any post."""
    from diktum.people.models import Commission, Person

    user = django_user_model.objects.create_user("contoh", password="latihan-saja")
    office = Commission.objects.create(code="XX", slug="kab-contoh", name="KPU Kabupaten Contoh", short_name="KPU Contoh", seat="Contoh", zone="Asia/Jayapura")  # fmt: skip
    Person.objects.create(commission=office, user=user, name="Contoh Nama", email="contoh@example.org")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
