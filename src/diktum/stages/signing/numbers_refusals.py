"""What numbering answers when it says no, beyond the refusals of row 7 itself."""

from __future__ import annotations

from diktum.core.refusal import Refused, gettext_noop

_GAPLESS = gettext_noop(
    "Nomor keputusan berurutan dalam tahun, tanpa ganda dan tanpa jeda yang tidak dijelaskan"
)
_KEEPERS = gettext_noop("Buku agenda dipegang Subbagian Hukum")


class NotYoursToKeep(Refused):
    """Only the keepers of the book write in it."""

    code = "DKT-540"
    message = gettext_noop("Buku agenda diisi oleh Subbagian Hukum; jabatan Anda hari ini tidak termasuk.")
    rule = _KEEPERS
    remedy = gettext_noop("Mintalah Kepala Subbagian Hukum atau petugas agenda.")


class AlreadyNumbered(Refused):
    """A decree that has its number needs no other."""

    code = "DKT-541"
    message = gettext_noop("Berkas %(code)s sudah mempunyai %(number)s.")
    rule = _GAPLESS
    remedy = gettext_noop("Pakai nomor itu; jika tidak jadi dipakai, batalkan dahulu dengan alasannya.")


class ReservedForAnotherYear(Refused):
    """The number printed on a decree is of the year in which it is signed."""

    code = "DKT-542"
    message = gettext_noop("%(number)s dipesan pada tahun %(year)s, sedangkan hari ini %(today)s.")
    rule = gettext_noop("Nomor diambil dari buku agenda tahun penandatanganan menurut hari kantor")
    remedy = gettext_noop("Batalkan pesanan itu dengan alasannya, lalu pesan nomor pada tahun ini.")


class NoSuchReservation(Refused):
    """The reservation named is not in the books of this office, or is used up."""

    code = "DKT-543"
    message = gettext_noop("Pesanan nomor itu tidak ada, sudah dipakai, atau sudah dibatalkan.")
    rule = gettext_noop("Nomor yang batal tetap tercatat dengan alasannya dan tidak dipakai lagi")
    remedy = gettext_noop("Pilih pesanan yang masih terbuka dari buku agenda.")


class ClockIsRight(Refused):
    """There is nothing to repair while the last line is not of the future."""

    code = "DKT-544"
    message = gettext_noop("Jam server tidak mendahului baris terakhir deret ini; penomoran tidak terhenti.")
    rule = _GAPLESS
    remedy = gettext_noop("Tidak ada yang perlu dilakukan.")


class ReasonIsMissing(Refused):
    """Whatever departs from the usual way says why."""

    code = "DKT-545"
    message = gettext_noop("Alasannya belum ditulis.")
    rule = gettext_noop("Setiap penyimpangan pada buku agenda dicatat dengan alasannya")
    remedy = gettext_noop("Tuliskan alasan yang akan dibaca pada buku agenda.")


class NumberIsTaken(Refused):
    """A number on paper that the book already has."""

    code = "DKT-546"
    message = gettext_noop("Nomor %(number)s sudah ada pada buku ini: %(title)s.")
    rule = _GAPLESS
    remedy = gettext_noop("Periksa nomor pada buku fisik. Baris yang sudah dicatat tidak diganti.")


class NumberLeavesAGap(Refused):
    """A single number on paper follows the last one, or fills a gap."""

    code = "DKT-547"
    message = gettext_noop("Nomor %(number)s melompati nomor %(missing)s.")
    rule = _GAPLESS
    remedy = gettext_noop(
        "Catat dahulu nomor yang terlewati, atau pindahkan seluruh buku fisik dengan impor yang menyebut nomor kosong."
    )


class PaperDateIsWrong(Refused):
    """A line of the paper book has days that can be."""

    code = "DKT-548"
    message = gettext_noop("Tanggal baris nomor %(number)s tidak mungkin: %(why)s.")
    rule = gettext_noop(
        "Tanggal ditetapkan tidak melewati tanggal agenda, dan keduanya tidak melewati hari ini"
    )
    remedy = gettext_noop("Periksa tanggalnya pada buku fisik.")


class PaperListIsUnreadable(Refused):
    """The file is no list of agenda lines."""

    code = "DKT-549"
    message = gettext_noop("Daftar tidak dapat dibaca. %(why)s")
    rule = gettext_noop("Buku fisik dipindahkan dari lembar XLSX atau CSV dengan kolom yang disebutkan")
    remedy = gettext_noop("Pakai contoh berkas pada halaman impor, isi, lalu unggah kembali.")


class PaperRowsAreFaulty(Refused):
    """A list is taken in whole or not at all."""

    code = "DKT-550"
    message = gettext_noop("%(count)s baris daftar ini salah; tidak ada yang dicatat.")
    rule = gettext_noop("Buku fisik dipindahkan seutuhnya atau tidak sama sekali")
    remedy = gettext_noop("Perbaiki baris yang disebut pada pratinjau, lalu unggah kembali.")


class BookHasChanged(Refused):
    """The preview no longer fits the book."""

    code = "DKT-551"
    message = gettext_noop("Buku agenda berubah sejak pratinjau dibuat; tidak ada yang dicatat.")
    rule = gettext_noop("Yang dicatat adalah yang diperlihatkan pada pratinjau")
    remedy = gettext_noop("Buka kembali pratinjaunya, periksa, lalu setujui lagi.")


class GapsAreTooMany(Refused):
    """A number far beyond the others is a slip of the pen."""

    code = "DKT-552"
    message = gettext_noop("Daftar ini menyisakan %(count)s nomor kosong, lebih dari %(most)s.")
    rule = _GAPLESS
    remedy = gettext_noop("Periksa nomor tertinggi pada daftar; kemungkinan salah ketik.")
