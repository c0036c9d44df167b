"""With what somebody may sign electronically, asked before the passphrase is: the service, its holder, its certificate."""

from __future__ import annotations

from django.http import HttpRequest

from diktum.dossiers.models import Dossier
from diktum.formats.seal.refusals import (
    CertificateIsUnusable,
    PassphraseIsWrong,
    SignatoryIsNotRegistered,
    SigningServiceIsSilent,
)
from diktum.people import queries as people
from diktum.people.queries import Actor
from diktum.stages.signing import queries
from diktum.stages.signing.electronic_forms import ElectronicForm
from diktum.stages.signing.electronic_refusals import CertificateOfAnother, SignerIsMisconfigured
from diktum.stages.signing.seal_words import Told, offer_for, told
from diktum.stages.signing.services import SealingService, service_for
from diktum.ui.clock import this_moment

# what a signatory can mend on the page itself: everything else is answered as any other refusal
MENDABLE = (
    PassphraseIsWrong,
    CertificateIsUnusable,
    SignatoryIsNotRegistered,
    SigningServiceIsSilent,
    CertificateOfAnother,
    SignerIsMisconfigured,
)


def service_of(
    request: HttpRequest, actor: Actor, dossier: Dossier
) -> tuple[SealingService | None, Told | None]:
    """Return with what the actor would sign; whoever may not sign is given nothing, so no key is made for them."""
    when = this_moment(request)
    post = queries.signing_post(dossier)
    held = (each for each in people.holders_of(dossier.commission_id, post, when.day))
    name = next((each.name for each in held if each.person_id == actor.person_id), "")
    if not name or not offer_for(dossier, when).is_open:
        return None, None
    try:
        service = service_for(name, when)
        if service is not None:
            service.check_holder(name)
    except MENDABLE as refusal:
        return None, told(refusal)
    return service, None


def certificate_checked(
    request: HttpRequest, service: SealingService, form: ElectronicForm
) -> tuple[bool, Told | None]:
    """Say whether the certificate was found usable, and if not, why; without the NIK that a service asks for it is not asked."""
    nik = form.cleaned_data.get("nik", "") if form.is_bound else ""
    if service.expects_nik and not nik:
        return False, None
    try:
        service.signer.check(nik=nik, at=this_moment(request).at)
    except MENDABLE as refusal:
        return False, told(refusal)
    return True, None
