"""The launcher `./diktum`: what it says and what it leaves alone. Nothing is installed here but an empty environment."""

import hashlib
import importlib.machinery
import importlib.util
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAUNCHER = ROOT / "diktum"


@pytest.fixture
def launcher(monkeypatch, tmp_path):
    """The launcher as a module, with a home of its own."""
    monkeypatch.setenv("DIKTUM_HOME", str(tmp_path / "home"))
    loader = importlib.machinery.SourceFileLoader("launcher", str(LAUNCHER))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("launcher", loader))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(module)
    return module


@pytest.fixture
def lock(tmp_path):
    """A lock file that asks for nothing."""
    path = tmp_path / "requirements.lock"
    path.write_text("# nothing\n")
    return path


def run(*arguments, **environment):
    return subprocess.run(
        [sys.executable, str(LAUNCHER), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_uses_the_standard_library_only(launcher):
    import ast

    names = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else alias.name.split(".")[0]
        for node in ast.walk(ast.parse(LAUNCHER.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert names <= sys.stdlib_module_names


def test_has_the_same_verbs_as_the_package(launcher):
    from diktum.config.cli import VERBS

    assert set(launcher.VERBS) == set(VERBS)


def test_help_names_every_verb(launcher):
    done = run("--help")
    assert done.returncode == 0
    assert all(verb in done.stderr for verb in launcher.VERBS)


def test_an_unknown_verb_ends_with_code_2_and_installs_nothing(tmp_path):
    done = run("terbang", DIKTUM_HOME=str(tmp_path / "home"))
    assert done.returncode == 2
    assert not (tmp_path / "home").exists()


def test_names_its_folders_as_the_package_does(launcher, monkeypatch):
    from diktum.config import env

    assert launcher.home() == env.home()
    monkeypatch.delenv("DIKTUM_HOME")
    assert launcher.home() == env.home()


def test_an_unwritable_home_ends_in_one_sentence(launcher, lock, monkeypatch, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DIKTUM_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(SystemExit) as end:
        launcher.environment(lock)
    assert end.value.code == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "DIKTUM_HOME" in said


def test_a_failed_install_ends_in_one_sentence_and_is_not_taken_for_complete(
    launcher, lock, monkeypatch, capsys
):
    monkeypatch.setattr(launcher, "pip_of_the_host", lambda: [sys.executable, "-c", "raise SystemExit(1)"])
    monkeypatch.setattr(launcher.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit) as end:
        launcher.environment(lock)
    assert end.value.code == 1
    assert "pemasangan paket gagal" in capsys.readouterr().err.splitlines()[-1]
    assert not list((launcher.home() / "envs").glob("*/complete"))


def test_a_machine_without_pip_is_told_what_to_install(launcher, lock, monkeypatch, capsys):
    monkeypatch.setattr(launcher, "pip_of_the_host", lambda: None)
    monkeypatch.setattr(launcher.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit):
        launcher.environment(lock)
    assert "apt install python3-pip" in capsys.readouterr().err.splitlines()[-1]


@pytest.fixture
def installs(launcher, monkeypatch):
    """Count the installs instead of doing them."""
    done = []
    monkeypatch.setattr(launcher, "install", lambda python, lock: done.append(lock.name))
    return done


def test_installs_once(launcher, lock, installs):
    first = launcher.environment(lock)
    assert launcher.environment(lock) == first
    assert installs == [lock.name]
    assert hashlib.sha256(lock.read_bytes()).hexdigest()[:12] in first.name


def test_another_lock_installs_beside_and_removes_the_old_one(launcher, lock, installs):
    old = launcher.environment(lock)
    lock.write_text("# something else\n")
    new = launcher.environment(lock)
    assert new != old
    assert len(installs) == 2
    assert not old.exists()


def test_an_environment_in_use_is_kept(launcher, lock, installs):
    from diktum.config.locks import FolderLock

    old = launcher.environment(lock)
    lock.write_text("# something else\n")
    with FolderLock(launcher.home() / "serving.lock", shared=False):
        launcher.environment(lock)
    assert old.exists()


def test_an_environment_whose_interpreter_moved_is_made_anew(launcher, lock, installs):
    folder = launcher.environment(lock)
    (folder / "complete").write_text("/usr/bin/python3.10")
    launcher.environment(lock)
    assert len(installs) == 2


def test_opens_no_folder_above_its_own(launcher, lock, installs, monkeypatch, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setenv("DIKTUM_HOME", str(closed / "deep" / "home"))
    launcher.environment(lock)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert stat.S_IMODE((closed / "deep").stat().st_mode) & 0o066 == 0


def test_the_locks_carry_hashes_and_no_address():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        pins = [line for line in text.splitlines() if "==" in line and not line.lstrip().startswith("#")]
        assert len(pins) > 20
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text


def test_the_doctor_names_what_is_missing(monkeypatch, capsys):
    import json

    from diktum.config import doctor

    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    assert doctor.examine([]) == 0
    said = capsys.readouterr().out
    assert "Tesseract    tidak ada: tanpa pembacaan teks hasil pindai" in said
    assert "PostgreSQL" in said
    assert doctor.examine(["--json"]) == 0
    assert json.loads(capsys.readouterr().out)["programs"]["Chromium"] == ""
