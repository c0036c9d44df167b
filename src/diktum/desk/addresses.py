"""Addresses that other parts of Diktum may or may not have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from diktum import sop_map
from diktum.core.procedure.model import Act


def page_if_any(route: str, *args: Any) -> str:
    """Return the address of a route, empty where this installation has no such page."""
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""


def first_that_answers(paths: Sequence[str]) -> str:
    """Return the first of the paths that some view answers, empty where none does."""
    for path in paths:
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return ""


def act_page(act: Act, code: str) -> str:
    """Return the page on which an act of a dossier is done; the dossier's own page where there is none."""
    work = sop_map.WORK.get(act.key)
    page = page_if_any(work.page(act.key), code) if work else ""
    return page or reverse("desk:dossier", args=[code])
