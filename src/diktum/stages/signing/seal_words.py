"""Seals and refusals in words: whether a decree can be signed electronically, and what its seal is worth."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.files.refusals import FileIsDamaged, FileIsMissing
from diktum.formats.seal.reading import Verdict, read_seal
from diktum.formats.seal.refusals import SealIsBroken
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing import queries
from diktum.stages.signing.models import Seal
from diktum.stages.signing.paper_only import Burden, burden_of
from diktum.stages.signing.papers import sealed_file
from diktum.stages.signing.services import is_set_up, trust_now


@dataclass(frozen=True, slots=True)
class Told:
    """A refusal in words: what, the rule it stands on, what to do."""

    sentence: str
    rule: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether a decree can be signed electronically here, and if not, why."""

    is_set_up: bool
    burden: Burden | None

    @property
    def is_open(self) -> bool:
        """Say whether nothing but the certificate stands between."""
        return self.is_set_up and self.burden is None


@dataclass(frozen=True, slots=True)
class SealShown:
    """A seal as it is worth now: what the validation says of the kept file, in sentences."""

    seal: Seal
    is_sound: bool
    sentences: tuple[str, ...]


def offer_for(dossier: Dossier, when: Moment) -> Offer:
    """Say whether a decree may be signed electronically (UU 30/2014 Pasal 38 ayat (6)) and whether this office can."""
    decree = plenary.final_decree(dossier)
    return Offer(is_set_up(), burden_of(decree, dossier.kind, when.day) if decree else None)


def told(refusal: Refused) -> Told:
    """Return a refusal in the words of the reader."""
    facts = dict(refusal.facts)
    return Told(
        _(refusal.message) % facts,
        _(refusal.rule) % facts,
        _(refusal.remedy) % facts if refusal.remedy else "",
    )


def seal_shown(dossier: Dossier, when: Moment) -> SealShown | None:
    """Validate the kept file of an electronically signed decree anew, or return None where there is none."""
    seal = queries.seal_of(dossier)
    if seal is None:
        return None
    try:
        content = sealed_file(seal)
    except (FileIsMissing, FileIsDamaged, SealIsBroken) as refusal:
        return SealShown(seal, False, (told(refusal).sentence,))
    reading = read_seal(content, trust_now(when), at=when.at)
    same = _("Berkas sama dengan yang dicatat pada buku besar.")
    if reading.verdict is Verdict.UNTRUSTED:
        known = _("Saat ditandatangani: %(words)s") % {"words": seal.words.replace("\n", " ")}
        return SealShown(seal, False, (*reading.sentences, same, known))
    return SealShown(seal, reading.is_valid, (*reading.sentences, same))
