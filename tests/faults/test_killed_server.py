"""The embedded database is killed with -9: it comes back, and what was acknowledged is there (G1)."""

import os
import threading
import time

import psycopg
import pytest

from diktum.config.postgres import OWNER, Server
from tests.faults.test_embedded_postgres import a_home, kill

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


@pytest.fixture
def server():
    with a_home() as home:
        served = Server(home)
        served.start()
        yield served


def test_comes_back_with_everything_that_was_acknowledged(server):
    """Three times killed while somebody numbers: no number lost, none twice, no gap."""
    with server.connect(OWNER) as connection:
        connection.execute("CREATE TABLE book (last int); INSERT INTO book VALUES (0)")
        connection.execute("CREATE TABLE line (number int PRIMARY KEY)")
    acknowledged = []
    for _ in range(3):
        writer = threading.Thread(target=number, args=(server, acknowledged))
        writer.start()
        time.sleep(0.4)
        kill(server)
        writer.join(30)
        assert not writer.is_alive()
        assert server.start() is True
    with server.connect(OWNER) as connection:
        kept = [row[0] for row in connection.execute("SELECT number FROM line ORDER BY number")]
        [(last,)] = connection.execute("SELECT last FROM book")
    assert acknowledged
    assert set(acknowledged) <= set(kept)
    assert kept == list(range(1, last + 1))


def number(server, acknowledged):
    """Take numbers until the server is gone."""
    try:
        with server.connect(OWNER) as connection:
            while True:
                with connection.transaction():
                    taken = connection.execute("UPDATE book SET last = last + 1 RETURNING last").fetchone()
                    connection.execute("INSERT INTO line VALUES (%s)", taken)
                acknowledged.append(taken[0])
    except psycopg.OperationalError:
        return
