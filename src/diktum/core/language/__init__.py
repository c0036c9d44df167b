"""Say dates, numbers, names and marks the way Indonesian legal documents do."""

from diktum.core.language.dates import date_words, day_date_words, month_name, roman_month, time_words
from diktum.core.language.names import NipWarning, check_nip, full_name, show_nip
from diktum.core.language.numbers import dictum_name, letter, number_words, roman
from diktum.core.language.series import DecreeNumber
from diktum.core.language.text import clean_text

__all__ = [
    "DecreeNumber",
    "NipWarning",
    "check_nip",
    "clean_text",
    "date_words",
    "day_date_words",
    "dictum_name",
    "full_name",
    "letter",
    "month_name",
    "number_words",
    "roman",
    "roman_month",
    "show_nip",
    "time_words",
]
