"""What signing answers when it says no."""

from diktum.core.refusal import Refused, gettext_noop

_SAME_TEXT = gettext_noop("SOP 23/2022 baris 5 dan 6: yang ditandatangani adalah SK final hasil sinkronisasi")
_BOOK = gettext_noop(
    "SOP 23/2022 baris 7: nomor diambil dari buku agenda naskah dinas keputusan, berurutan menurut waktu"
)
_VOID = gettext_noop("Nomor yang batal tetap tercatat dengan alasannya dan tidak dipakai lagi")


class TextIsNotFrozen(Refused):
    """There is no final text that could be initialed or signed."""

    code = "DKT-501"
    message = gettext_noop("Naskah final berkas %(code)s belum ditetapkan.")
    rule = _SAME_TEXT
    remedy = gettext_noop("Subbagian Hukum memastikan naskah final lebih dahulu.")


class TextDiffers(Refused):
    """The text at hand is not the one that was frozen."""

    code = "DKT-502"
    message = gettext_noop(
        "Naskah berkas %(code)s tidak sama lagi dengan naskah final: sidik %(found)s, seharusnya %(frozen)s."
    )
    rule = _SAME_TEXT
    remedy = gettext_noop(
        "Jangan menandatangani. Cetak kembali naskah final dari halaman ini; jika tetap berbeda, hubungi pengelola."
    )


class SignedInTheFuture(Refused):
    """A signature is recorded after it was put."""

    code = "DKT-503"
    message = gettext_noop("Tanggal tanda tangan %(signed_on)s belum tiba.")
    rule = gettext_noop("Tanda tangan dicatat pada hari dibubuhkan atau sesudahnya")
    remedy = gettext_noop("Isi tanggal saat tanda tangan benar-benar dibubuhkan.")


class SignedBeforeDecision(Refused):
    """A decree is signed after the plenary decided."""

    code = "DKT-504"
    message = gettext_noop(
        "Tanggal tanda tangan %(signed_on)s mendahului putusan pleno tanggal %(decided_on)s."
    )
    rule = gettext_noop("SOP 23/2022 baris 4 dan 6: penetapan pleno mendahului tanda tangan")
    remedy = gettext_noop("Periksa tanggal pada naskah yang ditandatangani.")


class SignedBeforeFrozen(Refused):
    """The sheet that is signed can only be printed after the text was frozen."""

    code = "DKT-505"
    message = gettext_noop(
        "Tanggal tanda tangan %(signed_on)s mendahului pemastian naskah final tanggal %(frozen_on)s."
    )
    rule = _SAME_TEXT
    remedy = gettext_noop("Periksa tanggal pada naskah yang ditandatangani.")


class NotInPostThatDay(Refused):
    """Who signs held the post on the day of signing."""

    code = "DKT-506"
    message = gettext_noop("%(name)s tidak tercatat memangku jabatan penanda tangan pada %(signed_on)s.")
    rule = gettext_noop(
        "UU 30/2014 Pasal 8: keputusan ditetapkan oleh pejabat yang berwenang pada waktu ditetapkan"
    )
    remedy = gettext_noop("Periksa tanggalnya, atau catat pemangkuan jabatan pada Pengaturan, Jabatan.")


class MethodIsUnknown(Refused):
    """The way of signing or the ink is not one that is known."""

    code = "DKT-507"
    message = gettext_noop("Cara tanda tangan atau warna tinta “%(given)s” tidak dikenal.")
    rule = gettext_noop("SOP 23/2022 baris 6: ballpoint biru/ungu")
    remedy = gettext_noop("Pilih tanda tangan basah dengan tinta biru atau ungu.")


class NotSigned(Refused):
    """A number is given to a signed decree."""

    code = "DKT-510"
    message = gettext_noop("Tanda tangan pada berkas %(code)s belum tercatat.")
    rule = gettext_noop("SOP 23/2022 baris 6 dan 7: tanda tangan mendahului penomoran")
    remedy = gettext_noop("Catat tanda tangannya lebih dahulu.")


class NoSeries(Refused):
    """The rulebook names no series for the decrees of this official."""

    code = "DKT-511"
    message = gettext_noop("Belum ada deret nomor untuk keputusan ini pada %(day)s.")
    rule = _BOOK
    remedy = gettext_noop("Mintalah pengelola melengkapi deret nomor.")


class ClockRanBackward(Refused):
    """The day of numbering lies before the last line of the book."""

    code = "DKT-512"
    message = gettext_noop(
        "Penomoran dihentikan: hari ini %(today)s, sedangkan %(last)s sudah dicatat pada %(booked_on)s."
    )
    rule = _BOOK
    remedy = gettext_noop("Mintalah pengelola memeriksa jam server. Nomor tidak diberikan sebelum jam benar.")


class NoSuchLine(Refused):
    """The line named is not in the books of this office."""

    code = "DKT-520"
    message = gettext_noop("Nomor itu tidak ada pada buku agenda satuan kerja Anda.")
    rule = _VOID
    remedy = gettext_noop("Pilih barisnya dari buku agenda.")


class NotYoursToVoid(Refused):
    """Only the keepers of the book declare a number void."""

    code = "DKT-521"
    message = gettext_noop("Membatalkan nomor bukan wewenang jabatan Anda.")
    rule = gettext_noop("Buku agenda dipegang Subbagian Hukum")
    remedy = gettext_noop("Mintalah Kepala Subbagian Hukum atau petugas agenda.")


class VoidWithoutReason(Refused):
    """A void number says why."""

    code = "DKT-522"
    message = gettext_noop("Alasan pembatalan %(number)s belum ditulis.")
    rule = _VOID
    remedy = gettext_noop("Tuliskan alasan yang akan dibaca pada buku agenda.")


class AlreadyVoid(Refused):
    """The number is void already."""

    code = "DKT-523"
    message = gettext_noop("%(number)s sudah dibatalkan pada %(voided_on)s.")
    rule = _VOID
    remedy = gettext_noop("Tidak ada yang perlu dilakukan.")


class NumberIsInUse(Refused):
    """The decree that bears the number is alive: only another decree revokes it."""

    code = "DKT-524"
    message = gettext_noop("%(number)s dipakai oleh keputusan pada berkas %(code)s, yang tidak dibatalkan.")
    rule = gettext_noop(
        "Keputusan yang telah ditandatangani hanya dapat diubah, dicabut, atau dibatalkan dengan keputusan baru "
        "(UU 30/2014 Pasal 63 sampai dengan Pasal 66)"
    )
    remedy = gettext_noop("Buka berkas baru untuk keputusan pencabutan atau pembatalan.")


class PaperIsNotReady(Refused):
    """What the paper is printed from has not been recorded yet."""

    code = "DKT-530"
    message = gettext_noop("%(paper)s untuk berkas %(code)s belum dapat dicetak.")
    rule = gettext_noop("Kertas kerja dicetak dari data yang sudah dicatat")
    remedy = gettext_noop("Selesaikan dahulu kegiatan yang menghasilkannya.")
