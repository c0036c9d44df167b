"""Take up the jobs of a worker that died in the middle of them, and forget those that ended well.

The queue marks a job as being done until its worker says how it ended. A worker that was killed says nothing: the job
would stay so for ever, and every later job under the same lock (the whole search) would wait for it.
"""

from __future__ import annotations

import structlog
from django.db import connection
from procrastinate import sql

log = structlog.get_logger()
SILENT_SECONDS = 60  # a worker says every ten seconds that it lives
MOST_TIMES = 10
ENDED_JOBS_KEPT = 30 * 24  # hours; what failed is kept for the person who looks into it

_LEFT = """
    SELECT job.id, job.task_name, job.attempts,
        EXISTS (SELECT FROM procrastinate_jobs other WHERE other.status = 'todo' AND other.queueing_lock = job.queueing_lock)
    FROM procrastinate_jobs job LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
    WHERE job.status = 'doing' AND (worker.id IS NULL
        OR (worker.last_heartbeat < now() - make_interval(secs => %s) AND worker.id IS DISTINCT FROM %s))
    ORDER BY job.id
"""
_AGAIN = """
    SELECT procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL)
    FROM (SELECT id FROM procrastinate_jobs WHERE id = %s AND status = 'doing' FOR UPDATE SKIP LOCKED) job
"""
_NO_MORE = """
    SELECT procrastinate_finish_job_v1(id, %s::procrastinate_job_status, false)
    FROM (SELECT id FROM procrastinate_jobs WHERE id = %s AND status = 'doing' FOR UPDATE SKIP LOCKED) job
"""


def take_up(*, own_worker: int | None = None) -> int:
    """
    Queue again what dead workers left, and answer how many jobs that were. `own_worker` is alive whatever its row says.

    A job of which another one waits already is let go; one that took its worker with it ten times is given up as failed.
    """
    taken = 0
    with connection.cursor() as cursor:
        cursor.execute(_LEFT, [SILENT_SECONDS, own_worker])
        for job_id, task, attempts, has_successor in cursor.fetchall():
            if has_successor:
                cursor.execute(_NO_MORE, ["aborted", job_id])
            elif attempts + 1 >= MOST_TIMES:
                log.error("job_given_up", job=job_id, task=task, times=attempts + 1)
                cursor.execute(_NO_MORE, ["failed", job_id])
            else:
                log.warning("job_taken_up_again", job=job_id, task=task, times=attempts + 1)
                cursor.execute(_AGAIN, [job_id])
                taken += 1
    return taken


def forget_ended() -> int:
    """Delete the jobs that ended well a month ago, and answer how many. What they did stands in the journal."""
    which = {"statuses": ["succeeded"], "queue": None, "nb_hours": ENDED_JOBS_KEPT}
    with connection.cursor() as cursor:
        cursor.execute(sql.queries["delete_old_jobs"], which)
        return int(cursor.rowcount)
