"""One gate: what is not public is in no list, page, file, search, count, feed, map, API, harvest, picture or package."""

import io
import json
import re
import zipfile

import pytest
from django.urls import reverse

from diktum.core.procedure.refusals import DossierIsClosed
from diktum.dossiers.commands import withdraw_dossier
from diktum.dossiers.tests.acting import open_dossier
from diktum.stages.distribution.tests.acting import certified
from diktum.stages.publication import queries
from diktum.stages.publication.kit import kit_of
from diktum.stages.publication.personal_data import squeezed
from diktum.stages.publication.refusals import KitIsNotReady
from diktum.stages.publication.tests.acting import act, allow, at, moment, published
from diktum.stages.publication.tests.planting import plant, secrets
from diktum.stages.publication.withdrawing import withdraw_publication
from tests.office import an_office

pytestmark = pytest.mark.django_db

OFFICE = "/kab-sorong-selatan/"
PAGE = f"{OFFICE}keputusan/2026/1"
WORDS = "tim pelaksana kegiatan contoh"
OPEN = (
    "/",
    f"/?q={WORDS}",
    "/?q=melati",
    "/?tahun=2026",
    OFFICE,
    f"{OFFICE}?q={WORDS}",
    "/statistik/",
    f"{OFFICE}statistik/",
    "/umpan.xml",
    "/umpan.rss",
    "/umpan/tim.xml",
    f"{OFFICE}umpan.xml",
    f"{OFFICE}umpan.rss",
    f"{OFFICE}umpan/tim.xml",
    "/peta-situs.xml",
    "/peta-situs-1.xml",
    f"{OFFICE}jdihn.json",
    f"{OFFICE}feed/document.json",
    "/api/v1/decrees",
    f"/api/v1/decrees?q={WORDS}",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc",
    "/cari.xml",
    "/robots.txt",
)
OWN = (
    f"{PAGE}/",
    f"{PAGE}.pdf",
    f"{PAGE}-abstrak.pdf",
    f"{PAGE}.txt",
    f"{PAGE}.json",
    f"{PAGE}.akn.xml",
    f"{PAGE}/gabungan/",
    f"{PAGE}-bukti.json",
    "/api/v1/decrees/kab-sorong-selatan/keputusan/2026/1",
)
TRACES = ("Pelaksana Kegiatan", "PELAKSANA KEGIATAN", "Melati", "/keputusan/2026/1", "SS-26-")


def a_draft(office):
    """A draft that nobody decided on."""
    return open_dossier(office, title="Tim Pelaksana Kegiatan Contoh Tahun 2026")


def a_team_decree(office):
    """A team decree in force with certified copies, which its kind keeps inside."""
    return certified(office)


def a_held_back(office):
    """A decree that the head of legal holds back."""
    decree = certified(office)
    allow(office, decree, eligible=False, reason="Informasi yang dikecualikan.")
    return decree


def a_waiting(office):
    """A decree one step before it becomes public."""
    return at(office, "verify_link").follows


def a_rejected(office):
    """A decree whose upload was rejected."""
    dossier = at(office, "approve_upload")
    act(office, dossier, "approve_upload", outcome="rejected", reason="Belum saatnya.")
    return dossier.follows


def a_withdrawn(office):
    """A decree that was public and is no more."""
    decree = published(office)
    withdraw_publication(
        dossier_id=decree.pk, reason="Salah unggah.", by=office.head_of_legal, when=moment(office, 15)
    )
    return decree


@pytest.fixture
def office(settings):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = moment(office, 20).at
    return office


def text_at(client, path):
    answer = client.get(path)
    return answer.status_code, answer.getvalue().decode("utf-8", "replace")


