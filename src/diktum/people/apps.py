"""Register offices, units, persons and their appointments with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Name the app `people`."""

    name = "diktum.people"
    label = "people"
    verbose_name = "Kepegawaian"
    default_auto_field = "django.db.models.BigAutoField"
