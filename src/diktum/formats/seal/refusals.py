"""Why a paper is not sealed, or a seal is not accepted."""

from __future__ import annotations

from diktum.core.refusal import Refused, gettext_noop

_ITE = gettext_noop(
    "UU 11/2008 Pasal 11: tanda tangan elektronik sah bila datanya hanya dikuasai penanda tangan."
)


class CertificateIsUnusable(Refused):
    """The certificate is expired, revoked, suspended, not yet valid, or of somebody else."""

    code = "DKT-560"
    message = gettext_noop("Sertifikat elektronik tidak dapat dipakai: %(why)s.")
    rule = _ITE
    remedy = gettext_noop("Perbarui sertifikat, atau pakai tanda tangan basah.")


class SignatoryIsNotRegistered(Refused):
    """The signing service does not know this NIK."""

    code = "DKT-561"
    message = gettext_noop("Layanan tanda tangan tidak mengenal NIK penanda tangan.")
    rule = _ITE
    remedy = gettext_noop(
        "Periksa NIK pada data pejabat, daftarkan sertifikatnya, atau pakai tanda tangan basah."
    )


class PassphraseIsWrong(Refused):
    """The passphrase does not open the key."""

    code = "DKT-562"
    message = gettext_noop("Frasa sandi salah; tidak ada yang ditandatangani.")
    rule = _ITE
    remedy = gettext_noop(
        "Ketik ulang frasa sandi. Bila lupa, hubungi penerbit sertifikat atau pakai tanda tangan basah."
    )


class SigningServiceIsSilent(Refused):
    """The service is down, too slow, or answers what nobody can use."""

    code = "DKT-563"
    message = gettext_noop(
        "Layanan tanda tangan tidak menjawab dengan benar: %(why)s. Tidak ada yang ditandatangani."
    )
    rule = gettext_noop(
        "Naskah tanpa tanda tangan yang utuh tidak boleh dicatat sebagai sudah ditandatangani."
    )
    remedy = gettext_noop("Ulangi beberapa saat lagi, atau pakai tanda tangan basah.")


class SealIsBroken(Refused):
    """The sealed file is not the sealed paper, whole and untouched."""

    code = "DKT-564"
    message = gettext_noop("Berkas ini bukan naskah bertanda tangan yang utuh: %(why)s.")
    rule = gettext_noop(
        "UU 11/2008 Pasal 11 ayat (1) huruf c dan d: setiap perubahan sesudah penandatanganan dapat diketahui."
    )
    remedy = gettext_noop(
        "Pakai berkas asli dari arsip; jangan menggabung, memisah, atau membubuhi berkas bertanda tangan."
    )


class PaperIsAlreadySealed(Refused):
    """A paper takes one seal."""

    code = "DKT-565"
    message = gettext_noop("Naskah ini sudah bertanda tangan elektronik.")
    rule = gettext_noop(
        "Satu keputusan ditandatangani satu kali; tanda tangan kedua mengubah berkas yang pertama."
    )
    remedy = gettext_noop("Pakai berkas yang sudah ditandatangani.")
