"""The distribution stage as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DistributionConfig(AppConfig):
    """Salinan dan ekspedisi: certified copies, dispatch, receipts."""

    name = "diktum.stages.distribution"
    label = "distribution"
    verbose_name = _("Salinan dan ekspedisi")
    default_auto_field = "django.db.models.BigAutoField"
