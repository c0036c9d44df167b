"""What the archive answers when it says no. What is wrong with a file itself, `files` says."""

from diktum.core.refusal import Refused, gettext_noop


class NothingToArchive(Refused):
    """Only a signed and numbered decree has an original."""

    code = "DKT-701"
    message = gettext_noop("Keputusan pada berkas %(code)s belum ditandatangani dan bernomor.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 10: yang disimpan adalah naskah asli")
    remedy = gettext_noop("Selesaikan tanda tangan dan penomoran lebih dahulu.")


class CheckIsMissing(Refused):
    """A check that is not ticked needs a word why."""

    code = "DKT-702"
    message = gettext_noop("Pemeriksaan hasil pindai belum lengkap: %(missing)s.")
    rule = gettext_noop("PP 28/2012 Pasal 48 dan Pasal 49: hasil alih media diautentikasi")
    remedy = gettext_noop("Pindai ulang, atau terima dengan catatan yang menjelaskan keadaannya.")


class PagesDiffer(Refused):
    """The scan has another number of pages than the signed text."""

    code = "DKT-703"
    message = gettext_noop(
        "Hasil pindai %(scanned)s halaman, naskah yang ditandatangani %(expected)s halaman."
    )
    rule = gettext_noop("SOP 23/2022 B.1 baris 10: arsip manual dan arsip digital sama isinya")
    remedy = gettext_noop(
        "Periksa halaman yang kurang atau berlebih. Bila memang demikian, jangan centang “halaman cocok” dan beri catatan."
    )


class CodeIsUnknown(Refused):
    """The archive code is not on the list."""

    code = "DKT-704"
    message = gettext_noop("Kode klasifikasi “%(given)s” tidak ada dalam daftar.")
    rule = gettext_noop("UU 43/2009 Pasal 40 ayat (4): klasifikasi arsip")
    remedy = gettext_noop("Pilih kode dari daftar; untuk keputusan di luar tahapan biasanya HK.03.1.")


class PlaceIsIncomplete(Refused):
    """The original must be found again."""

    code = "DKT-705"
    message = gettext_noop("Tempat simpan naskah asli belum lengkap: %(missing)s.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 10: dokumen keeper dan folder")
    remedy = gettext_noop("Isi paling sedikit ruang dan folder; setiap isian paling banyak %(limit)s huruf.")


class ScanIsMissing(Refused):
    """The decree is to be digitised, not only shelved."""

    code = "DKT-706"
    message = gettext_noop("Hasil pindai naskah asli belum diunggah.")
    rule = gettext_noop("SOP 23/2022 B.1 baris 10: arsip manual dan digital")
    remedy = gettext_noop("Unggah hasil pindai: satu PDF, atau foto setiap halaman.")


class TooManyFiles(Refused):
    """More files than an original has pages, by far."""

    code = "DKT-707"
    message = gettext_noop("Jumlah berkas %(count)s melebihi %(limit)s.")
    rule = gettext_noop("Satu naskah asli, satu hasil pindai")
    remedy = gettext_noop("Gabungkan halaman-halamannya menjadi satu PDF.")


class SheetsAreUncounted(Refused):
    """The pages of the original are counted by hand."""

    code = "DKT-708"
    message = gettext_noop("Jumlah halaman naskah asli harus paling sedikit satu.")
    rule = gettext_noop("Daftar arsip aktif memuat jumlah")
    remedy = gettext_noop("Hitung halaman naskah asli beserta lampirannya.")


class NotArchivedYet(Refused):
    """The archive sheet is printed from what was recorded."""

    code = "DKT-709"
    message = gettext_noop("Lembar arsip untuk berkas %(code)s belum dapat dicetak.")
    rule = gettext_noop("Lembar arsip dicetak sesudah naskah asli disimpan dan dipindai")
    remedy = gettext_noop("Selesaikan penyimpanan dan digitalisasi pada baris terakhir.")
