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


class PlaceIsUnknown(Refused):
    """A point refers to a part that the draft does not have."""

    code = "DKT-307"
    message = gettext_noop("Bagian “%(place)s” tidak ada dalam naskah.")
    rule = gettext_noop("Catatan pada kartu kendali merujuk bagian dari versi yang diperiksa")
    remedy = gettext_noop("Pilih bagian dari daftar yang ditawarkan.")


class FindingIsUnanswered(Refused):
    """The program found something that is wrong for certain; who says “sesuai” nevertheless says why."""

    code = "DKT-308"
    message = gettext_noop("Butir “%(item)s” dinyatakan sesuai, padahal ada temuan: %(finding)s")
    rule = gettext_noop(
        "SOP 23/2022 baris 2: yang diverifikasi adalah orang yang masih aktif dan satu kali tercantum"
    )
    remedy = gettext_noop(
        "Nyatakan tidak sesuai, atau tuliskan pada catatan mengapa temuan itu tidak berlaku."
    )


class NoDivisionToAsk(Refused):
    """The dossier names no related division."""

    code = "DKT-309"
    message = gettext_noop("Berkas %(code)s tidak mempunyai divisi terkait yang dapat dimintai tanggapan.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 1: konsultasi dengan divisi terkait")
    remedy = gettext_noop("Tuliskan hasil pembahasan pada catatan butir yang bersangkutan.")


class QuestionIsMissing(Refused):
    """Advice was asked or given without words."""

    code = "DKT-310"
    message = gettext_noop("Isi tanggapan atau pertanyaannya masih kosong.")
    rule = gettext_noop("Permintaan tanggapan dan jawabannya dicatat dalam berkas")
    remedy = gettext_noop("Tuliskan apa yang ditanyakan atau dijawab.")


class AdviceIsAwaited(Refused):
    """A division was asked and its time is not over."""

    code = "DKT-311"
    message = gettext_noop("Tanggapan %(unit)s masih ditunggu sampai %(due)s.")
    rule = gettext_noop("Yang dimintai tanggapan diberi waktu sampai tenggatnya")
    remedy = gettext_noop("Tunggu jawabannya atau tenggatnya; draf tetap dapat dikembalikan.")


class RequestIsNotYours(Refused):
    """The question was put to another division, was answered already, or is not there."""

    code = "DKT-312"
    message = gettext_noop("Permintaan tanggapan ini tidak menunggu jawaban Anda.")
    rule = gettext_noop("Tanggapan diberikan satu kali oleh divisi yang dimintai")
    remedy = gettext_noop("Buka kembali berkasnya untuk melihat tanggapan yang sudah ada.")


class ItemIsNewer(Refused):
    """Somebody else saved this point meanwhile."""

    code = "DKT-313"
    message = gettext_noop("Butir “%(item)s” sudah diisi %(who)s: %(verdict)s %(note)s")
    rule = gettext_noop("Isian dua orang tidak pernah digabungkan diam-diam")
    remedy = gettext_noop("Muat ulang halaman, bandingkan, lalu simpan yang betul.")
