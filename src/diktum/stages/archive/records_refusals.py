"""What the archive answers when it says no to something done with a record."""

from diktum.core.refusal import Refused, gettext_noop


class NotYoursToArchive(Refused):
    """The legal subsection keeps the archive."""

    code = "DKT-740"
    message = gettext_noop("Tindakan ini dilakukan oleh pengelola arsip.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 10: arsip disimpan oleh Subbagian Hukum")
    remedy = gettext_noop("Mintalah Kasubbag Hukum atau staf Subbagian Hukum melakukannya.")


class NoSuchRecord(Refused):
    """The office has no record of that code."""

    code = "DKT-741"
    message = gettext_noop("Tidak ada arsip dengan kode %(code)s.")
    rule = gettext_noop("Arsip dicari dengan kode berkas atau kode SK lama")
    remedy = gettext_noop("Periksa kodenya pada label boks atau pada daftar arsip.")


class WordsAreMissing(Refused):
    """What was done with a record has to say why and who."""

    code = "DKT-742"
    message = gettext_noop("Isian %(field)s kosong.")
    rule = gettext_noop("Setiap catatan arsip dapat dibaca dan dipahami di kemudian hari")
    remedy = gettext_noop("Lengkapi isian itu.")


class LoanIsOpen(Refused):
    """A paper that is not on the shelf cannot leave it."""

    code = "DKT-743"
    message = gettext_noop("Naskah %(code)s sedang dipinjam %(borrower)s sampai %(due)s.")
    rule = gettext_noop("Satu naskah asli hanya ada di satu tempat")
    remedy = gettext_noop("Catat pengembaliannya lebih dahulu.")


class LoanIsClosed(Refused):
    """A loan is returned once."""

    code = "DKT-744"
    message = gettext_noop("Tidak ada peminjaman terbuka untuk naskah %(code)s.")
    rule = gettext_noop("Pengembalian dicatat satu kali untuk setiap peminjaman")
    remedy = gettext_noop("Muat ulang halaman dan lihat riwayatnya.")


class LoanTermIsWrong(Refused):
    """A loan ends on a day to come, within a year."""

    code = "DKT-745"
    message = gettext_noop("Batas pinjam %(due)s tidak mungkin.")
    rule = gettext_noop("Naskah asli dipinjam untuk waktu tertentu, paling lama satu tahun")
    remedy = gettext_noop("Pilih tanggal mulai hari ini sampai satu tahun ke depan.")


class RecordIsHeld(Refused):
    """A record under legal hold stays."""

    code = "DKT-746"
    message = gettext_noop("Arsip %(code)s ditahan: %(reason)s")
    rule = gettext_noop("Arsip yang menjadi alat bukti tidak boleh dimusnahkan (UU 43/2009 Pasal 51)")
    remedy = gettext_noop("Keluarkan arsip itu dari usul, atau lepaskan penahanannya dengan alasan.")


class HoldIsGone(Refused):
    """A hold is released once."""

    code = "DKT-747"
    message = gettext_noop("Penahanan itu tidak ada atau sudah dilepas.")
    rule = gettext_noop("Penahanan dilepas satu kali, dengan alasan")
    remedy = gettext_noop("Muat ulang halaman.")


class RecordIsPermanent(Refused):
    """A permanent record is never destroyed."""

    code = "DKT-748"
    message = gettext_noop("Arsip %(code)s permanen: %(retention)s")
    rule = gettext_noop(
        "UU 43/2009 Pasal 51: yang dimusnahkan hanya arsip yang menurut JRA berketerangan musnah"
    )
    remedy = gettext_noop("Keluarkan arsip itu dari usul. Arsip permanen diserahkan, tidak dimusnahkan.")


class RetentionIsNotOver(Refused):
    """The years of the record are not over."""

    code = "DKT-749"
    message = gettext_noop("Retensi arsip %(code)s baru berakhir %(until)s.")
    rule = gettext_noop("UU 43/2009 Pasal 51: dimusnahkan sesudah habis retensinya")
    remedy = gettext_noop("Usulkan sesudah tanggal itu.")


class DisposalIsUnderWay(Refused):
    """A record is in one proposal at a time, and destroyed once."""

    code = "DKT-750"
    message = gettext_noop("Arsip %(code)s sudah diusulkan musnah atau sudah dimusnahkan.")
    rule = gettext_noop("Satu arsip dalam satu usul musnah")
    remedy = gettext_noop("Tunggu keputusan atas usul yang ada.")


class NothingToDispose(Refused):
    """A proposal names at least one record."""

    code = "DKT-751"
    message = gettext_noop("Belum ada arsip yang dipilih untuk diusulkan musnah.")
    rule = gettext_noop("Usul musnah memuat daftar arsip")
    remedy = gettext_noop("Pilih paling sedikit satu arsip yang lewat retensi.")


class NotYoursToApprove(Refused):
    """The secretary, and never who proposed, decides on destruction."""

    code = "DKT-752"
    message = gettext_noop("Usul musnah diputuskan oleh Sekretaris yang bukan pengusulnya.")
    rule = gettext_noop("UU 43/2009 Pasal 51 dan PP 28/2012: pemusnahan disetujui pimpinan, bukan pengusul")
    remedy = gettext_noop("Mintalah pejabat lain yang berwenang memutuskannya.")


class DisposalOutOfOrder(Refused):
    """Proposal, approval and proof follow one another, each once."""

    code = "DKT-753"
    message = gettext_noop("Usul musnah ini tidak menunggu langkah itu.")
    rule = gettext_noop("Pemusnahan: usul, persetujuan, lalu berita acara; masing-masing satu kali")
    remedy = gettext_noop("Muat ulang halaman dan lihat keadaannya.")


class WitnessesAreMissing(Refused):
    """Papers are destroyed before two witnesses."""

    code = "DKT-754"
    message = gettext_noop("Berita acara pemusnahan memerlukan paling sedikit dua saksi.")
    rule = gettext_noop("PP 28/2012: pemusnahan disaksikan unsur hukum dan unsur pengawasan")
    remedy = gettext_noop("Tulis nama dan jabatan setiap saksi pada satu baris.")


class RecordIsDestroyed(Refused):
    """What was destroyed is not lent, moved or held any more."""

    code = "DKT-755"
    message = gettext_noop("Naskah %(code)s sudah dimusnahkan.")
    rule = gettext_noop("Catatannya tetap; kertasnya tidak ada lagi")
    remedy = gettext_noop("Lihat berita acara pemusnahannya.")


class DayIsToCome(Refused):
    """What has not happened is not recorded."""

    code = "DKT-756"
    message = gettext_noop("Tanggal %(day)s belum tiba atau mendahului persetujuannya.")
    rule = gettext_noop("Berita acara dibuat sesudah pemusnahan, pemusnahan sesudah disetujui")
    remedy = gettext_noop("Perbaiki tanggalnya.")


class NumberIsUsed(Refused):
    """Two berita acara do not share a number."""

    code = "DKT-757"
    message = gettext_noop("Berita acara nomor %(number)s sudah ada.")
    rule = gettext_noop("Setiap berita acara mempunyai nomornya sendiri")
    remedy = gettext_noop("Pakai nomor berikutnya.")


class NothingWasTransferred(Refused):
    """A berita acara names what was digitised."""

    code = "DKT-758"
    message = gettext_noop("Tidak ada naskah asli yang dipindai dari %(first)s sampai %(last)s.")
    rule = gettext_noop("PP 28/2012 Pasal 49: berita acara alih media disertai daftar arsip")
    remedy = gettext_noop("Pilih masa lain.")
