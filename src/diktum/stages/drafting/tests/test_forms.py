"""The form of a decree: nothing is lost on the way in and out, rows move without JavaScript."""

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from diktum.core.document import (
    Attachment,
    Chapter,
    Clause,
    Decree,
    DecreeKind,
    Dictum,
    Point,
    Row,
    Table,
    with_ids,
)
from diktum.stages.drafting.attachment_form import columns_of, pasted_rows
from diktum.stages.drafting.decree_form import DecreeForm
from diktum.stages.drafting.outline import read_articles, read_points, write_articles, write_points

DECREE = with_ids(
    Decree(
        kind=DecreeKind.REGULATING,
        title="PEDOMAN CONTOH",
        issuer="Ketua Komisi Pemilihan Umum Kabupaten Contoh",
        considerations=(Clause("", "bahwa satu;"), Clause("", "bahwa dua;")),
        legal_bases=(Clause("", "Undang-Undang Nomor 7 Tahun 2017;"),),
        dicta=(
            Dictum(
                "",
                "Menetapkan tugas:",
                (
                    Point("", "menyusun:", (Point("", "jadwal; dan"), Point("", "laporan;"))),
                    Point("", "melapor."),
                ),
            ),
            Dictum("", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ),
        attachments=(
            Attachment(
                "",
                "DAFTAR",
                Table(
                    ("Nama", "Jabatan"), (Row("", ("Melati Contoh", "Pelaksana")), Row("", ("", "Anggota")))
                ),
                (
                    Chapter(
                        "", "UMUM", read_articles("Pasal 1\nSatu.\nPasal 2\n(1) Dua.\n(2) Tiga:\na. empat.")
                    ),
                ),
            ),
        ),
        copies_to=("Bupati Contoh", "Arsip"),
    )
)


def posted(form: DecreeForm, **more) -> QueryDict:
    """Post every field as the page shows it."""
    data = QueryDict(mutable=True)
    for each in form.forms:
        for bound in each:
            data[bound.html_name] = str(bound.value() or "")
        if getattr(each, "part_id", ""):
            data[each.id_name] = each.part_id
    for key, value in more.items():
        data[key] = value
    return data


def test_what_is_shown_and_sent_back_unchanged_is_the_same_decree():
    data = posted(DecreeForm.from_decree(DECREE))
    form = DecreeForm(data, initial=DECREE)
    assert form.is_valid()
    assert form.decree() == DECREE


def test_the_partial_posts_the_fields_that_the_form_reads(client):
    import re

    from django.template.loader import render_to_string

    html = render_to_string(
        "drafting/_decree_form.html", {"form": DecreeForm.from_decree(DECREE), "guidance": {}}
    )
    names = set(re.findall(r'<(?:input|textarea)[^>]* name="([^"]+)"', html))
    assert names == set(posted(DecreeForm.from_decree(DECREE)))


def test_a_row_moves_up_with_its_id():
    form = DecreeForm(posted(DecreeForm.from_decree(DECREE), move_up="considerations-1"), initial=DECREE)
    assert not form.is_valid()
    again = DecreeForm(posted(form), initial=DECREE)
    assert again.is_valid()
    assert again.decree().considerations == DECREE.considerations[::-1]


def test_a_row_of_a_lampiran_is_added_and_removed():
    form = DecreeForm(posted(DecreeForm.from_decree(DECREE), add_row="attachments-0-rows"), initial=DECREE)
    assert len(form.attachments[0].rows.forms) == 3
    form = DecreeForm(posted(form, remove_row="attachments-0-rows-0"), initial=DECREE)
    again = DecreeForm(posted(form), initial=DECREE)
    assert again.is_valid()
    assert [row.cells for row in again.decree().attachments[0].table.rows] == [("", "Anggota")]


def test_a_lampiran_is_added_and_removed():
    form = DecreeForm(posted(DecreeForm.from_decree(DECREE), add_row="attachments"), initial=DECREE)
    assert len(form.attachments) == 2
    form = DecreeForm(posted(form, remove_row="attachments-0"), initial=DECREE)
    again = DecreeForm(posted(form), initial=DECREE)
    assert again.is_valid()
    assert again.decree().attachments == ()


def test_a_pasted_list_becomes_rows_with_any_button():
    pasted = "1\tMelati Contoh\tPelaksana\n2.\tMawar Contoh\tAnggota\n\nAnggrek Contoh | Ketua"
    data = posted(DecreeForm.from_decree(DECREE), **{"attachments-0-paste": pasted})
    form = DecreeForm(data, initial=DECREE)
    assert form.is_valid()
    names = [row.cells for row in form.decree().attachments[0].table.rows]
    assert names[2:] == [
        ("Melati Contoh", "Pelaksana"),
        ("Mawar Contoh", "Anggota"),
        ("Anggrek Contoh", "Ketua"),
    ]
    assert form.attachments[0].head["paste"].value() == ""


def test_an_id_given_twice_counts_once():
    data = posted(DecreeForm.from_decree(DECREE))
    data["considerations-1-id"] = data["considerations-0-id"]
    form = DecreeForm(data, initial=DECREE)
    assert form.is_valid()
    ids = [clause.id for clause in form.decree().considerations]
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    "name", ["attachments-0-rows-x-cell0", "attachments-99999999-title", "considerations--text"]
)
def test_a_field_with_a_strange_name_is_no_defect(name):
    form = DecreeForm(
        posted(DecreeForm.from_decree(DECREE), **{name: "x", "attachments-0-paste": "a\tb"}), initial=DECREE
    )
    assert form.is_valid()


def test_control_characters_and_html_are_inert():
    data = posted(DecreeForm.from_decree(DECREE), **{"considerations-0-text": "bahwa <script>\x00\u202e;"})
    form = DecreeForm(data, initial=DECREE)
    assert form.is_valid()
    assert form.decree().considerations[0].text == "bahwa <script>;"


def test_columns_are_read_from_one_line():
    assert columns_of(" Nama |  Jabatan  Dinas | ") == ("Nama", "Jabatan Dinas")


def test_cells_too_many_are_joined_and_too_few_left_empty():
    assert pasted_rows("a\tb\tc", 2) == (("a", "b c"),)
    assert pasted_rows("a", 2) == (("a", ""),)
    assert pasted_rows("a\tb", 0) == ()


WORDS = st.text(alphabet="abcdefgh ,;", min_size=1, max_size=30).map(
    lambda t: "kata " + " ".join(t.split()) + "x"
)
POINTS = st.recursive(
    WORDS.map(lambda t: Point("", t)),
    lambda below: st.builds(lambda t, p: Point("", t, tuple(p)), WORDS, st.lists(below, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None)
@given(WORDS, st.lists(POINTS, max_size=4))
def test_points_written_as_text_are_read_back(text, points):
    if depth(points) <= 6:
        assert read_points(write_points(text, points)) == (text, tuple(points))


def depth(points):
    return 1 + max((depth(p.points) for p in points), default=0) if points else 0


def test_articles_written_as_text_are_read_back():
    articles = read_articles("Pasal 7\nSatu.\n\nPasal\n(1) Dua:\na. x;\nb. y.\n(2) Tiga.")
    assert [len(article.paragraphs) for article in articles] == [1, 2]
    assert read_articles(write_articles(articles)) == articles


def test_a_list_that_begins_with_figures_is_a_list():
    text, points = read_points("Tugas:\n1. satu;\n   a. di bawahnya;\n2. dua.")
    assert text == "Tugas:"
    assert [(p.text, len(p.points)) for p in points] == [("satu;", 1), ("dua.", 0)]
