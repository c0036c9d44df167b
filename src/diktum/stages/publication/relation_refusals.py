"""What the relations between decrees answer when they say no."""

from typing import ClassVar

from diktum.core.refusal import Refused, gettext_noop

_BOTH = gettext_noop(
    "Status peraturan diubah pada kedua naskah sekaligus, dengan dasar diktumnya (UU 12/2011 Lampiran II angka 144–149)"
)


class RelationIsRefused(Refused):
    """Some relation that cannot be recorded."""

    code: ClassVar[str] = "DKT-840"
    rule: ClassVar[str] = _BOTH


class NotYoursToRelate(RelationIsRefused):
    """Relations are recorded by the head of legal."""

    code = "DKT-841"
    message = gettext_noop("Hubungan antar-Keputusan dicatat oleh Kepala Subbagian Hukum.")
    remedy = gettext_noop("Mintalah Kepala Subbagian Hukum mencatatnya.")


class DecreeIsNotIssued(RelationIsRefused):
    """Only signed and numbered decrees bear on each other."""

    code = "DKT-842"
    message = gettext_noop("Berkas %(code)s belum menjadi Keputusan bernomor.")
    remedy = gettext_noop("Catat hubungannya sesudah Keputusan ditandatangani dan diberi nomor.")


class DecreeToItself(RelationIsRefused):
    """A decree does nothing to itself."""

    code = "DKT-843"
    message = gettext_noop("Keputusan tidak dapat dihubungkan dengan dirinya sendiri.")
    remedy = gettext_noop("Pilih Keputusan yang lain.")


class TargetIsNotInForce(RelationIsRefused):
    """What was revoked cannot be revoked or amended again."""

    code = "DKT-844"
    message = gettext_noop("%(name)s sudah dicabut sejak %(since)s; tidak dapat dicabut atau diubah lagi.")
    remedy = gettext_noop("Periksa nomornya. Hubungan yang keliru dapat dibatalkan dengan alasan.")


class TargetIsYounger(RelationIsRefused):
    """A decree changes only those before it: so no circle can arise."""

    code = "DKT-845"
    message = gettext_noop(
        "%(name)s ditetapkan sesudah Keputusan ini, sehingga tidak dapat dicabut atau diubah olehnya."
    )
    remedy = gettext_noop("Periksa arah hubungannya: catat dari Keputusan yang lebih baru.")


class RelationIsCircular(RelationIsRefused):
    """Implementing goes one way."""

    code = "DKT-846"
    message = gettext_noop("%(name)s sudah melaksanakan Keputusan ini, langsung atau melalui Keputusan lain.")
    remedy = gettext_noop("Periksa arah hubungannya.")


class RelationStands(RelationIsRefused):
    """The same relation counts once."""

    code = "DKT-847"
    message = gettext_noop("Hubungan ini sudah tercatat: %(words)s.")
    remedy = gettext_noop("Tidak perlu dicatat lagi. Yang keliru dapat dibatalkan dengan alasan.")


class EffectiveTooEarly(RelationIsRefused):
    """No decree works before it exists."""

    code = "DKT-848"
    message = gettext_noop(
        "Tanggal berlaku %(day)s lebih awal daripada tanggal penetapan Keputusan ini, %(enacted)s."
    )
    remedy = gettext_noop("Isi tanggal penetapan atau sesudahnya.")


class RelationIsReverted(RelationIsRefused):
    """It was taken back already."""

    code = "DKT-849"
    message = gettext_noop("Hubungan ini sudah dibatalkan sebelumnya.")
    remedy = gettext_noop("Muat ulang halaman untuk melihat keadaan terakhir.")


class RevertNeedsAReason(RelationIsRefused):
    """Taking back says why."""

    code = "DKT-850"
    message = gettext_noop("Alasan pembatalan hubungan belum diisi.")
    remedy = gettext_noop("Tuliskan mengapa hubungan ini keliru.")
