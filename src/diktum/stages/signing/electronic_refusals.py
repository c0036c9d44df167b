"""What electronic signing answers when it says no, beyond the refusals of the seal itself (DKT-56x)."""

from __future__ import annotations

from diktum.core.refusal import Refused, gettext_noop

_PRINTED = gettext_noop(
    "Nomor yang tercetak pada naskah bertanda tangan elektronik adalah nomor keputusan itu"
)


class ElectronicIsNotSetUp(Refused):
    """No signer is configured here: wet ink is the way."""

    code = "DKT-570"
    message = gettext_noop("Tanda tangan elektronik tidak disiapkan pada instalasi ini.")
    rule = gettext_noop("SOP 23/2022 baris 6: ballpoint biru/ungu")
    remedy = gettext_noop("Cetak naskah final, tandatangani dengan tinta, lalu catat di halaman ini.")


class PaperIsRequired(Refused):
    """A decree that burdens the finances of the state is made in writing."""

    code = "DKT-571"
    message = gettext_noop(
        "%(place)s membebani keuangan negara (“%(word)s”), jadi keputusan ini ditandatangani basah."
    )
    rule = gettext_noop(
        "UU 30/2014 Pasal 38 ayat (6): keputusan yang mengakibatkan pembebanan keuangan negara wajib dibuat dalam bentuk "
        "tertulis"
    )
    remedy = gettext_noop("Cetak naskah final, tandatangani dengan tinta, lalu catat di halaman ini.")


class CertificateOfAnother(Refused):
    """The certificate is not of the official who signs."""

    code = "DKT-572"
    message = gettext_noop(
        "Sertifikat ini atas nama %(found)s, bukan %(expected)s. Tidak ada yang ditandatangani."
    )
    rule = gettext_noop(
        "UU 11/2008 Pasal 11 ayat (1) huruf a: data pembuatan tanda tangan terkait hanya kepada penanda tangan"
    )
    remedy = gettext_noop("Pakai sertifikat pejabat yang berwenang, atau tanda tangan basah.")


class NumberIsSealed(Refused):
    """A number that is printed on a sealed decree is neither struck out nor exchanged."""

    code = "DKT-573"
    message = gettext_noop(
        "%(number)s sudah tercetak pada naskah bertanda tangan elektronik berkas %(code)s."
    )
    rule = _PRINTED
    remedy = gettext_noop("Lanjutkan penomoran: nomor itu dikukuhkan pada buku agenda.")


class PassphraseIsMissing(Refused):
    """Nobody signs without the passphrase."""

    code = "DKT-574"
    message = gettext_noop("Frasa sandi belum diisi; tidak ada yang ditandatangani.")
    rule = gettext_noop("Tanda tangan elektronik dibubuhkan sendiri oleh pemilik sertifikat")
    remedy = gettext_noop("Ketik frasa sandi sertifikat Anda.")


class SignerIsMisconfigured(Refused):
    """The settings of the signer lead nowhere."""

    code = "DKT-575"
    message = gettext_noop("Penyiapan tanda tangan elektronik belum benar: %(why)s.")
    rule = gettext_noop("Naskah hanya ditandatangani dengan sertifikat yang dapat diperiksa")
    remedy = gettext_noop("Mintalah pengelola memeriksa penyiapannya, atau pakai tanda tangan basah.")


_SAME_SHEET = gettext_noop(
    "SOP 23/2022 baris 5 dan 6: yang ditandatangani adalah SK final hasil sinkronisasi"
)


class NotYoursToCompare(Refused):
    """The signed sheet is kept by those who sign and those who keep the book."""

    code = "DKT-580"
    message = gettext_noop("Mengunggah dan menerima lembar bertanda tangan bukan wewenang jabatan Anda.")
    rule = gettext_noop("Naskah asli dipegang penanda tangan dan Subbagian Hukum")
    remedy = gettext_noop("Mintalah Kepala Subbagian Hukum atau petugas agenda.")


class SheetHasNoFiles(Refused):
    """A sheet has at least one file, and not too many."""

    code = "DKT-581"
    message = gettext_noop("Pilih pindaian atau foto lembar bertanda tangan, paling banyak %(most)s berkas.")
    rule = _SAME_SHEET
    remedy = gettext_noop("Unggah satu PDF, atau satu foto untuk setiap halaman.")


class NoInkToCompare(Refused):
    """Only a decree signed in ink has a sheet to compare."""

    code = "DKT-582"
    message = gettext_noop(
        "Berkas %(code)s belum ditandatangani dengan tinta, jadi tidak ada lembar untuk dicocokkan."
    )
    rule = _SAME_SHEET
    remedy = gettext_noop("Catat tanda tangannya lebih dahulu.")


class SheetReasonIsMissing(Refused):
    """Who accepts a sheet that differs says why."""

    code = "DKT-583"
    message = gettext_noop("Alasan penerimaan lembar belum ditulis.")
    rule = _SAME_SHEET
    remedy = gettext_noop("Tuliskan apa yang dicocokkan dengan mata, halaman demi halaman.")


class SheetAgrees(Refused):
    """There is nothing to accept: no sheet, no difference, or accepted already."""

    code = "DKT-584"
    message = gettext_noop("Tidak ada perbedaan yang menunggu penerimaan pada lembar ini.")
    rule = _SAME_SHEET
    remedy = gettext_noop("Muat ulang halamannya.")
