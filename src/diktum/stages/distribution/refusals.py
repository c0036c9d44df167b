"""What distribution answers when it says no."""

from diktum.core.refusal import Refused, gettext_noop


class NotNumberedYet(Refused):
    """A copy repeats the number; without it there is nothing to copy."""

    code = "DKT-601"
    message = gettext_noop("Keputusan pada berkas %(code)s belum ditandatangani dan bernomor.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 7 dan 8: salinan dibuat dari SK yang bernomor")
    remedy = gettext_noop("Selesaikan penomoran pada buku agenda lebih dahulu.")


class NobodyToSendTo(Refused):
    """Copies are made for somebody."""

    code = "DKT-602"
    message = gettext_noop("Belum ada penerima salinan.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 9: salinan disampaikan kepada pihak yang disebut")
    remedy = gettext_noop("Isi paling sedikit satu penerima.")


class RecipientIsTwice(Refused):
    """One recipient gets one copy."""

    code = "DKT-603"
    message = gettext_noop("Penerima “%(recipient)s” tercantum dua kali.")
    rule = gettext_noop("Setiap salinan bernomor untuk satu penerima")
    remedy = gettext_noop("Hapus salah satu baris, atau bedakan jabatan maupun tempatnya.")


class RecipientIsUnfit(Refused):
    """A recipient has a name, and it fits on the paper."""

    code = "DKT-604"
    message = gettext_noop("Baris penerima %(row)s tidak lengkap atau terlalu panjang.")
    rule = gettext_noop("Buku ekspedisi memuat tujuan setiap salinan")
    remedy = gettext_noop("Isi nama penerima; setiap isian paling banyak %(limit)s huruf.")


class TooManyCopies(Refused):
    """More copies than one act can carry."""

    code = "DKT-605"
    message = gettext_noop("Jumlah salinan %(count)s melebihi %(limit)s.")
    rule = gettext_noop("Satu kali pembuatan salinan paling banyak %(limit)s lembar")
    remedy = gettext_noop("Gabungkan penerima yang satu tempat menjadi satu baris.")


class PostDoesNotCertify(Refused):
    """The office has said which post certifies copies, and this is not it."""

    code = "DKT-606"
    message = gettext_noop("Pada %(day)s salinan disahkan oleh pejabat lain, bukan oleh jabatan Anda.")
    rule = gettext_noop("UU 30/2014 Pasal 73 ayat (4); penetapan pengesah salinan dalam rulebook")
    remedy = gettext_noop("Mintalah pejabat pengesah yang berlaku, atau perbarui penetapannya.")


class NothingToCertify(Refused):
    """There are no copies."""

    code = "DKT-607"
    message = gettext_noop("Berkas %(code)s belum mempunyai salinan untuk disahkan.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 8")
    remedy = gettext_noop("Buat salinan lebih dahulu.")


class CopiesDoNotMatchTheOriginal(Refused):
    """The copies were made from another text than the one that was signed."""

    code = "DKT-608"
    message = gettext_noop("Isi salinan tidak sama dengan naskah yang ditandatangani.")
    rule = gettext_noop(
        "UU 30/2014 Pasal 73 ayat (3): salinan yang diragukan keasliannya tidak boleh disahkan"
    )
    remedy = gettext_noop("Laporkan kepada pengelola; jangan menyerahkan salinan ini.")


class CopyIsUnknown(Refused):
    """No copy of this office answers to the code, token or number."""

    code = "DKT-609"
    message = gettext_noop("Salinan itu tidak ditemukan.")
    rule = gettext_noop("Setiap tanda terima terikat pada satu salinan dari satu satuan kerja")
    remedy = gettext_noop("Periksa kembali kodenya; huruf I, L, O serta angka 0 dan 1 tidak dipakai.")


class CopyIsReceived(Refused):
    """A copy is received once; who signed first counts."""

    code = "DKT-610"
    message = gettext_noop("Salinan nomor %(number)s sudah diterima oleh %(receiver)s pada %(day)s.")
    rule = gettext_noop("Satu salinan mempunyai satu tanda terima")
    remedy = gettext_noop("Tidak ada yang perlu diulang. Bila keliru, hubungi Subbagian Hukum.")


class ReceiverIsUnnamed(Refused):
    """A receipt without a name proves nothing."""

    code = "DKT-611"
    message = gettext_noop("Nama penerima belum diisi atau terlalu panjang.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 9: paraf tanda terima")
    remedy = gettext_noop("Tulis nama lengkap yang menerima, paling banyak %(limit)s huruf.")


class DayIsUnfit(Refused):
    """A copy cannot leave or arrive before it was certified, or tomorrow."""

    code = "DKT-612"
    message = gettext_noop("Tanggal %(day)s tidak mungkin untuk salinan ini.")
    rule = gettext_noop(
        "Buku ekspedisi: salinan dikirim dan diterima sesudah disahkan, tidak di kemudian hari"
    )
    remedy = gettext_noop("Isi tanggal dari %(first)s sampai dengan %(last)s.")


class CopiesAreOnTheWay(Refused):
    """Distribution ends when every copy has been signed for."""

    code = "DKT-613"
    message = gettext_noop("Masih ada %(count)s salinan tanpa tanda terima, antara lain untuk %(first)s.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 9: keluaran berupa paraf tanda terima")
    remedy = gettext_noop("Catat tanda terimanya, dari ponsel penerima atau dari paraf pada kertas.")


class CourierIsUnnamed(Refused):
    """Somebody carries a copy."""

    code = "DKT-614"
    message = gettext_noop("Pengantar salinan belum diisi.")
    rule = gettext_noop("Buku ekspedisi: tanda bukti pengiriman menyebut siapa yang membawa")
    remedy = gettext_noop("Isi nama pengantar atau jasa kirimnya.")


