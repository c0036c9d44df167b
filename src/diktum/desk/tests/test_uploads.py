"""Resumable upload, by the letter of tus 1.0, and what becomes of a whole one in a form."""

import base64
import datetime as dt
import hashlib

import pytest
from django.core.files.uploadedfile import UploadedFile
from django.test import RequestFactory

from diktum.desk.arrived_files import ArrivedFilesMiddleware
from diktum.files import arriving
from diktum.files.tests.builders import a_pdf

pytestmark = pytest.mark.django_db
START = "/unggah/tus/"
TUS = {"Tus-Resumable": "1.0.0"}
CONTENT = a_pdf(pages=3)


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.DIKTUM_FILES = tmp_path / "files"


@pytest.fixture
def tus(as_):
    return as_("pengusul")


def text64(text):
    return base64.b64encode(text.encode()).decode()


def begin(tus, content=CONTENT, **metadata):
    told = {"filename": "pindai.pdf"} | metadata
    headers = TUS | {
        "Upload-Length": str(len(content)),
        "Upload-Metadata": ",".join(f"{name} {text64(value)}" for name, value in told.items()),
    }
    answer = tus.post(START, headers=headers)
    assert answer.status_code == 201, answer.status_code
    assert answer.headers["Upload-Expires"].endswith("GMT")
    return answer.headers["Location"]


def patch(tus, place, offset, content, **headers):
    return tus.patch(
        place,
        content,
        content_type=headers.pop("content_type", "application/offset+octet-stream"),
        headers=TUS | {"Upload-Offset": str(offset)} | headers,
    )


def checksum(content, algorithm="sha256"):
    digest = hashlib.new(algorithm, content).digest()
    return {"Upload-Checksum": f"{algorithm} {base64.b64encode(digest).decode()}"}


def offset(tus, place):
    return int(tus.head(place, headers=TUS).headers["Upload-Offset"])


def key_of(place):
    return place.rstrip("/").rpartition("/")[2]


def test_what_is_spoken_here(tus):
    answer = tus.options(START)
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,checksum,expiration"
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"
    assert int(answer.headers["Tus-Max-Size"]) == arriving.LARGEST


def test_a_file_arrives_in_pieces_and_is_whole(tus):
    place = begin(tus, sha256=hashlib.sha256(CONTENT).hexdigest())
    assert offset(tus, place) == 0
    half = len(CONTENT) // 2
    first = patch(tus, place, 0, CONTENT[:half], **checksum(CONTENT[:half]))
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, str(half))
    seen = tus.head(place, headers=TUS)
    assert seen.headers["Upload-Length"] == str(len(CONTENT))
    assert seen.headers["Cache-Control"] == "no-store"
    last = patch(tus, place, half, CONTENT[half:], **checksum(CONTENT[half:], "sha1"))
    assert last.headers["Upload-Sha256"] == hashlib.sha256(CONTENT).hexdigest()
    assert arriving.find(key_of(place)).bytes_at.read_bytes() == CONTENT


def test_a_wrong_offset_changes_nothing(tus):
    place = begin(tus)
    patch(tus, place, 0, CONTENT[:10])
    for wrong in (0, 5, 11, 10**9):
        assert patch(tus, place, wrong, b"x").status_code == 409
    assert offset(tus, place) == 10


def test_a_piece_with_a_wrong_checksum_does_not_count(tus):
    place = begin(tus)
    answer = patch(tus, place, 0, CONTENT[:10], **checksum(b"lain"))
    assert (answer.status_code, answer.reason_phrase) == (460, "Checksum Mismatch")
    assert offset(tus, place) == 0
    assert patch(tus, place, 0, CONTENT[:10], **checksum(CONTENT[:10])).status_code == 204


@pytest.mark.parametrize("given", ["md5 AAAA", "sha256 ***", "sha256"])
def test_a_checksum_that_cannot_be_read_is_refused(tus, given):
    answer = patch(tus, begin(tus), 0, b"x", **{"Upload-Checksum": given})
    assert answer.status_code in (400, 460)


def test_a_whole_that_is_not_what_was_promised_begins_anew(tus):
    place = begin(tus, sha256="0" * 64)
    assert patch(tus, place, 0, CONTENT).status_code == 460
    assert offset(tus, place) == 0


def test_anothers_upload_does_not_exist(tus, as_, other):
    place = begin(tus)
    assert as_("kasubbag-hukum").head(place, headers=TUS).status_code == 404
    assert patch(as_("pengusul", other), place, 0, b"x").status_code == 404
    assert offset(as_("pengusul"), place) == 0


