"""Jobs of the plenary. They only carry outside what is already recorded."""

from __future__ import annotations

from django.core.mail import EmailMessage
from procrastinate.contrib.django import app

from diktum.core.language import day_date_words
from diktum.formats import ics
from diktum.people import queries as people
from diktum.stages.plenary import calendar_file, papers, queries
from diktum.stages.plenary.minute_draft import hour_of
from diktum.stages.plenary.models import Invitation, PlenarySession
from diktum.stages.plenary.phone import address_of
from diktum.stages.plenary.session_commands import INVITE_BY_MAIL


@app.task(name=INVITE_BY_MAIL, queue="mail", retry=5)
def invite_by_mail(invitation_id: int) -> int:
    """Send an invitation by e-mail, with its paper and calendar file, to those invited who have an address. Answers how many."""
    sent = Invitation.objects.select_related("session").get(pk=invitation_id)
    held = sent.session
    invited = [
        *queries.members_on(held.commission_id, held.held_on),
        *queries.guests_on(held.commission_id, held.held_on),
    ]
    addresses = dict(people.persons(held.commission_id).values_list("pk", "email"))
    paper, appointment = papers.session_invitation(held), calendar_file.of_session(held)
    count = 0
    for each in invited:
        address = addresses.get(each.person_id, "")
        if not address:
            continue
        letter = EmailMessage(
            f"Undangan rapat pleno {day_date_words(held.held_on)}",
            _words(sent, held, each.person_id),
            None,
            [address],
        )
        letter.attach(f"undangan-pleno-{held.slug}.pdf", paper, "application/pdf")
        letter.attach(
            f"rapat-pleno-{held.slug}.ics", appointment.decode("utf-8"), ics.MEDIA_TYPE.partition(";")[0]
        )
        count += letter.send()
    return count


def _words(sent: Invitation, held: PlenarySession, person_id: int) -> str:
    office = people.commission(held.commission_id)
    agenda = [f"{number}. {line}" for number, line in enumerate(sent.agenda, start=1)]
    return "\n".join(
        [
            f"Undangan nomor {sent.full_number}",
            "",
            f"Saudara diundang menghadiri rapat pleno {held.kind} {office.name} pada:",
            "",
            f"Hari, tanggal: {day_date_words(held.held_on)}",
            f"Pukul: {hour_of(held)}",
            f"Tempat: {held.place}",
            "",
            *(["Agenda:", *agenda, ""] if agenda else []),
            "Pada hari rapat, nyatakan hadir dengan ponsel Saudara melalui tautan ini:",
            address_of(held, person_id),
            "",
            f"{sent.signer_title}, {sent.signer_name}",
            "",
        ]
    )
