"""What people type is understood; nothing that is typed is an operator."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diktum.search.asking import LONGEST_QUERY, MOST_WORDS, understood
from diktum.search.words import stem


@pytest.mark.parametrize(
    "typed",
    [
        "23/2022",
        "nomor 23 tahun 2022",
        "No. 23 Tahun 2022",
        "NOMOR: 23 TH. 2022",
        "023/2022",
        "23 tahun 2022",
    ],
)
def test_a_number_is_one_thing_however_it_is_written(typed):
    assert understood(typed).numbers == ("23/2022",)
    assert understood(typed).words == ()


def test_a_number_without_its_year_is_known_by_its_word():
    assert understood("nomor 7").numbers == ("7",)
    assert understood("7 orang").words == ("7", "orang")


def test_quotes_make_a_phrase_and_one_alone_does_not():
    assert understood("“tim pelaksana” kampanye").phrases == (("tim", "pelaksana"),)
    assert understood('"tim pelaksana').words == ("tim", "pelaksana")
    assert understood('"" "').is_empty


def test_common_words_fall_away_unless_nothing_is_left():
    assert understood("tim dan panitia").words == ("tim", "panitia")
    assert understood("yang dan di").was_only_stop_words


@pytest.mark.parametrize(
    "forms",
    [
        "menetapkan ditetapkan penetapan ketetapan tetap",
        "menugaskan ditugaskan penugasan tugas petugas",
        "penandatanganan menandatangani ditandatangani tandatangan",
        "menerima diterima penerimaan penerima terima",
        "melaksanakan dilaksanakan pelaksanaan pelaksana",
        "mengelola dikelola pengelolaan pengelola kelola",
        "pemilihan memilih dipilih pemilih",
        "keputusan memutuskan diputuskan",
        "penyampaian menyampaikan sampai",
        "pengawasan mengawasi diawasi pengawas",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_anything_can_be_typed(typed):
    asked = understood(typed)
    assert len(asked.typed) <= LONGEST_QUERY
    assert len(asked.words) <= MOST_WORDS
    assert "\x00" not in asked.typed
