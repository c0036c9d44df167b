"""What the archive answers about bags it will not write or take in."""

from diktum.core.refusal import Refused, gettext_noop


class BagTargetIsTaken(Refused):
    """A bag is written to a place where nothing is."""

    code = "DKT-760"
    message = gettext_noop("Sudah ada sesuatu di %(folder)s.")
    rule = gettext_noop("Ekspor tidak pernah menimpa")
    remedy = gettext_noop("Sebutkan folder yang belum ada.")


class BagIsBroken(Refused):
    """A bag is taken in only when every fingerprint agrees."""

    code = "DKT-761"
    message = gettext_noop("Kantong BagIt ini tidak utuh: %(why)s")
    rule = gettext_noop("RFC 8493: kantong lengkap dan setiap SHA-256 cocok dengan manifesnya")
    remedy = gettext_noop("Mintalah salinan baru dari pengirim, lalu ulangi.")


class BagHasAForeignFile(Refused):
    """A bag holds what the archive keeps: PDF, pictures, and text about them."""

    code = "DKT-762"
    message = gettext_noop("Berkas %(path)s dalam kantong tidak dapat disimpan di sini.")
    rule = gettext_noop("Arsip digital memuat PDF, JPG, PNG, DOCX, JSON, XML, dan teks")
    remedy = gettext_noop("Keluarkan berkas itu dari kantong, atau ubah menjadi PDF.")


class BagIsKnown(Refused):
    """The same bag is taken in once."""

    code = "DKT-763"
    message = gettext_noop("Kantong %(identifier)s sudah dimasukkan pada %(day)s.")
    rule = gettext_noop("Kantong dengan manifes yang sama dimasukkan satu kali")
    remedy = gettext_noop("Tidak ada yang perlu dilakukan.")
