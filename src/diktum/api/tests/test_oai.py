"""OAI-PMH: the six verbs, Dublin Core, deleted records, and bad requests answered by the protocol's own errors."""

from __future__ import annotations

import pytest
from lxml import etree

from diktum.stages.publication.tests.acting import moment, published
from diktum.stages.publication.withdrawing import withdraw_publication

NS = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
}
NAME = "oai:localhost:kab-sorong-selatan/keputusan/2026/1"


@pytest.fixture
def asked(office, client):
    def ask(**arguments):
        answer = client.get("/oai", arguments)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/xml; charset=utf-8"
        return etree.fromstring(answer.content)

    return ask


def said(root, path):
    return [each.text if hasattr(each, "text") else str(each) for each in root.xpath(path, namespaces=NS)]


def test_it_says_who_it_is(asked):
    root = asked(verb="Identify")
    assert said(root, "//o:protocolVersion") == ["2.0"]
    assert said(root, "//o:deletedRecord") == ["persistent"]
    assert said(asked(verb="ListMetadataFormats"), "//o:metadataPrefix") == ["oai_dc"]
    assert said(asked(verb="ListSets"), "//o:setSpec") == ["satker:kab-sorong-selatan"]


def test_a_public_decree_is_a_record_in_dublin_core(office, asked):
    published(office)
    root = asked(verb="GetRecord", identifier=NAME, metadataPrefix="oai_dc")
    assert said(root, "//o:header/o:identifier") == [NAME]
    assert "Nomor 1 Tahun 2026" in said(root, "//dc:title")[0]
    assert said(root, "//dc:creator") == [f"Indonesia. {office.commission.name}"]
    assert said(root, "//dc:language") == ["id"]
    assert said(root, "//dc:subject") == ["TIM PELAKSANA", "KEGIATAN"]
    assert "Melati Contoh" not in etree.tostring(root).decode()


def test_records_are_listed_and_selected(office, asked):
    published(office)
    for verb in ("ListRecords", "ListIdentifiers"):
        assert said(asked(verb=verb, metadataPrefix="oai_dc"), "//o:header/o:identifier") == [NAME]
    late = asked(verb="ListRecords", metadataPrefix="oai_dc", **{"from": "2030-01-01"})
    assert late.xpath("//o:error/@code", namespaces=NS) == ["noRecordsMatch"]
    mine = asked(verb="ListIdentifiers", metadataPrefix="oai_dc", set="satker:kab-sorong-selatan")
    assert said(mine, "//o:identifier") == [NAME]


def test_a_withdrawn_decree_is_told_as_deleted(office, asked):
    decree = published(office)
    withdraw_publication(
        dossier_id=decree.pk, reason="Keliru.", by=office.head_of_legal, when=moment(office, 60)
    )
    root = asked(verb="GetRecord", identifier=NAME, metadataPrefix="oai_dc")
    assert root.xpath("//o:header/@status", namespaces=NS) == ["deleted"]
    assert not root.xpath("//dc:title", namespaces=NS)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "Steal"}, "badVerb"),
        ({"verb": "GetRecord"}, "badArgument"),
        ({"verb": "GetRecord", "identifier": "x", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
        ({"verb": "GetRecord", "identifier": f"{NAME[:-1]}9", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
        ({"verb": "ListRecords", "metadataPrefix": "marc"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords", "resumptionToken": "x"}, "badResumptionToken"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "kemarin"}, "badArgument"),
        ({"verb": "Identify", "identifier": "\x00"}, "badArgument"),
    ],
)
def test_a_bad_request_has_the_protocols_answer(office, asked, arguments, code):
    published(office)
    assert asked(**arguments).xpath("//o:error/@code", namespaces=NS) == [code]
