"""What was public and is no more."""

from django.db import models
from django.db.models import Q

from diktum.ledger.models import Chained


class PublicationWithdrawal(Chained):
    """Penarikan publikasi: a decree no longer shown to the public, and why. The decree itself stays as it is."""

    published = models.OneToOneField(
        "publication.PublishedDecree", on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.TextField(help_text="Shown on the page that stays in its place.")
    withdrawn_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250, blank=True)
    withdrawn_on = models.DateField()
    withdrawn_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_says_why")]

    def __str__(self) -> str:
        return f"{self.published_id} {self.withdrawn_on}"
