"""The file of a certified copy: printed once, kept in the store with the act, and given out from then on.

A paper that is printed anew follows the templates and rulebooks of the day, so its fingerprint changes with them. What was
certified must stay the same bytes (UU 30/2014 Pasal 73), whatever is printed later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from django.core.files.base import ContentFile

from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.work import Work
from diktum.files.models import StoredFile
from diktum.files.store import Recorder, keep
from diktum.ledger.chain import chaining
from diktum.stages.distribution import papers, queries
from diktum.stages.distribution.issued import IssuedDecree
from diktum.stages.distribution.models import Certification, CertifiedCopy, KeptCopy

__all__ = ["Prints", "keep_first_prints", "keep_prints", "print_copies"]

_NOT_PRINTED = ("id", "dossier", "seq")


@dataclass(frozen=True, slots=True)
class Prints:
    """Copies as they were printed, by their key, and the facts that they were printed from."""

    facts: tuple[Any, ...]
    pdfs: Mapping[int, bytes]


def print_copies(
    dossier: Dossier, decree: IssuedDecree, certified: Certification, copies: Iterable[CertifiedCopy]
) -> Prints:
    """
    Print the copies that have no file yet, for a certification that need not be saved yet.

    Raises CopiesAreNotReady, PaperIsNotReady.
    """
    kept = queries.kept_files(dossier)
    wanted = tuple(copy for copy in copies if copy.pk not in kept)
    pdfs = {copy.pk: papers.print_copy(dossier, certified, copy) for copy in wanted}
    return Prints(_facts(decree, certified, wanted), pdfs)


def keep_prints(
    work: Work,
    decree: IssuedDecree,
    certified: Certification,
    copies: Iterable[CertifiedCopy],
    before: Prints | None,
) -> None:
    """
    Keep the file of every copy that has none, with the act that certifies it.

    `before` was printed without holding the dossier; it counts only if the facts are still the same, else the copies are
    printed again. Raises what `files.store.keep` refuses.
    """
    kept = queries.kept_files(work.dossier)
    wanted = tuple(copy for copy in copies if copy.pk not in kept)
    if before is None or before.facts != _facts(decree, certified, wanted):
        before = print_copies(work.dossier, decree, certified, wanted)
    for copy in wanted:
        stored = _stored(work, work.dossier, copy, before.pdfs[copy.pk])
        work.record(KeptCopy(copy=copy, file=stored))


def keep_first_prints(dossier: Dossier, when: Moment) -> None:
    """
    Keep what was certified before files were kept, at its first print; nothing where every copy has its file.

    A withdrawn copy is left as it is: its print says that it counts no longer. Raises CopiesAreNotReady before certification.
    """
    unkept = _unkept(dossier)
    if not unkept:
        return
    decree, certified = papers.ready(dossier, "Salinan keputusan")
    prints = print_copies(dossier, decree, certified, unkept)
    with chaining(dossier.commission_id, when) as chain:
        Dossier.objects.select_for_update().get(pk=dossier.pk)
        for copy in _unkept(dossier):
            if copy.pk in prints.pdfs:
                stored = _stored(chain, dossier, copy, prints.pdfs[copy.pk])
                chain.record(KeptCopy(copy=copy, file=stored, dossier=dossier, seq=certified.seq))


def _unkept(dossier: Dossier) -> tuple[CertifiedCopy, ...]:
    rows = CertifiedCopy.objects.filter(dossier=dossier, kept=None, withdrawal=None)
    return tuple(rows.select_related("extract").order_by("number"))


def _stored(work: Recorder, dossier: Dossier, copy: CertifiedCopy, pdf: bytes) -> StoredFile:
    upload = ContentFile(pdf, name=f"{dossier.code} {copy.kind} {copy.number}.pdf")
    return keep(work, upload, allowed=("pdf",))


def _facts(
    decree: IssuedDecree, certified: Certification, copies: tuple[CertifiedCopy, ...]
) -> tuple[Any, ...]:
    fields = [each.attname for each in certified._meta.concrete_fields if each.name not in _NOT_PRINTED]
    return (
        decree.sha256,
        decree.heading_number,
        astuple(decree.decree_number),
        decree.signed_on,
        decree.signed_by,
        decree.signed_title,
        tuple(getattr(certified, name) for name in fields),
        tuple((copy.pk, copy.number, copy.kind, copy.recipient, copy.code) for copy in copies),
    )
