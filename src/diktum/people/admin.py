"""Show people in the technical administration, to read only: changes pass through the commands."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from diktum.people.models import Appointment, Change, Commission, OffDay, Person, Unit


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Allow looking, nothing else."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


admin.site.register([Commission, Unit, Person, Appointment, OffDay, Change], ReadOnly)