@pytest.mark.parametrize("key", ["0" * 32, "..", "info.json", "A" * 32])
def test_an_unknown_upload_does_not_exist(tus, key):
    assert tus.head(f"{START}{key}/", headers=TUS).status_code == 404


def test_an_upload_ends_after_two_days(tus, settings):
    place = begin(tus)
    settings.DIKTUM_FIXED_NOW = "2026-11-12T00:31:01+00:00"
    assert tus.head(place, headers=TUS).status_code == 410
    assert arriving.sweep(dt.datetime(2026, 11, 12, 0, 31, 1, tzinfo=dt.UTC)) == 1
    assert tus.head(place, headers=TUS).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 412),
        ({"Tus-Resumable": "0.2.2"}, 412),
        (TUS, 400),
        (TUS | {"Upload-Length": "-1"}, 400),
        (TUS | {"Upload-Length": "banyak"}, 400),
        (TUS | {"Upload-Length": "9" * 15}, 413),
        (TUS | {"Upload-Length": "5", "Upload-Metadata": "filename ***"}, 400),
        (TUS | {"Upload-Length": "5", "Upload-Metadata": "x " + "A" * 9000}, 400),
    ],
)
def test_a_wrong_beginning_is_refused(tus, headers, status):
    assert tus.post(START, headers=headers).status_code == status
    assert list(arriving.uploads()) == []


def test_more_bytes_than_announced_are_refused(tus):
    place = begin(tus, b"1234")
    assert patch(tus, place, 0, b"12345").status_code == 400
    assert patch(tus, place, 0, b"12", content_type="text/plain").status_code == 415
    assert offset(tus, place) == 0


def test_a_visitor_is_led_to_the_login(client, office):
    assert client.post(START, headers=TUS).status_code == 302
    assert list(arriving.uploads()) == []


def test_a_person_has_only_so_much_under_way(tus, monkeypatch):
    monkeypatch.setattr(arriving, "MOST_OPEN", len(CONTENT) + 5)
    begin(tus)
    assert tus.post(START, headers=TUS | {"Upload-Length": "6"}).status_code == 413


class CutOff:
    """A connection that breaks after some bytes."""

    def __init__(self, content):
        self.content = content

    def read(self, size):
        if not self.content:
            raise ConnectionResetError
        block, self.content = self.content[:size], self.content[size:]
        return block


@pytest.mark.parametrize(("algorithm", "counts"), [("", 7), ("sha256", 0)])
def test_a_cut_connection_leaves_what_can_be_counted_on(office, algorithm, counts):
    at = dt.datetime(2026, 11, 10, tzinfo=dt.UTC)
    upload = arriving.begin(
        commission_id=office.commission.pk, person_id=1, name="a.pdf", length=20, sha256="", at=at
    )
    with pytest.raises(ConnectionResetError):
        arriving.append(upload, CutOff(b"1234567"), algorithm=algorithm, digest=b"")
    assert upload.offset == counts


def posted(office, keys):
    request = RequestFactory().post("/x/", {"tus-scan": keys, "lain": "1"})
    request.actor = office.proposer
    return request


def test_a_form_gets_the_whole_uploads_of_its_person_and_they_go_when_it_is_taken(tus, office, as_):
    whole, part = begin(tus), begin(tus)
    patch(tus, whole, 0, CONTENT)
    patch(tus, part, 0, CONTENT[:5])
    foreign = begin(as_("kasubbag-hukum"))
    patch(as_("kasubbag-hukum"), foreign, 0, CONTENT)
    request = posted(office, [key_of(each) for each in (whole, part, foreign)])
    seen = []

    def view(request):
        from django.http import HttpResponse

        middleware.process_view(request)
        seen.extend((each.name, each.read()) for each in request.FILES.getlist("scan"))
        return HttpResponse(status=statuses.pop(0))

    middleware, statuses = ArrivedFilesMiddleware(view), [409, 302]
    assert middleware(request).status_code == 409
    assert seen == [("pindai.pdf", CONTENT)]
    assert arriving.find(key_of(whole)) is not None
    assert middleware(posted(office, [key_of(whole)])).status_code == 302
    assert arriving.find(key_of(whole)) is None
    assert arriving.find(key_of(foreign)) is not None
    assert isinstance(request.FILES["scan"], UploadedFile)
    assert request.FILES["scan"].file.closed
