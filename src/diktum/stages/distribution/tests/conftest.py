"""The practice office, with decrees whose copies are being made."""

import pytest
from tests.office import an_office, another_office


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def other_office(db):
    return another_office()
