"""The practice office, before and in a plenary."""

import pytest
from tests.office import an_office


@pytest.fixture
def office(db):
    return an_office()
