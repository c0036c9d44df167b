"""The decree in Akoma Ntoso 3.0 (OASIS LegalDocML 1.0), valid against the official schema."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from lxml import etree
from lxml.etree import _Element as Element

from diktum.core.document import Attachment, Clause, Decree, Point, Table
from diktum.core.document.labels import point_mark
from diktum.core.document.reading import Particulars
from diktum.core.language import clean_text, month_name, roman
from diktum.formats import wording as w

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NOTHING = Particulars()
_NO_DATE = "0001-01-01"
_MONTHS = {month_name(number).casefold(): number for number in range(1, 13)}
_DATE = re.compile(r"(\d{1,2})\s+(\w+)\s+(\d{4})")
_KINDS = {
    "undang-undang dasar": "uud",
    "undang-undang": "uu",
    "peraturan pemerintah pengganti undang-undang": "perppu",
    "peraturan pemerintah": "pp",
    "peraturan presiden": "perpres",
    "peraturan komisi pemilihan umum": "pkpu",
    "keputusan komisi pemilihan umum": "keputusan/kpu",
}
_CITED = re.compile(
    r"(?P<words>(?P<kind>[A-Z][\w\s-]{3,60}?) Nomor (?P<number>\d{1,4}) Tahun (?P<year>\d{4}))\b"
)


def write_akn(decree: Decree, particulars: Particulars = _NOTHING) -> bytes:
    """Return `decree` as an Akoma Ntoso document in UTF-8; the same input gives the same bytes.

    Every part carries its place as `eId` and the id of its node as `wId`. A decree that has no number or date yet is
    addressed as "rancangan" and dated 0001-01-01, for the schema demands a date.
    """
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
    act = _put(root, "act", name="keputusan", contains="originalVersion")
    address = _Address(decree, particulars)
    address.meta(act, "main")
    _preface(act, decree, particulars)
    _preamble(act, decree)
    body = _put(act, "body")
    for number, dictum in enumerate(decree.dicta, start=1):
        _point(
            body,
            "hcontainer",
            w.dictum_mark(number),
            dictum.text,
            dictum.points,
            dictum.id,
            f"diktum_{number}",
        )
    if not decree.dicta:
        _put(_put(_put(body, "hcontainer", name="diktum", eId="diktum_0"), "content"), "p")
    _conclusions(act, decree, particulars, address)
    _attachments(act, decree, address)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _put(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        if value:
            child.set({"as_": "as"}.get(name, name), _fit(value))
    if text:
        child.text = _fit(text)
    return child


def _fit(text: str) -> str:
    return clean_text(text).replace("\f", " ")


def _ids(place: str, node: str) -> dict[str, str]:
    return {"eId": place, "wId": "-".join(node.split())}


def slug(text: str) -> str:
    """Return a text as a part of an address: lower case, words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold())) or "tanpa-nama"


def iso_date(words: str) -> str:
    """Return a date in Indonesian words as ISO 8601, or "" when it is none."""
    found = _DATE.search(words)
    month = _MONTHS.get(found[2].casefold()) if found else None
    if found is None or month is None:
        return ""
    try:
        return date(int(found[3]), month, int(found[1])).isoformat()
    except ValueError:
        return ""


