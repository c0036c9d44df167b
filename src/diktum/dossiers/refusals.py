"""What the doorway answers when it says no. The refusals of the procedure itself are in `core.procedure`."""

from diktum.core.refusal import Refused, gettext_noop


class RepeatedRequest(Refused):
    """This very submission was already carried out; its answer is where the first one led."""

    code = "DKT-120"
    message = gettext_noop("Kiriman ini sudah diterima sebelumnya dan hanya dihitung satu kali.")
    rule = gettext_noop("Satu kiriman berakibat satu kali")
    remedy = gettext_noop("Tidak ada yang perlu diulang. Lanjutkan dari halaman berkas.")

    def __init__(self, *, answer_url: str) -> None:
        super().__init__()
        self.answer_url = answer_url


class NoProcedureInForce(Refused):
    """No published version of the procedure is in force on that day."""

    code = "DKT-121"
    message = gettext_noop("Prosedur “%(code)s” belum berlaku pada %(day)s.")
    rule = gettext_noop("UU 30/2014 Pasal 7 ayat (2) huruf h: keputusan dibuat menurut SOP")
    remedy = gettext_noop("Pilih prosedur lain, atau minta pengelola menetapkan SOP yang berlaku.")


class UnitOfAnotherOffice(Refused):
    """The unit named does not belong to the actor's commission."""

    code = "DKT-122"
    message = gettext_noop("Unit yang dipilih bukan unit pada satuan kerja Anda.")
    rule = gettext_noop("Setiap satuan kerja hanya menangani berkasnya sendiri")
    remedy = gettext_noop("Muat ulang halaman, lalu pilih unit dari daftar.")
