"""The staff's search page: found, narrowed, refused nothing, never a 500."""

import pytest

from diktum.dossiers.tests.acting import open_dossier
from diktum.search import keeping

HEADERS = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def index(settings, tmp_path):
    settings.DIKTUM_INDEX = tmp_path / "index"


def page(client, query, **more):
    answer = client.get("/cari/", {"q": query} if isinstance(query, str) else query, **more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_finds_by_stem_and_marks_the_words(as_, dossier):
    keeping.rebuild()
    found = page(as_("sekretaris"), "berkelompok pemilih")
    assert f"/berkas/{dossier.code}/" in found
    assert "<mark>Kelompok</mark>" in found and "<mark>Pemilihan</mark>" in found


def test_while_one_types_only_the_hits_are_answered(as_, dossier):
    keeping.rebuild()
    found = page(as_("sekretaris"), "logis", **HEADERS)
    assert dossier.code in found and "<html" not in found
    assert 'id="jumlah" hx-swap-oob="innerHTML"' in found


def test_an_office_never_sees_another_ones_dossiers(as_, other, dossier):
    open_dossier(other, title="Kelompok Kerja Logistik Kabupaten Lain")
    keeping.rebuild()
    found = page(as_("sekretaris"), "logistik")
    assert "1 berkas ditemukan" in found and "Kabupaten Lain" not in found


def test_a_typing_error_is_forgiven_and_named(as_, dossier):
    keeping.rebuild()
    found = page(as_("sekretaris"), "kelompok logsitik")
    assert dossier.code in found
    assert "Mungkin maksud Anda" in found and "kelompok logistik" in found


def test_a_filter_narrows_and_can_be_taken_back(as_, office, dossier):
    open_dossier(office, title="Kelompok Kerja Sosialisasi")
    keeping.rebuild()
    client = as_("sekretaris")
    assert "2 berkas ditemukan" in page(client, "kelompok")
    assert "Tidak ada yang cocok" in page(client, {"q": "kelompok", "tahun": "1999"})
    assert "2 berkas ditemukan" in page(
        client, {"q": "kelompok", "tahun": str(dossier.opened_on.year), "urut": "newest"}
    )


def test_a_missing_index_is_said_and_made_again(as_, dossier):
    found = page(as_("sekretaris"), "logistik")
    assert "sedang dibangun ulang" in found and dossier.code in found
    keeping.mend()
    assert "sedang dibangun ulang" not in page(as_("sekretaris"), "logistik")


@pytest.mark.parametrize(
    "query",
    [
        "a" * 10_000,
        "kata " * 2_000,
        "yang dan di",
        '"tim pelaksana',
        '"" """',
        "<script>alert(1)</script>",
        "AND OR NOT +tim -tim (tim title:tim tim~2 *tim tim* /.*/",
        "tim\x00pelaksana",
        "\u202e🧾",
        "999999/9999",
        "nomor 00000 tahun 0000",
    ],
)
def test_anything_that_is_typed_is_answered_plainly(as_, dossier, query):
    keeping.rebuild()
    found = page(as_("sekretaris"), query)
    assert "<script>alert" not in found
    assert 'role="search"' in found


@pytest.mark.parametrize(
    "asked", [{"halaman": "-1"}, {"halaman": "99999"}, {"tahun": "abc"}, {"unit": "x' OR 1=1"}, {"urut": "?"}]
)
def test_a_senseless_address_counts_as_not_asked(as_, dossier, asked):
    keeping.rebuild()
    assert 'role="search"' in page(as_("sekretaris"), {"q": "logistik", **asked})


def test_a_visitor_is_led_to_the_login(client, db):
    assert client.get("/cari/?q=a").status_code == 302
