"""The practice office, with decrees on their way to signature."""

import pytest
from tests.office import an_office, another_office

from diktum.core.refusal import Refused
from diktum.dossiers.models import JournalEntry
from diktum.ledger.models import LedgerEntry
from diktum.stages.signing.models import (
    AgendaBook,
    AgendaLine,
    Initials,
    NumberReservation,
    NumberVoid,
    Seal,
    Signature,
)


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def other_office(db):
    return another_office()


@pytest.fixture(scope="session")
def practice_keys(tmp_path_factory):
    """The folder of the test keys: made once, for they take long."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture
def practice(settings, practice_keys):
    """Sign electronically as practice does, with the local test authority."""
    settings.DIKTUM_DEMO, settings.DIKTUM_KEYS = True, practice_keys


WATCHED = (
    Initials,
    Signature,
    Seal,
    AgendaBook,
    AgendaLine,
    NumberReservation,
    NumberVoid,
    JournalEntry,
    LedgerEntry,
)


def counts():
    return [model.objects.count() for model in WATCHED] + list(
        AgendaBook.objects.values_list("last", flat=True)
    )


@pytest.fixture
def refused():
    """Check that something is refused with all its parts and changes nothing."""

    def check(refusal, act, *args, **kwargs):
        before = counts()
        with pytest.raises(Refused) as caught:
            act(*args, **kwargs)
        assert type(caught.value) is refusal
        assert str(caught.value)
        assert caught.value.rule
        assert caught.value.remedy
        assert counts() == before

    return check
