"""The practice office is filled without a stumble, and an interrupted filling goes on."""

import pytest
from django.core.management import call_command

from diktum.desk.management.commands import seed_demo
from diktum.dossiers.models import Dossier
from diktum.ledger.verify import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(settings):
    settings.DIKTUM_DEMO = True
    call_command("load_rulebook", verbosity=0)


def test_every_tale_is_told_to_its_end(practice, capsys):
    call_command("seed_demo")
    told = Dossier.objects.exclude(procedure__code="publikasi-jdih")
    assert told.count() == len(seed_demo.TALES)
    assert sorted(told.values_list("open_act", flat=True)) == sorted(tale.until for tale in seed_demo.TALES)
    assert verify().is_sound
    assert "pengusul" in capsys.readouterr().out


def test_a_second_filling_adds_only_what_is_missing(practice, monkeypatch):
    tales = seed_demo.TALES
    monkeypatch.setattr(seed_demo, "TALES", tales[4:5])
    call_command("seed_demo")
    monkeypatch.setattr(seed_demo, "TALES", tales[4:])
    call_command("seed_demo")
    assert Dossier.objects.count() == len(tales[4:])
