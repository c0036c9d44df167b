"""The staff's face as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Meja kerja: inbox, dossier pages, settings."""

    name = "diktum.desk"
    label = "desk"
    verbose_name = _("Meja kerja")
    default_auto_field = "django.db.models.BigAutoField"
