"""The page on which work is shared is a good page, for who may do the act and for the authority."""

import pytest
from django.utils import timezone

from diktum.core.moment import Moment
from diktum.dossiers.commands import claim_act
from diktum.dossiers.tests.acting import walk_to
from diktum.people.models import Appointment
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.office import an_office


@pytest.mark.parametrize("account", ["kasubbag-hukum", "sekretaris"])
def test_is_good(page_as, account):
    office = an_office()
    own = Appointment.objects.filter(person=office.person("kasubbag-hukum"), post="head_of_legal").get()
    Appointment.objects.create(commission=own.commission, person=office.person("tamu"), post=own.post, unit=own.unit, since=own.since, kind="plh", letter="S-1")  # fmt: skip
    dossier = walk_to(office, "verify_content")
    claim_act(
        dossier_id=dossier.pk,
        act="verify_content",
        by=office.head_of_legal,
        when=Moment.in_office(timezone.now(), office.commission.zone),
    )
    page = page_as(office.user(account))
    page.goto(f"/berkas/{dossier.code}/pegang/")
    shoot(page, f"hold-{account}")
    assert_page_is_good(page)
    assert page.faults == []
