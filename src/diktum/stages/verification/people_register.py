"""Take a list of persons into the register: read it, show what it would do, take all of it in or nothing."""

from __future__ import annotations

from collections import Counter

from diktum.core.moment import Moment
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.people.register import read_register
from diktum.people.register_models import RegisterImport
from diktum.people.register_plan import keep_import, take_in


def read_list(*, content: bytes, filename: str, by: Actor, when: Moment) -> RegisterImport:
    """
    Baca daftar orang: keep what a CSV or XLSX says until somebody takes it in. The register stays as it is.

    Raises NotAdministrator, SheetIsUnreadable, ColumnsAreWrong, ColumnIsTwice.
    """
    read = read_register(content)
    return keep_import(
        commission_id=by.commission_id,
        filename=filename,
        entries=read.entries,
        faults=read.faults,
        by=by,
        when=when,
    )


def take_list_in(*, import_id: int, seen: str, by: Actor, when: Moment) -> Counter[str]:
    """
    Masukkan daftar orang: all its rows in one transaction, exactly as the preview `seen` has shown them.

    Raises NotAdministrator, ImportIsDone, RowsAreFaulty, RegisterHasChanged.
    """
    with chaining(by.commission_id, when):
        return take_in(import_id=import_id, seen=seen, by=by, when=when)
