"""Every sentence of every screen has its English."""

import re
from pathlib import Path

import polib
import pytest

from diktum.ui.message_catalogue import collect

CATALOGUE = Path(__file__).parents[2] / "src/diktum/locale/en/LC_MESSAGES/django.po"
NAMED = re.compile(r"%\((\w+)\)")


@pytest.fixture(scope="module")
def entries():
    return {(entry.msgid, entry.msgid_plural): entry for entry in polib.pofile(str(CATALOGUE))}


def test_every_sentence_is_in_the_catalogue_and_none_is_stale(entries):
    assert set(entries) == set(collect()), "run ./diktum manage write_translations"


def test_every_sentence_is_translated(entries):
    assert [entry.msgid for entry in entries.values() if not entry.translated()] == []


def test_a_translation_names_the_same_facts(entries):
    for entry in entries.values():
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert set(NAMED.findall(text)) == set(NAMED.findall(entry.msgid)), entry.msgid


def test_the_compiled_catalogue_is_the_written_one(entries):
    compiled = {(e.msgid, e.msgid_plural): e.msgstr for e in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}
    assert compiled == {key: entry.msgstr for key, entry in entries.items() if entry.translated()}
