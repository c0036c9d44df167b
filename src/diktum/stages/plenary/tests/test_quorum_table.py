"""The printed table says for every cell what the law says, told here a second time."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from diktum.stages.plenary.law import body_of, laws
from diktum.stages.plenary.quorum_table import as_text, cells

OLD, NEW = date(2015, 6, 1), date(2022, 1, 17)
# (seats, body): (fewest present, fewest agreeing of so many present), as the statutes have them
BY_LAW = {
    OLD: {
        (5, ""): (4, lambda present: 3),
        (5, "KPU Provinsi"): (4, lambda present: 3),
        (7, "KPU"): (5, lambda present: 4),
    },
    NEW: {
        (3, ""): (3, lambda present: 3),
        (5, ""): (3, lambda present: 3),
        (5, "KPU Provinsi"): (3, lambda present: 3),
        (7, "KPU"): (5, {5: 3, 6: 4, 7: 4}.get),
        (7, "KPU Provinsi"): (5, lambda present: 5),
    },
}


@pytest.mark.parametrize("on", [OLD, NEW])
def test_every_cell_is_as_the_law_has_it(on):
    seen, rules = list(cells(laws(), on)), BY_LAW[on]
    assert len({(c.seats, c.body, c.present, c.agreeing) for c in seen}) == len(seen)
    tables = [seats for seats in range(1, 8) for _body in [k for k in rules if k[0] == seats] or [""]]
    assert len(seen) == sum((seats + 1) * (seats + 2) // 2 for seats in tables)
    for cell in seen:
        needed = rules.get((cell.seats, cell.body))
        if needed is None:
            expected = ""
        elif cell.present < needed[0]:
            expected = "tidak kuorum"
        else:
            expected = "sah" if cell.agreeing >= needed[1](cell.present) else "tidak disetujui"
        assert cell.verdict == expected, cell
        assert bool(cell.article) == (needed is not None)


def test_the_command_prints_the_table_with_the_article():
    out = StringIO()
    call_command("quorum_table", "--on", "2022-01-17", stdout=out)
    text = out.getvalue()
    assert "    5      4  0-2 tidak disetujui (Pasal 44) · 3-4 sah (Pasal 44)" in text
    assert "    5      2  0-2 tidak kuorum (Pasal 44)" in text
    assert "7 kursi, KPU\n" in text
    assert "    7      6  0-3 tidak disetujui (Pasal 42) · 4-6 sah (Pasal 42)" in text
    assert "    7      6  0-4 tidak disetujui (Pasal 43) · 5-6 sah (Pasal 43)" in text
    assert [line.split()[0] for line in text.splitlines() if "tidak diatur" in line] == ["1", "2", "4", "6"]
    assert "17 Januari 2022" in text
    assert "Keyakinan: sure" in text


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Komisi Pemilihan Umum Kabupaten Sorong Selatan", ""),
        ("Komisi Pemilihan Umum Provinsi Papua Barat Daya", "KPU Provinsi"),
        ("Komisi Pemilihan Umum", "KPU"),
    ],
)
def test_an_office_is_known_by_its_name(name, body):
    assert body_of(name) == body


def test_the_old_law_asks_for_four():
    assert "    5      3  0-3 tidak kuorum" in as_text(laws(), OLD)
    assert "    5      4  0-2 tidak disetujui" in as_text(laws(), OLD)


@pytest.mark.parametrize(
    ("day", "said"), [("besok", "tidak dapat dibaca"), ("1999-01-01", "Tidak ada ketentuan")]
)
def test_a_day_without_a_law_is_answered_with_a_sentence(day, said):
    with pytest.raises(CommandError, match=said):
        call_command("quorum_table", "--on", day, stdout=StringIO())
