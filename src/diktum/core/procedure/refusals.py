"""The answers with which the procedure engine says no (DKT-101 to DKT-114)."""

from diktum.core.refusal import Refused
from diktum.core.refusal import gettext_noop as _


class ActIsNotOpen(Refused):
    """The act asked for is not the one whose turn it is."""

    code = "DKT-101"
    message = _("“%(act)s” belum dapat dikerjakan. Yang sedang terbuka: %(open_act)s.")
    rule = _("Setiap kegiatan dikerjakan menurut urutan baris SOP.")
    remedy = _(
        "Buka halaman berkas untuk melihat kegiatan yang sedang berjalan dan siapa yang mengerjakannya."
    )


class NotYourPost(Refused):
    """The person holds none of the posts that may do this act."""

    code = "DKT-102"
    message = _("“%(act)s” bukan wewenang jabatan Anda. Menurut SOP, pelaksananya %(lane)s.")
    rule = _("Pelaksana setiap kegiatan ditetapkan dalam kolom pelaksana SOP.")
    remedy = _(
        "Mintalah pejabat tersebut mengerjakannya. Jika Anda menggantikannya, "
        "pastikan surat Plh./Plt. Anda telah dicatat pada Pengaturan, Jabatan."
    )


class SamePersonTwice(Refused):
    """The person already did an act that this one must be kept apart from."""

    code = "DKT-103"
    message = _("Anda mengerjakan “%(earlier)s” pada berkas ini, sehingga tidak boleh mengerjakan “%(act)s”.")
    rule = _(
        "Pemisahan tugas: yang mengusulkan tidak memeriksa, menetapkan, atau mengesahkan usulannya sendiri, "
        "juga ketika bertindak sebagai Plh./Plt. (UU 30/2014 Pasal 42 tentang konflik kepentingan)."
    )
    remedy = _(
        "Mintalah pejabat lain yang berwenang, atau Plh./Plt. yang tidak ikut menyusun, untuk mengerjakannya."
    )


class ReasonIsMissing(Refused):
    """Going back or ending was asked for without a reason."""

    code = "DKT-104"
    message = _("“%(outcome)s” memerlukan alasan.")
    rule = _("Pengembalian, penundaan, penolakan, penarikan, dan pembatalan dicatat beserta alasannya.")
    remedy = _("Tuliskan alasan yang dapat ditindaklanjuti, lalu kirim kembali.")


class ItemsAreMissing(Refused):
    """Things that the act requires are not at hand."""

    code = "DKT-105"
    message = _("“%(act)s” belum dapat diselesaikan karena kelengkapan ini belum ada: %(items)s.")
    rule = _("Kelengkapan pada kolom mutu baku SOP harus ada sebelum kegiatan diselesaikan.")
    remedy = _("Lengkapi yang disebut di atas pada halaman kegiatan ini, lalu selesaikan kembali.")


class BeyondReturn(Refused):
    """The decree has been signed: only a new decree changes or cancels it."""

    code = "DKT-106"
    message = _(
        "Keputusan pada berkas ini telah ditandatangani, sehingga %(wish)s tidak dapat dilakukan lagi."
    )
    rule = _(
        "Keputusan yang telah ditandatangani hanya dapat diubah, dicabut, atau dibatalkan dengan keputusan baru "
        "(UU 30/2014 Pasal 63 sampai dengan Pasal 66)."
    )
    remedy = _("Buka berkas baru untuk keputusan perubahan, pencabutan, atau pembatalan.")


class DossierIsClosed(Refused):
    """Nothing can be done to a dossier that has come to its end."""

    code = "DKT-107"
    message = _("Berkas ini sudah ditutup (%(status)s), sehingga tidak ada kegiatan yang dapat dikerjakan.")
    rule = _(
        "Berkas yang selesai, ditolak, ditarik, atau dibatalkan tidak dibuka kembali; riwayatnya tetap tersimpan."
    )
    remedy = _("Jika masih diperlukan, buka berkas baru yang merujuk berkas ini.")


class StaleForm(Refused):
    """The dossier moved on after the form was opened."""

    code = "DKT-108"
    message = _(
        "Berkas sudah bergerak sejak halaman ini Anda buka. Yang sedang terbuka sekarang: %(open_act)s."
    )
    rule = _("Suatu kegiatan diselesaikan berdasarkan keadaan berkas yang terakhir.")
    remedy = _("Muat ulang halaman, periksa keadaan terbaru, lalu kirim kembali bila masih perlu.")


class MandateMayNot(Refused):
    """The act may not be done by somebody who acts by mandate only."""

    code = "DKT-109"
    message = _("“%(act)s” tidak dapat dikerjakan oleh Plh. atau Plt.")
    rule = _(
        "Penerima mandat tidak berwenang mengambil keputusan yang bersifat strategis (UU 30/2014 Pasal 14 ayat (7))."
    )
    remedy = _("Tunggu pejabat definitif, atau mintalah penetapan pejabat definitif.")


class UnknownOutcome(Refused):
    """The act cannot end in this way."""

    code = "DKT-110"
    message = _("“%(act)s” tidak mengenal hasil “%(outcome)s”. Yang mungkin: %(outcomes)s.")
    rule = _("Hasil setiap kegiatan ditetapkan dalam SOP.")
    remedy = _("Pilih salah satu hasil yang tersedia pada halaman kegiatan.")


class NotTheProposer(Refused):
    """Only who proposed may take a proposal back."""

    code = "DKT-111"
    message = _("Usulan hanya dapat ditarik oleh pengusulnya.")
    rule = _("Penarikan usulan adalah hak pengusul selama keputusan belum ditandatangani.")
    remedy = _(
        "Mintalah pengusul menarik usulannya, atau kembalikan berkas melalui kegiatan yang sedang terbuka."
    )


class NotTheAuthority(Refused):
    """Only the authority that the procedure names may cancel a dossier or move it to another version."""

    code = "DKT-112"
    message = _("%(wish)s hanya dapat dilakukan oleh pejabat yang berwenang: %(authority)s.")
    rule = _("Tindakan atas berkas secara keseluruhan dilakukan oleh pejabat yang ditunjuk dalam prosedur.")
    remedy = _("Mintalah pejabat tersebut melakukannya.")


class VersionDoesNotFit(Refused):
    """The new version has no place for the act that is open now."""

    code = "DKT-113"
    message = _(
        "Berkas tidak dapat dipindahkan ke versi prosedur itu: “%(act)s” tidak mempunyai padanan di sana."
    )
    rule = _(
        "Berkas yang berjalan tetap pada versi prosedurnya, kecuali dipindahkan dengan pemetaan yang lengkap."
    )
    remedy = _("Lengkapi pemetaan kegiatan, atau biarkan berkas selesai pada versi yang lama.")


class ActIsHeld(Refused):
    """A colleague is working on the act."""

    code = "DKT-114"
    message = _("“%(act)s” sedang dikerjakan oleh %(holder)s.")
    rule = _("Satu kegiatan dikerjakan oleh satu orang pada satu waktu, agar hasilnya tidak saling menimpa.")
    remedy = _(
        "Tunggu sampai dilepaskan, mintalah yang bersangkutan melepaskannya, atau mintalah pejabat yang berwenang "
        "menugaskannya kepada Anda. Pegangan berakhir sendiri pada akhir hari kerja berikutnya."
    )
