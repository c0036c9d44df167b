"""The public's face as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Portal: search, a decree's page, the authenticity check, feeds."""

    name = "diktum.portal"
    label = "portal"
    verbose_name = _("Portal publik")
    default_auto_field = "django.db.models.BigAutoField"
