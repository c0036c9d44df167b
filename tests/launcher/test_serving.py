"""Starting, refusing a second start, and stopping; what data are for."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from diktum.config import purpose, server
from diktum.config.failure import CannotStart
from diktum.config.locks import FolderLock
from diktum.config.purpose import Purpose


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def test_practice_data_are_never_served_as_the_offices(home):
    purpose.check(home, Purpose.PRACTICE)
    with pytest.raises(CannotStart, match="data latihan"):
        purpose.check(home, Purpose.OFFICE)


def test_an_offices_data_are_never_practised_on(home):
    purpose.check(home, Purpose.OFFICE)
    for reset in (False, True):
        with pytest.raises(CannotStart, match="data kantor"):
            purpose.check(home, Purpose.PRACTICE, reset=reset)


def test_data_of_unknown_purpose_are_not_thrown_away(home):
    (home / "db").mkdir(parents=True)
    with pytest.raises(CannotStart, match="tidak dihapus"):
        purpose.check(home, Purpose.PRACTICE, reset=True)


@pytest.mark.django_db(transaction=True)
def test_a_database_with_accounts_does_not_become_a_practice_one(home, django_user_model):
    from django.db import connection

    home.mkdir()
    django_user_model.objects.create_user("nyata")
    described = connection.settings_dict
    with pytest.raises(CannotStart, match="sudah berisi akun"):
        purpose.claim(home, Purpose.PRACTICE, described)
    purpose.claim(home, Purpose.OFFICE, described)
    assert purpose.purpose_of(home) is Purpose.OFFICE


def test_takes_the_first_free_port(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(server, "FIRST_PORT", port)
        assert server.free_port(0, "127.0.0.1") > port
        with pytest.raises(CannotStart, match=str(port)):
            server.free_port(port, "127.0.0.1")


def test_refuses_a_port_that_does_not_exist():
    with pytest.raises(CannotStart, match="99999"):
        server.free_port(99_999, "127.0.0.1")


@pytest.mark.parametrize("verb", ["demo", "serve"])
def test_a_second_start_on_the_same_data_is_refused_in_one_sentence(home, verb):
    with FolderLock(home / "serving.lock", shared=False):
        done = subprocess.run(
            [sys.executable, "-m", "diktum.config.cli", verb],
            env={**os.environ, "DIKTUM_HOME": str(home), "PYTHONPATH": "src"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("diktum: Diktum sudah berjalan")
    assert done.stderr.count("\n") == 1


CHILDREN = """
import sys
from diktum.config import server
server._wait_for = lambda *_: None
real = server.subprocess.Popen
stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
def popen(command, **how):
    child = real([sys.executable, "-c", stubborn if "granian" in command else "import time; time.sleep(60)"], **how)
    print(child.pid, flush=True)
    return child
server.subprocess.Popen = popen
server.PATIENCE = 1
from diktum.config import cli
cli.VERBS["serve"] = lambda _: server.run_until_stopped("127.0.0.1", 1, {})
sys.argv = ["diktum", "serve"]
raise SystemExit(cli.main())
"""


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_stops_even_a_child_that_does_not_listen(name):
    with subprocess.Popen(
        [sys.executable, "-c", CHILDREN],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "src"},
        text=True,
    ) as parent:
        children = [int(parent.stdout.readline()) for _ in range(2)]
        while "berjalan" not in parent.stdout.readline():
            pass
        time.sleep(0.5)
        parent.send_signal(getattr(signal, name))
        parent.send_signal(getattr(signal, name))  # an impatient user
        assert parent.wait(timeout=20) == 0
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
