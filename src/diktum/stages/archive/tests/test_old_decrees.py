"""Years of past decrees: a dry run that names everything odd, then all of it or nothing; numbering goes on."""

import zipfile

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.files.models import StoredFile
from diktum.files.tests.builders import a_pdf
from diktum.formats import ocr
from diktum.formats import papers as p
from diktum.formats.pdf import render
from diktum.ledger.verify import verify
from diktum.stages.archive import old_decrees_refusals as no
from diktum.stages.archive import records_lists as records
from diktum.stages.archive.models import OldDecree, OldDecreeImport, OldDecreeText
from diktum.stages.archive.old_decrees_commands import plan_old_decrees, take_old_decrees_in
from diktum.stages.archive.old_decrees_reading import files_in, unpack
from diktum.stages.archive.old_decrees_tasks import read_old_decree
from diktum.stages.archive.records_refusals import NotYoursToArchive
from diktum.stages.signing import queries as signing
from diktum.stages.signing.numbers_refusals import GapsAreTooMany
from diktum.stages.signing.tests.test_paper_book import a_row, as_csv, read, take_in

HEAD = "Jenis;Tahun;No. urut;Tanggal ditetapkan;Tentang;Berkas;Kode klasifikasi;Ruang;Boks;Folder;Halaman"


def a_scan(pages=1, size=12_000):
    """Answer a PDF with something on every page, as big as a scan."""

    def write(pdf):
        for number, page in enumerate(pdf.pages):
            page.contents_add(pikepdf.Stream(pdf, b"0 0 m 9 9 l S %d" % number))
        pdf.Root["/Contoh"] = pikepdf.Stream(pdf, bytes(i * i % 251 for i in range(size)))

    out = a_pdf(pages, write, compress_streams=False)
    assert len(out) > 10_000
    return out


def line(number, file="", title="Tim Contoh", year=2019, **more):
    given = {
        "series": "",
        "day": f"0{number % 9 + 1}-02-{year}",
        "code": "",
        "place": "Depo;3;12",
        "sheets": "",
    }
    given |= more
    return ";".join(
        [
            given["series"],
            str(year),
            str(number),
            given["day"],
            f"{title} {number}",
            file,
            given["code"],
            given["place"],
            given["sheets"],
        ]
    )


def a_list(*lines):
    return "\n".join([HEAD, *lines]).encode()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "pdf"
    made.mkdir()
    (made / "sk-1.pdf").write_bytes(a_scan(2))
    (made / "SK-2.PDF").write_bytes(a_scan(3))
    return made


def plan(office, content, folder):
    return plan_old_decrees(office.commission.pk, content, files_in(folder), office.moment())


def take(office, content, folder, **changes):
    given = {
        "content": content,
        "filename": "lama.csv",
        "files": files_in(folder),
        "seen": plan(office, content, folder).mark,
        "reason": "Penataan arsip lama",
        "by": office.legal_officer,
        "when": office.moment(),
    }
    return take_old_decrees_in(**(given | changes))


def told(faults):
    return [(fault.row, fault.message % dict(fault.facts)) for fault in faults]


GOOD = a_list(
    line(1, "sk-1.pdf", sheets="2"), line(2, "sk-2.pdf"), line(4, "", series="keputusan-sekretaris")
)


