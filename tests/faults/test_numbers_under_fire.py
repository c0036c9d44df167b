"""The bench of numbers, small: writers and database server are killed while they number, and nothing is lost (G1, G2)."""

import json
import os
import subprocess
import sys

import pytest
from bench import numbers

from diktum.config import env

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


@pytest.fixture(scope="module")
def figures():
    return numbers.run(writers=6, each=8, rounds=2)


def test_what_was_acknowledged_is_there_once_and_without_gap(figures):
    assert figures["acknowledged"] == figures["present"] == 48
    for wrong in ("acknowledged_but_absent", "decrees_without_number", "duplicates", "gaps"):
        assert figures[wrong] == 0, wrong
    assert figures["lines_as_sealed"] is True


def test_writers_and_server_were_really_killed_and_attempts_broken_off(figures):
    assert figures["server_kills"] == 2
    assert figures["writers_killed"] >= 1
    assert figures["rolled_back"] >= 1


def test_the_rate_stands_beside_a_bare_counter(figures):
    assert figures["numbers_per_s"] > 0
    assert figures["bare_counter_per_s"] > 0
    shown = numbers.show(figures)
    assert "6 penulis × 8 nomor" in shown
    assert "baris penghitung saja" in shown


@pytest.mark.parametrize("words", [["--writers", "0"], ["--each", "x"], ["--other"]])
def test_options_that_mean_nothing_are_refused(words):
    done = subprocess.run(
        [sys.executable, "-m", "bench", "numbers", *words],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "diktum.config.settings",
            "PYTHONPATH": f"{env.ROOT / 'src'}{os.pathsep}{env.ROOT}",
        },
        cwd=env.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "usage: diktum bench numbers" in done.stderr


def test_the_options_are_taken():
    assert numbers.arguments(["--writers", "3", "--each", "4", "--rounds", "0"]) == {
        "writers": 3,
        "each": 4,
        "rounds": 0,
    }
    assert numbers.arguments([]) == {"writers": 16, "each": 1_000, "rounds": 8}
    assert json.dumps(numbers.arguments([]))
