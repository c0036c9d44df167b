"""Register the file store with Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Name the app `files`."""

    name = "diktum.files"
    label = "files"
    verbose_name = "Arsip berkas digital"
    default_auto_field = "django.db.models.BigAutoField"