class TestTakeIn:
    def test_takes_decrees_scans_and_lines_in(self, office, folder):
        done = take(office, GOOD, folder)
        assert (done.rows, done.files) == (3, 2)
        one = OldDecree.objects.get(number=1)
        assert (one.code, one.number_text, one.pages, one.sheets) == (
            "SS-L2019-0001",
            "NOMOR 1 TAHUN 2019",
            2,
            2,
        )
        assert OldDecree.objects.get(number=4).code == "SS-L2019-S0004"
        assert OldDecree.objects.get(number=4).archive_code == "HK.03.2"
        assert one.line.paper.reason == "Penataan arsip lama"
        assert signing.next_number(office.commission.pk, "keputusan", 2019) == 3
        assert signing.next_number(office.commission.pk, "keputusan-sekretaris", 2019) == 5
        queued = ProcrastinateJob.objects.filter(task_name="archive.read_old_decree", queue_name="ocr")
        assert queued.count() == 2
        assert verify().is_sound

    def test_what_came_in_is_found_in_the_archive(self, office, other_office, folder):
        take(office, GOOD, folder)
        (found,) = records.found(office.commission.pk, "contoh 2019-0002", place="depo boks")
        assert found.place_words == "Depo · Boks 3 · Folder 12"
        assert records.found(office.commission.pk, year=2019, code="hk.03.2")[:1][0].code == "SS-L2019-S0004"
        assert tuple(records.found(other_office.commission.pk)) == ()

    def test_joins_a_line_that_the_book_has_already(self, office, folder):
        take_in(office, read(office, as_csv([a_row(1), a_row(2)])))
        content = a_list(line(1, "sk-1.pdf", year=2026, day="05-01-2026"))
        assert any(
            "buku agenda menyebut" in words for _row, words in told(plan(office, content, folder).warnings)
        )
        take(office, content, folder)
        assert OldDecree.objects.get().line.number == 1
        assert signing.next_number(office.commission.pk, "keputusan", 2026) == 3

    def test_only_keepers(self, office, folder):
        with pytest.raises(NotYoursToArchive):
            take(office, GOOD, folder, by=office.bystander)


class TestDryRun:
    def test_names_what_is_wrong_row_by_row(self, office, folder):
        take(office, GOOD, folder)
        (folder / "rusak.pdf").write_bytes(b"<html>")
        content = a_list(
            line(1, "sk-1.pdf"),
            line(7, "tidak-ada.pdf"),
            line(8),
            line(8),
            line(9, "rusak.pdf"),
            line(10, year=1890),
            line(11, code="ZZ.99"),
            line(12, series="surat"),
            line(13, day="31-02-2019"),
            line(14, place=";;12"),
            line(15, sheets="dua"),
        )
        found = dict(told(plan(office, content, folder).faults))
        assert sorted(found) == [2, 3, 5, 6, 7, 8, 9, 10, 11, 12]
        assert "SS-L2019-0001" in found[2]
        assert "tidak ada dalam folder" in found[3]
        assert "baris 4" in found[5]

    def test_names_what_is_odd_and_what_nobody_named(self, office, folder):
        (folder / "kosong.pdf").write_bytes(a_pdf(2))
        (folder / "kecil.pdf").write_bytes(render_small())
        (folder / "sama.pdf").write_bytes((folder / "sk-1.pdf").read_bytes())
        content = a_list(
            line(1, "sk-1.pdf", sheets="5"),
            line(2, "kosong.pdf"),
            line(3, "kecil.pdf"),
            line(4, "sama.pdf"),
            line(5),
        )
        found = plan(office, content, folder)
        words = told(found.warnings)
        assert found.faults == ()
        assert found.unnamed == ("SK-2.PDF",)
        assert (3, "semua halaman kosong") in words
        assert any(row == 4 and "pengganti" in said for row, said in words)
        assert {row for row, said in words if "sama dengan baris lain" in said} == {2, 5}
        assert (2, "pindaian 2 halaman, kertasnya 5") in words
        assert any(row == 6 and "tanpa pindaian" in said for row, said in words)
        assert OldDecree.objects.count() == 0

    @pytest.mark.parametrize(
        "content", [b"", b"Tahun;Tentang\n1;2", HEAD.encode(), b"\x00\xff\xfe", b"PK\x03\x04x"]
    )
    def test_refuses_what_is_no_list(self, office, folder, content):
        with pytest.raises(no.OldListIsUnreadable):
            plan(office, content, folder)


def render_small():
    def write(pdf):
        pdf.pages[0].contents_add(pikepdf.Stream(pdf, b"0 0 m 9 9 l S"))

    return a_pdf(1, write)


