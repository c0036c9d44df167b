"""E-mails of the trunk: jobs that only carry outside what the transaction already recorded."""

from django.conf import settings
from django.core.mail import send_mail
from procrastinate.contrib.django import app

from diktum.dossiers.models import Notice
from diktum.people.models import Person


@app.task(name="dossiers.tell_by_mail", queue="mail", retry=5)
def tell_by_mail(dossier_id: int, seq: int) -> int:
    """Send the notices of one journal line by e-mail to those who have an address. Answers how many."""
    notices = Notice.objects.filter(dossier_id=dossier_id, seq=seq, rung="")
    sent = 0
    for notice in notices.select_related("person", "dossier"):
        if notice.person.email:
            subject = f"{notice.dossier.code}: {notice.dossier.title}"[:150]
            link = f"{settings.DIKTUM_PUBLIC_URL}/berkas/{notice.dossier.code}/"
            sent += send_mail(subject, f"{notice.text}\n\n{link}\n", None, [notice.person.email])
    return sent


@app.task(name="dossiers.mail_digest", queue="mail", retry=5)
def mail_digest(person_id: int, sentences: list[str]) -> int:
    """Send one person the reminders of the day in one e-mail. Answers how many e-mails were sent."""
    person = Person.objects.filter(pk=person_id).exclude(email="").first()
    if person is None:
        return 0
    listed = "\n".join(f"- {sentence}" for sentence in sentences)
    body = f"{listed}\n\n{settings.DIKTUM_PUBLIC_URL}/tugas/\n"
    return send_mail("Tenggat hari ini", body, None, [person.email])
