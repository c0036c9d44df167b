"""Fill the practice office: decrees that have travelled the whole way, and some that wait at different posts."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from diktum.core.moment import Moment
from diktum.desk.walk.doings import propose
from diktum.desk.walk.late_doings import DOINGS, publish
from diktum.desk.walk.people_list import take_people_in
from diktum.desk.walk.script import read_script
from diktum.desk.walk.walker import Walker, walk
from diktum.dossiers.models import Dossier
from diktum.ledger.checkpoints import make_checkpoint
from diktum.people.cast import PRACTICE_PASSWORD, accounts
from diktum.people.clock import now
from diktum.people.practice import IN_POST_SINCE, build_practice_office
from diktum.stages.plenary import queries as plenary

EXAMPLES = Path(__file__).resolve().parents[5] / "examples"
SUBJECT = "Pendidikan Pemilih Berkelanjutan"


@dataclass(frozen=True)
class Tale:
    """One practice dossier: which example, how far it has come, and with which words exchanged."""

    example: str
    until: str = ""
    words: dict[str, str] = field(default_factory=dict)
    as_told: bool = False


TALES = (
    Tale("pengaturan", as_told=True),
    Tale("tim", as_told=True),
    Tale("tim", "deliver", {SUBJECT: "Pemutakhiran Data Pemilih Berkelanjutan"}),
    Tale("tim", "sign", {SUBJECT: "Penataan Arsip Pemilihan"}),
    Tale("tim", "decide", {SUBJECT: "Penyusunan Laporan Kinerja"}),
    Tale("tim", "verify_content", {SUBJECT: "Pengelolaan Rumah Pintar Pemilu"}),
    Tale("tim", "consult", {SUBJECT: "Sosialisasi Peraturan Kepemiluan"}),
)


class Command(BaseCommand):
    """Build the practice office once; a later run tells only what is missing and prints the accounts."""

    help = "Isi kantor latihan dan cetak akunnya."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse outside the practice mode: practice accounts have a known password."""
        if not settings.DIKTUM_DEMO:
            raise CommandError("Data latihan hanya dibuat dalam mode latihan (./diktum demo).")
        office = build_practice_office()
        moment = Moment.in_office(now(), office.zone)
        self.sessions = {held.held_on: held.pk for held in plenary.upcoming(office.pk, IN_POST_SINCE)}
        for tale in TALES:
            self._tell(tale, office.pk, office.zone, moment)
        make_checkpoint(office.pk, moment)
        self.stdout.write(f"\n  Akun latihan (kata sandi: {PRACTICE_PASSWORD})")
        for account in accounts():
            self.stdout.write(f"    {account['username']:<16} {account['title']}")

    def _tell(self, tale: Tale, commission_id: int, zone: str, moment: Moment) -> None:
        folder = EXAMPLES / tale.example
        title = read_script(folder, zone, words=tale.words).part("proposal")["title"]
        if Dossier.objects.filter(commission_id=commission_id, title=title).exists():
            return  # told before, or as far as an interrupted start came
        weeks = 0
        if not tale.as_told:
            last = read_script(folder, zone).last_day(tale.until)
            weeks = (moment.day - last).days // 7
        script = read_script(folder, zone, weeks=weeks, words=tale.words)
        walker = Walker(script, commission_id, sessions=self.sessions)
        take_people_in(walker, folder)
        dossier = walk(walker, propose(walker), DOINGS, until=tale.until)
        if not tale.until:
            publication = publish(walker, dossier)
            if publication is not None:
                walk(walker, publication, DOINGS)
        self.stdout.write(f"  {dossier.code} {dossier.title}")
