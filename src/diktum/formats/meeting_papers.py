"""Papers around the draft and the meetings: KAK, kartu kendali, undangan, daftar hadir, notulensi, berita acara."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from diktum.formats.paper_parts import Block, Check, Fact, Paper, SignatureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsOfReferencePaper(Paper):
    """KAK: kerangka acuan kerja of a proposed decree. `name` is the activity; `blocks` the chapters."""

    template: ClassVar[str] = "terms_of_reference"

    name: str
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    signatures: tuple[SignatureBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLine:
    """One line of the journal on a kartu kendali."""

    number: str
    when: str
    act: str
    person: str
    outcome: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlCardPaper(Paper):
    """Kartu kendali: the checklist of one verification, or the whole journal of a dossier, or both.

    `kind` is the second line of the title ("VERIFIKASI PERSONIL"); `conclusion` the verdict in words.
    """

    template: ClassVar[str] = "control_card"

    kind: str
    facts: tuple[Fact, ...]
    checks: tuple[Check, ...] = ()
    route: tuple[RouteLine, ...] = ()
    conclusion: str = ""
    reason: str = ""
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPaper(Paper):
    """Undangan rapat: a surat dinas with number, nature, subject, recipients, time, place and agenda."""

    template: ClassVar[str] = "invitation"

    number: str
    place_and_date: str
    subject: str
    recipients: tuple[str, ...]
    opening: str
    facts: tuple[Fact, ...]
    agenda: tuple[str, ...]
    signature: SignatureBlock
    nature: str = "Penting"
    enclosure: str = "-"
    closing: str = "Demikian disampaikan, atas perhatian dan kehadirannya diucapkan terima kasih."
    recipients_at: str = "Tempat"
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """One line of the daftar hadir; `mark` is printed where no wet signature is needed ("izin")."""

    number: str
    name: str
    office: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendancePaper(Paper):
    """Daftar hadir, with signature columns left and right alternately. `name` is the meeting."""

    template: ClassVar[str] = "attendance"

    name: str
    facts: tuple[Fact, ...]
    rows: tuple[AttendanceRow, ...]
    quorum: str = ""
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """One subject of a meeting: what was said, what was concluded."""

    number: str
    subject: str
    points: tuple[str, ...] = ()
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Tindak lanjut: task, who, until when."""

    number: str
    task: str
    by: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper(Paper):
    """Notulensi of a meeting. `heading` is the title ("NOTULENSI"), `name` the meeting."""

    template: ClassVar[str] = "minutes"

    name: str
    facts: tuple[Fact, ...]
    agenda: tuple[str, ...]
    discussions: tuple[Discussion, ...]
    signatures: tuple[SignatureBlock, ...]
    heading: str = "NOTULENSI"
    participants: tuple[str, ...] = ()
    conclusion: str = ""
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNotePaper(MinutesPaper):
    """Notulen rapat pengelolaan JDIH: minutes with the content plan as follow-ups."""

    heading: str = "NOTULEN RAPAT PENGELOLAAN JDIH"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision in the berita acara: the decree, the decision, votes, notes for correction."""

    number: str
    subject: str
    decision: str
    votes: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlenaryRecordPaper(Paper):
    """Berita acara rapat pleno, signed by ketua and members (UU 7/2017 Ps. 20).

    `opening` is the sentence "Pada hari ini …"; `signatures` are chair first, then members.
    """

    template: ClassVar[str] = "plenary_record"

    number: str
    name: str
    opening: str
    attendance: tuple[str, ...]
    decisions: tuple[DecisionRow, ...]
    signatures: tuple[SignatureBlock, ...]
    place_and_date: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    quorum: str = ""
    closing: str = (
        "Demikian Berita Acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
    )
