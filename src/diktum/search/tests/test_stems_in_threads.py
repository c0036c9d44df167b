"""The web server searches on several threads at once: a stem never depends on what another thread asks."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from diktum.search.words import stem

WORDS = [f"{head}{root}{tail}" for head in ("di", "pe", "ber") for root in ("kirim", "catat", "lihat", "susun", "tetap")
         for tail in ("kan", "an", "nya", "kannya", "lah")]  # fmt: skip


@pytest.fixture
def hurried():
    """Let the interpreter change threads as often as it can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_do_not_disturb_each_other(hurried):
    alone = [stem.__wrapped__(word) for word in WORDS]
    with ThreadPoolExecutor(8) as pool:
        rounds = pool.map(lambda turn: [stem.__wrapped__(word) for word in WORDS], range(80))
        assert all(found == alone for found in rounds)
