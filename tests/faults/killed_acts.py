"""What the children of `killing.Mother` do: one function an act, told everything by its name and plain facts."""

from __future__ import annotations

import datetime as dt

from django.core.files.base import ContentFile
from django.test import Client

from diktum.core.moment import Moment
from diktum.dossiers.refusals import RepeatedRequest
from diktum.dossiers.work import performing
from diktum.files import store
from diktum.files.tests.builders import a_pdf
from diktum.people.models import Person
from diktum.people.queries import actor_of


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