class TestAllOrNothing:
    def nothing(self, office):
        assert OldDecree.objects.count() == OldDecreeImport.objects.count() == 0
        assert StoredFile.objects.count() == 0
        assert signing.lines_of_year(office.commission.pk, 2019) == ()
        assert ProcrastinateJob.objects.filter(task_name="archive.read_old_decree").count() == 0

    def test_one_faulty_row_keeps_all_out(self, office, folder):
        with pytest.raises(no.OldRowsAreFaulty):
            take(office, a_list(line(1, "sk-1.pdf"), line(2, "tidak-ada.pdf")), folder)
        self.nothing(office)

    def test_a_file_changed_after_the_preview_keeps_all_out(self, office, folder):
        seen = plan(office, GOOD, folder).mark
        (folder / "sk-1.pdf").write_bytes(a_scan(5))
        with pytest.raises(no.OldListHasChanged):
            take(office, GOOD, folder, seen=seen)
        self.nothing(office)

    def test_a_book_full_of_holes_keeps_all_out(self, office, folder):
        content = a_list(line(1, "sk-1.pdf"), line(2, "sk-2.pdf"), line(999, ""))
        with pytest.raises(GapsAreTooMany):
            take(office, content, folder)
        self.nothing(office)


class TestZip:
    def packed(self, tmp_path, **entries):
        path = tmp_path / "x.zip"
        with zipfile.ZipFile(path, "w") as packed:
            for name, content in entries.items():
                packed.writestr(name, content)
        return path

    def test_unpacks_flat_and_never_outside(self, tmp_path):
        target = tmp_path / "out"
        target.mkdir()
        path = self.packed(tmp_path, **{"../../a.pdf": b"1", "tahun/b.pdf": b"2", "__MACOSX/c.pdf": b"3"})
        unpack(path, target)
        assert sorted(each.name for each in target.iterdir()) == ["a.pdf", "b.pdf"]

    def test_refuses_doubles_and_what_is_no_zip(self, tmp_path):
        target = tmp_path / "out"
        target.mkdir()
        with pytest.raises(no.OldFilesAreUnreadable):
            unpack(self.packed(tmp_path, **{"a/x.pdf": b"1", "b/x.pdf": b"2"}), target)
        (tmp_path / "y.zip").write_bytes(b"bukan")
        with pytest.raises(no.OldFilesAreUnreadable):
            unpack(tmp_path / "y.zip", target)


def test_the_command_shows_first_and_takes_in_when_asked(office, folder, tmp_path, capsys, settings):
    settings.DIKTUM_FIXED_NOW = office.moment().at.isoformat()
    path = tmp_path / "lama.csv"
    path.write_bytes(GOOD)
    call_command("import_old_decrees", str(path), str(folder))
    said = capsys.readouterr().out
    assert "3 baris baik, 2 pindaian, 0 keliru, 1 perlu diperiksa" in said
    assert OldDecree.objects.count() == 0
    call_command("import_old_decrees", str(path), str(folder), "--apply", "--as", "staf-hukum")
    assert OldDecree.objects.count() == 3
    with pytest.raises(CommandError, match="DKT-772"):
        call_command("import_old_decrees", str(path), str(folder), "--apply", "--as", "staf-hukum")
    with pytest.raises(CommandError):
        call_command("import_old_decrees", str(tmp_path / "tidak.csv"), str(folder))


def test_the_words_of_a_scan_are_found(office, folder):
    if not ocr.is_available():
        pytest.skip("no reader of scans here")
    words = p.SheetPaper(
        title="x",
        heading=("BIMBINGAN TEKNIS",),
        facts=(p.Fact("Peserta", "Penyelenggara"),),
        verdict="Selesai",
    )
    (folder / "sk-1.pdf").write_bytes(render(words, made_at=office.moment().at))
    take(office, a_list(line(1, "sk-1.pdf")), folder)
    decree = OldDecree.objects.get()
    assert read_old_decree(old_decree_id=decree.pk) == "read"
    assert read_old_decree(old_decree_id=decree.pk) == ""
    assert "Penyelenggara" in OldDecreeText.objects.get().text
    assert records.found(office.commission.pk, "penyelenggara")[:1][0].code == decree.code
