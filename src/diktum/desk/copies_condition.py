"""How the nightly comparison of journals and copies came out, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from diktum.core.language import day_date_words
from diktum.core.moment import Moment
from diktum.dossiers.models import CopyCheck

CHECK_WITHIN = timedelta(hours=26)


@dataclass(frozen=True, slots=True)
class CopiesCondition:
    """How it is (`done`, `to_mend`, `late`), in a word, a sentence, and what to do."""

    state: str
    word: str
    sentence: str
    advice: str = ""


def copies_condition(when: Moment) -> CopiesCondition:
    """Tell of the last comparison, as it is known now."""
    last = CopyCheck.objects.order_by("-at", "-pk").first()
    if last is None:
        return CopiesCondition(
            "to_mend",
            _("Belum pernah"),
            _("Jurnal belum pernah dibandingkan dengan salinannya."),
            _("Periksa apakah pekerja latar menyala setiap malam."),
        )
    facts = {
        "day": day_date_words(last.at.astimezone(when.at.tzinfo).date()),
        "checked": last.checked,
        "wrong": len(last.wrong),
    }
    if last.wrong:
        return CopiesCondition(
            "late",
            _("Berbeda"),
            _("%(wrong)s perbedaan pada %(checked)s berkas (%(day)s): ") % facts + last.wrong[0],
            _("Jangan ubah apa pun. Jalankan ./diktum verify, lalu ./diktum manage check_dossiers."),
        )
    if when.at - last.at > CHECK_WITHIN:
        return CopiesCondition(
            "to_mend",
            _("Lama"),
            _("%(checked)s jurnal sama dengan salinannya pada %(day)s, lebih dari sehari yang lalu.") % facts,
            _("Periksa apakah pekerja latar menyala setiap malam."),
        )
    return CopiesCondition(
        "done",
        _("Baik"),
        _("%(checked)s jurnal dilipat ulang dan sama dengan salinannya pada %(day)s.") % facts,
    )
