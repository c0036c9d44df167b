"""Jobs of the trunk: the e-mails, and what the clock starts: reminding, counting deadlines anew, comparing the copies."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import structlog
from procrastinate import JobContext
from procrastinate.contrib.django import app

from diktum.core.moment import Moment
from diktum.dossiers.comparing import compare
from diktum.dossiers.left_jobs import forget_ended, take_up
from diktum.dossiers.mail import mail_digest, tell_by_mail
from diktum.dossiers.models import CopyCheck
from diktum.dossiers.recounting import recount
from diktum.dossiers.reminding import remind
from diktum.people.queries import commissions

__all__ = [
    "compare_copies",
    "forget_ended_jobs",
    "mail_digest",
    "remind_of_deadlines",
    "take_up_left_jobs",
    "tell_by_mail",
]

log = structlog.get_logger()
HOURLY = "12 * * * *"
NIGHTLY = "40 16 * * *"  # 01.40 WIT; cron times are UTC
EVERY_MINUTE = "* * * * *"
MORNING = 7
KEPT_SENTENCES = 100


@app.periodic(cron=HOURLY)
@app.task(name="dossiers.remind_of_deadlines", queue="dossiers", queueing_lock="dossiers.remind_of_deadlines")
def remind_of_deadlines(timestamp: int) -> int:
    """Count deadlines by the present days off, then remind each office from seven in its morning on. Answers how many people."""
    at = datetime.fromtimestamp(timestamp, UTC)
    reminded = 0
    for commission in commissions().order_by("pk"):
        when = Moment.in_office(at, commission.zone)
        recount(commission.pk, when)
        if at.astimezone(ZoneInfo(commission.zone)).hour < MORNING:
            continue
        for person_id, sentences in remind(commission.pk, when).items():
            mail_digest.defer(person_id=person_id, sentences=sentences)
            reminded += 1
    return reminded


@app.periodic(cron=NIGHTLY)
@app.task(name="dossiers.compare_copies", queue="dossiers", queueing_lock="dossiers.compare_copies")
def compare_copies(timestamp: int) -> int:
    """Fold every journal, compare it with the copies, and keep the result for the status page. Answers how many differences."""
    found = compare()
    CopyCheck.objects.create(
        at=datetime.fromtimestamp(timestamp, UTC),
        checked=found.checked,
        wrong=list(found.wrong[:KEPT_SENTENCES]),
    )
    if found.wrong:
        log.error("copies_differ", count=len(found.wrong), first=found.wrong[0])
    return len(found.wrong)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="dossiers.take_up_left_jobs", queue="dossiers", pass_context=True)
def take_up_left_jobs(context: JobContext, timestamp: int) -> int:  # noqa: ARG001  the queue says when it started this
    """Queue again what a worker that died was doing. Answers how many jobs."""
    return take_up(own_worker=context.job.worker_id)


@app.periodic(cron=NIGHTLY)
@app.task(name="dossiers.forget_ended_jobs", queue="dossiers", queueing_lock="dossiers.forget_ended_jobs")
def forget_ended_jobs(timestamp: int) -> int:  # noqa: ARG001  the queue says when
    """Forget jobs that ended well a month ago: a job a minute would fill the table. Answers how many."""
    return forget_ended()
