"""Many published decrees for a bench: one real row of each table, multiplied by the server itself."""

from __future__ import annotations

import datetime as dt

from django.db import connection, models

from diktum.files.models import StoredFile
from diktum.people.models import Commission
from diktum.people.practice import build_practice_office
from diktum.stages.publication.models import JdihContent, JdihEntry, PublishedDecree

AT = dt.datetime(2026, 11, 9, 0, 30, tzinfo=dt.UTC)
WORDS = "keputusan pedoman teknis penyelenggaraan pemilihan umum kabupaten sorong selatan"


def publish_many(count: int) -> Commission:
    """Write `count` published decrees of one office. Foreign keys are not checked: only what the feed reads is there."""
    office = build_practice_office()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    kept = StoredFile(
        commission=office, sha256="a" * 64, size=90_000, media_type="application/pdf",
        original_name="2026kpt001.pdf", kept_on=AT.date(), kept_at=AT,
    )  # fmt: skip
    kept.save(force_insert=True)
    doer = {"done_by": "Sarah Misal", "post_title": "", "done_on": AT.date(), "done_at": AT, "seq": 1}
    content = JdihContent(
        dossier_id=1, metadata=_metadata(office), abstract={"substance": "Isi."}, channel="-", heading="-", body="-",
        alternative_text="-", **doer,
    )  # fmt: skip
    content.save(force_insert=True)
    entry = JdihEntry(dossier_id=1, path="/", copy=kept, abstract=kept, **doer)
    entry.save(force_insert=True)
    published = PublishedDecree(
        decree_id=1, dossier_id=1, commission=office, entry=entry, content=content, series="keputusan", number=1, year=2026,
        kind="pedoman", title=f"{WORDS} 1", enacted_on=AT.date(), text_sha256="b" * 64, words=WORDS, **doer,
    )  # fmt: skip
    published.save(force_insert=True)
    for row, changed in (
        (content, {"dossier_id": "g"}),
        (entry, {"dossier_id": "g"}),
        (
            published,
            {
                "decree_id": "g", "dossier_id": "g", "entry_id": f"{entry.pk} + g - 1", "content_id": f"{content.pk} + g - 1",
                "number": "1 + g % 2000", "year": "1900 + g / 2000", "title": f"'{WORDS} ' || g",
                "words": f"'{WORDS} ' || g",
            },
        ),
    ):  # fmt: skip
        _multiply(row, count, changed)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")
    return office


def _multiply(row: models.Model, count: int, changed: dict[str, str]) -> None:
    """Copy one row into `count` in all; `changed` are SQL expressions over g, which runs from 2 to `count`."""
    table = row._meta.db_table
    columns = [field.column for field in row._meta.concrete_fields]
    values = [changed.get(name, f"{row.pk} + g - 1" if name == "id" else f't."{name}"') for name in columns]
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {", ".join(values)} '
            f'FROM "{table}" t, generate_series(2, {count}) g WHERE t.id = {row.pk}'
        )


def _metadata(office: Commission) -> dict[str, str]:
    return {
        "title": f"Keputusan {office.name} Nomor 1 Tahun 2026 tentang Pedoman Teknis Pengelolaan Naskah Dinas",
        "form_short": "KEPUTUSAN",
        "place": "Teminabuan",
        "source": "Kpt. KPU Kab. Sorong Selatan Tahun 2026 Nomor 1",
        "language": "Indonesia",
        "field": "Hukum Tata Negara",
        "author": f"Indonesia. {office.name}",
        "subjects": "ARSIP - NASKAH DINAS",
    }
