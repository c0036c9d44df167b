"""The practice office, with the rulebook in force and the clock standing still."""

import pytest
from tests.office import MONDAY, an_office


@pytest.fixture
def office(db, settings):
    settings.DIKTUM_FIXED_NOW = MONDAY
    return an_office()


@pytest.fixture
def as_user(client, office):
    """Log an account of the office in and give its browser."""

    def log_in(account):
        client.force_login(office.user(account))
        return client

    return log_in
