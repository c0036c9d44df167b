"""The JDIHN feed: the golden example, the contract of a record, and a file that is replaced whole or not at all."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from dataclasses import asdict

import pytest

from diktum.api.feed.checking import FIELDS, problems_of
from diktum.api.feed.writing import Note, alarm_of, folder_of, note_of, write_feed
from diktum.files.models import StoredFile
from diktum.people.models import Commission
from diktum.stages.publication import jdihn
from diktum.stages.publication.metadata import metadata_of
from diktum.stages.publication.models import JdihContent, JdihEntry, PublishedDecree
from diktum.stages.publication.queries import published_as
from diktum.stages.publication.standing import NOTHING_CHANGED, Force, Standing
from diktum.stages.publication.tests.acting import certified, moment, published
from diktum.stages.publication.withdrawing import withdraw_publication

ADDRESS = "/kab-sorong-selatan/jdihn.json"
NAME = "Komisi Pemilihan Umum Kabupaten Sorong Selatan"
OFFICE = Commission(
    name=NAME, short_name="KPU Kabupaten Sorong Selatan", slug="kab-sorong-selatan", zone="Asia/Jayapura"
)
# number, year, enacted, title, subjects, status, when it last moved: four fictitious decrees, one revoking, one amending.
FOUR = (
    (101, 12, 2022, "2022-02-14", "Pedoman Teknis Pengelolaan Media Sosial Jaringan Dokumentasi dan Informasi Hukum",
     "DOKUMENTASI HUKUM - INFORMASI HUKUM - MEDIA SOSIAL", Force.REVOKED, "2024-03-06 09:15:00"),
    (102, 15, 2022, "2022-03-01", "Petunjuk Pelaksanaan Pengelolaan Arsip Keputusan",
     "ARSIP - NASKAH DINAS", Force.AMENDED, "2023-01-20 14:02:11"),
    (103, 2, 2023, "2023-01-18",
     f"Perubahan atas Keputusan {NAME} Nomor 15 Tahun 2022 tentang Petunjuk Pelaksanaan Pengelolaan Arsip Keputusan",
     "ARSIP - NASKAH DINAS - PERUBAHAN", Force.IN_FORCE, "2023-01-20 14:02:11"),
    (104, 3, 2024, "2024-03-05", "Pedoman Teknis Pengelolaan Dokumentasi dan Informasi Hukum",
     "DOKUMENTASI HUKUM - INFORMASI HUKUM - PEDOMAN", Force.IN_FORCE, "2024-03-06 09:15:00"),
)  # fmt: skip
GOLDEN = {
    "jenis": "KEPUTUSAN",
    "singkatanJenis": "KEPUTUSAN",
    "tempatTerbit": "Teminabuan",
    "bahasa": "Indonesia",
    "bidangHukum": "Hukum Tata Negara",
    "teuBadan": f"Indonesia. {NAME}",
    "operasi": "4",
    "display": "1",
} | dict.fromkeys(("noPanggil", "penerbit", "deskripsiFisik", "isbn", "nomorIndukBuku"))


def read(answer) -> bytes:
    """Give what an answer holds, streamed or not."""
    return answer.getvalue()


def the_row(number, year, key, enacted, title, subjects, moved) -> PublishedDecree:
    metadata = {
        "title": f"Keputusan {NAME} Nomor {number} Tahun {year} tentang {title}",
        "form_short": "KEPUTUSAN",
        "place": "Teminabuan",
        "source": f"Kpt. KPU Kab. Sorong Selatan Tahun {year} Nomor {number}",
        "language": "Indonesia",
        "field": "Hukum Tata Negara",
        "author": f"Indonesia. {NAME}",
        "subjects": subjects,
    }
    stem = f"{year}kpt{number:03}"
    return PublishedDecree(
        pk=key,
        commission=OFFICE,
        series="keputusan",
        number=number,
        year=year,
        title=title,
        enacted_on=dt.date.fromisoformat(enacted),
        done_at=dt.datetime.fromisoformat(f"{moved}+09:00"),
        content=JdihContent(metadata=metadata),
        entry=JdihEntry(
            copy=StoredFile(original_name=f"{stem}.pdf"), abstract=StoredFile(original_name=f"{stem}_abs.pdf")
        ),
    )


@pytest.mark.parametrize("one", FOUR, ids=[str(each[0]) for each in FOUR])
def test_four_fictitious_decrees_give_the_golden_example(one, settings):
    settings.DIKTUM_PUBLIC_URL = "https://jdih.example.go.id"
    key, number, year, enacted, title, subjects, force, moved = one
    row = the_row(number, year, key, enacted, title, subjects, moved)
    record = jdihn.record(row, OFFICE, Standing(force, None, ()))
    page = f"https://jdih.example.go.id/kab-sorong-selatan/keputusan/{year}/{number}"
    assert tuple(record) == FIELDS
    assert problems_of(record) == ()
    assert record == GOLDEN | {
        "idData": str(key),
        "tahun_pengundangan": str(year),
        "tanggal_penetapan": enacted,
        "tanggal_pengundangan": enacted,
        "noPeraturan": str(number),
        "judul": f"Keputusan {NAME} Nomor {number} Tahun {year} tentang {title}",
        "sumber": f"Kpt. KPU Kab. Sorong Selatan Tahun {year} Nomor {number}",
        "status": "Tidak Berlaku" if key == 101 else "Berlaku",
        "abstrak": f"{year}kpt{number:03}_abs.pdf",
        "last_updated": moved,
        "urlAbstrak": f"{page}-abstrak.pdf",
        "urlDetailPeraturan": f"{page}/",
        "fileDownload": f"{year}kpt{number:03}.pdf",
        "urlDownload": f"{page}.pdf",
        "subjek": subjects,
    }


@pytest.fixture
def sound(settings):
    settings.DIKTUM_PUBLIC_URL = "https://jdih.example.go.id"
    return jdihn.record(the_row(12, 2022, 101, *FOUR[0][3:6], FOUR[0][7]), OFFICE, NOTHING_CHANGED)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("judul", "", "judul: kosong"),
        ("judul", "A\x07B", "karakter kendali"),
        ("abstrak", None, "abstrak: kosong"),
        ("tanggal_penetapan", "14-02-2022", "tanggal_penetapan"),
        ("tanggal_penetapan", "2022-02-30", "tanggal_penetapan"),
        ("noPeraturan", " 12", "noPeraturan"),
        ("status", "berlaku", "status"),
        ("urlDownload", "/berkas/12.pdf", "urlDownload"),
        ("urlDownload", "https://jdih.example.go.id/a b.pdf", "urlDownload"),
        ("fileDownload", "../../etc/passwd", "fileDownload"),
        ("last_updated", "kemarin", "last_updated"),
        ("operasi", 4, "operasi: bukan teks"),
    ],
)
def test_a_field_that_breaks_the_contract_is_named(sound, field, value, said):
    problems = problems_of(sound | {field: value})
    assert len(problems) == 1
    assert said in problems[0]


def test_a_missing_or_moved_field_is_named(sound):
    assert problems_of({key: sound[key] for key in FIELDS[:-1]})
    assert problems_of(dict(reversed(sound.items())))


def test_the_form_of_dates_and_the_alias_are_settings(settings, sound):
    settings.DIKTUM_JDIHN_DATES, settings.DIKTUM_JDIHN_ALIAS = "rfc3339", True
    record = jdihn.record(the_row(12, 2022, 101, *FOUR[0][3:6], FOUR[0][7]), OFFICE, NOTHING_CHANGED)
    assert record["last_updated"] == "2024-03-06T09:15:00+09:00"
    assert record["urlabstrak"] == record["urlAbstrak"]
    assert problems_of(record) == ()


def test_the_metadata_names_its_source_as_jdih_does(office):
    from diktum.stages.publication.origin import origin_of

    assert metadata_of(origin_of(certified(office)))["source"].endswith("Tahun 2026 Nomor 1")


def test_an_empty_office_gives_an_empty_array(office, client):
    answer = client.get(ADDRESS)
    assert read(answer) == b"[]\n"
    assert client.get("/kab-tidak-ada/jdihn.json").status_code == 404


def test_the_file_is_conditional_packed_and_says_nothing_to_head(office, client):
    published(office)
    answer = client.get(ADDRESS)
    plain = read(answer)
    (record,) = json.loads(plain)
    assert problems_of(record) == ()
    assert client.get(ADDRESS, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    packed = client.get(ADDRESS, headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(read(packed)) == plain
    asked = client.head(ADDRESS)
    assert (asked["ETag"], read(asked)) == (answer["ETag"], b"")
    assert read(client.get("/kab-sorong-selatan/feed/document.json")) == plain


def test_nothing_is_written_twice_for_the_same_data(office, client):
    published(office)
    read(client.get(ADDRESS))
    before = (folder_of(office.commission) / "document.json").stat().st_mtime_ns
    read(client.get(ADDRESS))
    assert (folder_of(office.commission) / "document.json").stat().st_mtime_ns == before


def test_one_broken_record_stops_the_writing_and_the_old_file_stays(office, client, settings):
    decree = published(office)
    assert write_feed(office.commission, moment(office, 30)) is None
    old = (folder_of(office.commission) / "document.json").read_bytes()
    settings.DIKTUM_PUBLIC_URL = "ftp://bukan alamat"
    alarm = write_feed(office.commission, moment(office, 31))
    assert alarm.record == str(published_as(decree.pk).pk)
    assert "urlAbstrak" in " ".join(alarm.problems)
    assert alarm_of(office.commission) == alarm
    assert (folder_of(office.commission) / "document.json").read_bytes() == old
    answer = client.get(ADDRESS)
    assert (answer.status_code, "Umpan terakhir" in answer["Warning"]) == (200, True)
    assert read(answer) == old
    settings.DIKTUM_PUBLIC_URL = "https://jdih.example.go.id"
    assert write_feed(office.commission, moment(office, 32)) is None
    assert alarm_of(office.commission) is None


def test_without_any_sound_feed_the_harvester_is_told_to_come_back(office, client, settings):
    published(office)
    settings.DIKTUM_PUBLIC_URL = "ftp://bukan alamat"
    assert client.get(ADDRESS).status_code == 503


def test_a_feed_becomes_empty_only_when_all_of_it_was_withdrawn(office):
    decree = published(office)
    write_feed(office.commission, moment(office, 30))
    note = note_of(office.commission)
    assert note.records == 1
    withdraw_publication(
        dossier_id=decree.pk, reason="Keliru.", by=office.head_of_legal, when=moment(office, 40)
    )
    assert write_feed(office.commission, moment(office, 41)) is None
    assert note_of(office.commission).records == 0


def test_a_feed_that_would_lose_its_records_without_a_reason_stays(office):
    folder = folder_of(office.commission)
    folder.mkdir(parents=True)
    (folder / "note.json").write_text(
        json.dumps(asdict(Note("x", 5, "0" * 64, 10, "2026-11-09T00:00:00+09:00")))
    )
    (folder / "document.json").write_text("[…]")
    alarm = write_feed(office.commission, moment(office, 31))
    assert "akan menjadi kosong" in " ".join(alarm.problems)
    assert (folder / "document.json").read_text() == "[…]"
    assert write_feed(office.commission, moment(office, 31), force=True) is None
