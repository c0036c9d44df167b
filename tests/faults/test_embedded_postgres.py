"""The embedded PostgreSQL: private, and back again after any kill."""

import contextlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from diktum.config import env
from diktum.config.failure import CannotStart
from diktum.config.locks import FolderLock
from diktum.config.postgres import APP, DATABASE, OWNER, Server, running

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals and permissions")


@contextlib.contextmanager
def a_home():
    """A folder that the server's own user can reach, gone afterwards."""
    base = Path("/var/lib/diktum") if os.geteuid() == 0 else None
    if base:
        env.made(base)
    home = Path(tempfile.mkdtemp(prefix="test-", dir=base))
    if base:
        home.chmod(0o711)
    try:
        yield home
    finally:
        Server(home).stop()
        shutil.rmtree(home)


@pytest.fixture(scope="module")
def template():
    """Data made once; each test works on the same server in turn."""
    with a_home() as home:
        Server(home).start()
        yield home


@pytest.fixture
def server(template):
    fresh = Server(template)
    fresh.start()
    return fresh


def pid_of(server):
    return int((server.data / "postmaster.pid").read_text().split()[0])


def kill(server):
    """Kill the server as a power cut would: no goodbye, postmaster.pid stays."""
    pid = pid_of(server)
    os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert (server.data / "postmaster.pid").exists()


def remember(server, value):
    with server.connect(OWNER) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (value text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [value])


def kept(server):
    with server.connect(OWNER) as connection:
        return {value for (value,) in connection.execute("SELECT value FROM kept")}


class TestPrivacy:
    def test_listens_on_no_network(self, server):
        with server.connect(OWNER) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)

    def test_socket_data_and_passwords_are_closed_to_others(self, server):
        for path in (server.data, server.socket_folder):
            assert stat.S_IMODE(path.stat().st_mode) == 0o700
        assert stat.S_IMODE((server.home / "db-passwords.json").stat().st_mode) == 0o600

    @pytest.mark.parametrize("role", [OWNER, APP])
    def test_a_login_without_the_password_is_refused(self, server, role):
        for password in ("", "salah"):
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(
                    host=server.host, port=server.port, user=role, password=password, dbname=DATABASE
                )

    def test_no_rule_trusts_anybody(self, server):
        rules = (server.data / "pg_hba.conf").read_text()
        assert "trust" not in rules
        assert "scram-sha-256" in rules

    def test_the_applications_role_is_weak(self, server):
        with server.connect(APP) as connection:
            row = connection.execute(
                "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
        assert row == (False, False, False, False)

    def test_pages_carry_checksums_and_commits_are_flushed(self, server):
        with server.connect(OWNER) as connection:
            assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
            assert connection.execute("SHOW synchronous_commit").fetchone() == ("on",)


class TestRecovery:
    def test_what_was_committed_survives_the_kill_of_the_server(self, server):
        remember(server, "sebelum dimatikan")
        kill(server)
        assert not server.is_running()
        assert server.start()
        assert "sebelum dimatikan" in kept(server)

    def test_a_second_start_finds_it_running(self, server):
        assert not server.start()

    def test_a_left_behind_pid_of_another_program_is_no_obstacle(self, server):
        kill(server)
        note = server.data / "postmaster.pid"
        lines = note.read_text().split("\n")
        lines[0] = str(os.getpid())
        note.write_text("\n".join(lines))
        assert server.start()

    def test_an_interrupted_first_start_is_begun_anew(self):
        with a_home() as home:
            (home / "db.new" / "base").mkdir(parents=True)
            (home / "db.new" / "PG_VERSION").write_text("18\n")
            (home / "db.word").write_text("sisa")
            assert Server(home).start()
            assert not (home / "db.new").exists()
            assert not (home / "db.word").exists()

    def test_a_lost_application_role_is_made_again(self, server):
        with server.connect(OWNER, "postgres") as connection:
            connection.execute(f"DROP OWNED BY {APP}")
            connection.execute(f"DROP ROLE {APP}")
        server.start()
        server.connect(APP).close()


class TestRefusals:
    def test_data_of_another_version_are_not_touched(self, server):
        server.stop()
        note = server.data / "PG_VERSION"
        kept_text = note.read_text()
        note.write_text("12\n")
        try:
            with pytest.raises(CannotStart, match="PostgreSQL 12"):
                server.start()
        finally:
            note.write_text(kept_text)

    def test_lost_passwords_are_named(self, server):
        note = server.home / "db-passwords.json"
        kept_text = note.read_text()
        note.write_text(kept_text.replace('": "', '": "x'))
        try:
            with pytest.raises(CannotStart, match=r"db-passwords\.json"):
                Server(server.home).start()
        finally:
            note.write_text(kept_text)

    def test_a_link_in_the_place_of_the_data_is_not_followed(self):
        with a_home() as home, tempfile.TemporaryDirectory() as elsewhere:
            (home / "db").symlink_to(elsewhere)
            before = Path(elsewhere).stat()
            with pytest.raises(CannotStart, match="milik pengguna lain"):
                Server(home).start()
            assert Path(elsewhere).stat().st_uid == before.st_uid
            (home / "db").unlink()

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root has a system user for the server")
    def test_a_home_that_its_user_cannot_reach_is_named_and_stays_closed(self):
        with tempfile.TemporaryDirectory() as closed:
            home = Path(closed) / "home"
            with pytest.raises(CannotStart, match="DIKTUM_HOME"):
                Server(home).start()
            assert stat.S_IMODE(Path(closed).stat().st_mode) == 0o700


class TestSharing:
    def test_the_last_user_shuts_it_down(self, server):
        with running(server.home):
            with running(server.home):
                assert server.is_running()
            assert server.is_running()
        assert not server.is_running()

    def test_a_killed_user_leaves_no_lock(self, server):
        hold = "import sys, time; from pathlib import Path; from diktum.config.locks import FolderLock\n"
        hold += "with FolderLock(Path(sys.argv[1]), shared=True): print(1, flush=True); time.sleep(60)"
        lock = server.home / "users.lock"
        with subprocess.Popen(
            [sys.executable, "-c", hold, str(lock)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": "src"},
        ) as user:
            user.stdout.readline()
            other = FolderLock(lock, shared=False, wait=False)
            assert not other.try_lock()
            user.kill()
        assert other.try_lock()
        other.release()


def test_a_long_path_gets_a_short_socket():
    server = Server(Path("/srv") / ("panjang" * 20))
    assert len(os.fsencode(server.socket_folder / ".s.PGSQL.5432")) < 107