@pytest.mark.parametrize(
    "make",
    [a_draft, a_team_decree, a_held_back, a_waiting, a_rejected, a_withdrawn],
    ids=lambda f: f.__name__,
)
def test_what_is_not_public_is_nowhere(office, client, make):
    decree = make(office)
    shown = {path: text_at(client, path) for path in OPEN}
    assert {path for path, (status, _text) in shown.items() if status >= 500} == set()
    if make is a_withdrawn:  # harvesters are told that its address is gone, and nothing more
        for path in (each for each in OPEN if each.startswith("/oai")):
            assert 'status="deleted"' in shown[path][1]
            shown[path] = (200, re.sub("<header.*?</header>", "", shown[path][1], flags=re.DOTALL))
    leaks = [(path, trace) for path, (_s, text) in shown.items() for trace in TRACES if trace in text]
    assert leaks == []
    assert json.loads(shown["/api/v1/decrees"][1])["total"] == 0
    assert json.loads(shown[f"{OFFICE}jdihn.json"][1]) == []
    assert not re.search(r"\b[1-9]\d* Keputusan\b", shown["/"][1]), "counts tell nothing either"
    assert "<entry>" not in shown["/umpan.xml"][1]
    gone = 410 if make is a_withdrawn else 404
    for path in OWN:
        status, text = text_at(client, path)
        assert status in (404, gone), path
        assert not any(trace in text for trace in TRACES[:3]), path
    assert not queries.is_public(decree)


@pytest.mark.parametrize("path", [f"{PAGE}.pdf", f"{PAGE}.json"])
def test_head_ranges_and_conditions_open_no_side_door(office, client, path):
    etag = '"' + queries.sheet_of(at(office, "verify_link"), "first").copy_sha256 + '"'
    assert client.head(path).status_code == 404
    assert client.get(path, HTTP_RANGE="bytes=0-10").status_code == 404
    assert client.get(path, HTTP_IF_NONE_MATCH=etag).status_code == 404


def test_pictures_and_packages_are_for_the_staff(office, client):
    dossier = at(office, "evaluate")
    for name, args in (("kit", [dossier.code]), ("kits", []), ("image", [dossier.code, 1080])):
        assert client.get(reverse(f"publication:{name}", args=args)).status_code == 302, name


@pytest.mark.parametrize("make", [a_waiting, a_withdrawn, a_rejected], ids=lambda f: f.__name__)
def test_no_package_of_what_is_not_approved_or_withdrawn(office, make):
    decree = make(office)
    dossier = decree.__class__.objects.filter(follows=decree).get()
    if make is a_waiting:
        assert kit_of([dossier]), "approved: to be uploaded now"
        return
    with pytest.raises(KitIsNotReady):
        kit_of([dossier])


def test_personal_data_and_the_internal_annex_stay_inside(office, client, monkeypatch):
    plant(monkeypatch)
    dossier = at(office, "authenticate")
    act(office, dossier, "authenticate", personal_data_confirmed=True)
    published(office, dossier=dossier)
    wanted = [squeezed(each) for each in secrets()]
    shown = {path: squeezed(text_at(client, path)[1]) for path in (*OPEN, *OWN)}
    shown["zip"] = squeezed(
        "\n".join(
            archive.read(name).decode("utf-8", "replace")
            for archive in [zipfile.ZipFile(io.BytesIO(kit_of([dossier])))]
            for name in archive.namelist()
            if not name.endswith((".pdf", ".png"))
        )
    )
    assert [(path, each) for path, text in shown.items() for each in wanted if each in text] == []
    for each in secrets():
        assert f"{PAGE}/" not in client.get("/", {"q": each}).getvalue().decode(), each


def test_what_is_withdrawn_while_its_approval_is_open_is_never_public(office, client):
    dossier = at(office, "approve_upload")
    withdraw_dossier(dossier_id=dossier.pk, by=office.jdih_team, when=moment(office, 12), reason="Ditunda.")
    dossier.refresh_from_db()
    with pytest.raises(DossierIsClosed):
        act(office, dossier, "approve_upload")
    assert not queries.is_public(dossier.follows)
    assert text_at(client, f"{PAGE}/")[0] == 404
    with pytest.raises(KitIsNotReady):
        kit_of([dossier])


def test_two_offices_with_the_same_number_have_each_their_own_page(office, other_office, client):
    published(office)
    published(other_office)
    paths = [f"/{each.commission.slug}/keputusan/2026/1/" for each in (office, other_office)]
    pages = [text_at(client, path) for path in paths]
    assert [status for status, _text in pages] == [200, 200]
    assert office.commission.name in pages[0][1]
    assert other_office.commission.name in pages[1][1]
    listed = client.get(f"/{office.commission.slug}/").getvalue().decode()
    assert paths[0] in listed
    assert paths[1] not in listed
    assert json.loads(text_at(client, "/api/v1/decrees")[1])["total"] == 2


@pytest.fixture
def other_office(office):
    from tests.office import another_office

    return another_office()
