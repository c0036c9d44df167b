"""What the page of electronic signing shows, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.dossiers.summary import DossierSummary
from diktum.stages.signing.electronic_forms import ElectronicForm
from diktum.stages.signing.pages import TextShown
from diktum.stages.signing.seal_words import Offer, Told


@dataclass(frozen=True, slots=True)
class ElectronicPage:
    """Tanda tangan elektronik."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    text: TextShown | None
    signatory: str
    number: str
    offer: Offer
    form: ElectronicForm
    service_words: str
    practice_passphrase: str
    expects_nik: bool
    is_checked: bool
    refusal: Told | None
