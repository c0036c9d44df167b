"""The public's search over the index: what is public, by stem, beginning and near spelling; nothing else, not even counted."""

import pytest
from django.db import connection

from diktum.search import keeping, tasks
from diktum.stages.publication.tests.acting import published
from diktum.stages.publication.withdrawing import withdraw_publication

pytestmark = pytest.mark.django_db
TITLE = "Tim Pelaksana Kegiatan Contoh"


@pytest.fixture(autouse=True)
def index(settings, tmp_path):
    settings.DIKTUM_INDEX = tmp_path / "index"


def body(client, query, path="/", **more):
    answer = client.get(path, query, **more)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "words", ["dilaksanakan", "nomor 1 tahun 2026", "1/2026", "melati", '"melati contoh"']
)
def test_finds_by_stem_number_name_and_phrase(office, client, words):
    published(office)
    keeping.rebuild()
    found = body(client, {"q": words})
    assert TITLE in found and "1 Keputusan ditemukan" in found


def test_marks_the_words_and_escapes_the_rest(office, client):
    published(office)
    keeping.rebuild()
    found = body(client, {"q": "melati <b"})
    assert "<mark>Melati</mark>" in found and 'value="melati &lt;b"' in found


def test_names_what_may_have_been_meant(office, client):
    published(office)
    keeping.rebuild()
    found = body(client, {"q": "melaty"})
    assert "Mungkin maksud Anda" in found and "q=melati" in found


def test_an_office_page_finds_its_own_only(office, other_office, client):
    published(office)
    keeping.rebuild()
    assert TITLE in body(client, {"q": "pelaksana"}, "/kab-sorong-selatan/")
    assert TITLE not in body(client, {"q": "pelaksana"}, "/kab-lain/")


def test_a_withdrawn_decree_is_gone_before_the_index_knows_and_after(office, client):
    decree = published(office)
    keeping.rebuild()
    assert TITLE in body(client, {"q": "pelaksana"})
    dossier_id = decree.pk if not decree.follows_id else decree.follows_id
    withdraw_publication(
        dossier_id=dossier_id,
        reason="Keliru memuat data pribadi.",
        by=office.head_of_legal,
        when=office.moment(21),
    )
    for _step in ("the job still waits", "the job was done"):
        found = body(client, {"q": "pelaksana"})
        assert TITLE not in found and "0 Keputusan ditemukan" in found
        tasks.refresh(dossier_id=dossier_id)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")
