"""What the tests of the ledger are built from."""

import datetime as dt
from contextlib import contextmanager

from django.db import connection

from diktum.core.moment import Moment
from diktum.files.models import StoredFile
from diktum.ledger.chain import chaining
from diktum.people.models import Commission

WHEN = Moment.in_office(dt.datetime(2026, 11, 9, 0, 30, tzinfo=dt.UTC), "Asia/Jayapura")


def an_office(code="SS"):
    return Commission.objects.create(
        code=code, slug=code.lower(), name=f"KPU {code}", short_name=f"KPU {code}", seat="Teminabuan"
    )


def a_row(commission, name="naskah.pdf"):
    return StoredFile(
        commission=commission,
        sha256="ab" * 32,
        size=3,
        media_type="application/pdf",
        original_name=name,
        kept_on=WHEN.day,
        kept_at=WHEN.at,
    )


def write(commission, number=1):
    with chaining(commission.pk, WHEN) as chain:
        return [chain.record(a_row(commission, f"berkas-{n}.pdf")) for n in range(1, number + 1)]


@contextmanager
def behind_the_back(*tables):
    """Let the owner of the database switch the triggers off, as an intruder would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER diktum_append_only")
        yield cursor
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER diktum_append_only")
