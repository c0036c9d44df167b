"""Webhooks: signed, thin, tried again, never to a private address."""

from __future__ import annotations

import datetime as dt
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from standardwebhooks.webhooks import Webhook as Verifier

from diktum.api.models import Webhook, WebhookDelivery
from diktum.api.webhooks.posting import address_of
from diktum.api.webhooks.telling import DELAYS, DELIVER, deliver, tell
from diktum.stages.publication.telling import TELL
from diktum.stages.publication.tests.acting import moment, published
from diktum.stages.publication.withdrawing import withdraw_publication

SECRET = "whsec_c2VwdWx1aCBodXJ1ZiBhY2Fr"
ADDRESS = "/pengaturan/webhook/"


class Receiver:
    """A real HTTP receiver that answers what it is told to and keeps what it got."""

    def __init__(self) -> None:
        self.status = 204
        self.got: list[tuple[dict[str, str], bytes]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((dict(self.headers), body))
                self.send_response(receiver.status)
                self.send_header("Content-Length", "0")
                if receiver.status == 302:
                    self.send_header("Location", "http://127.0.0.1:1/")
                self.end_headers()

            def log_message(self, *_args) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/masuk?a=1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver(settings):
    settings.DIKTUM_WEBHOOK_HOSTS = ["127.0.0.1"]
    made = Receiver()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def hook(office, receiver):
    return Webhook.objects.create(
        commission=office.commission,
        url=receiver.url,
        secret=SECRET,
        made_by="Yosua",
        made_at=moment(office).at,
    )


def jobs(name):
    return ProcrastinateJob.objects.filter(task_name=name)


def deliver_next():
    job = jobs(DELIVER).order_by("-id").first()
    return deliver(**job.args, now=dt.datetime.now(dt.UTC))


def test_publishing_queues_the_news_in_the_same_transaction(office):
    decree = published(office)
    (job,) = jobs(TELL)
    assert job.args["event"] == "decree.published"
    assert job.args["dossier_id"] == decree.pk


def test_a_message_is_thin_and_its_signature_verifies(office, hook, receiver):
    decree = published(office)
    assert tell(**jobs(TELL).get().args) == 1
    assert deliver_next()
    ((headers, body),) = receiver.got
    told = Verifier(SECRET).verify(body, headers)
    assert told["type"] == "decree.published"
    assert set(told["data"]) == {"office", "series", "number", "year", "url"}
    assert decree.title not in body.decode()
    assert WebhookDelivery.objects.get().is_taken


def test_the_same_news_has_the_same_name(office, hook):
    published(office)
    arguments = jobs(TELL).get().args
    tell(**arguments)
    tell(**arguments)
    assert len({job.args["message"] for job in jobs(DELIVER)}) == 1


def test_a_failure_is_tried_again_later_and_then_given_up(office, hook, receiver):
    published(office)
    receiver.status = 500
    tell(**jobs(TELL).get().args)
    for attempt in range(1, len(DELAYS) + 2):
        assert not deliver_next()
        assert WebhookDelivery.objects.count() == attempt
    assert jobs(DELIVER).count() == len(DELAYS) + 1
    assert [job.args["attempt"] for job in jobs(DELIVER).order_by("id")] == list(range(1, len(DELAYS) + 2))
    assert all(job.scheduled_at for job in jobs(DELIVER).order_by("id")[1:])


def test_410_ends_the_telling(office, hook, receiver):
    published(office)
    receiver.status = 410
    tell(**jobs(TELL).get().args)
    deliver_next()
    hook.refresh_from_db()
    assert not hook.is_active
    assert tell(**jobs(TELL).get().args) == 0


def test_a_redirect_is_not_followed(office, hook, receiver):
    published(office)
    receiver.status = 302
    tell(**jobs(TELL).get().args)
    assert not deliver_next()
    assert "pengalihan tidak diikuti" in WebhookDelivery.objects.get().problem
    assert len(receiver.got) == 1


def test_a_receiver_that_is_down_is_written_down(office, hook, receiver):
    published(office)
    receiver.server.shutdown()
    receiver.server.server_close()
    tell(**jobs(TELL).get().args)
    assert not deliver_next()
    assert WebhookDelivery.objects.get().status is None
    receiver.server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    threading.Thread(target=receiver.server.serve_forever, daemon=True).start()


def test_a_withdrawal_is_news(office, hook):
    decree = published(office)
    withdraw_publication(
        dossier_id=decree.pk, reason="Keliru.", by=office.head_of_legal, when=moment(office, 60)
    )
    newest = jobs(TELL).order_by("-id").first()
    assert newest.args["event"] == "decree.withdrawn"
    assert tell(**newest.args) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://10.0.0.4/",
        "https://169.254.169.254/latest/meta-data",
        "https://192.168.1.1:8443/",
        "https://nama:sandi@example.org/",
        "ftp://example.org/",
        "https://",
        "bukan alamat",
    ],
)
def test_a_private_or_odd_address_is_refused(url):
    address, problem = address_of(url)
    assert (address, bool(problem)) == ("", True)


def test_the_page_adds_shows_the_secret_once_and_switches(office, client, receiver):
    client.force_login(office.user("admin"))
    shown = client.post(ADDRESS, {"url": receiver.url}).content.decode()
    hook = Webhook.objects.get()
    assert hook.secret in shown
    assert hook.secret not in client.get(ADDRESS).content.decode()
    again = client.post(ADDRESS, {"url": receiver.url})
    assert (again.status_code, "sudah terdaftar" in again.content.decode()) == (422, True)
    assert client.post(ADDRESS, {"url": "https://10.1.2.3/"}).status_code == 422
    client.post(f"{ADDRESS}{hook.pk}/uji/")
    assert deliver_next()
    assert json.loads(receiver.got[0][1])["type"] == "test"
    client.post(f"{ADDRESS}kiriman/{WebhookDelivery.objects.get().pk}/ulang/")
    assert jobs(DELIVER).count() == 2
    client.post(f"{ADDRESS}{hook.pk}/saklar/")
    hook.refresh_from_db()
    assert not hook.is_active


def test_another_office_reaches_no_hook_of_ours(office, hook, client):
    from tests.office import another_office

    client.force_login(another_office().user("admin"))
    assert client.post(f"{ADDRESS}{hook.pk}/saklar/").status_code == 404
    assert hook.url not in client.get(ADDRESS).content.decode()
