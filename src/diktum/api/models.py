"""Who wants to be told, and how the telling went."""

from django.db import models


class Webhook(models.Model):
    """Webhook: an address that is told when a public decree of the office appears, changes its status or is withdrawn."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    url = models.URLField(max_length=500)
    secret = models.CharField(max_length=100, help_text="Signs every message; shown once.")
    is_active = models.BooleanField(default=True)
    why_not = models.CharField(max_length=200, blank=True)
    made_by = models.CharField(max_length=250)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commission", "url"], name="one_webhook_an_address")]

    def __str__(self) -> str:
        return self.url


class WebhookDelivery(models.Model):
    """Catatan kiriman webhook: one attempt to tell, and what was answered."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    message = models.CharField(max_length=40)
    event = models.CharField(max_length=40)
    body = models.TextField()
    attempt = models.PositiveSmallIntegerField()
    status = models.PositiveSmallIntegerField(
        null=True, help_text="What HTTP answered; empty when nobody did."
    )
    problem = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "webhook deliveries"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.message} {self.attempt}"

    @property
    def is_taken(self) -> bool:
        """Say whether the receiver took the message."""
        return self.status is not None and 200 <= self.status < 300
