"""How the kept files are, in words: read again within seven days, damaged ones named, scanned for viruses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from diktum.core.language import day_date_words
from diktum.core.moment import Moment
from diktum.files import fixity, virus
from diktum.files.bearers import dossiers_of
from diktum.files.models import FixityCheck, StoredFile, Verdict, VirusCheck

MOST_NAMED = 5
UNCHECKED_SINCE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class FileCondition:
    """How it is (`done`, `to_mend`, `late`, or nothing to judge), in a word, a sentence, and what to do."""

    state: str
    word: str
    sentence: str
    advice: str = ""


def file_condition(when: Moment) -> FileCondition:
    """Tell whether every kept file was read again in time and found sound."""
    wrong = fixity.wrong_now()
    if wrong:
        named = "; ".join(_named(sha256, str(finding.label)) for sha256, finding in wrong[:MOST_NAMED])
        return FileCondition(
            "late",
            _("Rusak"),
            _("%(count)s berkas tidak utuh: %(named)s.") % {"count": len(wrong), "named": named},
            _("Pulihkan dari cadangan, lalu jalankan ./diktum manage files_report --read."),
        )
    late = fixity.overdue(when.at)
    if late:
        return FileCondition(
            "to_mend",
            _("Lama"),
            _("%(count)s berkas lebih dari tujuh hari tidak dibaca ulang.") % {"count": late},
            _("Periksa apakah pekerja latar menyala."),
        )
    last = FixityCheck.objects.order_by("-at", "-pk").first()
    if last is None:
        return FileCondition("done", _("Baik"), _("Semua berkas disimpan kurang dari tujuh hari yang lalu."))
    facts = {
        "count": StoredFile.objects.values("sha256").distinct().count(),
        "day": day_date_words(last.at.astimezone(when.at.tzinfo).date()),
    }
    return FileCondition(
        "done",
        _("Baik"),
        _("%(count)s berkas dibaca ulang dan utuh dalam tujuh hari; terakhir pada %(day)s.") % facts,
    )


def virus_condition(when: Moment) -> FileCondition:
    """Tell whether files are scanned when they come in, and how many of the last 30 days were not."""
    if not virus.is_configured():
        return FileCondition(
            "",  # neither good nor bad: what was not checked is never shown as clean
            _("Tidak dipakai"),
            _("Berkas tidak diperiksa pemindai virus; jenis dan isi aktifnya tetap diperiksa."),
            _("Bila ada ClamAV, tetapkan DIKTUM_CLAMD."),
        )
    recent = VirusCheck.objects.filter(at__gte=when.at - UNCHECKED_SINCE)
    unchecked = recent.filter(verdict=Verdict.UNCHECKED).count()
    if unchecked:
        last = recent.filter(verdict=Verdict.UNCHECKED).latest("at")
        facts = {"count": unchecked, "why": last.detail}
        return FileCondition(
            "to_mend",
            _("Belum diperiksa"),
            _("%(count)s berkas dalam 30 hari diterima tanpa diperiksa (%(why)s).") % facts,
            _("Periksa apakah ClamAV menyala; belum diperiksa tidak berarti bersih."),
        )
    clean = recent.filter(verdict=Verdict.CLEAN).count()
    return FileCondition("done", _("Baik"), _("%(count)s berkas dalam 30 hari bersih.") % {"count": clean})


def _named(sha256: str, finding: str) -> str:
    row = StoredFile.objects.filter(sha256=sha256).first()
    name = row.original_name if row else sha256[:12]
    bearers = ", ".join(dossiers_of(sha256))
    return f"{name} ({bearers}): {finding}" if bearers else f"{name}: {finding}"