class _Address:
    """The names by which the decree is called in the FRBR levels."""

    def __init__(self, decree: Decree, particulars: Particulars) -> None:
        self.body = w.heading(decree).removeprefix("KEPUTUSAN").strip()
        self.actor = slug(self.body)
        self.date = iso_date(particulars.date) or _NO_DATE
        digits = re.match(r"\d+", particulars.number)
        year = re.search(r"\d{4}$", particulars.number)
        self.number = digits.group() if digits else "rancangan"
        self.work = (
            f"/akn/id/act/keputusan/{self.actor}/{year.group() if year else self.date[:4]}/{self.number}"
        )
        self.title = f"{w.heading(decree)} {w.number_line(particulars)} TENTANG {decree.title}"

    def meta(self, parent: Element, component: str) -> None:
        """Write the identification of the whole, or of one component of it."""
        meta = _put(parent, "meta")
        identification = _put(meta, "identification", source="#diktum")
        expression = f"{self.work}/ind@{self.date}"
        work = self._level(identification, "FRBRWork", self.work, f"!{component}", "penetapan", "author")
        alias = work.find(f"{{{NAMESPACE}}}FRBRdate")
        assert alias is not None
        alias.addprevious(_loose("FRBRalias", name="title", value=self.title))
        _put(work, "FRBRcountry", value="id")
        _put(work, "FRBRsubtype", value="keputusan")
        _put(work, "FRBRnumber", value=self.number)
        _put(work, "FRBRname", value="Keputusan")
        own = self._level(
            identification, "FRBRExpression", expression, f"!{component}", "penetapan", "editor"
        )
        _put(own, "FRBRlanguage", language="ind")
        self._level(
            identification,
            "FRBRManifestation",
            f"{expression}.xml",
            f"!{component}.xml",
            "pembangkitan",
            "editor",
        )
        if component != "main":
            return
        references = _put(meta, "references", source="#diktum")
        _put(
            references,
            "TLCOrganization",
            eId="penetap",
            href=f"/ontology/organization/id/{self.actor}",
            showAs=self.body or "-",
        )
        _put(
            references,
            "TLCOrganization",
            eId="diktum",
            href="/ontology/organization/id/diktum",
            showAs="Diktum",
        )
        _put(references, "TLCRole", eId="author", href="/ontology/role/author", showAs="Penetap")
        _put(references, "TLCRole", eId="editor", href="/ontology/role/editor", showAs="Pengolah")
        _put(
            references,
            "TLCRole",
            eId="penanda-tangan",
            href="/ontology/role/signatory",
            showAs="Penanda tangan",
        )

    def _level(self, parent: Element, tag: str, uri: str, component: str, event: str, role: str) -> Element:
        level = _put(parent, tag)
        base = uri.removesuffix(".xml")
        _put(level, "FRBRthis", value=f"{base}/{component}")
        _put(level, "FRBRuri", value=uri)
        _put(level, "FRBRdate", date=self.date, name=event)
        _put(level, "FRBRauthor", href="#penetap" if role == "author" else "#diktum", as_=f"#{role}")
        return level


