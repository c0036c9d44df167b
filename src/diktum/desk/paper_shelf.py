"""The papers of a dossier: which stage prints which, and when one is there to be printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from diktum.dossiers.models import Dossier

Printer = Callable[[Dossier], bytes]
STAGES = ("drafting", "verification", "plenary", "signing", "distribution", "archive", "publication")


@cache
def printers() -> dict[str, tuple[str, Printer]]:
    """Return every paper that a stage prints: key → (stage, printer)."""
    found: dict[str, tuple[str, Printer]] = {}
    for stage in STAGES:
        module = f"diktum.stages.{stage}.papers"
        if not apps.is_installed(f"diktum.stages.{stage}") or find_spec(module) is None:
            continue
        for key, printer in import_module(module).PAPERS.items():
            found.setdefault(key, (stage, printer))
    return found
