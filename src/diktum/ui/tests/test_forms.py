"""Text arrives clean; rows can be added, moved and removed, and keep everything."""

from django import forms
from django.http import QueryDict

from diktum.ui.forms import Form, is_writing
from diktum.ui.rows import Rows, posted_rows, pressed


class Person(Form):
    name = forms.CharField()
    post = forms.CharField()


def rows_of(text: str, **options) -> Rows:
    return Rows(Person, QueryDict(text), prefix="p", **options)


def names(rows: Rows) -> list[str]:
    return [form["name"].value() or "" for form in rows.forms]


def test_text_loses_control_characters_and_takes_one_unicode_form():
    form = Person(QueryDict("name=Re%CC%81mi%00%07&post=Ketua"))
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Rémi"


def test_rows_are_read_in_the_order_of_their_numbers_with_gaps_closed():
    assert [row["name"] for row in posted_rows(QueryDict("p-10-name=C&p-2-name=B&q-0-name=X"), "p")] == [
        ["B"],
        ["C"],
    ]


def test_a_row_button_keeps_everything_and_checks_nothing():
    rows = rows_of("p-0-name=A&add_row=p")
    assert names(rows) == ["A", ""]
    assert not rows.is_valid()
    assert not any(form.errors for form in rows.forms)


def test_rows_move_and_go():
    three = "p-0-name=A&p-1-name=B&p-2-name=C"
    assert names(rows_of(f"{three}&move_up=p-2")) == ["A", "C", "B"]
    assert names(rows_of(f"{three}&move_down=p-0")) == ["B", "A", "C"]
    assert names(rows_of(f"{three}&remove_row=p-1")) == ["A", "C"]
    assert names(rows_of(f"{three}&move_up=p-0")) == ["A", "B", "C"]


def test_a_button_of_other_rows_or_beyond_the_last_row_changes_nothing():
    data = QueryDict("p-0-name=A&remove_row=q-0")
    assert pressed(posted_rows(data, "p"), data, "p") == [{"name": ["A"]}]
    data = QueryDict("p-0-name=A&remove_row=p-7")
    assert pressed(posted_rows(data, "p"), data, "p") == [{"name": ["A"]}]


def test_empty_rows_are_dropped_and_half_rows_are_told():
    rows = rows_of("p-0-name=A&p-0-post=Ketua&p-1-name=&p-1-post=")
    assert rows.is_valid()
    assert rows.cleaned == ({"name": "A", "post": "Ketua"},)
    assert not rows_of("p-0-name=A&p-0-post=").is_valid()


def test_too_few_rows_are_told():
    rows = rows_of("p-0-name=&p-0-post=", minimum=1, noun="orang")
    assert not rows.is_valid()
    assert rows.errors == ["Isi paling sedikit 1 orang."]


def test_a_form_beside_its_rows_is_not_checked_while_rows_are_added():
    form = Person(QueryDict("name=&add_row=p"))
    assert is_writing(form.data)
    assert not form.errors
    assert not form.is_valid()
