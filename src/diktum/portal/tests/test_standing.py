"""What the public sees when a later decree bears on a published one."""

from __future__ import annotations

import json
import re

import pytest
from django.urls import reverse

from diktum.portal.tests.test_portal import body
from diktum.stages.distribution.issued import issued
from diktum.stages.publication.public_data import path_of
from diktum.stages.publication.queries import published_as
from diktum.stages.publication.relating import relate_decrees
from diktum.stages.publication.relation_models import Bearing
from diktum.stages.publication.tests.acting import certified, moment, published
from diktum.stages.publication.withdrawing import (
    NothingIsPublic,
    NotYoursToWithdraw,
    WithdrawalNeedsAReason,
    withdraw_publication,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def older(office):
    return published(office)


@pytest.fixture
def revoked(office, older):
    """A published decree that a later, unpublished one revokes."""
    newer = certified(office)
    relate_decrees(
        acting_id=newer.pk,
        kind=Bearing.REVOKES,
        target_id=older.pk,
        effective_on=issued(newer).enacted_on,
        dictum="KELIMA",
        by=office.head_of_legal,
        when=moment(office, 30),
    )
    return older


def test_a_revoked_decree_stays_and_says_so_everywhere(client, revoked):
    address = path_of(published_as(revoked.pk))
    page = client.get(address).content.decode()
    assert "Tidak berlaku, telah dicabut sejak" in page
    assert "Dicabut dengan" in page and "Diktum KELIMA" in page
    data = json.loads(re.search(r"<script type=\"application/ld\+json\"[^>]*>(.*?)</script>", page, re.S)[1])
    assert data["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert "telah dicabut sejak" in client.get("/").content.decode()
    told = client.get(f"{address.removesuffix('/')}.json").json()
    assert (told["status"], told["relations"][0]["kind"]) == ("Tidak Berlaku", "revokes")
    assert client.get("/api/v1/decrees").json()["items"][0]["status"] == "Tidak Berlaku"


def test_the_feed_moves_its_date_with_the_status(client, office, older):
    address = reverse("jdihn_feed", args=[office.commission.slug])
    (before,) = json.loads(body(client, address))
    newer = certified(office)
    relate_decrees(
        acting_id=newer.pk,
        kind=Bearing.REVOKES,
        target_id=older.pk,
        effective_on=issued(newer).enacted_on,
        by=office.head_of_legal,
        when=moment(office, 45),
    )
    (after,) = json.loads(body(client, address))
    assert (before["status"], after["status"]) == ("Berlaku", "Tidak Berlaku")
    assert after["last_updated"] > before["last_updated"]


def test_a_withdrawn_decree_leaves_a_page_that_says_why_and_nothing_else(client, office, older):
    row = published_as(older.pk)
    address, stem = path_of(row), path_of(row).removesuffix("/")
    feeds = [
        "/",
        reverse("portal:office", args=[office.commission.slug]),
        reverse("portal:sitemap"),
        reverse("portal:atom", args=[office.commission.slug]),
        reverse("jdihn_feed", args=[office.commission.slug]),
        "/api/v1/decrees",
    ]
    assert all(older.title in body(client, each) or stem in body(client, each) for each in feeds)
    withdraw_publication(
        dossier_id=older.pk, reason="Memuat nomor telepon.", by=office.head_of_legal, when=moment(office, 50)
    )
    gone = client.get(address)
    assert gone.status_code == 410
    assert "Memuat nomor telepon." in gone.content.decode()
    assert older.title not in gone.content.decode()
    for ending in (".pdf", "-abstrak.pdf", ".txt", ".json"):
        assert client.get(f"{stem}{ending}").status_code == 410
    for each in feeds:
        shown = body(client, each)
        assert older.title not in shown and stem not in shown
    with pytest.raises(NothingIsPublic):
        withdraw_publication(
            dossier_id=older.pk, reason="Lagi.", by=office.head_of_legal, when=moment(office)
        )


def test_withdrawing_needs_the_head_of_legal_and_a_reason(office, older):
    with pytest.raises(NotYoursToWithdraw):
        withdraw_publication(dossier_id=older.pk, reason="Ya.", by=office.jdih_team, when=moment(office))
    with pytest.raises(WithdrawalNeedsAReason):
        withdraw_publication(dossier_id=older.pk, reason=" ", by=office.head_of_legal, when=moment(office))
