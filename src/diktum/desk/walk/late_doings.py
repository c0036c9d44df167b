"""The second half of the walk: copies, delivery, archive and JDIH."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from diktum.core.moment import Moment
from diktum.core.procedure.progress import Status
from diktum.desk.paper_shelf import printers
from diktum.desk.walk.doings import DRAFT_TO_NUMBER, who
from diktum.desk.walk.script import Facts
from diktum.desk.walk.walker import Doing, Walker
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import last_completion
from diktum.people.queries import Actor
from diktum.stages.archive.commands import archive_original
from diktum.stages.archive.place import ScanCheck, ShelfPlace
from diktum.stages.distribution import commands as distribution
from diktum.stages.distribution import queries as distribution_queries
from diktum.stages.publication import commands as publication


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
    return SimpleUploadedFile(f"pindai-{dossier.code}.pdf", printer(dossier), "application/pdf")


def archive(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """SOP row 10: the original on the shelf, its scan in the store."""
    archive_original(
        **who(dossier, by, facts),
        place=ShelfPlace(**facts.get("place")),
        scan=scan_of(dossier),
        archive_code=facts.get("archive_code"),
        checked=ScanCheck(
            complete=True, legible=True, upright=True, pages_match=True, note=facts.get("checked")
        ),
    )


def publish(walker: Walker, dossier: Dossier) -> Dossier | None:
    """Decide whether a finished decree may be public and, if so, open the dossier of its publication."""
    told = walker.script.told.get("publication")
    if told is None or dossier.status != Status.FINISHED:
        return None
    if not told["eligible"]:
        archived = last_completion(dossier, "archive")
        assert archived is not None
        moment = Moment.in_office(archived.at, dossier.commission.zone)
        judge = walker.actor(walker.account_for(("head_of_legal",)), moment)
        publication.record_eligibility(
            dossier_id=dossier.pk, eligible=False, reason=told["reason"], by=judge, when=moment
        )
        return None
    moment = walker.script.moment(told["on"], told["at"])
    return publication.open_publication(
        dossier_id=dossier.pk,
        eligible=True,
        reason=told["reason"],
        title=told["title"],
        subjects=told["subjects"],
        field=told["field"],
        abstract=told["abstract"].strip(),
        by=walker.actor(walker.account_for(("jdih_team",)), moment),
        when=moment,
    )


def post_social(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """JDIH row 4."""
    posts = tuple(publication.Post(**each) for each in facts.get("posts"))
    publication.post_social(**who(dossier, by, facts), posts=posts)


def verify_link(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """JDIH row 5: look at every link."""
    publication.verify_link(
        **who(dossier, by, facts), outcome=facts.outcome, reason=facts.reason, **facts.own
    )


def check_content(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """JDIH row 2: the Sekretaris looks at the content."""
    publication.check_content(**who(dossier, by, facts), outcome=facts.outcome, reason=facts.reason)


def approve_upload(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
    """JDIH row 3: the Sekretaris approves."""
    publication.approve_upload(
        **who(dossier, by, facts), outcome=facts.outcome, reason=facts.reason, **facts.own
    )


def _as_told(command: Callable[..., object]) -> Doing:
    """Make a doing of a command whose arguments are the script's own keys."""

    def doing(walker: Walker, dossier: Dossier, by: Actor, facts: Facts) -> None:
        command(**who(dossier, by, facts), **facts.own)

    return doing


DOINGS: dict[str, Doing] = {
    **DRAFT_TO_NUMBER,
    "copy": copy,
    "certify": certify,
    "deliver": deliver,
    "archive": archive,
    "plan_publication": _as_told(publication.plan_publication),
    "hold_jdih_meeting": _as_told(publication.hold_jdih_meeting),
    "authenticate": _as_told(publication.authenticate),
    "design_content": _as_told(publication.design_content),
    "check_content": check_content,
    "authenticate_final": _as_told(publication.authenticate_final),
    "approve_upload": approve_upload,
    "post_social": post_social,
    "upload_jdih": _as_told(publication.upload_jdih),
    "verify_link": verify_link,
    "evaluate": _as_told(publication.evaluate),
}
