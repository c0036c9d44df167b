"""Refusals of clerical corrections: DKT-470 to DKT-477."""

from __future__ import annotations

from diktum.core.refusal import Refused, gettext_noop

_DECIDED = gettext_noop("UU 7/2017 Pasal 40: keputusan diambil dalam rapat pleno")
_CLERICAL = gettext_noop("UU 30/2014 Pasal 63: perbaikan redaksional menyebut alasannya")


class ClericalIsNotFound(Refused):
    """The words that are said to be wrong do not stand there exactly once."""

    code = "DKT-470"
    message = gettext_noop("“%(wrong)s” tidak tertulis tepat satu kali pada %(place)s.")
    rule = _CLERICAL
    remedy = gettext_noop("Salin kata yang salah dari naskah, dengan satu atau dua kata di sekitarnya.")


class ClericalIsTooWide(Refused):
    """More words would change than a slip of the pen can hold."""

    code = "DKT-471"
    message = gettext_noop(
        "Ralat ini mengubah %(count)s kata pada %(place)s; ralat salah tik paling banyak %(most)s kata."
    )
    rule = _DECIDED
    remedy = gettext_noop("Ralat satu salah tik saja. Perubahan isi diajukan ke pleno lagi.")


class ClericalChangesNumbers(Refused):
    """A number would change: that is substance."""

    code = "DKT-472"
    message = gettext_noop("Ralat ini mengubah angka pada %(place)s: “%(before)s” menjadi “%(after)s”.")
    rule = _DECIDED
    remedy = gettext_noop(
        "Tanggal, jumlah, dan nomor adalah isi keputusan: ajukan perubahannya ke pleno lagi."
    )


class ClericalSaysNothing(Refused):
    """The reason is missing, or both wordings are the same."""

    code = "DKT-473"
    message = gettext_noop(
        "Ralat salah tik harus menyebut tulisan yang benar, lain dari yang tertulis, dan alasannya."
    )
    rule = _CLERICAL
    remedy = gettext_noop("Isi “Seharusnya” dan “Alasan”.")


class ClericalHasNoGround(Refused):
    """There is no plenary decision to be faithful to, or no rule on that day."""

    code = "DKT-474"
    message = gettext_noop("Berkas %(code)s tidak mempunyai putusan pleno yang naskahnya dapat diralat.")
    rule = gettext_noop("SOP 23/2022 baris 5 dan baris 6")
    remedy = gettext_noop("Ubah naskahnya lewat draf.")


class ClericalIsOpen(Refused):
    """A clerical correction waits for the answer of the chair."""

    code = "DKT-475"
    message = gettext_noop("Ralat salah tik %(position)s (%(place)s) belum dijawab Ketua.")
    rule = _CLERICAL
    remedy = gettext_noop("Minta Ketua menyetujui atau menolak ralat itu, lalu kirim naskah.")


class ClericalIsNotInText(Refused):
    """An agreed clerical correction did not reach the text."""

    code = "DKT-476"
    message = gettext_noop(
        "Ralat salah tik %(position)s yang disetujui belum ada pada %(place)s: “%(wording)s”"
    )
    rule = gettext_noop("SOP 23/2022 baris 5: sinkronisasi")
    remedy = gettext_noop("Pakai tulisan yang disetujui, kata demi kata.")


class UnknownClerical(Refused):
    """No such clerical correction waits for an answer here."""

    code = "DKT-477"
    message = gettext_noop("Ralat salah tik ini tidak ada atau sudah dijawab.")
    rule = gettext_noop("Satu ralat, satu jawaban")
    remedy = gettext_noop("Muat ulang halaman.")
