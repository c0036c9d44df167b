"""Derive harsh papers from a sample, and check PDF/A with an independent checker."""

from __future__ import annotations

import dataclasses
from enum import Enum
from typing import Any

import page

from diktum.formats import papers as p

# Known false alarms of the checker (data ending in 0x0D and the like).
FALSE_ALARMS = ("STREAM-LENGTH-001", "METADATA-FILTER-001")
# The papers keep the rules of PDF/UA-1 but do not declare it beside PDF/A: the checker then could not choose.
UNDECLARED = ("PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001", "PDFUA1-VIEWER-PREFERENCES-001")
KEPT = {
    "kind",
    "width",
    "align",
    "indent",
    "label",
    "number",
    "key",
    "source",
    "target",
    "url",
    "code",
    "emblem",
}

HOSTILE = (
    '<b>&amp;</b> #panic("x") $x$ [y] \\u{41} "q" \'r\' `c` *d* _e_ @f <g> // h /* i */ = j - k '
    + "Lorem" * 24
)


PROFILES = (page.ValidationProfile.PDF_A_2B, page.ValidationProfile.PDF_UA_1)


def faults(pdf: bytes) -> list[str]:
    """List what the checker finds wrong as PDF/A-2b and PDF/UA-1, false alarms left out."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    return [
        f"{f.rule_id}: {f.message}"
        for report in reports
        for f in report.failures
        if not f.rule_id.endswith(FALSE_ALARMS + UNDECLARED)
    ]


def _changed(value: Any, text: str | None) -> Any:
    if isinstance(value, Enum) or value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return "" if text is None else text
    if isinstance(value, tuple):
        return () if text is None else tuple(_changed(one, text) for one in value)
    if isinstance(value, p.Layout):
        return value
    fields = [f.name for f in dataclasses.fields(value) if f.init and f.name not in KEPT]
    return dataclasses.replace(value, **{name: _changed(getattr(value, name), text) for name in fields})


def emptied(paper: p.Paper) -> p.Paper:
    """Make the paper with nothing in it but its title."""
    return dataclasses.replace(_changed(paper, None), title=paper.title)


def filled_with(paper: p.Paper, text: str) -> p.Paper:
    """Make the paper with every free text replaced."""
    changed: p.Paper = _changed(paper, text)
    return changed
