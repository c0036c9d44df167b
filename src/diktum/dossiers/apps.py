"""The trunk: dossiers, their journal and the doorway through which every act passes."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Register the trunk with Django."""

    name = "diktum.dossiers"
    label = "dossiers"
    verbose_name = "Berkas"
