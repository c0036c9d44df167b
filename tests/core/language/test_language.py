"""The language of decrees."""

from __future__ import annotations

import unicodedata
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diktum.core import language


def test_dates_and_times_are_written_in_indonesian():
    assert language.date_words(date(2022, 1, 17)) == "17 Januari 2022"
    assert language.day_date_words(date(2022, 1, 17)) == "Senin, 17 Januari 2022"
    assert language.day_date_words(date(2026, 3, 1)) == "Minggu, 1 Maret 2026"
    assert language.time_words(time(9, 30), "WIT") == "09.30 WIT"
    assert language.time_words(time(0, 5)) == "00.05"
    assert language.roman_month(7) == "VII"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (115, "seratus lima belas"),
        (210, "dua ratus sepuluh"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2026, "dua ribu dua puluh enam"),
        (101_000, "seratus satu ribu"),
        (1_500_000, "satu juta lima ratus ribu"),
        (1_001_000, "satu juta seribu"),
        (1_000_000_000_001, "satu triliun satu"),
    ],
)
def test_numbers_in_words(number, words):
    assert language.number_words(number) == words


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (1, "KESATU"),
        (2, "KEDUA"),
        (8, "KEDELAPAN"),
        (10, "KESEPULUH"),
        (11, "KESEBELAS"),
        (12, "KEDUA BELAS"),
        (20, "KEDUA PULUH"),
        (21, "KEDUA PULUH SATU"),
        (99, "KESEMBILAN PULUH SEMBILAN"),
    ],
)
def test_dicta_have_names(number, name):
    assert language.dictum_name(number) == name


@pytest.mark.parametrize(
    ("speak", "number"),
    [
        (language.dictum_name, 0),
        (language.dictum_name, 100),
        (language.roman, 0),
        (language.roman, 4000),
        (language.letter, 0),
        (language.number_words, -1),
        (language.number_words, 10**15),
        (language.month_name, 13),
    ],
)
def test_what_has_no_name_is_refused(speak, number):
    with pytest.raises(ValueError, match=str(number) if number < 10**15 else "no words"):
        speak(number)


def test_letters_go_on_after_z():
    assert [language.letter(n) for n in (1, 26, 27, 52, 53, 703)] == ["a", "z", "aa", "az", "ba", "aaa"]


def test_roman_numerals():
    assert [language.roman(n) for n in (1, 4, 9, 14, 40, 1994, 2026)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "MCMXCIV",
        "MMXXVI",
    ]


def test_a_decree_number_is_written_with_arabic_digits():
    number = language.DecreeNumber("keputusan", 23, 2022)
    assert number.in_words() == "NOMOR 23 TAHUN 2022"
    assert number.in_text() == "Nomor 23 Tahun 2022"
    with pytest.raises(ValueError, match="no decree"):
        language.DecreeNumber("keputusan", 0, 2022)


def test_names_carry_their_titles():
    assert language.full_name("Melati Contoh", "Dr.", "S.H., M.H.") == "Dr. Melati Contoh, S.H., M.H."
    assert language.full_name("Melati Contoh") == "Melati Contoh"
    assert language.full_name("Melati Contoh", after="S.H.") == "Melati Contoh, S.H."


@pytest.mark.parametrize(
    ("nip", "codes"),
    [
        ("19800101 200501 1 999", ()),
        ("198001012005011999", ()),
        ("", ()),
        ("19800101", ("nip-length",)),
        ("1980/10120050119991", ("nip-length",)),
        ("١٩٨٠٠١٠١٢٠٠٥٠١١٩٩٩", ("nip-length",)),
        ("19801301 200501 1 999", ("nip-birth",)),
        ("19800101 200513 1 999", ("nip-month",)),
        ("19800101 200501 3 999", ("nip-sex",)),
        ("19800101 198501 1 999", ("nip-age",)),
        ("19800101 200501 1 000", ("nip-order",)),
        ("20000101 203001 2 999", ("nip-future",)),
    ],
)
def test_a_doubtful_nip_gets_a_sentence(nip, codes):
    found = language.check_nip(nip, on=date(2026, 1, 1))
    assert tuple(warning.code for warning in found) == codes
    assert all(warning.message.endswith(".") for warning in found)


@settings(max_examples=80)
@given(st.text())
def test_checking_a_nip_never_fails(text):
    language.check_nip(text)
    language.show_nip(text)


def test_a_nip_is_shown_in_groups():
    assert language.show_nip("198001012005011999") == "19800101 200501 1 999"
    assert language.show_nip("tidak ada") == "tidak ada"


def test_clean_text_drops_what_cannot_be_kept():
    assert language.clean_text("a\x00b\x1bc\td\r\ne\x85\u202ef\ud800") == "abc\td\nef"
    assert language.clean_text("e\u0301") == "\u00e9"
    assert language.clean_text("<script>alert('x')</script>") == "<script>alert('x')</script>"


@settings(max_examples=80)
@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    once = language.clean_text(text)
    assert language.clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\x00" not in once
