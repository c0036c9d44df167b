"""Invariant 17: a procedure, its TOML file and its spreadsheet are one and the same, whichever way it is turned."""

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diktum import rulebook
from diktum.core.procedure.cells import list_cell, list_of, pairs_cell, pairs_of, text_cell, text_of
from diktum.core.procedure.loading import fingerprint, load
from diktum.core.procedure.plain import differences, toml_text
from diktum.core.procedure.rulebook_error import RulebookError
from diktum.core.procedure.sheet import procedure_from, rows_of
from diktum.desk.sop_table import read_table, write_table
from tests.core.procedure.walking import procedures

REAL = rulebook.procedures()
TEAM = rulebook.procedure("tim-pelaksana")
ANY = procedures() | st.sampled_from(REAL)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
named = pytest.mark.parametrize("procedure", REAL, ids=lambda procedure: procedure.code)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@named
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_spreadsheet_says_what_the_file_says(procedure, form):
    assert fingerprint(read_table(write_table(procedure, form), name="tabel")) == fingerprint(procedure)


@quick
@given(ANY)
def test_rows_and_toml_are_lossless_both_ways(procedure):
    from_rows = procedure_from(rows_of(procedure), name="tabel")
    assert fingerprint(from_rows) == fingerprint(procedure)
    assert rows_of(from_rows) == rows_of(procedure)
    from_file = load(toml_text(from_rows), name="berkas")
    assert fingerprint(from_file) == fingerprint(procedure)
    assert differences(procedure, from_file) == ()


@quick
@given(TEXTS, st.lists(TEXTS, max_size=4), st.dictionaries(TEXTS, TEXTS, max_size=3))
def test_every_text_comes_out_of_its_cell_as_it_went_in(text, texts, pairs):
    def trimmed(cell):
        return " ".join(cell.split())

    assert text_of(trimmed(text_cell(text))) == text
    assert list_of(trimmed(list_cell(texts))) == texts
    assert pairs_of(trimmed(pairs_cell(pairs))) == pairs


def test_the_table_has_the_columns_of_the_sop():
    head, *rows = rows_of(TEAM)
    lanes = [lane.title for lane in TEAM.lanes]
    assert list(head[1:]) [: 2 + len(lanes) + 4] == ["No", "Kegiatan", *lanes, "Kelengkapan", "Waktu", "Output", "Keterangan"]  # fmt: skip
    of_steps = [row for row in rows if row[0] == "baris"]
    assert [row[1] for row in of_steps] == [str(step.number) for step in TEAM.steps]
    of_acts = [row for row in rows if row[0] == "kegiatan"]
    drawn = [lane for row in of_acts for lane, cell in zip(lanes, row[3:], strict=False) if cell]
    assert drawn == [next(lane.title for lane in TEAM.lanes if lane.key == act.lane) for act in TEAM.acts]


EDITS = (
    ("3 hari", "dua pekan", "waktu “dua pekan” tidak dikenal"),
    ("Keputusan", "Bulat", "tepat satu lajur"),
    ("hasil", "jalan", "jenis “jalan” tidak dikenal"),
    ("submit_draft", "sign", "dipakai dua kali"),
    ("secretary", "sekertaris", "tidak ada dalam posts.toml"),
)


@pytest.mark.parametrize(("old", "new", "sentence"), EDITS)
def test_a_table_that_contradicts_itself_is_refused_with_a_sentence(old, new, sentence):
    if old == "3 hari":
        rows = [[new if cell == "1 hari" else cell for cell in row] for row in rows_of(TEAM)]
    else:
        rows = [[new if cell == old else cell for cell in row] for row in rows_of(TEAM)]
    with pytest.raises(RulebookError, match=sentence):
        procedure_from(rows, name="tabel.xlsx", known_posts=rulebook.known_posts())


@pytest.mark.parametrize("rows", [[], [["a", "b"]], [("Jenis", "No", "Kegiatan", "Output")]])
def test_another_table_is_refused(rows):
    with pytest.raises(RulebookError, match="bukan kepala tabel SOP"):
        procedure_from(rows, name="daftar.xlsx")


def test_reading_a_table_back_names_what_was_changed(tmp_path, capsys):
    file, out = tmp_path / "sop.xlsx", tmp_path / "baru.toml"
    call_command("sop", "xlsx", "tim-pelaksana", out=str(file))
    call_command("sop", "read", str(file))
    assert "Tidak ada perbedaan" in capsys.readouterr().out
    changed = toml_text(TEAM).replace("days = 1", "days = 2", 1).replace("Diajukan", "Dikirim")
    file.write_bytes(write_table(load(changed, name="baru"), "xlsx"))
    with pytest.raises(SystemExit):
        call_command("sop", "read", str(file), out=str(out))
    said = capsys.readouterr().out
    assert "step, draft, within, days: “1” menjadi “2”" in said
    assert "“Diajukan” menjadi “Dikirim”" in said
    assert "2 perbedaan." in said
    assert load(out.read_text(encoding="utf-8"), name="baru").steps[0].within.days == 2


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04rusak", b"nama,nilai\r\na,b"])
def test_a_foreign_file_is_refused_in_one_sentence(tmp_path, content):
    file = tmp_path / "apa.xlsx"
    file.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("sop", "read", str(file))
