"""What the office knows of a decree besides its text on a day: seat, day, who may sign. The drafting rules hold it against that."""

from __future__ import annotations

from datetime import date

from diktum.core.document import Decree, Facts
from diktum.dossiers.models import Dossier
from diktum.people.queries import holders_of


def facts_on(dossier: Dossier, decree: Decree, day: date) -> Facts:
    """
    Return the facts of a dossier's text on `day`, as the office would print it that day.

    `day` stands for the enactment: until it is signed a decree is enacted on that day at the earliest, so what begins before
    it is retroactive (UU 30/2014 Pasal 58 ayat (6)). Who may sign is who holds the post that day, the first of them by name.
    """
    office = dossier.commission
    post = "secretary" if decree.issuer.startswith("Sekretaris") else "chair"
    holders = holders_of(office.pk, post, day)
    body = f"Keputusan {decree.issuer.removeprefix('Ketua ')}"
    return Facts(
        body=body.upper(),
        resolution=f"{body} tentang {decree.title}.".upper(),
        place=office.seat,
        seat=office.seat,
        enacted_on=day,
        signatory_title=f"{decree.issuer.upper()},",
        signatory_name=holders[0].name.upper() if holders else "",
        signatories=tuple(holder.name for holder in holders),
    )
