"""An office with one public decree, and the clock standing still."""

import pytest
from tests.office import an_office, another_office

from diktum.stages.publication.tests.acting import moment


@pytest.fixture(autouse=True)
def index(settings, tmp_path):
    settings.DIKTUM_INDEX = tmp_path / "index"
    return settings.DIKTUM_INDEX


@pytest.fixture
def office(db, settings):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = moment(office, 20).at
    return office


@pytest.fixture
def other_office(db):
    return another_office()
