"""What verification answers when it says no."""

from diktum.core.refusal import Refused, gettext_noop


class NothingToVerify(Refused):
    """There is no version of the text to check."""

    code = "DKT-301"
    message = gettext_noop("Berkas %(code)s belum mempunyai naskah yang dapat diperiksa.")
    rule = gettext_noop("SOP 23/2022 baris 2 dan 3: yang diverifikasi adalah draf dari baris 1")
    remedy = gettext_noop("Mintalah pengusul mengajukan naskahnya.")


class CardIsIncomplete(Refused):
    """A draft passes only after every point has been looked at."""

    code = "DKT-302"
    message = gettext_noop(
        "Kartu kendali belum lengkap: %(count)s butir belum diisi, antara lain “%(first)s”."
    )
    rule = gettext_noop("SOP 23/2022 baris 2 dan 3: kelengkapan berupa kartu kendali")
    remedy = gettext_noop("Isi setiap butir dengan Sesuai, Tidak sesuai, atau Tidak berlaku.")


class NoteIsMissing(Refused):
    """Who says “tidak sesuai” says what is wrong."""

    code = "DKT-303"
    message = gettext_noop("Butir “%(item)s” dinyatakan tidak sesuai tanpa catatan.")
    rule = gettext_noop("Kartu kendali: setiap butir yang tidak sesuai diberi catatan")
    remedy = gettext_noop("Tuliskan apa yang tidak sesuai dan bagaimana seharusnya.")


class FaultsStandInTheWay(Refused):
    """A draft with a point that does not conform goes back, not on."""

    code = "DKT-304"
    message = gettext_noop("Ada %(count)s butir yang tidak sesuai, sehingga draf tidak dapat diteruskan.")
    rule = gettext_noop("SOP 23/2022 baris 2 dan 3: draf yang tidak sesuai dikembalikan ke baris 1")
    remedy = gettext_noop("Kembalikan kepada pengusul dengan alasan, atau perbaiki isian butir itu.")


class PointIsUnknown(Refused):
    """The card names a point that the checklist of this draft does not have."""

    code = "DKT-305"
    message = gettext_noop("Butir “%(key)s” tidak ada pada kartu kendali ini.")
    rule = gettext_noop(
        "Kartu kendali memuat butir dari daftar yang berlaku dan orang dalam lampiran versi terakhir"
    )
    remedy = gettext_noop("Muat ulang halaman verifikasi, lalu isi kembali.")


class CardIsNotReady(Refused):
    """No control card has been filled in yet."""

    code = "DKT-306"
    message = gettext_noop("Kartu kendali untuk berkas %(code)s belum ada.")
    rule = gettext_noop("Kertas kerja dicetak dari data yang sudah dicatat")
    remedy = gettext_noop("Selesaikan dahulu verifikasi pada baris 2 atau baris 3.")
