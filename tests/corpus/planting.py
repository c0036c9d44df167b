"""Ways of planting a fault in the data of a decree."""

from __future__ import annotations


def put(*path: object):
    """Put a value (the last of `path`) where the rest of the path leads."""

    def change(data):
        *way, key, value = path
        for step in way:
            data = data[step]
        data[key] = value

    return change


def add(part: str, text: str, at: int = -1):
    """Put one more clause or dictum before the one at `at`; with at=99 as the last."""

    def change(data):
        rows = data[part]
        rows.insert(len(rows) if at == 99 else at, {"id": "planted", "text": text})

    return change


def drop(part: str, *which: int):
    """Take rows away; without numbers all of them."""

    def change(data):
        data[part] = [row for n, row in enumerate(data[part]) if which and n not in which]

    return change


def reverse(part: str):
    def change(data):
        data[part] = data[part][::-1]

    return change


def cell(row: int, column: int, text: str):
    return put("attachments", 0, "table", "rows", row, "cells", column, text)
