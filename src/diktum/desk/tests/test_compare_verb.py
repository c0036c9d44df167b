"""`./diktum compare`: two files told apart, four files written, a clear word where that cannot be."""

import json
from dataclasses import replace

import pytest
from tests.core.document.test_comparison import TEAM, team

from diktum.core.document import to_data
from diktum.core.document.rules.samples import SOUND
from diktum.desk.text_verbs.compare import run
from diktum.formats.docx import read_docx, suggestions


@pytest.fixture
def files(tmp_path):
    """Two decrees that share no id: a dictum reworded, a person for another."""
    before = replace(SOUND, attachments=team(*TEAM).attachments)
    dicta = (replace(SOUND.dicta[0], text=f"{SOUND.dicta[0].text} [b]Segera[/b]."), *SOUND.dicta[1:])
    others = team(*TEAM[:3], ("Citra Baru", "Pelaksana", "Anggota"), ids="z").attachments
    after = replace(SOUND, dicta=dicta, attachments=others)
    found = tmp_path / "a.json", tmp_path / "b.json"
    for path, decree in zip(found, (before, after), strict=True):
        path.write_text(json.dumps(to_data(decree)), encoding="utf-8")
    return found


def test_prints_counts_and_the_list_of_changes(files, capsys):
    assert run([str(path) for path in files]) == 0
    told = capsys.readouterr().out
    assert "3 perubahan: 1 ditambah, 1 dihapus, 1 diubah." in told
    assert "Personil: 1 masuk, 1 keluar." in told
    assert "± Diktum KESATU: diubah" in told
    assert "[b]Segera[/b]" in told
    assert "Masuk: Citra Baru (Pelaksana, Anggota)" in told


def test_a_file_is_the_same_as_itself(files, capsys):
    assert run([str(files[0]), str(files[0])]) == 0
    assert "Tidak ada perubahan." in capsys.readouterr().out


def test_writes_every_form_and_twice_the_same_bytes(files, tmp_path):
    targets = {form: tmp_path / f"hasil.{form}" for form in ("html", "docx", "pdf", "json")}
    arguments = [
        *map(str, files),
        *(part for form, path in targets.items() for part in (f"--{form}", str(path))),
    ]
    written = []
    for _ in range(2):
        assert run(arguments) == 0
        written.append({form: path.read_bytes() for form, path in targets.items()})
    assert written[0] == written[1]
    assert written[0]["pdf"].startswith(b"%PDF")
    assert json.loads(written[0]["json"])["counts"]["total"] == 3
    assert b"<!doctype html>" in written[0]["html"]
    assert len(suggestions(written[0]["docx"])) == 3
    assert read_docx(written[0]["docx"]).decree.dicta == SOUND.dicta
    assert {path.name for path in tmp_path.iterdir()} == {
        "a.json",
        "b.json",
        *(p.name for p in targets.values()),
    }


@pytest.mark.parametrize("name", ["tidak-ada.json", "gambar.png"])
def test_says_what_cannot_be_read(files, tmp_path, capsys, name):
    if name.endswith("png"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    assert run([str(files[0]), str(tmp_path / name)]) == 2
    assert "DKT-" in capsys.readouterr().err


def test_never_writes_over_a_text(files, capsys):
    before = files[1].read_bytes()
    assert run([*map(str, files), "--json", str(files[1])]) == 2
    assert files[1].read_bytes() == before
    assert "berkas asal" in capsys.readouterr().err
