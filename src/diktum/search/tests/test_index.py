"""The index: found by every way of asking, whole or absent, mended by itself, written by one and read by many."""

import os
import subprocess
import sys

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.core.language import DecreeNumber
from diktum.search import matching, shelf
from diktum.search.asking import understood
from diktum.search.entries import Entry, Key, Source
from diktum.search.matching import Way
from diktum.search.snippets import Marker

ENTRIES = (
    Entry(1, "Tim Pelaksana Logistik", "Keperluan pemilihan umum.", kind="tim", year=2025, day=10),
    Entry(2, "Jadwal Kampanye", "Tim logistik daerah.", kind="jadwal", year=2026, day=30),
    Entry(
        3,
        "Panitia Penerimaan",
        "Pelaksana tim.",
        kind="tim",
        year=2026,
        day=20,
        number=DecreeNumber("keputusan", 23, 2022),
        names=("Melati Contoh",),
        marks=("SS-26-0003", "Gudang · Lemari 2"),
    ),
)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "office-1"
    assert shelf.fill(place, ENTRIES) == 3
    return place


def refs(folder, typed, way=Way.WHOLE, newest_first=False, **filters):
    searcher = shelf.Shelf(folder).searcher()
    query = matching.query_for(searcher, understood(typed), filters, way)
    found = matching.look(searcher, query, newest_first=newest_first, limit=20, offset=0, counted=True)
    assert found.total == len(found.rows)
    return [key.ref for key, _text in found.rows]


def test_every_word_must_be_there_and_the_title_weighs_more(folder):
    assert refs(folder, "logistik tim")[0] == 1
    assert sorted(refs(folder, "logistik")) == [1, 2]
    assert refs(folder, "logistik panitia") == []


def test_phrase_number_name_code_and_place(folder):
    assert refs(folder, '"tim pelaksana"') == [1]
    assert refs(folder, "nomor 23 tahun 2022") == [3]
    assert refs(folder, "23") == [3]
    assert refs(folder, "melati") == [3]
    assert refs(folder, "SS-26-0003") == [3]
    assert refs(folder, "lemari 2") == [3]


def test_no_phrase_reaches_from_the_title_into_the_text(folder):
    assert refs(folder, '"logistik keperluan"') == []


def test_beginnings_and_near_spellings(folder):
    assert refs(folder, "kam", Way.BEGINNING) == [2]
    assert refs(folder, "kampan", Way.BEGINNING) == [2]
    assert refs(folder, "kamapnye", Way.NEARLY) == [2]
    assert refs(folder, "penerimaxn", Way.NEARLY) == [3]


def test_filters_and_order(folder):
    assert refs(folder, "tim", newest_first=True) == [2, 3, 1]
    assert refs(folder, "tim", kind="tim", year=2026) == [3]


def test_what_changed_is_found_as_it_is_now_by_who_had_it_open(folder):
    reader = shelf.Shelf(folder)
    assert reader.searcher().num_docs == 3
    with shelf.writing(folder) as writer:
        shelf.replace(writer, Key(Source.DOSSIER, 1), Entry(1, "Pengadaan Gudang", ""))
        shelf.replace(writer, Key(Source.DOSSIER, 2), None)
    searcher = reader.searcher()
    assert searcher.num_docs == 2
    assert refs(folder, "gudang") == [3, 1] or refs(folder, "gudang") == [1, 3]
    assert refs(folder, "logistik") == []


def test_the_same_number_in_another_source_is_another_decree(folder):
    old = Entry(1, "Arsip Lama Logistik", "", source=Source.OLD)
    with shelf.writing(folder) as writer:
        shelf.replace(writer, old.key, old)
    assert sorted(refs(folder, "logistik")) == [1, 1, 2]
    with shelf.writing(folder) as writer:
        shelf.replace(writer, Key(Source.DOSSIER, 1), None)
    assert refs(folder, "arsip lama") == [1]
    assert sorted(refs(folder, "logistik")) == [1, 2]


