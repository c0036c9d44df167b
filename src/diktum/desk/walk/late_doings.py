"""The second half of the walk: copies, delivery, archive and JDIH."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from diktum.desk.paper_shelf import printers
from diktum.desk.walk.doings import DRAFT_TO_NUMBER, who
from diktum.desk.walk.script import Facts
from diktum.desk.walk.walker import Doing, Walker
from diktum.dossiers.models import Dossier
from diktum.people.queries import Actor
from diktum.stages.distribution import commands as distribution
from diktum.stages.distribution import queries as distribution_queries


def copy(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 8: make the copies."""
    recipients = tuple(distribution.Recipient(**each) for each in facts.get("recipients"))
    distribution.make_copies(**who(dossier, by, facts), recipients=recipients)


def certify(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 8: certify them."""
    distribution.certify_copies(**who(dossier, by, facts))


def deliver(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 9: hand out, collect every receipt, close."""
    numbers = {line.copy.number: line.copy for line in distribution_queries.copies(dossier)}
    for told in facts.get("dispatches"):
        moment = walker.script.moment(told["on"], told["at"])
        distribution.dispatch_copies(
            **who(dossier, by, replace(facts, moment=moment)),
            copy_ids=[numbers[number].pk for number in told["copies"]],
            courier=told["courier"],
            on=told["on"],
        )
    for told in facts.get("receipts"):
        moment = walker.script.moment(told["on"], told["at"])
        handed = numbers[told["copy"]]
        if told["way"] == "paper":
            distribution.record_receipt(
                copy_id=handed.pk, name=told["name"], post=told["post"], way="paper", by=by, when=moment
            )
        else:
            distribution.record_receipt(
                token=handed.token,
                name=told["name"],
                post=told["post"],
                by=Actor.outsider(told["name"], commission_id=walker.commission_id),
                when=moment,
            )
    distribution.close_delivery(**who(dossier, by, facts))


def scan_of(dossier: Dossier) -> SimpleUploadedFile:
    """Stand in for the scanner: the pages of the numbered decree as the file that would come off it."""
    _, printer = printers()["sk"]
    return SimpleUploadedFile(
        f"pindai-{dossier.code}.pdf", BytesIO(printer(dossier)).read(), "application/pdf"
    )


DOINGS: dict[str, Doing] = {**DRAFT_TO_NUMBER, "copy": copy, "certify": certify, "deliver": deliver}
