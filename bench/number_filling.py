"""Many decrees that wait for their number: one that really walked there, and copies of all its rows."""

from __future__ import annotations

from django.apps import apps
from django.db import connection, models

from diktum.dossiers.models import Dossier


def fill(count: int) -> list[int]:
    """Build the practice office with `count` signed decrees of the Sekretaris; return the keys of their dossiers."""
    from tests.office import an_office

    from diktum.stages.signing.tests.acting import secretary_decree

    walked = secretary_decree(an_office(), until="number")
    _copy_dossier(walked, count - 1)
    for model in apps.get_models():
        if model is not Dossier and _rows_of(model, walked):
            _copy_rows(model, walked)
    return list(Dossier.objects.filter(open_act="number").order_by("pk").values_list("pk", flat=True))


def _rows_of(model: type[models.Model], dossier: Dossier) -> bool:
    names = {field.name for field in model._meta.concrete_fields}
    return "dossier" in names and model._default_manager.filter(dossier=dossier).exists()


def _copy_dossier(walked: Dossier, count: int) -> None:
    columns = _columns(Dossier, without={"code"})
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO dossiers_dossier (code, {columns}) "
            f"SELECT 'B-' || n, {columns} FROM dossiers_dossier, generate_series(1, %s) n WHERE id = %s",
            [count, walked.pk],
        )


def _copy_rows(model: type[models.Model], walked: Dossier) -> None:
    table, columns = model._meta.db_table, _columns(model, without={"dossier_id"})
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (dossier_id, {columns}) SELECT d.id, {columns} FROM {table} t, "
            "(SELECT id FROM dossiers_dossier WHERE code LIKE 'B-%%') AS d WHERE t.dossier_id = %s",
            [walked.pk],
        )


def _columns(model: type[models.Model], *, without: set[str]) -> str:
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    return ", ".join(f'"{name}"' for name in names if name not in without)
