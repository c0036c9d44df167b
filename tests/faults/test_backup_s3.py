"""The same snapshot in an S3 bucket, over real HTTP."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request

import pytest
from minio import Minio

from diktum.config.backup.places import place_of
from diktum.config.backup.refusals import PlaceIsClosed
from diktum.config.server import free_port


@pytest.fixture(scope="module")
def server():
    port = free_port(0, "127.0.0.1")
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-p", str(port), "-H", "127.0.0.1"]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=1).close()
            break
        except OSError:
            time.sleep(0.2)
    yield address
    child.terminate()
    child.wait()


@pytest.fixture
def bucket(server, monkeypatch):
    monkeypatch.setenv("DIKTUM_S3_ENDPOINT", server)
    monkeypatch.setenv("DIKTUM_S3_ACCESS_KEY", "latihan")
    monkeypatch.setenv("DIKTUM_S3_SECRET_KEY", "latihan-rahasia")
    client = Minio(
        server.removeprefix("http://"), access_key="latihan", secret_key="latihan-rahasia", secure=False
    )
    name = f"cadangan-{os.getpid()}-{time.monotonic_ns()}"
    client.make_bucket(name)
    return f"s3://{name}/kantor/ss"


def test_a_piece_comes_back_as_it_went(bucket, tmp_path):
    place = place_of(bucket)
    source = tmp_path / "piece"
    source.write_bytes(os.urandom(300_000))
    place.put("20261109T003000Z/database.dump", source)
    place.put("files/aa/bb/cc", source)
    assert list(place.names()) == ["20261109T003000Z/database.dump", "files/aa/bb/cc"]
    assert place.size("files/aa/bb/cc") == 300_000
    with place.open("files/aa/bb/cc") as stream:
        assert stream.read() == source.read_bytes()


def test_what_is_not_there_is_not_there(bucket):
    place = place_of(bucket)
    assert place.size("files/xx") is None
    with pytest.raises(FileNotFoundError):
        place.open("files/xx")


def test_a_bucket_that_is_closed_is_named(bucket, tmp_path):
    (tmp_path / "piece").write_bytes(b"x")
    place = place_of("s3://tidak-ada-di-sini/awalan")
    with pytest.raises(PlaceIsClosed, match="tidak-ada-di-sini"):
        place.put("x", tmp_path / "piece")
