"""A withdrawn copy keeps its number, and nobody carries it or signs for it; everybody who asks is told."""

import datetime as dt

import pytest
from django.test import Client

from diktum.formats.pdf import text_of
from diktum.stages.distribution import commands, papers, queries
from diktum.stages.distribution import refusals as no
from diktum.stages.distribution.models import CopyWithdrawal, Dispatch, Receipt
from diktum.stages.distribution.queries import CopyState
from diktum.stages.distribution.tests.acting import certified, copy_of, moment, outsider, paraf, sign_for
from diktum.stages.distribution.withdrawing import withdraw_copy

REASON = "Nama penerima keliru"


def withdraw(office, dossier, number=1, reason=REASON, by=None, **kwargs):
    return withdraw_copy(
        dossier_id=dossier.pk,
        number=number,
        reason=reason,
        by=by or office.legal_officer,
        when=moment(office),
        **kwargs,
    )


@pytest.fixture
def visit(office, settings):
    def visit(account=""):
        settings.DIKTUM_FIXED_NOW = moment(office).at.isoformat()
        client = Client()
        if account:
            client.force_login(office.user(account), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return visit


def test_is_kept_with_its_reason_and_needs_no_receipt(office):
    dossier = certified(office)
    row = withdraw(office, dossier)
    assert (row.reason, row.withdrawn_by) == (REASON, office.legal_officer.name)
    assert queries.copy_numbered(dossier, 1).state is CopyState.WITHDRAWN
    for number in (2, 3):
        paraf(office, dossier, number)
    commands.close_delivery(dossier_id=dossier.pk, by=office.legal_officer, when=moment(office))
    dossier.refresh_from_db()
    assert dossier.open_act == "archive"


def test_is_neither_received_nor_carried(office):
    dossier = certified(office)
    withdraw(office, dossier)
    with pytest.raises(no.CopyIsWithdrawn, match=REASON):
        sign_for(office, dossier)
    with pytest.raises(no.CopyIsWithdrawn):
        commands.dispatch_copies(
            dossier_id=dossier.pk,
            copy_ids=[copy_of(dossier).pk],
            courier="Kurir Contoh",
            on=moment(office).day,
            by=office.legal_officer,
            when=moment(office),
        )
    assert (Receipt.objects.count(), Dispatch.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("number", "reason", "refusal"),
    [
        (1, "  ", no.WithdrawalNeedsAReason),
        (1, "x" * 251, no.WithdrawalNeedsAReason),
        (9, REASON, no.CopyIsUnknown),
    ],
)
def test_needs_a_copy_and_a_reason(office, number, reason, refusal):
    dossier = certified(office)
    with pytest.raises(refusal):
        withdraw(office, dossier, number, reason)
    assert CopyWithdrawal.objects.count() == 0


def test_is_refused_twice_after_a_receipt_and_for_an_outsider(office):
    dossier = certified(office)
    sign_for(office, dossier, 2)
    withdraw(office, dossier)
    with pytest.raises(no.CopyIsWithdrawn):
        withdraw(office, dossier)
    with pytest.raises(no.CopyIsReceived):
        withdraw(office, dossier, 2)
    with pytest.raises(no.ReceiptIsNotYours):
        withdraw(office, dossier, 3, by=outsider(office))
    assert CopyWithdrawal.objects.count() == 1


def test_papers_say_so(office):
    dossier = certified(office)
    withdraw(office, dossier)
    assert "DITARIK" in text_of(papers.copy_paper(dossier, copy_of(dossier)))
    assert "sesuai dengan aslinya" in text_of(papers.copy_paper(dossier, copy_of(dossier, 2)))
    receipt = papers.receipt_paper(dossier, queries.copy_numbered(dossier, 1), with_token=True)
    assert "DITARIK" in text_of(receipt)
    assert copy_of(dossier).token not in text_of(receipt)


def test_page_withdraws_and_the_public_pages_tell(office, visit):
    dossier, client = certified(office), visit("staf-hukum")
    address = f"/berkas/{dossier.code}/ekspedisi/1/tarik/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "", "request_key": "a"}).status_code == 422
    assert client.post(address, {"reason": REASON, "request_key": "b"}).status_code == 302
    assert REASON in client.get(f"/berkas/{dossier.code}/ekspedisi/").content.decode()
    copy = copy_of(dossier)
    known = visit().get(f"/v/{copy.code}")
    assert (known.status_code, known.context["page"].standing) == (200, "withdrawn")
    sign = visit().get(f"/t/{copy.token}/")
    assert sign.context["page"].form is None
    answer = visit().post(f"/t/{copy.token}/", {"name": "Melati Contoh", "agreed": "on"})
    assert (answer.status_code, Receipt.objects.count()) == (409, 0)


def test_a_page_for_a_wrong_post_or_an_unknown_copy(office, visit):
    dossier = certified(office)
    client = visit("staf-hukum")
    assert client.get(f"/berkas/{dossier.code}/ekspedisi/9/tarik/").status_code == 404
    wrong = visit("ketua").post(f"/berkas/{dossier.code}/ekspedisi/1/tarik/", {"reason": REASON})
    assert (wrong.status_code, CopyWithdrawal.objects.count()) == (409, 0)


@pytest.mark.parametrize(("days", "is_off"), [(365, True), (-365, True), (0, False)])
def test_a_phone_clock_a_year_off_is_kept_and_flagged(office, days, is_off):
    dossier = certified(office)
    said = moment(office).at + dt.timedelta(days=days)
    receipt = sign_for(office, dossier, client_at=said)
    receipt.refresh_from_db()
    assert (receipt.client_at, receipt.clock_is_off) == (said, is_off)
    assert receipt.recorded_at == moment(office).at
