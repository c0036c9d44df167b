"""The signing queue: blockers in words, review before a batch, a result for each decree."""

import pytest
from django.urls import reverse

from diktum.stages.signing.models import Signature
from diktum.stages.signing.queue import awaiting, gate_of
from diktum.stages.signing.tests.acting import at, frozen, initialed, secretary_decree, signed

QUEUE = reverse("signing:queue")


@pytest.fixture
def as_(client, office, settings):
    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()

    def log_in(account):
        client.force_login(office.user(account), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in


def batch(office, dossiers, **fields):
    """Fill in the review as its page would send it."""
    rows = {row.dossier.code: row for row in awaiting(office.chair, at(office))}
    told = {"step": "sign", "request_key": "kunci", "signed_on": at(office).day.isoformat(), "ink": "blue"}
    told["code"] = [each.code for each in dossiers]
    for each in dossiers:
        if each.code in rows:
            told[f"seq-{each.code}"] = rows[each.code].seen.seq
            told[f"sha256-{each.code}"] = rows[each.code].text.frozen.sha256
    return told | fields


def test_the_chair_sees_what_waits_and_what_is_fulfilled(office, as_):
    dossier = initialed(office)
    (row,) = awaiting(office.chair, at(office))
    assert row.is_ready
    assert row.capacity
    page = as_("ketua").get(QUEUE)
    assert dossier.title in page.text
    assert row.text.mark in page.text
    assert f'value="{dossier.code}"' in page.text


def test_the_secretary_sees_what_waits_for_initials_but_cannot_choose_it(office, as_):
    dossier = frozen(office)
    page = as_("sekretaris").get(QUEUE)
    assert reverse("signing:initial", args=[dossier.code]) in page.text
    assert 'name="code"' not in page.text


def test_who_signs_nothing_has_an_empty_queue(office, as_):
    initialed(office)
    page = as_("sekretaris").get(QUEUE)
    assert page.status_code == 200
    assert "<form" not in page.text.partition("<main")[2].partition("</main")[0]


def test_reviewing_records_nothing(office, as_):
    dossier = initialed(office)
    page = as_("ketua").post(QUEUE, {"code": [dossier.code], "step": "review"})
    assert page.status_code == 200
    assert f"seq-{dossier.code}" in page.text
    assert not Signature.objects.exists()


def test_choosing_nothing_is_told(office, as_):
    initialed(office)
    page = as_("ketua").post(QUEUE, {"step": "review"})
    assert page.status_code == 422
    assert 'role="alert"' in page.text


def test_each_decree_of_a_batch_has_its_own_result(office, as_):
    first, second = initialed(office), initialed(office)
    told = batch(office, [first, second])
    told[f"sha256-{second.code}"] = "0" * 64
    page = as_("ketua").post(QUEUE, told)
    assert page.status_code == 200
    assert list(Signature.objects.values_list("dossier_id", flat=True)) == [first.pk]
    assert page.text.count("told success") == 1
    assert page.text.count("told warning") == 1


def test_signing_a_batch_twice_signs_once(office, as_):
    dossier = initialed(office)
    told = batch(office, [dossier])
    browser = as_("ketua")
    browser.post(QUEUE, told)
    page = browser.post(QUEUE, told)
    assert Signature.objects.count() == 1
    assert "told warning" in page.text


def test_a_batch_without_what_was_seen_signs_nothing(office, as_):
    dossier = initialed(office)
    page = as_("ketua").post(
        QUEUE,
        {"step": "sign", "code": [dossier.code], "signed_on": at(office).day.isoformat(), "ink": "blue"},
    )
    assert "told warning" in page.text
    assert not Signature.objects.exists()


@pytest.mark.parametrize("fields", [{"signed_on": "kemarin"}, {"ink": "red"}])
def test_a_wrong_day_or_ink_keeps_the_review(office, as_, fields):
    dossier = initialed(office)
    page = as_("ketua").post(QUEUE, batch(office, [dossier], **fields))
    assert page.status_code == 422
    assert f"seq-{dossier.code}" in page.text
    assert not Signature.objects.exists()


def test_the_decree_of_another_and_a_signed_one_are_told(office, as_):
    done = signed(office)
    told = batch(office, [done]) | {"code": [done.code, "SS-99-9999"]}
    page = as_("ketua").post(QUEUE, told)
    assert page.text.count("told warning") == 2
    assert Signature.objects.count() == 1


def test_the_secretary_signs_decrees_of_the_secretary_from_the_queue(office):
    dossier = secretary_decree(office)
    (row,) = awaiting(office.secretary, at(office))
    assert (row.dossier.pk, row.act, row.gate.is_open) == (dossier.pk, "sign", True)


def test_a_missing_text_blocks_the_gate(office):
    initialed(office)
    (row,) = awaiting(office.chair, at(office))
    assert row.gate.substance == ()
    gate = gate_of(row.dossier, "sign", row.seen, None)
    assert not gate.is_open
    assert gate.substance
