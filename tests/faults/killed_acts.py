"""What the children of `killing.Mother` do: one function an act, told everything by its name and plain facts."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import pickle
from contextlib import suppress
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from procrastinate.contrib.django import app

from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.refusals import RepeatedRequest
from diktum.dossiers.work import performing
from diktum.files import arriving, store
from diktum.files.refusals import FileIsNotWhatItClaims
from diktum.files.tests.builders import a_pdf
from diktum.ledger.chain import chaining
from diktum.people.models import Person
from diktum.people.queries import actor_of
from diktum.stages.archive import reading, records_commands, scan_commands
from diktum.stages.archive.place import ShelfPlace
from diktum.stages.archive.records_refusals import LoanIsClosed, LoanIsOpen
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


def keep(act, code, account, at):
    """Do what a keeper of the archive does with a record; what was done before is refused, or is the same once more."""
    by, when = _who(account, at)
    named = {"by": by, "when": when}
    acts = {
        "judge": lambda: scan_commands.judge_scan(
            dossier=Dossier.objects.get(code=code), matches=True, note="Sama dengan kertasnya.", **named
        ),
        "lend": lambda: records_commands.lend_record(
            code=code, borrower="Budi Contoh", borrower_office="", purpose="Disalin", due_on=when.day, **named
        ),
        "return": lambda: records_commands.return_record(code=code, condition="Utuh", **named),
        "move": lambda: records_commands.move_record(
            code=code, place=ShelfPlace(room="Gudang", folder="7"), reason="Rak penuh", **named
        ),
        "hold": lambda: records_commands.hold_record(code=code, reason="Sengketa", **named),
    }
    with suppress(LoanIsOpen, LoanIsClosed):
        acts[act]()


def refuse(account, at):
    """Hand in what is no PDF: it is refused and set aside."""
    by, when = _who(account, at)
    with suppress(FileIsNotWhatItClaims), chaining(by.commission_id, when) as chain:
        store.keep(chain, ContentFile(b"halo", name="naskah.pdf"))


def let_arrive(key, content):
    """Send what is missing of a file that arrives in pieces, a third of it at a time."""
    whole, upload = base64.b64decode(content), arriving.find(key)
    while upload.offset < len(whole):
        piece = whole[upload.offset : upload.offset + -(-len(whole) // 3)]
        arriving.append(upload, ContentFile(piece), algorithm="sha256", digest=hashlib.sha256(piece).digest())


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
            told(*steps[-1])  # one page stands for all: each is the same transition
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
