"""The publication stage as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicationConfig(AppConfig):
    """Publikasi: the six rows of JDIH, from eligibility to evaluation."""

    name = "diktum.stages.publication"
    label = "publication"
    verbose_name = _("Publikasi JDIH")
    default_auto_field = "django.db.models.BigAutoField"
