"""Public decrees for the bench of the portal: some that are real in every table, many that lists and the search can show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, models

from bench.search_rows import entries, vocabulary
from diktum.dossiers.models import Dossier
from diktum.stages.distribution.models import Certification
from diktum.stages.plenary.models import FinalText
from diktum.stages.publication.models import AuthenticationSheet, JdihContent, JdihEntry, PublishedDecree
from diktum.stages.signing.models import AgendaLine, Signature

STEP = 10  # between the keys of a copied row and the next
KINDS = ("pedoman", "penetapan", "pengangkatan", "tim-pelaksana", "perubahan")
FIRST_YEAR, A_YEAR = 1900, 1_000


def publish_many(decree: Dossier, count: int, whole: int) -> list[str]:
    """
    Copy a published decree until there are `count`; the first `whole` have all that their pages show.

    Answers the addresses of those. Foreign keys are not checked meanwhile.
    """
    row = PublishedDecree.objects.get(decree=decree)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    _copy_whole(row, whole)
    _copy_published(row, count)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")
    slug = row.commission.slug
    return [f"/{slug}/keputusan/{_year(g)}/{_number(g)}/" for g in range(1, whole)]


def _copy_whole(row: PublishedDecree, whole: int) -> None:
    """Copy every row that a decree's page reads, shifted by a step of keys for each copy."""
    decree, publication = row.decree_id, row.dossier_id
    shift = f"{STEP} * g"
    own: dict[str, str] = {"dossier_id": f't."dossier_id" + {shift}'}
    plans: Iterable[tuple[type[models.Model], str, Any, dict[str, str]]] = (
        (Dossier, "id", decree, {"code": "'BENCH-' || g"}),
        (FinalText, "dossier_id", decree, own),
        (Signature, "dossier_id", decree, own),
        (AgendaLine, "dossier_id", decree, own | {"number": f"{STEP} + g"}),
        (Certification, "dossier_id", decree, own),
        (AuthenticationSheet, "dossier_id", publication, own),
        (JdihContent, "dossier_id", publication, own),
        (JdihEntry, "id", row.entry_id, own),
    )
    for model, column, value, changed in plans:
        _multiply(model, column, value, whole - 1, {"id": f't."id" + {shift}'} | changed)


def _multiply(
    model: type[models.Model], column: str, value: Any, count: int, changed: dict[str, str]
) -> None:
    columns = [str(field.column) for field in model._meta.concrete_fields]
    taken = ", ".join(changed.get(name, f't."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {taken} FROM "{table}" t, generate_series(1, {count}) g '
            f'WHERE t."{column}" = %s',
            [value],
        )


def _copy_published(row: PublishedDecree, count: int) -> None:
    """Write the rows that lists and the search read, each with words of its own, as the frequencies of a language have them."""
    columns = [str(field.column) for field in row._meta.concrete_fields]
    same = {
        name: getattr(row, field.attname)
        for name, field in zip(columns, row._meta.concrete_fields, strict=True)
    }
    names = ", ".join(f'"{name}"' for name in columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{row._meta.db_table}" ({names}) FROM STDIN') as stream,
    ):
        for g, entry in enumerate(entries(count - 1, vocabulary()), start=1):
            title = entry.title[:300].capitalize()
            changed = {
                "id": row.pk + STEP * g, "decree_id": row.decree_id + STEP * g, "dossier_id": row.dossier_id + STEP * g,
                "entry_id": row.entry_id + STEP * g, "content_id": row.content_id, "number": _number(g), "year": _year(g),
                "kind": KINDS[g % len(KINDS)], "title": title, "words": f"{title}\n{entry.text}",
                "enacted_on": row.enacted_on.replace(year=_year(g)),
            }  # fmt: skip
            stream.write_row([changed.get(name, same[name]) for name in columns])


def _number(g: int) -> int:
    return 1 + g % A_YEAR


def _year(g: int) -> int:
    return FIRST_YEAR + g // A_YEAR