def test_nothing_is_changed_when_the_writer_stumbles(folder):
    with pytest.raises(RuntimeError), shelf.writing(folder) as writer:
        shelf.replace(writer, Key(Source.DOSSIER, 1), None)
        raise RuntimeError("stumbled")
    assert 1 in refs(folder, "logistik")


ELSEWHERE = """
import sys
from pathlib import Path
from diktum.search import shelf
from diktum.search.entries import Entry
with shelf.writing(Path(sys.argv[1])) as writer:
    made = Entry(int(sys.argv[2]), "Naskah", "tambahan")
    shelf.replace(writer, made.key, made)
"""


def test_a_reader_in_another_process_sees_each_commit(folder):
    reader = shelf.Shelf(folder)
    for number in range(5):
        subprocess.run(
            [sys.executable, "-c", ELSEWHERE, str(folder), str(100 + number)],
            check=True,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert reader.searcher().num_docs == 4 + number


def test_building_anew_takes_the_place_of_the_old_while_it_is_read(folder):
    reader = shelf.Shelf(folder)
    old = reader.searcher()
    shelf.fill(folder, ENTRIES[:1])
    assert old.num_docs == 3
    assert reader.searcher().num_docs == 1
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]


def test_what_a_killed_writer_left_is_cleared(folder):
    for left in ("new-1", "old-1"):
        (folder.parent / f"{folder.name}.{left}").mkdir()
    shelf.fill(folder, ENTRIES)
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]


def _damage(folder, way):
    files = sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    match way:
        case "gone":
            for each in folder.iterdir():
                each.unlink()
        case "meta":
            (folder / "meta.json").write_text("{")
        case "version":
            (folder / "diktum.json").write_text('{"version": 0}')
        case "cut":
            for each in files:
                if each.suffix not in (".json",):
                    each.write_bytes(each.read_bytes()[: each.stat().st_size // 2])
        case "empty":
            for each in files:
                each.write_bytes(b"")


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["gone", "meta", "version", "cut", "empty"])
def test_a_damaged_index_is_said_queued_and_mended(office, way):
    from diktum.dossiers.tests.acting import open_dossier
    from diktum.search import keeping
    from diktum.search.searching import search

    ours = open_dossier(office, title="Kelompok Kerja Logistik")
    keeping.rebuild()
    name = f"office-{office.commission.pk}"
    _damage(keeping.folder_of(name), way)
    found = search("logistik", actor=office.secretary)
    assert found.is_makeshift and [hit.code for hit in found.hits] == [ours.code]
    assert ProcrastinateJob.objects.filter(task_name="search.mend").count() == 1
    search("logistik", actor=office.secretary)
    assert ProcrastinateJob.objects.filter(task_name="search.mend").count() == 1
    keeping.mend()
    found = search("logistik", actor=office.secretary)
    assert not found.is_makeshift and found.total == 1


@pytest.mark.django_db
def test_every_act_that_leaves_something_queues_a_refresh(office):
    from diktum.dossiers.tests.acting import open_dossier
    from diktum.search import keeping, tasks
    from diktum.search.searching import search

    keeping.rebuild()
    dossier = open_dossier(office, title="Kelompok Kerja Sosialisasi")
    jobs = ProcrastinateJob.objects.filter(task_name="search.refresh", args__dossier_id=dossier.pk)
    assert jobs.count() >= 1
    assert search("sosialisasi", actor=office.secretary).total == 0
    tasks.refresh(dossier_id=dossier.pk)
    assert search("sosialisasi", actor=office.secretary).total == 1


def test_what_is_marked_is_text_and_nothing_else():
    pieces = Marker(understood("melati")).snippet("a <script> " * 40 + "Melati & Mawar" + " b" * 300)
    assert [piece.text for piece in pieces if piece.is_marked] == ["Melati"]
    assert pieces[0].text == "…" and pieces[-1].text == "…"
    assert sum(len(piece.text) for piece in pieces) < 300
