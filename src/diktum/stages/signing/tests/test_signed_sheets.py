"""The sheet signed in ink comes back: what differs is named, accepted only with a reason, and never silently green."""

import io

from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from diktum.formats import ocr
from diktum.ledger.verify import verify
from diktum.stages.signing import queries, sheets_commands
from diktum.stages.signing.electronic_refusals import (
    NoInkToCompare,
    NotYoursToCompare,
    SheetAgrees,
    SheetHasNoFiles,
    SheetReasonIsMissing,
)
from diktum.stages.signing.papers import PAPERS
from diktum.stages.signing.tests.acting import at, initialed, signed


def upload(content, name="lembar.pdf"):
    return ContentFile(content, name=name)


def hand_in(office, dossier, *uploads, by=None):
    return sheets_commands.keep_signed_sheet(
        dossier_id=dossier.pk, uploads=uploads, by=by or office.legal_officer, when=at(office, minutes=300)
    )


def accept(office, dossier, reason="Saya cocokkan tiap halaman dengan mata.", by=None):
    return sheets_commands.accept_sheet(
        dossier_id=dossier.pk, reason=reason, by=by or office.head_of_legal, when=at(office, minutes=310)
    )


def a_photo():
    out = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(out, "PNG")
    return out.getvalue()


def test_the_very_sheet_agrees_and_has_nothing_to_accept(office, refused):
    dossier = signed(office)
    hand_in(office, dossier, upload(PAPERS["sk-untuk-ditandatangani"](dossier)))
    seen = queries.sheet_of(dossier)
    assert seen.agrees
    assert not seen.reading.is_recognised
    refused(SheetAgrees, accept, office, dossier)
    assert verify(office.commission.pk).is_sound


def test_another_decree_is_named_and_accepted_only_with_a_reason(office, refused, monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    dossier = signed(office)
    hand_in(office, dossier, upload(a_photo(), "halaman-1.png"))
    seen = queries.sheet_of(dossier)
    assert not seen.agrees
    told = " ".join(each["sentence"] for each in seen.reading.differences)
    assert "tidak memuat teks yang terbaca; cocokkan dengan mata" in told
    assert "halaman" in told
    refused(SheetReasonIsMissing, accept, office, dossier, reason="  ")
    refused(NotYoursToCompare, accept, office, dossier, by=office.proposer)
    accept(office, dossier)
    seen = queries.sheet_of(dossier)
    assert not seen.agrees
    assert "dengan mata" in seen.acceptance.reason
    refused(SheetAgrees, accept, office, dossier)


def test_who_and_what_is_refused(office, refused):
    early = initialed(office)
    refused(NoInkToCompare, hand_in, office, early, upload(b"%PDF-1.4"))
    refused(SheetHasNoFiles, hand_in, office, early)
    refused(NotYoursToCompare, hand_in, office, early, upload(b"%PDF-1.4"), by=office.proposer)


def test_the_page_tells_each_difference(client, office, settings):
    settings.DIKTUM_FIXED_NOW = at(office, minutes=300).at.isoformat()
    dossier = signed(office)
    client.force_login(office.user("staf-hukum"))
    address = reverse("signing:sheet", args=[dossier.code])
    assert "Belum dipindai" in client.get(address).content.decode()
    scan = upload(a_photo(), "foto.png")
    assert client.post(address, {"scan": scan}).status_code == 302
    page = client.get(address).content.decode()
    assert "Berbeda" in page
    assert "Terima dengan alasan" in page
    assert client.post(address, {"reason": "Dicocokkan dengan mata."}).status_code == 302
    page = client.get(address).content.decode()
    assert "Diterima dengan alasan" in page
    assert "status done" not in page
