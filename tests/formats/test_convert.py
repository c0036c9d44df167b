"""`./diktum convert`: every form in, every form out, and a sentence for what cannot be."""

from __future__ import annotations

import json
from itertools import product

import pytest

from diktum.core.document import from_data
from diktum.desk.text_verbs.convert import WRITERS, convert
from diktum.formats.text_files import LARGEST
from tests.core.document.noise import bare
from tests.formats.decrees import EXAMPLES, NAMES, example


@pytest.mark.parametrize(("name", "suffix"), [*product(NAMES, [".json", ".txt", ".md", ".docx"])])
def test_there_and_back_is_the_same_decree(name, suffix, tmp_path):
    there, back = tmp_path / f"naskah{suffix}", tmp_path / "kembali.json"
    assert convert([str(EXAMPLES / name / "decree.json"), str(there)]) == 0
    assert convert([str(there), str(back)]) == 0
    assert bare(from_data(json.loads(back.read_text(encoding="utf-8")))) == bare(example(name))


@pytest.mark.parametrize("suffix", WRITERS)
def test_writes_the_same_bytes_when_nothing_changed(suffix, tmp_path):
    written = []
    for name in ("satu", "dua"):
        target = tmp_path / f"{name}{suffix}"
        assert convert([str(EXAMPLES / "tim/decree.json"), str(target)]) == 0
        written.append(target.read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("kosong.txt", b"", "DKT-243"),
        ("biner.txt", bytes(range(256)) * 9, "DKT-242"),
        ("besar.txt", b"a" * (LARGEST + 1), "DKT-241"),
        (
            "lama.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
            "DKT-232",
        ),
        ("rusak.json", b"{", "DKT-201"),
        ("bukan.pdf", b"bukan", "DKT-245"),
        ("aneh.xyz", b"x", "DKT-244"),
    ],
)
def test_says_in_a_sentence_what_cannot_be_read(name, content, code, tmp_path, capsys):
    (tmp_path / name).write_bytes(content)
    assert convert([str(tmp_path / name), str(tmp_path / "hasil.txt")]) == 2
    assert code in capsys.readouterr().err
    assert not (tmp_path / "hasil.txt").exists()
    assert (tmp_path / name).read_bytes() == content


def test_refuses_a_missing_file_and_writing_over_the_source(tmp_path, capsys):
    assert convert([str(tmp_path / "tiada.txt"), str(tmp_path / "hasil.txt")]) == 2
    source = tmp_path / "naskah.txt"
    source.write_text("KEPUTUSAN KPU\n", encoding="utf-8")
    assert convert([str(source), str(source)]) == 2
    assert convert([str(source), str(tmp_path / "tiada/hasil.txt")]) == 2
    assert capsys.readouterr().err.count("DKT-246") == 3


def test_tells_of_doubts_and_of_words_without_a_place(tmp_path, capsys):
    source = tmp_path / "naskah.txt"
    source.write_text(
        "Catatan lepas\nKEPUTUSAN BUPATI X\nNOMOR 1\nTENTANG\nUJI\nKESATU : Satu.\n", encoding="utf-8"
    )
    assert convert([str(source), str(tmp_path / "hasil.json")]) == 0
    said = capsys.readouterr().err
    assert "Keputusan lembaga lain" in said
    assert "sisa teks: Catatan lepas" in said
