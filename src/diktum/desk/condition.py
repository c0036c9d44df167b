"""Keadaan sistem: what an administrator must know without asking: backup, jobs, room on the disk."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.core.language import day_date_words
from diktum.core.moment import Moment
from diktum.desk.copies_condition import copies_condition
from diktum.desk.drill_record import last_record
from diktum.desk.file_condition import FileCondition, file_condition, virus_condition

DRILL_WITHIN = timedelta(hours=26)
ENOUGH = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing watched: how it is (`done`, `to_mend`, `late`), in words, and what to do."""

    title: str
    state: str
    word: str
    sentence: str
    advice: str = ""


def conditions(when: Moment) -> tuple[Condition, ...]:
    """Give the condition of the installation, as it is now."""
    return (_backup(when), _copies(when), *_files(when), _jobs(), _room())


def _good(title: str, sentence: str) -> Condition:
    return Condition(title, "done", _("Baik"), sentence)


def _backup(when: Moment) -> Condition:
    title = _("Cadangan dan latihan pemulihan")
    drill = last_record(Path(settings.HOME))
    if drill is None:
        return Condition(
            title,
            "late",
            _("Belum pernah"),
            _("Belum ada cadangan yang terbukti dapat dipulihkan."),
            _(
                "Tetapkan DIKTUM_BACKUP ke folder atau cakram cadangan, atau jalankan ./diktum backup dan drill."
            ),
        )
    facts = {
        "day": day_date_words(drill.moment.astimezone(when.at.tzinfo).date()),
        "place": drill.place,
        "rows": drill.rows,
        "files": drill.files,
        "problem": drill.problem,
        "code": drill.code,
    }
    if not drill.is_sound:
        sentence = _("Latihan pemulihan terakhir (%(day)s, dari %(place)s) gagal: %(problem)s (%(code)s).")
        return Condition(
            title, "late", _("Gagal"), sentence % facts, _("Buat cadangan baru ke tempat lain hari ini.")
        )
    if when.at - drill.moment > DRILL_WITHIN:
        sentence = _("Latihan pemulihan terakhir berhasil pada %(day)s, lebih dari sehari yang lalu.") % facts
        return Condition(
            title, "to_mend", _("Lama"), sentence, _("Periksa apakah pekerja latar menyala setiap malam.")
        )
    sentence = _(
        "Dipulihkan dan dibandingkan pada %(day)s dari %(place)s: %(rows)s baris dan %(files)s berkas sama."
    )
    return _good(title, sentence % facts)


def _copies(when: Moment) -> Condition:
    told = copies_condition(when)
    return Condition(_("Jurnal dan salinannya"), told.state, told.word, told.sentence, told.advice)


def _files(when: Moment) -> tuple[Condition, ...]:
    return (
        _told(_("Keutuhan berkas"), file_condition(when)),
        _told(_("Pemeriksaan virus"), virus_condition(when)),
    )


def _told(title: str, told: FileCondition) -> Condition:
    return Condition(title, told.state, told.word, told.sentence, told.advice)


def _jobs() -> Condition:
    title = _("Pekerjaan latar")
    failed = ProcrastinateJob.objects.filter(status="failed").count()
    waiting = ProcrastinateJob.objects.filter(status="todo", scheduled_at=None).count()
    if failed:
        sentence = _("%(failed)s pekerjaan gagal dan %(waiting)s menunggu.") % {
            "failed": failed,
            "waiting": waiting,
        }
        return Condition(
            title,
            "to_mend",
            _("Perlu dilihat"),
            sentence,
            _("Lihat catatan pekerja latar; berkas tidak terpengaruh."),
        )
    if not waiting:
        return _good(title, _("Tidak ada yang menunggu atau gagal."))
    return _good(title, _("%(waiting)s menunggu, tidak ada yang gagal.") % {"waiting": waiting})


def _room() -> Condition:
    title = _("Ruang cakram")
    free = shutil.disk_usage(settings.HOME).free
    sentence = _("Tersisa %(free)s GB.") % {"free": f"{free / 1e9:.1f}".replace(".", ",")}
    if free < ENOUGH:
        return Condition(
            title, "late", _("Hampir penuh"), sentence, _("Kosongkan ruang sebelum unggahan ditolak.")
        )
    return _good(title, sentence)
