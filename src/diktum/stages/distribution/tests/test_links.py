"""Links are used once, expire, and are replaced; drawings are small and not empty; the post proves with a slip."""

import base64
import datetime as dt
import io
from dataclasses import replace

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image, ImageDraw

from diktum.dossiers.refusals import RepeatedRequest
from diktum.files.refusals import FileIsNotWhatItClaims
from diktum.formats.ink import MOST_BYTES, Drawn, look_at
from diktum.stages.distribution import queries
from diktum.stages.distribution.links import LinkState, link_with, valid_until
from diktum.stages.distribution.models import ProofKind, Receipt
from diktum.stages.distribution.receiving import ProofGiven, drawn, record_receipt
from diktum.stages.distribution.refusals import (
    CopyIsReceived,
    CopyIsUnknown,
    DrawingIsEmpty,
    DrawingIsUnfit,
    LinkIsExpired,
    LinkIsReplaced,
    ProofIsMissing,
    ReceiptIsNotYours,
)
from diktum.stages.distribution.relinking import reissue_link
from diktum.stages.distribution.tests.acting import certified, copy_of, moment, outsider, paraf, sign_for


def picture(*, ink=True, size=(600, 240)):
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    if ink:
        ImageDraw.Draw(image).line([(20, 20), (200, 180), (400, 40), (560, 200)], fill="black", width=5)
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def data_url(content):
    return "data:image/png;base64," + base64.b64encode(content).decode()


def later(office, days):
    now = moment(office)
    return replace(now, at=now.at + dt.timedelta(days=days), day=now.day + dt.timedelta(days=days))


def relink(office, dossier, number=1, by=None):
    return reissue_link(
        dossier_id=dossier.pk, number=number, by=by or office.legal_officer, when=moment(office)
    )


def test_a_link_serves_until_its_last_day_and_not_after(office):
    dossier = certified(office)
    line = queries.copy_numbered(dossier, 1)
    until = valid_until(line)
    days = (until - moment(office).day).days
    assert days == 14
    assert link_with(line.token, until).state is LinkState.OPEN
    assert link_with(line.token, until + dt.timedelta(days=1)).state is LinkState.EXPIRED
    given = {"token": line.token, "name": "Melati Contoh", "by": outsider(office)}
    with pytest.raises(LinkIsExpired) as refused:
        record_receipt(**given, when=later(office, days + 1))
    assert "berlaku sampai dengan" in str(refused.value)
    assert not Receipt.objects.exists()
    assert record_receipt(**given, when=later(office, days)).receiver == "Melati Contoh"
    assert link_with(line.token, until).state is LinkState.USED


def test_a_new_link_replaces_every_earlier_one(office):
    dossier = certified(office)
    first = copy_of(dossier).token
    with pytest.raises(ReceiptIsNotYours):
        relink(office, dossier, by=outsider(office))
    second, third = relink(office, dossier).token, relink(office, dossier).token
    assert len({first, second, third}) == 3
    assert queries.copy_numbered(dossier, 1).token == third
    for old in (first, second):
        assert link_with(old, moment(office).day).state is LinkState.REPLACED
        with pytest.raises(LinkIsReplaced):
            record_receipt(token=old, name="A", by=outsider(office), when=moment(office))
    with pytest.raises(CopyIsUnknown):
        record_receipt(token=third[:-1] + "2", name="A", by=outsider(office), when=moment(office))
    record_receipt(token=third, name="A", by=outsider(office), when=moment(office))
    with pytest.raises(CopyIsReceived):
        record_receipt(token=third, name="B", by=outsider(office), when=moment(office))
    with pytest.raises(CopyIsReceived):
        relink(office, dossier)


def test_a_link_of_another_office_is_unknown(office, other_office):
    dossier = certified(office)
    with pytest.raises(CopyIsUnknown):
        record_receipt(token=copy_of(dossier).token, name="A", by=outsider(other_office), when=moment(office))


def test_the_same_request_is_one_receipt(office):
    dossier = certified(office)
    sign_for(office, dossier, 1, request_key="satu")
    with pytest.raises(RepeatedRequest):
        sign_for(office, dossier, 1, request_key="satu")
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "worth"),
    [
        (picture(), Drawn.GOOD),
        (picture(ink=False), Drawn.EMPTY),
        (picture(size=(2400, 200)), Drawn.UNFIT),
        (b"\x89PNG\r\n\x1a\n" + b"x" * MOST_BYTES, Drawn.UNFIT),
        (picture()[:80], Drawn.UNFIT),
        (b"\xff\xd8\xff\xe0", Drawn.UNFIT),
        (b"", Drawn.UNFIT),
    ],
)
def test_looks_at_a_drawing(content, worth):
    assert look_at(content) is worth


