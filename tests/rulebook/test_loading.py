"""The loader refuses each contradiction with a sentence for the person who edits the file."""

from pathlib import Path

import pytest

from diktum import rulebook
from diktum.core.procedure.loading import RulebookError, canonical, fingerprint, load
from diktum.core.procedure.model import Confidence, Symbol

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.toml"))
TEXTS = dict(rulebook.procedure_texts())


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_refuses_a_mistake_with_the_expected_sentence(path):
    text = path.read_text(encoding="utf-8")
    expected = text.splitlines()[0].removeprefix("# ")
    with pytest.raises(RulebookError) as refusal:
        load(text, name=path.stem, known_posts=rulebook.known_posts())
    assert str(refusal.value) == expected


def test_there_is_a_broken_file_for_every_kind_of_mistake():
    assert len(BROKEN) >= 45


@pytest.mark.parametrize(
    ("code", "rows"),
    [("tim-pelaksana", 10), ("pengaturan", 9), ("publikasi-jdih", 6), ("keputusan-sekretaris", 8)],
)
def test_each_procedure_has_the_rows_of_the_sop(code, rows):
    procedure = rulebook.procedure(code)
    assert [step.number for step in procedure.steps] == list(range(1, rows + 1))
    assert procedure.first_act.symbol is procedure.acts[-1].symbol is Symbol.TERMINATOR


@pytest.mark.parametrize("code", ["tim-pelaksana", "pengaturan", "publikasi-jdih"])
def test_every_row_of_the_sop_keeps_what_was_scanned_beside_its_reading(code):
    for step in rulebook.procedure(code).steps:
        assert step.literal["kegiatan"]
        assert step.reading


def test_a_row_without_a_scan_is_called_inferred():
    for step in rulebook.procedure("keputusan-sekretaris").steps:
        assert step.confidence is Confidence.INFERRED
        assert not step.literal


def test_times_read_as_in_the_sop():
    words = [step.within.in_words() for step in rulebook.procedure("tim-pelaksana").steps]
    assert words[:5] == ["1 hari", "1 hari", "1 hari", "–", "hari yang sama dengan pleno"]
    assert rulebook.procedure("pengaturan").steps[0].within.in_words() == "1–30 hari"


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_spacing_and_comments_do_not_change_a_version(name):
    plain = load(TEXTS[name], name=name)
    spaced = load("# catatan\n\n" + TEXTS[name].replace(" = ", "   =  "), name="lain")
    assert canonical(plain) == canonical(spaced)
    assert fingerprint(plain) == fingerprint(spaced)


def test_one_changed_word_is_another_version():
    text = TEXTS["pengaturan"]
    changed = text.replace('title = "Sinkronisasi"', 'title = "Sinkronisasi naskah"')
    assert fingerprint(load(text, name="a")) != fingerprint(load(changed, name="a"))


def test_the_key_of_an_act_is_the_same_kind_of_work_everywhere():
    titles = {}
    for procedure in rulebook.procedures():
        for act in procedure.acts:
            titles.setdefault(act.key, set()).add(frozenset(act.requires))
    assert {key for key, found in titles.items() if len(found) > 1} == set()


def test_the_identity_block_warns_of_a_revoked_basis_and_names_nobody():
    identity = rulebook.identity()
    assert identity.number == "23 Tahun 2022"
    assert any("Dicabut" in basis.note for basis in identity.legal_bases)
    assert "[nama] [NIP]" in identity.literal["disahkan_oleh"]
