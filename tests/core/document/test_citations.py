"""Citations from the registry of regulations."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib import resources

import pytest

from diktum.core.document import findings, load_registry, rewritten
from diktum.core.document.rules.samples import SOUND, clauses

RULEBOOK = resources.files("diktum") / "rulebook"
TEXT = (RULEBOOK / "regulations" / "registry.toml").read_text(encoding="utf-8")
REGISTRY = load_registry(TEXT)


def test_a_citation_carries_the_gazette_and_the_last_amendment():
    assert REGISTRY.citation("UU 7/2017").startswith(
        "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 Nomor "
        "182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109) sebagaimana telah diubah dengan Undang-Undang "
        "Nomor 7 Tahun 2023 tentang "
    )
    assert (
        "telah beberapa kali diubah, terakhir dengan Peraturan Komisi Pemilihan Umum Nomor 5 Tahun 2022"
        in (REGISTRY.citation("PKPU 8/2019"))
    )
    assert REGISTRY.citation("Keputusan KPU 364/2021").startswith(
        "Keputusan Komisi Pemilihan Umum Nomor 364/HK.03-Kpt/08/KPU/VII/2021 tentang "
    )


@pytest.mark.parametrize("ref", REGISTRY.regulations)
def test_every_citation_leads_back_to_its_regulation(ref):
    found = REGISTRY.cited_in(REGISTRY.citation(ref))
    assert found is not None
    assert found.ref == ref


def test_every_regulation_says_how_certain_it_is():
    for regulation in REGISTRY.regulations.values():
        assert regulation.confidence in {"sure", "likely", "verify"}
        assert regulation.source


def test_an_unknown_citation_is_no_regulation():
    assert REGISTRY.cited_in("Peraturan Desa Nomor 1 Tahun 2020 tentang Contoh;") is None
    assert REGISTRY.cited_in("") is None


def test_citations_of_laws_satisfy_the_drafting_rules():
    laws = [REGISTRY.citation(ref) for ref in REGISTRY.regulations if ref.startswith(("UU ", "PP "))]
    found = findings(replace(SOUND, legal_bases=clauses(*laws)))
    assert not [one for one in found if one.id.startswith("D") and one.id != "D3"]  # not in their order


def test_a_short_name_stands_once():
    with pytest.raises(ValueError, match="dua kali"):
        load_registry(TEXT + TEXT[TEXT.index("[[regulation]]") :])


def test_archive_codes_are_marked_to_be_verified():
    codes = tomllib.loads((RULEBOOK / "archive_codes.toml").read_text(encoding="utf-8"))
    assert codes["verified"] is False
    assert len(codes["code"]) == 319
    assert {"HK.03.1", "PK.01", "TU.01.1"} <= {each["code"] for each in codes["code"]}


def test_parts_are_rewritten_by_their_id():
    after = rewritten(
        SOUND, {"k2": "Masa kerja tim sampai dengan 1 Mei 2026.", "l1": "SUSUNAN"}, {"b1": ("A", "B")}
    )
    assert after.dicta[1].text == "Masa kerja tim sampai dengan 1 Mei 2026."
    assert after.attachments[0].title == "SUSUNAN"
    assert after.attachments[0].table.rows[0].cells == ("A", "B")
    assert rewritten(SOUND, {}) == SOUND
    with pytest.raises(KeyError):
        rewritten(SOUND, {"tidak-ada": ""})
