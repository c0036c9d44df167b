"""Jobs that ended well are forgotten after a month; those that failed or wait are not."""

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.dossiers.tasks import forget_ended_jobs


def job(status, age):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) VALUES ('uji', 'uji', '{}', %s) RETURNING id",
            [status],
        )
        key = cursor.fetchone()[0]
        cursor.execute("DELETE FROM procrastinate_events WHERE job_id = %s", [key])
        kind = status if status in ("succeeded", "failed") else "deferred"
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, %s, now() - %s::interval)",
            [key, kind, age],
        )
    return key


@pytest.mark.django_db(transaction=True)
def test_only_what_ended_well_a_month_ago_is_forgotten():
    gone = job("succeeded", "40 days")
    kept = {job("succeeded", "2 days"), job("failed", "40 days"), job("todo", "40 days")}
    assert forget_ended_jobs(0) >= 1
    left = set(ProcrastinateJob.objects.filter(queue_name="uji").values_list("pk", flat=True))
    assert left == kept
    assert gone not in left
