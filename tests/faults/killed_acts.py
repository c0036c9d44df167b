"""What the children of `killing.Mother` do: one function an act, told everything by its name and plain facts."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from procrastinate.contrib.django import app

from diktum.core.moment import Moment
from diktum.dossiers.refusals import RepeatedRequest
from diktum.dossiers.work import performing
from diktum.files import store
from diktum.files.tests.builders import a_pdf
from diktum.people.models import Person
from diktum.people.queries import actor_of
from diktum.stages.archive import reading
from tests.faults.killing import unwatched


def _who(account, at):
    person = Person.objects.select_related("commission").get(user__username=account)
    when = Moment.in_office(dt.datetime.fromisoformat(at), person.commission.zone)
    return actor_of(person, when.day), when


def hand_in(dossier_id, account, at):
    """Keep a draft's file within the first act; the second time is told that it is done."""
    by, when = _who(account, at)
    try:
        with performing(
            "submit_draft", dossier_id=dossier_id, by=by, when=when, request_key="kunci-1"
        ) as work:
            store.keep(work, ContentFile(a_pdf(pages=2), name="naskah.pdf"))
            work.noted("file_kept")
    except RepeatedRequest:
        pass


def post(path, form, cookie, expected=(302,)):
    """Send a form as a browser that is logged in."""
    browser = Client()
    browser.cookies["sessionid"] = cookie
    answer = browser.post(path, form)
    assert answer.status_code in expected, answer.content.decode()


def work_off(queue, memory=""):
    """Be the program's worker until a queue is empty. With a `memory`, what the reader of scans said is read once and for all."""
    if memory:
        reading.compare_scan = _remembering(reading.compare_scan, Path(memory))
    app.periodic_registry.periodic_tasks.clear()  # the clock starts nothing by itself here
    call_command("procrastinate", "worker", "--queues", queue, "--one-shot", "--concurrency", "1")


def _remembering(compare, memory):
    """Have a scan read by the real reader once; its answer and what it told on the way serve the children after."""

    def compared(signed, bound, *, told):
        if memory.exists():
            steps, answer = pickle.loads(memory.read_bytes())
            for step in steps:
                told(*step)
            return answer
        steps = []

        def heard(done, total):
            steps.append((done, total))
            told(done, total)

        with unwatched():
            answer = compare(signed, bound, told=heard)
            memory.write_bytes(pickle.dumps((steps, answer)))
        return answer

    return compared