def _loose(tag: str, **attributes: str) -> Element:
    element = etree.Element(f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        element.set(name, _fit(value))
    return element


def _preface(act: Element, decree: Decree, particulars: Particulars) -> None:
    words = _put(_put(_put(act, "preface"), "longTitle"), "p")
    kind = _put(words, "docType", w.heading(decree))
    kind.tail = " NOMOR "
    number = _put(words, "docNumber", particulars.number or w.DOTS)
    number.tail = " TENTANG "
    _put(words, "docTitle", decree.title)


def _preamble(act: Element, decree: Decree) -> None:
    preamble = _put(act, "preamble")
    _put(_put(preamble, "formula", name="jabatan"), "p", f"{decree.issuer.upper()},")
    if decree.considerations:
        recitals = _put(preamble, "recitals", eId="recs")
        for mark, clause, place in _marked(decree.considerations, "recs__rec", lettered=True):
            recital = _put(recitals, "recital", **_ids(place, clause.id))
            _numbered(recital, mark, clause.text)
    if decree.legal_bases:
        citations = _put(preamble, "citations", eId="cits")
        for mark, clause, place in _marked(decree.legal_bases, "cits__cit", lettered=False):
            citation = _put(citations, "citation", **_ids(place, clause.id))
            _cite(_numbered(citation, mark, ""), clause.text)
    if decree.notings:
        container = _put(preamble, "container", name="memperhatikan", eId="container_1")
        for mark, clause, place in _marked(decree.notings, "container_1__p", lettered=False):
            _put(container, "p", f"{mark} {clause.text}".strip(), **_ids(place, clause.id))
    _put(_put(preamble, "formula", name="memutuskan"), "p", "MEMUTUSKAN:")
    _put(_put(preamble, "formula", name="menetapkan"), "p", f"Menetapkan: {w.decides(decree)}")


def _marked(clauses: tuple[Clause, ...], stem: str, *, lettered: bool) -> Iterable[tuple[str, Clause, str]]:
    for number, (mark, clause) in enumerate(w.clause_marks(clauses, lettered=lettered), start=1):
        yield mark, clause, f"{stem}_{number}"


def _numbered(parent: Element, mark: str, text: str) -> Element:
    if mark:
        _put(parent, "num", mark)
    return _put(parent, "p", text)


def _cite(parent: Element, text: str) -> None:
    """Write a legal basis, with the regulation it opens with as a reference."""
    found = _CITED.match(_fit(text))
    kind = _KINDS.get(found["kind"].casefold()) if found else None
    if found is None or kind is None:
        parent.text = _fit(text)
        return
    reference = _put(
        parent, "ref", found["words"], href=f"/akn/id/act/{kind}/{found['year']}/{found['number']}"
    )
    reference.tail = _fit(text)[found.end() :]


def _point(
    parent: Element, tag: str, mark: str, text: str, points: tuple[Point, ...], node: str, place: str
) -> None:
    """Write a text with its points: as content when it has none, else as an introduction to them."""
    element = _put(parent, tag, **_ids(place, node))
    if tag == "hcontainer":
        element.set("name", "diktum")
    if mark:
        _put(element, "num", mark)
    _inside(element, text, points, place)


def _inside(element: Element, text: str, points: tuple[Point, ...], place: str) -> None:
    if not points:
        _put(_put(element, "content"), "p", text)
        return
    _put(_put(element, "intro"), "p", text)
    level = place.count("__point")
    for number, point in enumerate(points, start=1):
        mark = point_mark(number, level)
        _point(element, "point", mark, point.text, point.points, point.id, f"{place}__point_{number}")


def _conclusions(act: Element, decree: Decree, particulars: Particulars, address: _Address) -> None:
    conclusions = _put(act, "conclusions")
    words = _put(conclusions, "p")
    words.text = "Ditetapkan di "
    place = _put(words, "location", particulars.place or w.DOTS, refersTo="#penetap")
    place.tail = " pada tanggal "
    _put(words, "date", particulars.date or w.DOTS, date=address.date)
    signed = _put(_put(conclusions, "p"), "signature", refersTo="#penanda-tangan")
    signed.text = _fit(f"{decree.issuer.upper()}, {particulars.signatory}".strip())
    if decree.copies_to:
        container = _put(conclusions, "container", name="tembusan", eId="tembusan")
        for number, name in enumerate(decree.copies_to, start=1):
            _put(container, "p", f"{number}. {name}")


def _attachments(act: Element, decree: Decree, address: _Address) -> None:
    if not decree.attachments:
        return
    attachments = _put(act, "attachments")
    for number, attachment in enumerate(decree.attachments, start=1):
        place = f"att_{number}"
        doc = _put(_put(attachments, "attachment", **_ids(place, attachment.id)), "doc", name="lampiran")
        address.meta(doc, f"lampiran_{number}")
        words = _put(_put(_put(doc, "preface"), "longTitle"), "p")
        label = _put(words, "docNumber", w.attachment_mark(decree, number))
        label.tail = " "
        _put(words, "docTitle", attachment.title)
        _content(_put(doc, "mainBody"), attachment, place)


def _content(body: Element, attachment: Attachment, place: str) -> None:
    article_number = 0
    for number, chapter in enumerate(attachment.chapters, start=1):
        own = f"{place}__chp_{number}"
        element = _put(body, "chapter", **_ids(own, chapter.id))
        _put(element, "num", f"BAB {roman(number)}")
        _put(element, "heading", chapter.title)
        for article in chapter.articles:
            article_number += 1
            _article(element, article.paragraphs, article_number, article.id, f"{own}__art_{article_number}")
        if not chapter.articles:
            _put(_put(element, "content"), "p")
    if attachment.table:
        _table(body, attachment.table, place)
    if not attachment.chapters and not attachment.table:
        _put(body, "p")


def _article(parent: Element, paragraphs: tuple[Point, ...], number: int, node: str, place: str) -> None:
    element = _put(parent, "article", **_ids(place, node))
    _put(element, "num", f"Pasal {number}")
    lone = len(paragraphs) == 1
    for count, paragraph in enumerate(paragraphs, start=1):
        mark = "" if lone else f"({count})"
        below = f"{place}__para_{count}"
        _point(element, "paragraph", mark, paragraph.text, paragraph.points, paragraph.id, below)
    if not paragraphs:
        _put(_put(element, "content"), "p")


def _table(body: Element, table: Table, place: str) -> None:
    element = _put(body, "table", eId=f"{place}__table_1")
    head = _put(element, "tr")
    for column in ("No.", *table.columns):
        _put(_put(head, "th"), "p", column)
    for number, row in enumerate(table.rows, start=1):
        line = _put(element, "tr", **_ids(f"{place}__table_1__tr_{number}", row.id))
        for cell in (f"{number}.", *row.cells):
            _put(_put(line, "td"), "p", cell)
