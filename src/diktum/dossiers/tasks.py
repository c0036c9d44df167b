"""Jobs of the trunk. They only carry outside what the transaction already recorded."""

from django.conf import settings
from django.core.mail import send_mail
from procrastinate.contrib.django import app

from diktum.dossiers.models import Notice


@app.task(name="dossiers.tell_by_mail", queue="mail", retry=5)
def tell_by_mail(dossier_id: int, seq: int) -> int:
    """Send the notices of one journal line by e-mail to those who have an address. Answers how many."""
    notices = Notice.objects.filter(dossier_id=dossier_id, seq=seq).select_related("person", "dossier")
    sent = 0
    for notice in notices:
        if notice.person.email:
            subject = f"{notice.dossier.code}: {notice.dossier.title}"[:150]
            link = f"{settings.DIKTUM_PUBLIC_URL}/berkas/{notice.dossier.code}/"
            sent += send_mail(subject, f"{notice.text}\n\n{link}\n", None, [notice.person.email])
    return sent
