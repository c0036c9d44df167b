"""The archive stage as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """Arsip: where the original stands, and its scan."""

    name = "diktum.stages.archive"
    label = "archive"
    verbose_name = _("Arsip")
    default_auto_field = "django.db.models.BigAutoField"
