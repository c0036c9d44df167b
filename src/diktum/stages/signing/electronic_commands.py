"""The act of signing electronically: number, print, seal, check, keep; all of it or nothing of it."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from diktum.core.moment import Moment
from diktum.dossiers.work import Work, performing
from diktum.files.store import keep
from diktum.formats.pdf import render
from diktum.formats.seal.reading import SealReading, require_sealed
from diktum.formats.seal.refusals import SealIsBroken
from diktum.formats.seal.signer import SigningRequest
from diktum.formats.seal.widget import place_widget
from diktum.people.queries import Actor, Signatory
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing.codes import sealed_code
from diktum.stages.signing.electronic_refusals import (
    ElectronicIsNotSetUp,
    PaperIsRequired,
    PassphraseIsMissing,
)
from diktum.stages.signing.models import Method, NumberReservation, Seal, Signature
from diktum.stages.signing.numbers_work import reserve_in
from diktum.stages.signing.paper_only import burden_of
from diktum.stages.signing.printing import decree_to_seal, with_visible_block
from diktum.stages.signing.queries import FrozenText
from diktum.stages.signing.services import SealingService, require_name, service_for
from diktum.stages.signing.work import refuse_wrong_day, signatory_on, sound_text, way_forward


@sensitive_variables("passphrase", "nik")
def sign_electronically(
    *,
    dossier_id: int,
    passphrase: str,
    nik: str = "",
    by: Actor,
    when: Moment,
    seen_sha256: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> Seal:
    """
    Tanda tangan elektronik: seal the frozen text with its number, today, and keep the sealed file.

    The number is kept in the same transaction and printed before sealing; a refusal anywhere leaves nothing, and takes no
    number. Passphrase and NIK live in this call only: they are not stored, logged or queued.

    Raises TextIsNotFrozen, TextDiffers, SignedBeforeDecision, SignedBeforeFrozen, NotInPostThatDay, PaperIsRequired (UU
    30/2014 Pasal 38), ElectronicIsNotSetUp, SignerIsMisconfigured, PassphraseIsMissing, CertificateOfAnother, the refusals
    of the signer (`formats.seal.refusals`) and those of numbering.
    """
    with performing(
        "sign", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        text = sound_text(work.dossier, seen_sha256=seen_sha256)
        refuse_wrong_day(work, text, when.day)
        signatory, post = signatory_on(work, when.day)
        _refuse_paper_only(work)
        service = _service(signatory, when)
        if not passphrase:
            raise PassphraseIsMissing()
        service.signer.check(nik=nik, at=when.at)
        kept = reserve_in(
            work, work.dossier, by=by, when=when, text_sha256=text.sha256, post_title=signatory.title
        )
        request = SigningRequest(
            nik=nik,
            name=signatory.full_name,
            at=when.at,
            passphrase=passphrase,
            reason="Penetapan keputusan",
            location=work.dossier.commission.seat,
        )
        code = sealed_code(f"{work.dossier.code} {kept.number_text} {text.sha256}")
        unsealed = _printed(work, text, signatory, kept, code, service)
        sealed = service.signer.sign(unsealed, request)
        reading = require_sealed(sealed, unsealed=unsealed, trust=service.trust, at=when.at)
        if reading.issuer is not service.issuer:
            raise SealIsBroken(why=_("penerbit sertifikatnya bukan yang tercetak pada naskah"))
        require_name(reading.signer, signatory.name)
        signature = work.record(_signature(work, text, signatory, post))
        seal = _kept_seal(work, signature, kept, unsealed, sealed, reading, code)
        work.done(
            way_forward(work.act),
            items=("signature",),
            data={
                "sha256": text.sha256,
                "signed_on": when.day.isoformat(),
                "method": Method.ELECTRONIC.value,
                "number": kept.number_text,
                "file_sha256": seal.file_sha256,
            },
        )
    return seal


def _refuse_paper_only(work: Work) -> None:
    decree = plenary.final_decree(work.dossier)
    burden = burden_of(decree, work.dossier.kind, work.when.day) if decree else None
    if burden is not None:
        raise PaperIsRequired(place=burden.place, word=burden.word)


def _service(signatory: Signatory, when: Moment) -> SealingService:
    service = service_for(signatory.name, when)
    if service is None:
        raise ElectronicIsNotSetUp()
    service.check_holder(signatory.name)
    return service


def _printed(
    work: Work,
    text: FrozenText,
    signatory: Signatory,
    kept: NumberReservation,
    code: str,
    service: SealingService,
) -> bytes:
    """Print the decree with its number, its visible block and its empty field; the same facts give the same bytes."""
    paper = decree_to_seal(work.dossier, text, signatory, kept=kept, day=work.when.day)
    shown = with_visible_block(paper, code, signatory.full_name, service.issuer.value)
    return place_widget(render(shown, made_at=work.when.at))


def _signature(work: Work, text: FrozenText, signatory: Signatory, post: str) -> Signature:
    return Signature(
        method=Method.ELECTRONIC,
        ink="",
        signed_on=work.when.day,
        signatory_id=signatory.person_id,
        appointment_id=signatory.appointment_id,
        signatory_name=signatory.name,
        signatory_full_name=signatory.full_name,
        post=post,
        post_title=signatory.title,
        post_kind=signatory.kind,
        text_version=text.version_number,
        text_sha256=text.sha256,
        recorded_on=work.when.day,
        recorded_at=work.when.at,
    )


def _kept_seal(
    work: Work,
    signature: Signature,
    kept: NumberReservation,
    unsealed: bytes,
    sealed: bytes,
    reading: SealReading,
    code: str,
) -> Seal:
    name = f"{work.dossier.code} bertanda tangan elektronik.pdf"
    stored = keep(work, ContentFile(sealed, name=name), allowed=("pdf",))
    return work.record(
        Seal(
            signature=signature,
            reservation=kept,
            file=stored,
            file_sha256=stored.sha256,
            print_sha256=hashlib.sha256(unsealed).hexdigest(),
            code=code,
            issuer=reading.issuer.value,
            authority=reading.authority,
            level=reading.level,
            subject=reading.subject,
            serial=reading.serial,
            is_stamped=reading.stamped,
            words="\n".join(reading.sentences),
            sealed_at=work.when.at,
        )
    )
