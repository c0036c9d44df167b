"""What the API answers: the shapes that its OpenAPI description shows."""

from __future__ import annotations

from datetime import date

from ninja import Schema


class ProblemField(Schema):
    """What is wrong with one part of a request."""

    place: str
    message: str


class Problem(Schema):
    """Why there is no answer (RFC 9457, application/problem+json)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[ProblemField] = []


class PageLinks(Schema):
    """Where the pages of a list are; empty where there is none."""

    self: str
    first: str
    prev: str
    next: str
    last: str


class DecreeBrief(Schema):
    """A public decree in a list."""

    id: int
    office: str
    office_name: str
    series: str
    number: int
    year: int
    title: str
    kind: str
    enacted_on: date
    published_on: date
    status: str
    status_words: str
    url: str


class StoredFileData(Schema):
    """A file of a decree with its fingerprint."""

    url: str
    sha256: str = ""
    size: int = 0


class AbstractData(Schema):
    """The abstract in three parts, and notes."""

    considerations: str
    legal_bases: str
    substance: str
    notes: list[str]


class RelationData(Schema):
    """What bears on a decree: `is_acting` tells on which side it stands."""

    kind: str
    words: str
    is_acting: bool
    decree: str
    url: str
    effective_on: date
    dictum: str
    parts: list[str]


class DecreeFull(DecreeBrief):
    """A public decree with metadata, abstract, files and text."""

    full_title: str
    signed_by: str
    signed_as: str
    signature: str
    relations: list[RelationData]
    metadata: dict[str, str]
    abstract: AbstractData
    text_sha256: str
    files: dict[str, StoredFileData]
    jdih_url: str
    text: str


class DecreeList(Schema):
    """A page of public decrees, newest first."""

    total: int
    limit: int
    offset: int
    links: PageLinks
    items: list[DecreeBrief]


class OutcomeData(Schema):
    """One way in which an act can end, and where it leads."""

    key: str
    title: str
    to: str


class ActData(Schema):
    """One symbol in a lane of a row."""

    key: str
    title: str
    lane: str
    by: list[str]
    symbol: str
    outcomes: list[OutcomeData]


class StepData(Schema):
    """One row of the SOP."""

    number: int
    key: str
    title: str
    within: str
    uses: list[str]
    produces: str
    acts: list[ActData]


class ProcedureBrief(Schema):
    """A procedure of the rulebook."""

    code: str
    title: str
    source: str
    in_force_from: date
    steps: int


class ProcedureFull(Schema):
    """A procedure with its rows, as it runs."""

    code: str
    title: str
    source: str
    in_force_from: date
    lanes: list[str]
    steps: list[StepData]


class Authenticity(Schema):
    """What the office has recorded of a certified copy. The recipient is not told."""

    code: str
    is_ours: bool
    office: str
    number: str
    title: str
    enacted_on: date
    legal_status: str
    signed_by: str
    signed_as: str
    signature_kind: str
    copy_number: int
    copies: int
    certified_on: date
    fingerprint: str
