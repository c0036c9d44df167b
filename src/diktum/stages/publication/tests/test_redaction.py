"""Personal data that were hidden are in no public output; what was kept is there for a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diktum.core.document import fingerprint
from diktum.core.document.rules.samples import SOUND
from diktum.formats.akn import write_akn
from diktum.formats.pdf import text_of
from diktum.formats.redaction import MARK, fragments, redacted, without
from diktum.stages.publication import queries
from diktum.stages.publication import refusals as no
from diktum.stages.publication.personal_data import kinds_in, personal_data_in, squeezed
from diktum.stages.publication.redacting import decisions_on, public_origin
from diktum.stages.publication.tests.acting import CONTENT, act, at, published
from diktum.stages.publication.tests.planting import PEOPLE, plant, planted_decree, secrets

PAGE = "/kab-sorong-selatan/keputusan/2026/1"
OUTPUTS = (
    "/",
    "/kab-sorong-selatan/",
    "/kab-sorong-selatan/umpan.xml",
    "/kab-sorong-selatan/umpan.rss",
    "/peta-situs.xml",
    f"{PAGE}/",
    f"{PAGE}.txt",
    f"{PAGE}.json",
    "/api/v1/decrees",
    "/api/v1/decrees/kab-sorong-selatan/keputusan/2026/1",
    "/kab-sorong-selatan/jdihn.json",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc",
)


@pytest.fixture
def planted(office, monkeypatch):
    """Publish the decree with personal data in fifty places, everything hidden."""
    plant(monkeypatch)
    dossier = at(office, "authenticate")
    act(office, dossier, "authenticate", personal_data_confirmed=True)
    return published(office, dossier=dossier)


def test_finds_all_fifty_places():
    decree = planted_decree()
    found = personal_data_in(decree)
    assert len(secrets()) == 50 == 4 * PEOPLE + 10
    assert {each.kind for each in found} >= {"nik", "nip", "phone", "email", "address", "account", "npwp"}
    shown = squeezed("\n".join(each.text for each in fragments(_hidden(decree))))
    assert [secret for secret in secrets() if squeezed(secret) in shown] == []
    assert personal_data_in(_hidden(decree)) == ()


def test_what_is_not_personal_stays_word_for_word():
    assert decisions_on(SOUND, {}) == ()
    decree = planted_decree()
    kept = {each.path: each.text for each in fragments(_hidden(decree)) if MARK not in each.text}
    assert kept.items() <= {each.path: each.text for each in fragments(decree)}.items()
    assert f"Petugas dengan data {MARK} ikut bekerja." in {each.text for each in fragments(_hidden(decree))}


@pytest.mark.django_db
def test_planted_in_fifty_places_none_in_any_public_output(planted, client):
    wanted = [squeezed(secret) for secret in secrets()]
    texts = {path: client.get(path).getvalue().decode() for path in OUTPUTS}
    texts["pdf"] = text_of(client.get(f"{PAGE}.pdf").content)
    texts["abstract"] = text_of(client.get(f"{PAGE}-abstrak.pdf").content)
    texts["proof"] = client.get(f"{PAGE}-bukti.json").getvalue().decode()
    row = queries.published_as(planted.pk)
    texts["search words"] = row.words
    texts["akn"] = write_akn(public_origin(row).issued.decree).decode()
    leaks = [(name, secret) for name, text in texts.items() for secret in wanted if secret in squeezed(text)]
    assert leaks == []
    for name in ("pdf", "akn", f"{PAGE}.txt", f"{PAGE}/", "search words"):
        assert MARK in texts[name], name
    assert "orangcontoh3" in squeezed(texts["pdf"])


@pytest.mark.django_db
def test_nobody_finds_a_decree_by_what_was_hidden(planted, client):
    for words in ("9204010101900001", "melati.contoh", "0951 312345"):
        assert f"{PAGE}/" not in client.get("/", {"q": words}).content.decode()
    assert f"{PAGE}/" in client.get("/", {"q": "Orang Contoh"}).content.decode()


@pytest.mark.django_db
def test_the_fingerprint_told_to_the_public_is_of_what_it_reads(planted):
    """A fingerprint of the whole text would give a number away to whoever tries them all."""
    row = queries.published_as(planted.pk)
    assert row.text_sha256 == fingerprint(public_origin(row).issued.decree)
    sheet = queries.sheet_of(row.dossier, "first")
    assert sheet.text_sha256 != row.text_sha256
    assert all(squeezed(secret) not in squeezed(str(sheet.personal_data)) for secret in secrets())


@pytest.mark.django_db
def test_a_finding_is_kept_for_a_reason(office, monkeypatch):
    decree = plant(monkeypatch)
    (first, *_others) = [each for each in personal_data_in(decree) if each.kind == "email"]
    dossier = at(office, "authenticate")
    with pytest.raises(no.KeepingNeedsAReason):
        act(office, dossier, "authenticate", personal_data_confirmed=True, kept={first.key: " "})
    reason = "Alamat layanan resmi."
    sheet = act(office, dossier, "authenticate", personal_data_confirmed=True, kept={first.key: reason})
    assert [each["reason"] for each in sheet.personal_data if not each["hidden"]] == [reason]
    assert squeezed("melati.contoh@surel.example") in squeezed(text_of(_copy(sheet)))


@pytest.mark.django_db
def test_a_person_hides_more_than_was_found(office):
    dossier = at(office, "authenticate")
    more = {"personal_data_confirmed": True}
    with pytest.raises(no.NothingLikeThisFound):
        act(office, dossier, "authenticate", hidden=["tidak ada di sini"], **more)
    sheet = act(office, dossier, "authenticate", hidden=["melati  contoh"], **more)
    assert "Melati" not in text_of(_copy(sheet))
    assert sheet.personal_data[0]["kind"] == "named"


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["heading", "body", "alternative_text"])
def test_what_was_hidden_does_not_come_back_in_the_caption(office, monkeypatch, field):
    plant(monkeypatch)
    dossier = at(office, "authenticate")
    act(office, dossier, "authenticate", personal_data_confirmed=True)
    for leak in ("Hubungi melati.contoh @surel.example", "NIK 9204 0101 0190 0099"):
        with pytest.raises(no.PersonalDataInContent):
            act(office, dossier, "design_content", **{field: leak})
    content = act(office, dossier, "design_content", **CONTENT)
    assert "9204" not in str(content.abstract)


@pytest.mark.parametrize(
    "text",
    [
        "Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109",
        "Nomor 12/HK.03.1-Kpt/9204/KPU-Kab/I/2026 tanggal 17 Januari 2026",
        "DIPA 076.01.2.658456/2026 sebesar Rp1.500.000.000,00",
        "dengan jalan musyawarah untuk mufakat",
        "tahun 2024, 2025, 2026, dan 2027",
    ],
)
def test_ordinary_words_of_decrees_are_no_personal_data(text):
    assert kinds_in(text) == frozenset()


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
@settings(max_examples=60)
def test_only_the_named_pieces_go(text, pairs):
    spans = [(min(a, b), max(a, b)) for a, b in pairs]
    covered = {index for start, end in spans for index in range(start, end)}
    left = "".join(each for index, each in enumerate(text) if index not in covered)
    assert without(text, spans, "").replace("\0", "") == left.replace("\0", "")


def test_refuses_a_path_that_is_not_there():
    with pytest.raises(KeyError):
        redacted(SOUND, {"attachments/7/title": [(0, 1)]})


def _hidden(decree):
    from diktum.stages.publication.redacting import spans_of

    return redacted(decree, spans_of([each.to_data() for each in decisions_on(decree, {})]))


def _copy(sheet):
    from diktum.files.store import read

    return read(sheet.copy)
