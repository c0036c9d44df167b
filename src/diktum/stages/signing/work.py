"""What the commands of signing share inside their transaction: the text that counts, and the locked book."""

from __future__ import annotations

from diktum.core.document import DocumentIsBroken, fingerprint, from_data
from diktum.dossiers.models import Dossier
from diktum.stages.drafting import queries as drafting
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing import queries
from diktum.stages.signing.numbers_work import locked_book as locked_book
from diktum.stages.signing.queries import FrozenText
from diktum.stages.signing.refusals import TextDiffers, TextIsNotFrozen


def sound_text(dossier: Dossier, *, seen_sha256: str = "") -> FrozenText:
    """
    Return the final text after comparing every place where its fingerprint stands.

    Its words, the newest version of the draft, the initials, and the print in the signatory's hand (`seen_sha256`, where
    it is told) must all be the text that was frozen. Raises TextIsNotFrozen, TextDiffers.
    """
    frozen = queries.frozen_text(dossier)
    if frozen is None:
        raise TextIsNotFrozen(code=dossier.code)
    newest = drafting.latest_version(dossier)
    initials = queries.initials_of(dossier)
    told = [
        _fingerprint_of_words(dossier),
        newest.sha256 if newest else "",
        initials.text_sha256 if initials and initials.seq > frozen.seq else frozen.sha256,
        seen_sha256 or frozen.sha256,
    ]
    for sha256 in told:
        if sha256 != frozen.sha256:
            raise TextDiffers(code=dossier.code, found=sha256[:8] or "–", frozen=frozen.sha256[:8])
    return frozen


def _fingerprint_of_words(dossier: Dossier) -> str:
    """Take the fingerprint of the words themselves, not the one that is written beside them."""
    row = plenary.final_text(dossier)
    try:
        return fingerprint(from_data(row.document)) if row else ""
    except DocumentIsBroken:
        return ""
