"""What drafting answers when it says no."""

from diktum.core.refusal import Refused, gettext_noop


class DraftHasErrors(Refused):
    """A drafting rule that is definite is broken; saving is free, handing in is not."""

    code = "DKT-220"
    message = gettext_noop("Naskah masih memuat %(count)s galat. Yang pertama, %(place)s: %(first)s")
    rule = gettext_noop("UU 12/2011 Lampiran II jo. PKPU 1/2022 Pasal 50 ayat (2) huruf c: teknik penyusunan")
    remedy = gettext_noop(
        "Perbaiki galat pada kolom Periksa, lalu ajukan lagi. Menyimpan tetap dapat dilakukan."
    )


class TermsAreIncomplete(Refused):
    """The KAK lacks a part that it must have."""

    code = "DKT-221"
    message = gettext_noop("Kerangka acuan kerja belum lengkap: %(missing)s belum diisi.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 1: pembuatan KAK dan drafting SK")
    remedy = gettext_noop("Isi bagian kerangka acuan kerja yang masih kosong, lalu ajukan lagi.")


class KindIsNotOfThisProcedure(Refused):
    """The kind of decree named is not made by the procedure named."""

    code = "DKT-222"
    message = gettext_noop("Jenis keputusan “%(kind)s” tidak disusun menurut prosedur “%(procedure)s”.")
    rule = gettext_noop("SOP 23/2022 bagian B: setiap jenis keputusan mempunyai prosedurnya")
    remedy = gettext_noop("Pilih jenis keputusan dari daftar pada halaman Usulkan SK.")


class TitleIsUnfit(Refused):
    """The title is empty or longer than a title can be."""

    code = "DKT-223"
    message = gettext_noop(
        "Judul keputusan harus terdiri atas 1 sampai %(limit)s huruf; yang dikirim %(length)s."
    )
    rule = gettext_noop("UU 12/2011 Lampiran II angka 3: judul singkat dan mencerminkan isi")
    remedy = gettext_noop("Tulis judul yang lebih singkat, lalu kirim kembali.")


class DivisionIsMissing(Refused):
    """The procedure consults a related division and none is named."""

    code = "DKT-224"
    message = gettext_noop("Divisi terkait belum dipilih.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 1: berkoordinasi dengan Divisi terkait")
    remedy = gettext_noop("Pilih divisi yang membidangi isi keputusan ini.")


class NoDraftYet(Refused):
    """There is no version of the text to work on."""

    code = "DKT-225"
    message = gettext_noop("Berkas %(code)s belum mempunyai versi naskah.")
    rule = gettext_noop("SOP 23/2022 baris 1: keluaran langkah ini adalah draf")
    remedy = gettext_noop("Simpan versi naskah terlebih dahulu pada halaman Naskah.")


class MinutesAreIncomplete(Refused):
    """Minutes without words, place or people are no minutes."""

    code = "DKT-226"
    message = gettext_noop("Notulensi pembahasan belum lengkap: %(missing)s belum diisi.")
    rule = gettext_noop("SOP 23/2022 B.2 baris 2: kelengkapan berupa notulensi")
    remedy = gettext_noop("Lengkapi isian itu, lalu kirim kembali.")


class DiscussionIsYetToCome(Refused):
    """Minutes are written of a meeting that has been held."""

    code = "DKT-227"
    message = gettext_noop("Tanggal rapat %(held_on)s belum tiba.")
    rule = gettext_noop("Notulensi mencatat rapat yang sudah berlangsung")
    remedy = gettext_noop("Periksa kembali tanggal rapat.")


class PaperIsNotReady(Refused):
    """The paper asked for has nothing to show yet."""

    code = "DKT-228"
    message = gettext_noop("%(paper)s untuk berkas %(code)s belum ada.")
    rule = gettext_noop("Kertas kerja dicetak dari data yang sudah dicatat")
    remedy = gettext_noop("Selesaikan dahulu langkah yang menghasilkannya.")


class WorkingDraftIsNewer(Refused):
    """Somebody else kept a newer text since this one was opened."""

    code = "DKT-250"
    message = gettext_noop("%(who)s sudah menyimpan teks yang lebih baru sejak halaman ini dibuka.")
    rule = gettext_noop("Dua orang menyunting naskah yang sama: tidak ada teks yang boleh hilang")
    remedy = gettext_noop("Teks Anda disimpan terpisah. Bandingkan keduanya, lalu pilih yang dipakai.")


