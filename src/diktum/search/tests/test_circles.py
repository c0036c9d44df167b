"""A hit that somebody may not open does not exist: it is not shown, not counted, not suggested."""

import pytest

from diktum.dossiers.tests.acting import open_dossier
from diktum.search import keeping
from diktum.search.searching import search
from diktum.stages.publication import queries as publication
from diktum.stages.publication.tests.acting import at, published

pytestmark = pytest.mark.django_db


def codes(results):
    return [hit.code for hit in results.hits]


def test_staff_finds_the_dossiers_of_its_office_and_no_others(office, other_office):
    ours = open_dossier(office, title="Kelompok Kerja Logistik Pemilihan")
    theirs = open_dossier(other_office, title="Kelompok Kerja Logistik Rahasia")
    keeping.rebuild()
    found = search("logistik", actor=office.secretary)
    assert codes(found) == [ours.code] and found.total == 1
    assert sum(count for _year, count in found.facets["year"]) == 1
    assert codes(search("logistik", actor=other_office.secretary)) == [theirs.code]
    assert search("rahasia", actor=office.secretary).total == 0
    assert search("rahasa", actor=office.secretary).suggestion == ""


def test_the_public_finds_nothing_before_publication_and_the_decree_after_it(office):
    decree = at(office, "verify_link")
    keeping.rebuild()
    assert search("pelaksana", actor=None).total == 0
    assert search("pelaksana", actor=office.secretary).total > 0
    assert not publication.public_decrees().exists()
    assert decree.commission_id == office.commission.pk


def test_the_public_finds_a_published_decree_by_its_public_words_only(office):
    published(office)
    keeping.rebuild()
    found = search("tim pelaksana", actor=None)
    assert found.total == 1 and found.hits[0].path == "/kab-sorong-selatan/keputusan/2026/1/"
    assert found.hits[0].place == "" and found.hits[0].code == ""
    code = search("tim pelaksana", actor=office.secretary).hits[0].code
    assert search(code, actor=None).total == 0


def test_a_row_that_the_index_holds_too_long_is_neither_shown_nor_counted(office):
    """What stays in the index for a moment is held against the database at every search."""
    secret = open_dossier(office, title="Belum Boleh Dibaca Umum")
    published(office)
    keeping.rebuild()
    from diktum.search import shelf
    from diktum.search.entries import PUBLIC, Entry

    with shelf.writing(keeping.folder_of(PUBLIC)) as writer:
        held = Entry(secret.pk, secret.title, "pelaksana")
        shelf.replace(writer, held.key, held)
    from diktum.dossiers.search_queue import refresh_search

    refresh_search(secret.pk)
    found = search("pelaksana", actor=None)
    assert found.total == 1 == len(found.hits)
    assert sum(count for _year, count in found.facets["year"]) == 1
