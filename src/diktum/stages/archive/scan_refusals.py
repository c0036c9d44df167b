"""What is refused about a scan that is archived."""

from __future__ import annotations

from diktum.core.refusal import Refused, gettext_noop


class VerdictNeedsWords(Refused):
    """A person's check says what was looked at."""

    code = "DKT-780"
    message = gettext_noop("Pemeriksaan sendiri belum disertai catatan.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 10: arsip digital sesuai dengan naskah asli")
    remedy = gettext_noop("Tuliskan halaman dan bagian yang diperiksa pada kertasnya.")


class ScanIsRead(Refused):
    """A scan that was read is not read again: what was found stays."""

    code = "DKT-781"
    message = gettext_noop("Pindaian berkas %(code)s sudah dibaca mesin.")
    rule = gettext_noop("Hasil baca yang sudah dicatat tidak diganti")
    remedy = gettext_noop("Catat pemeriksaan sendiri pada halaman arsip.")
