"""Say whose file it is: the dossiers whose rows point to it, in whichever app they stand."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel

from diktum.files.models import StoredFile


def dossiers_of(sha256: str) -> tuple[str, ...]:
    """Return the codes of the dossiers that bear a file with this fingerprint, in order."""
    rows = StoredFile.objects.filter(sha256=sha256)
    found: set[str] = set()
    for model, name, path in _links():
        link = model._default_manager.filter(**{f"{name}__in": rows})
        found |= set(link.values_list(f"{path}__code", flat=True))
    return tuple(sorted(found - {None}))


def _links() -> Iterator[tuple[type[models.Model], str, str]]:
    """Give each table that points to kept files, the column, and the way from it to a dossier."""
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            model = relation.related_model
            assert not isinstance(model, str)
            path = _way_to_dossier(model)
            if path:
                yield model, relation.field.name, path


def _way_to_dossier(model: type[models.Model]) -> str:
    names = {field.name: field for field in model._meta.concrete_fields}
    if "dossier" in names:
        return "dossier"
    for name, field in names.items():
        target = field.related_model
        if isinstance(target, type) and any(each.name == "dossier" for each in target._meta.concrete_fields):
            return f"{name}__dossier"
    return ""
