"""A virus scanner over a real socket: clean, infected, or not checked; never clean by default."""

import socket
import struct
import threading

import pytest
from django.core.files.base import ContentFile

from diktum.files import quarantine, refusals, store, virus
from diktum.files.models import QuarantinedFile, StoredFile, Verdict, VirusCheck
from diktum.files.tests.builders import a_pdf
from diktum.files.tests.test_store import work

__all__ = ["work"]
pytestmark = pytest.mark.django_db
ENGINE = "ClamAV 1.4.3/27800/Mon Nov  9 08:00:00 2026"


class Clamd(threading.Thread):
    """Speak the part of clamd's protocol that is used, and remember what was streamed."""

    def __init__(self, answer, limit=None):
        super().__init__(daemon=True)
        self.answer, self.limit, self.streamed = answer, limit, b""
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.listening.getsockname()[1]}"
        self.start()

    def run(self):
        while True:
            try:
                talk, _from = self.listening.accept()
            except OSError:
                return
            with talk, talk.makefile("rb") as said:
                self.serve(talk, said)

    def serve(self, talk, said):
        command = b""
        while not command.endswith(b"\0"):
            command += said.read(1)
        if command == b"zVERSION\0":
            talk.sendall(ENGINE.encode() + b"\0")
            return
        while size := struct.unpack("!L", said.read(4))[0]:
            self.streamed += said.read(size)
            if self.limit is not None and len(self.streamed) > self.limit:
                talk.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        talk.sendall(self.answer + b"\0")


@pytest.fixture
def clamd(settings):
    started = []

    def start(answer=b"stream: OK", **more):
        started.append(Clamd(answer, **more))
        settings.DIKTUM_CLAMD = started[-1].address
        return started[-1]

    yield start
    for each in started:
        each.listening.shutdown(socket.SHUT_RDWR)
        each.listening.close()
        each.join(5)


def keep(work, content=None):
    return store.keep(work, ContentFile(content or a_pdf(), name="a.pdf"))


def test_a_clean_file_is_kept_with_the_version_that_said_so(work, clamd):
    server = clamd()
    stored = keep(work)
    check = VirusCheck.objects.get(file=stored)
    assert (check.verdict, check.engine) == (Verdict.CLEAN, ENGINE)
    assert server.streamed == a_pdf()


def test_an_infected_file_is_refused_and_set_aside(work, clamd):
    clamd(b"stream: Win.Test.EICAR_HDB-1 FOUND")
    with pytest.raises(refusals.FileIsInfected, match="EICAR"):
        keep(work)
    quarantine.take_up()
    assert QuarantinedFile.objects.get().code == "DKT-962"
    assert not StoredFile.objects.exists()
    assert not store.path_of(QuarantinedFile.objects.get().sha256).exists()


@pytest.mark.parametrize("answer", [b"stream: Heuristics error ERROR", b"", b"UNKNOWN COMMAND"])
def test_any_other_answer_is_not_checked(work, clamd, answer):
    clamd(answer)
    assert VirusCheck.objects.get(file=keep(work)).verdict == Verdict.UNCHECKED


def test_a_file_too_large_for_the_scanner_is_not_checked(work, clamd):
    clamd(limit=100)
    check = VirusCheck.objects.get(file=keep(work, a_pdf(pages=40)))
    assert check.verdict == Verdict.UNCHECKED


def test_a_scanner_that_is_away_is_not_checked_and_keeps_nobody_waiting(work, settings):
    settings.DIKTUM_CLAMD = "127.0.0.1:9"
    check = VirusCheck.objects.get(file=keep(work))
    assert check.verdict == Verdict.UNCHECKED
    assert check.detail


def test_a_slow_scanner_is_not_checked(work, settings, monkeypatch):
    monkeypatch.setattr(virus, "ANSWER_WITHIN", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.DIKTUM_CLAMD = f"127.0.0.1:{silent.getsockname()[1]}"
        assert VirusCheck.objects.get(file=keep(work)).verdict == Verdict.UNCHECKED


@pytest.mark.parametrize("address", ["/tidak/ada.sock", "tanpa-porta", "host:abc"])
def test_a_wrong_address_is_not_checked(tmp_path, settings, address):
    (tmp_path / "x").write_bytes(b"x")
    settings.DIKTUM_CLAMD = address
    assert virus.scan(tmp_path / "x").verdict == Verdict.UNCHECKED


def test_without_a_scanner_nothing_is_said(work):
    keep(work)
    assert not VirusCheck.objects.exists()
