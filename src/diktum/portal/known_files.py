"""Say whether a fingerprint is that of a file which this installation issued, and of which."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils.translation import gettext as _

from diktum.stages.distribution import papers
from diktum.stages.distribution import queries as distribution
from diktum.stages.publication import public_data, queries

if TYPE_CHECKING:
    from diktum.stages.distribution.models import CertifiedCopy
    from diktum.stages.publication.models import PublishedDecree

_HEX = re.compile(r"[0-9a-f]{64}")
_KEPT_FOR = 600


@dataclass(frozen=True, slots=True)
class Compared:
    """A fingerprint as it was given, and what it is. `told` is the class of the message that shows it."""

    typed: str
    sha256: str
    told: str
    verdict: str
    sentence: str
    path: str = ""


def clean_fingerprint(typed: str) -> str:
    """Return a SHA-256 as it is kept, from what was typed or copied from a tool; empty if it is none."""
    words = typed.lower().replace(":", "").split()
    return next((each for each in (*words, "".join(words)) if _HEX.fullmatch(each)), "")


def compared_with_copy(typed: str, copy: CertifiedCopy, published: PublishedDecree | None) -> Compared:
    """Compare a fingerprint with the files of the copy that a code belongs to."""
    sha256 = clean_fingerprint(typed)
    if not sha256:
        return _unreadable(typed)
    if published is not None and published.entry.copy.sha256 == sha256:
        return _same(typed, sha256, _("Berkas itu salinan untuk publikasi dari keputusan ini."))
    kept = distribution.kept_file(copy)
    if kept is not None and kept.sha256 == sha256:
        return _same(typed, sha256, _("Berkas itu salinan bernomor ini, sebagaimana dicetak oleh kami."))
    is_printed = kept is None or distribution.withdrawal_of(copy) is not None
    if is_printed and _fingerprint_of(copy) == sha256:
        return _same(typed, sha256, _("Berkas itu salinan bernomor ini, sebagaimana dicetak oleh kami."))
    return _not_ours(typed, sha256)


def compared_with_file(typed: str, expected: str, sentence: str) -> Compared:
    """Compare a fingerprint with that of one kept file; `sentence` says what it is."""
    sha256 = clean_fingerprint(typed)
    if not sha256:
        return _unreadable(typed)
    return _same(typed, sha256, sentence) if sha256 == expected else _not_ours(typed, sha256)


def compared_with_all(typed: str) -> Compared:
    """Compare a fingerprint with every published file."""
    sha256 = clean_fingerprint(typed)
    return _not_ours(typed, sha256) if sha256 else _unreadable(typed)


def _fingerprint_of(copy: CertifiedCopy) -> str:
    """
    Return the fingerprint of a copy that is printed anew: the same data give the same bytes. Remembered for ten minutes.

    So it is with what was certified before files were kept, and with the mark on a withdrawn copy.
    """
    certified, withdrawn = distribution.certification(copy.dossier), distribution.withdrawal_of(copy)
    key = f"copy-sha256:{copy.pk}:{certified.pk if certified else 0}:{withdrawn.pk if withdrawn else 0}"
    kept: str | None = cache.get(key)
    if kept is None:
        kept = hashlib.sha256(papers.copy_paper(copy.dossier, copy)).hexdigest()
        cache.set(key, kept, _KEPT_FOR)
    return kept


def _same(typed: str, sha256: str, sentence: str, path: str = "") -> Compared:
    return Compared(typed, sha256, "", _("Sama, setiap bit."), sentence, path)


def _unreadable(typed: str) -> Compared:
    return Compared(
        typed[:80],
        "",
        "error",
        _("Sidik tidak terbaca."),
        _("Sidik SHA-256 terdiri atas 64 angka 0–9 dan huruf a–f. Salin seluruhnya, lalu tempel lagi."),
    )


def _not_ours(typed: str, sha256: str) -> Compared:
    """Say that a file is another one: of another decree if it was published, else one that nobody here knows."""
    other = queries.public_decrees().filter(entry__copy__sha256=sha256).first()
    if other is None:
        sentence = _(
            "Berkas itu bukan yang kami terbitkan, atau berubah sejak diterbitkan; satu bit saja cukup. Hasil pindai dan foto "
            "selalu berbeda: bandingkan isinya dengan data di halaman ini."
        )
        return Compared(typed, sha256, "error", _("Tidak sama."), sentence)
    decree = f"{public_data.number_of(other).in_text()} {_('tentang')} {other.title}, {other.commission.short_name}"
    sentence = _("Berkas itu salinan untuk publikasi dari keputusan: %(decree)s.") % {"decree": decree}
    path = public_data.path_of(other)
    return Compared(typed, sha256, "info", _("Dikenal, dari keputusan ini:"), sentence, path)