def test_refuses_a_drawing_that_is_none():
    with pytest.raises(DrawingIsEmpty):
        drawn(picture(ink=False))
    with pytest.raises(DrawingIsUnfit):
        drawn(b"GIF89a")


def test_a_drawing_is_sent_by_a_page_and_kept(office, settings):
    dossier = certified(office)
    settings.DIKTUM_FIXED_NOW = moment(office).at.isoformat()
    client, address = Client(), f"/t/{copy_of(dossier).token}/"
    typed = {"name": "Melati Contoh", "agreed": "on", "request_key": "kunci"}
    for wrong in (data_url(picture(ink=False)), data_url(b"x" * 120_000), "data:image/png;base64,??", "apa"):
        assert client.post(address, typed | {"drawing": wrong}).status_code == 409
    script = {"headers": {"accept": "application/json"}}
    refused = client.post(address, typed | {"drawing": data_url(picture(ink=False))}, **script)
    assert (refused.status_code, refused.json()["state"]) == (409, "refused")
    assert client.post(address, {"name": ""}, **script).json()["state"] == "invalid"
    assert not Receipt.objects.exists()
    good = typed | {"drawing": data_url(picture())}
    assert client.post(address, good, **script).json() == {"state": "taken", "words": ""}
    receipt = Receipt.objects.get()
    assert (receipt.proof.kind, receipt.proof.file.media_type) == ("drawing", "image/png")
    again = client.post(address, good, **script)
    assert again.json()["state"] == "taken", "a retry hears what became of the first"
    other = client.post(address, good | {"request_key": "lain"}, **script)
    assert "Melati Contoh" in other.json()["words"]
    assert Receipt.objects.count() == 1
    browser = Client()
    browser.force_login(office.user("staf-hukum"), backend="django.contrib.auth.backends.ModelBackend")
    seen = browser.get(f"/berkas/{dossier.code}/ekspedisi/1/bukti/")
    assert seen.content == picture()
    assert browser.get(f"/berkas/{dossier.code}/ekspedisi/2/bukti/").status_code == 404


def test_an_old_link_says_what_to_do(office, settings):
    dossier = certified(office)
    settings.DIKTUM_FIXED_NOW = later(office, 15).at.isoformat()
    page = Client().get(f"/t/{copy_of(dossier).token}/").content.decode()
    assert "sudah tidak berlaku" in page
    assert "tautan baru" in page
    assert 'name="agreed"' not in page
    settings.DIKTUM_FIXED_NOW = moment(office).at.isoformat()
    first = copy_of(dossier).token
    browser = Client()
    browser.force_login(office.user("staf-hukum"), backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.post(f"/berkas/{dossier.code}/ekspedisi/1/tautan/", {"request_key": "k"}, follow=True)
    assert queries.copy_numbered(dossier, 1).token in answer.content.decode()
    assert "sudah diganti" in Client().get(f"/t/{first}/").content.decode()


def test_the_post_proves_with_a_slip_or_a_number(office):
    dossier = certified(office)
    with pytest.raises(ProofIsMissing):
        record_receipt(
            copy_id=copy_of(dossier).pk, name="A", way="proof", by=office.legal_officer, when=moment(office)
        )
    bad = ProofGiven(ProofKind.DELIVERY, ContentFile(b"MZ", "resi.pdf"))
    with pytest.raises(FileIsNotWhatItClaims):
        record_receipt(
            copy_id=copy_of(dossier).pk,
            name="A",
            way="proof",
            proof=bad,
            by=office.legal_officer,
            when=moment(office),
        )
    assert not Receipt.objects.exists()
    slip = ProofGiven(ProofKind.DELIVERY, tracking="RR 123 456")
    receipt = record_receipt(
        copy_id=copy_of(dossier).pk,
        name="A",
        way="proof",
        proof=slip,
        by=office.legal_officer,
        when=moment(office),
    )
    assert receipt.proof.tracking == "RR 123 456"
    photo = ProofGiven(ProofKind.PHOTO, ContentFile(picture(), "paraf.png"))
    assert paraf(office, dossier, 2, proof=photo).proof.file.size == len(picture())
