"""`check` and `mend` on files, without a database."""

from __future__ import annotations

import json
import shutil

import pytest

from diktum.desk.text_verbs.check import run as check
from diktum.desk.text_verbs.mend import run as mend
from tests.corpus import GOOD

TEAM = GOOD / "01_tim_laporan_kinerja.json"
TEXT = GOOD / "17_tim_penilai.txt"


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "keliru.txt"
    path.write_text(TEXT.read_text().replace("huruf a dan huruf b", "huruf a dan b").replace("5601", "5610"))
    return path


def checked(capsys, *arguments):
    code = check([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_good_decree_is_counted_and_answered_with_0(capsys):
    code, (result,) = checked(capsys, TEXT)
    assert code == 0
    assert result["findings"] == []
    assert result["counts"] == {
        "considerations": 3,
        "legal_bases": 2,
        "notings": 0,
        "dicta": 5,
        "attachments": 0,
    }


def test_a_faulty_one_is_answered_with_1_and_everything_that_helps(capsys, faulty):
    code, (result,) = checked(capsys, faulty)
    assert code == 1
    by_rule = {each["rule"]: each for each in result["findings"]}
    assert set(by_rule) == {"M5", "D11"}
    assert by_rule["M5"]["where"] == "Menimbang huruf c"
    assert by_rule["M5"]["line"] == 10
    assert "huruf a dan huruf b" in by_rule["M5"]["fix"]
    assert by_rule["D11"]["severity"] == "error"
    assert "Nomor 5601" in by_rule["D11"]["message"]
    assert by_rule["D11"]["source"]


def test_a_person_reads_the_same(capsys, faulty):
    assert check([str(faulty), str(TEAM)]) == 1
    shown = capsys.readouterr().out
    assert "KESALAHAN M5  Menimbang huruf c (baris 10)" in shown
    assert "2 berkas: 2 kesalahan" in shown


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kosong.txt", b""),
        ("biner.txt", bytes(range(256)) * 40),
        ("surat.txt", b"Kepada Yth. Bapak Contoh\nDengan hormat,\nkami sampaikan undangan."),
        ("rusak.json", b'{"kind": "penetapan"'),
        ("lain.json", b'{"kind": "penetapan", "isi": 1}'),
        ("palsu.docx", b"bukan Word"),
        ("lama.doc", b"\xd0\xcf\x11\xe0 lama"),
        ("gambar.heic", b"x"),
    ],
)
def test_what_cannot_be_checked_is_answered_with_2_and_a_sentence(capsys, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    code, (result,) = checked(capsys, path)
    assert code == 2
    assert result["readable"] is False
    assert result["message"].endswith(".")
    assert result["remedy"]


def test_a_file_that_is_not_there_is_answered_with_2(capsys, tmp_path):
    assert checked(capsys, tmp_path / "tidak-ada.txt")[0] == 2


def test_a_folder_stands_for_its_files(capsys):
    code, results = checked(capsys, GOOD)
    assert code == 0
    assert len(results) == 20


def test_what_is_no_decree_in_a_folder_is_passed_over_and_shown(capsys, tmp_path):
    shutil.copy(TEAM, tmp_path / "naskah.json")
    (tmp_path / "kak.json").write_text('{"background": "Latar"}')
    (tmp_path / "README.md").write_text("# Catatan\n\nBukan naskah.\n")
    assert check([str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert shown.count("dilewati") == 2
    assert "1 berkas: 0 kesalahan" in shown
    assert check([str(tmp_path / "kak.json")]) == 2


def test_the_rules_of_another_day_can_be_asked_for(capsys, faulty):
    code, (result,) = checked(capsys, faulty, "--on", "2001-01-01")
    assert (code, result["findings"]) == (0, [])


def test_a_json_is_mended_in_its_place(capsys, tmp_path):
    path = tmp_path / "naskah.json"
    path.write_text(
        TEAM.read_text().replace("tepat waktu, perlu dibentuk", "tepat waktu maka perlu dibentuk")
    )
    assert mend([str(path)]) == 0
    assert "M11" in capsys.readouterr().out
    assert json.loads(path.read_text()) == json.loads(TEAM.read_text())
    assert mend([str(path)]) == 0
    assert list(tmp_path.iterdir()) == [path]


def test_a_text_is_left_alone_and_its_mended_tree_goes_where_it_is_told(capsys, tmp_path, faulty):
    before = faulty.read_bytes()
    out = tmp_path / "baik.json"
    assert mend([str(faulty), "--out", str(out)]) == 0
    assert faulty.read_bytes() == before
    assert check([str(out)]) == 0
    assert mend([str(faulty)]) == 0
    assert "--out" in capsys.readouterr().out


def test_nothing_is_written_where_only_json_can_be(capsys, tmp_path, faulty):
    assert mend([str(faulty), "--out", str(tmp_path / "baik.docx")]) == 2
    assert not (tmp_path / "baik.docx").exists()
    assert mend([str(tmp_path / "tidak-ada.json")]) == 2
    assert mend([str(faulty), "--out", str(tmp_path / "tidak-ada" / "x.json")]) == 2
    assert "folder" in capsys.readouterr().err


def test_what_a_person_must_mend_is_answered_with_1(capsys, tmp_path):
    path = tmp_path / "naskah.json"
    shutil.copy(TEAM, path)
    path.write_text(path.read_text().replace("Diktum KESATU mempunyai", "Diktum KESEMBILAN mempunyai"))
    assert mend([str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"mended": [], "errors_left": 1}


def test_a_file_of_an_unknown_kind_is_told_which_kinds_are_known(capsys, tmp_path):
    (tmp_path / "naskah.toml").write_text("judul = 1")
    assert check([str(tmp_path / "naskah.toml")]) == 2
    shown = capsys.readouterr().out
    assert ".docx" in shown
    assert "%(" not in shown