class NoCopyChosen(Refused):
    """A dispatch is of something."""

    code = "DKT-615"
    message = gettext_noop("Belum ada salinan yang dipilih untuk dikirim.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 9")
    remedy = gettext_noop("Beri tanda pada salinan yang dibawa.")


class CopiesAreNotReady(Refused):
    """A paper of distribution is printed from what was recorded."""

    code = "DKT-616"
    message = gettext_noop("%(paper)s untuk berkas %(code)s belum dapat dicetak.")
    rule = gettext_noop("Salinan beredar sesudah disahkan (UU 30/2014 Pasal 73)")
    remedy = gettext_noop("Selesaikan pembuatan dan pengesahan salinan pada baris 8.")


class ReceiptIsNotYours(Refused):
    """With a token one signs on one's own phone; on paper the legal officer records it."""

    code = "DKT-617"
    message = gettext_noop("Tanda terima dengan cara ini tidak dapat dicatat oleh Anda.")
    rule = gettext_noop(
        "Penerima menandatangani dengan kode salinannya; paraf kertas dicatat Subbagian Hukum"
    )
    remedy = gettext_noop("Gunakan tautan pada salinan, atau mintalah petugas mencatat paraf kertas.")


class CopyIsWithdrawn(Refused):
    """A copy that was withdrawn is neither carried nor signed for."""

    code = "DKT-618"
    message = gettext_noop("Salinan nomor %(number)s sudah ditarik pada %(day)s: %(reason)s")
    rule = gettext_noop("Salinan yang ditarik tidak lagi beredar (SOP 23/2022 B.1 baris 9)")
    remedy = gettext_noop("Hubungi Subbagian Hukum untuk menanyakan salinan penggantinya.")


class WithdrawalNeedsAReason(Refused):
    """Why a copy is withdrawn stands in the register."""

    code = "DKT-619"
    message = gettext_noop("Alasan penarikan belum diisi, atau lebih dari %(limit)s huruf.")
    rule = gettext_noop("Alasan penarikan dicatat bersama salinannya")
    remedy = gettext_noop("Tulis dengan singkat mengapa salinan ini ditarik.")


class DrawingIsUnfit(Refused):
    """A drawn signature is a small PNG."""

    code = "DKT-620"
    message = gettext_noop("Gambar tanda tangan terlalu besar atau bukan gambar PNG.")
    rule = gettext_noop("Gambar tanda tangan berupa PNG, paling besar %(limit)s kB")
    remedy = gettext_noop("Hapus lalu gambar lagi, atau ketik nama saja.")


class DrawingIsEmpty(Refused):
    """Nothing was drawn."""

    code = "DKT-621"
    message = gettext_noop("Bidang tanda tangan masih kosong.")
    rule = gettext_noop("Tanda terima digambar atau diketik; gambar kosong tidak membuktikan apa pun")
    remedy = gettext_noop("Gambar tanda tangan, atau pilih mengetik nama.")


class LinkIsExpired(Refused):
    """A link serves for a limited time."""

    code = "DKT-622"
    message = gettext_noop("Tautan tanda terima salinan nomor %(number)s berlaku sampai dengan %(day)s.")
    rule = gettext_noop("Tautan tanda terima sekali pakai dan mempunyai masa berlaku")
    remedy = gettext_noop("Mintalah tautan baru kepada Subbagian Hukum.")


class LinkIsReplaced(Refused):
    """A newer link was given out for the same copy."""

    code = "DKT-623"
    message = gettext_noop("Tautan tanda terima salinan nomor %(number)s sudah diganti dengan yang baru.")
    rule = gettext_noop("Satu salinan mempunyai satu tautan yang berlaku")
    remedy = gettext_noop("Gunakan tautan yang terakhir Anda terima, atau mintalah kepada Subbagian Hukum.")


class ProofIsMissing(Refused):
    """What goes by post or e-mail is proved by a file or a number."""

    code = "DKT-624"
    message = gettext_noop("Bukti kirim atau terima belum ada.")
    rule = gettext_noop("UU 30/2014 Pasal 62: tanggal kirim dan terima dibuktikan")
    remedy = gettext_noop("Unggah buktinya (JPG, PNG, atau PDF), atau isi nomor resi atau pelacakannya.")


class PersonIsNotListed(Refused):
    """An extract is for somebody named in a lampiran of this very decree."""

    code = "DKT-625"
    message = gettext_noop("Petikan diminta untuk orang yang tidak tercantum dalam lampiran keputusan ini.")
    rule = gettext_noop("Petikan memuat baris lampiran milik yang bersangkutan")
    remedy = gettext_noop("Pilih nama dari daftar pada halaman salinan.")


class NothingToRecall(Refused):
    """A copy is called back after it was received and its decree, or the copy itself, ceased to count."""

    code = "DKT-626"
    message = gettext_noop("Salinan nomor %(number)s tidak sedang ditarik kembali.")
    rule = gettext_noop(
        "Salinan ditarik kembali setelah keputusannya dicabut, dibatalkan, atau salinannya ditarik"
    )
    remedy = gettext_noop("Periksa status keputusan pada halaman berkas.")


class RecallIsAnswered(Refused):
    """What became of a recalled copy is recorded once."""

    code = "DKT-627"
    message = gettext_noop("Jawaban penarikan salinan nomor %(number)s sudah dicatat pada %(day)s.")
    rule = gettext_noop("Satu salinan mempunyai satu jawaban penarikan")
    remedy = gettext_noop("Tidak ada yang perlu diulang. Bila keliru, hubungi Subbagian Hukum.")
