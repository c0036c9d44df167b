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
