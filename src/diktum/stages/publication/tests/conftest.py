"""The practice office, with decrees that may be published."""

import pytest
from tests.office import an_office, another_office

from diktum.stages.publication.tests.acting import moment


@pytest.fixture
def office(db, settings):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = moment(office, 20).at
    return office


@pytest.fixture
def other_office(db):
    return another_office()


@pytest.fixture
def as_user(client, office):
    """Log an account of the office in and give its browser."""

    def log_in(account):
        client.force_login(office.user(account))
        return client

    return log_in
