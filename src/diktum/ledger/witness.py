"""Compare the ledger with a checkpoint that somebody kept elsewhere: on paper, on a stick, at the province office."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from diktum.core.proofs import merkle_root
from diktum.core.proofs.checkpoint import Checkpoint, SignedCheckpoint, read_checkpoint
from diktum.ledger.checkpoints import leaves_of, origin_of
from diktum.ledger.ed25519 import is_signature
from diktum.ledger.models import LedgerHead
from diktum.ledger.note_key import public_key
from diktum.ledger.refusals import CheckpointOfAnotherBook
from diktum.people.models import Commission


class Outcome(StrEnum):
    """What the ledger is, compared with a checkpoint from outside."""

    SAME = "same"
    GREW = "grew"
    SHORTER = "shorter"
    FORKED = "forked"


class Signed(StrEnum):
    """Who signed the checkpoint from outside."""

    HERE = "here"
    UNKNOWN = "unknown"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer: outcome, the checkpoint from outside, how long the ledger is now, and sentences that say so."""

    outcome: Outcome
    signed: Signed
    checkpoint: Checkpoint
    length: int
    sentences: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether the ledger only continues the checkpoint."""
        return self.outcome in (Outcome.SAME, Outcome.GREW)


def compare(text: str, commission_id: int | None = None) -> Comparison:
    """Compare the ledger with a checkpoint's text. `commission_id` takes it for that office's, whatever it is called.

    Raises CheckpointIsUnreadable, CheckpointOfAnotherBook. Found: lines taken off the end, a backup put back, a history
    written anew. The lines themselves are not read again; `verify` does that.
    """
    kept = read_checkpoint(text)
    commission = _commission_of(kept, commission_id)
    head = LedgerHead.objects.filter(commission=commission).first()
    leaves = leaves_of(commission.pk, max(kept.checkpoint.size, head.position if head else 0))
    outcome = outcome_of(kept.checkpoint, leaves)
    signed = _signed(kept, commission)
    sentences = (_in_words(outcome, kept.checkpoint, len(leaves), head), _SIGNED[signed]())
    return Comparison(outcome, signed, kept.checkpoint, len(leaves), sentences)


def outcome_of(kept: Checkpoint, leaves: list[bytes]) -> Outcome:
    """Say what a ledger with these leaves is, compared with a checkpoint of it from outside."""
    if kept.size > len(leaves):
        return Outcome.SHORTER
    if merkle_root(leaves[: kept.size]) != kept.root:
        return Outcome.FORKED
    return Outcome.SAME if kept.size == len(leaves) else Outcome.GREW


def _commission_of(kept: SignedCheckpoint, commission_id: int | None) -> Commission:
    commissions = list(Commission.objects.all())
    if commission_id is not None:
        return next(each for each in commissions if each.pk == commission_id)
    known = {origin_of(each): each for each in commissions}
    if kept.checkpoint.origin not in known:
        raise CheckpointOfAnotherBook(origin=kept.checkpoint.origin, known=", ".join(sorted(known)))
    return known[kept.checkpoint.origin]


def _signed(kept: SignedCheckpoint, commission: Commission) -> Signed:
    if not kept.notes:
        return Signed.NOBODY
    names = {kept.checkpoint.origin, origin_of(commission)}
    return (
        Signed.HERE
        if any(kept.is_signed_by(public_key(name), is_signature) for name in names)
        else Signed.UNKNOWN
    )


_SIGNED = {
    Signed.HERE: lambda: _("Titik jejak itu ditandatangani oleh instalasi ini."),
    Signed.UNKNOWN: lambda: _(
        "Tanda tangan pada titik jejak itu bukan dari kunci instalasi ini: kuncinya lain, atau teksnya diubah."
    ),
    Signed.NOBODY: lambda: _(
        "Titik jejak itu tidak bertanda tangan; nilainya bergantung pada siapa yang menyimpannya."
    ),
}


def _in_words(outcome: Outcome, kept: Checkpoint, length: int, head: LedgerHead | None) -> str:
    facts = {"kept": kept.size, "length": length, "more": length - kept.size, "from": length + 1}
    if outcome is Outcome.SAME:
        return _("Rantai sama dengan titik jejak itu: %(kept)s baris, tidak satu pun berubah.") % facts
    if outcome is Outcome.GREW:
        return (
            _("%(kept)s baris pertama sama dengan titik jejak itu; sesudahnya bertambah %(more)s baris.")
            % facts
        )
    if outcome is Outcome.FORKED:
        return (
            _(
                "SEJARAH BERBEDA: %(kept)s baris pertama bukan yang dicatat titik jejak itu. Ada baris sampai posisi %(kept)s "
                "yang ditulis ulang, atau cadangan lama dipulihkan lalu diisi lagi."
            )
            % facts
        )
    if head is not None and head.position > length:
        return (
            _(
                "RANTAI TERPOTONG: baris posisi %(from)s hilang atau rusak; titik jejak itu mencatat %(kept)s baris."
            )
            % facts
        )
    return (
        _(
            "RANTAI LEBIH PENDEK: hanya %(length)s baris, titik jejak itu mencatat %(kept)s. Baris posisi %(from)s sampai "
            "%(kept)s dipotong, atau cadangan lama dipulihkan."
        )
        % facts
    )