class WaiverIsNotYours(Refused):
    """Only the head of legal lets a finding stand, and not on a draft of his or her own."""

    code = "DKT-251"
    message = gettext_noop(
        "Temuan hanya dapat dikesampingkan oleh Kepala Subbagian Hukum yang bukan pengusulnya."
    )
    rule = gettext_noop("SOP 23/2022 B.1 baris 3: verifikasi muatan oleh Kepala Subbagian Hukum")
    remedy = gettext_noop(
        "Perbaiki temuan itu, atau minta Kepala Subbagian Hukum mengesampingkannya dengan alasan."
    )


class WaiverNeedsReason(Refused):
    """A waiver without a reason proves nothing."""

    code = "DKT-252"
    message = gettext_noop("Alasan pengesampingan belum ditulis.")
    rule = gettext_noop("UU 30/2014 Pasal 55: keputusan wajib diberi alasan")
    remedy = gettext_noop("Tulis alasan, lalu kirim kembali.")


class FindingIsNotThere(Refused):
    """What is to be waived is not found in the newest version."""

    code = "DKT-253"
    message = gettext_noop("Temuan %(finding)s tidak ada lagi pada versi naskah terakhir.")
    rule = gettext_noop("Yang dikesampingkan adalah temuan pada versi yang tersimpan")
    remedy = gettext_noop("Muat ulang halaman naskah dan periksa kembali temuannya.")


class DraftIsBegun(Refused):
    """A first draft is made only where nothing is written yet."""

    code = "DKT-254"
    message = gettext_noop("Naskah berkas %(code)s sudah mulai ditulis.")
    rule = gettext_noop("Draf pertama tidak menimpa teks yang sudah ada")
    remedy = gettext_noop("Lanjutkan pada halaman Naskah.")


class RegulationsAreNotYours(Refused):
    """The list of regulations is kept by the head of legal and the administrator."""

    code = "DKT-255"
    message = gettext_noop("Daftar peraturan dirawat oleh Kepala Subbagian Hukum dan pengelola.")
    rule = gettext_noop("UU 12/2011 Lampiran II angka 39–49: dasar hukum")
    remedy = gettext_noop("Sampaikan perbaikan kepada Kepala Subbagian Hukum.")


class RegulationIsIncomplete(Refused):
    """A regulation has a kind, a number, a title and a source."""

    code = "DKT-256"
    message = gettext_noop("Data %(ref)s belum lengkap: jenis, nomor, judul, dan sumber harus diisi.")
    rule = gettext_noop("UU 12/2011 Lampiran II angka 39–49: dasar hukum")
    remedy = gettext_noop("Lengkapi data itu, lalu kirim kembali.")


class RemarksAreClosed(Refused):
    """The text is signed, or the dossier closed: there is nothing left to remark on."""

    code = "DKT-257"
    message = gettext_noop("Naskah berkas %(code)s tidak lagi menerima komentar.")
    rule = gettext_noop("Komentar menyertai naskah sampai ditandatangani")
    remedy = gettext_noop("Ajukan perubahan keputusan bila isinya perlu diubah.")


class RemarkIsEmpty(Refused):
    """A remark has words and stands at a part of the newest version; an answer has words."""

    code = "DKT-258"
    message = gettext_noop("Komentar harus menyebut bagian naskah dan isinya.")
    rule = gettext_noop("Satu komentar pada satu bagian naskah")
    remedy = gettext_noop("Pilih bagian dari daftar dan tulis komentarnya.")


class RemarkIsSettled(Refused):
    """The remark is not there, or was settled before."""

    code = "DKT-259"
    message = gettext_noop("Komentar ini tidak ada atau sudah selesai.")
    rule = gettext_noop("Komentar yang selesai tidak dibuka lagi")
    remedy = gettext_noop("Muat ulang halaman. Bila perlu, tulis komentar baru.")


class RemarkIsNotYours(Refused):
    """Only who made a remark, who writes the text, and the head of legal settle it."""

    code = "DKT-260"
    message = gettext_noop(
        "Komentar diselesaikan oleh yang menulisnya, penyusun naskah, atau Kepala Subbagian Hukum."
    )
    rule = gettext_noop("SOP 23/2022 baris 1 dan baris 3")
    remedy = gettext_noop("Jawab komentarnya, lalu minta salah satu dari mereka menyelesaikannya.")
