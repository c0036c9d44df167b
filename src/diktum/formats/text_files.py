"""Text files as they come: of any encoding, too large, empty, or no text at all."""

from __future__ import annotations

import codecs
from typing import ClassVar

from diktum.core.refusal import Refused, gettext_noop

LARGEST = 2_000_000
_RULE = gettext_noop("Berkas diperiksa sebelum dibaca; berkas yang ditolak tidak diubah.")


class FileIsTooLarge(Refused):
    """The file has more bytes than are read here; it stays as it is."""

    code: ClassVar[str] = "DKT-241"
    message: ClassVar[str] = gettext_noop("Berkas ini %(size)s MB, lebih besar dari batas %(limit)s MB.")
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop(
        "Berkas asli tetap utuh. Pisahkan naskah Keputusan dari isi lainnya ke berkas tersendiri, lalu ulangi."
    )


class FileIsNotText(Refused):
    """The bytes are no text, whatever the name of the file says."""

    code: ClassVar[str] = "DKT-242"
    message: ClassVar[str] = gettext_noop("Isi berkas ini bukan teks: %(what)s.")
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop(
        "Beri nama berkas menurut isinya, atau buka dengan program asalnya lalu simpan sebagai teks (UTF-8)."
    )


class FileIsEmpty(Refused):
    """There is nothing in the file."""

    code: ClassVar[str] = "DKT-243"
    message: ClassVar[str] = gettext_noop("Berkas ini kosong.")
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop(
        "Periksa apakah naskahnya sudah tersimpan di berkas itu, lalu ulangi."
    )


_KNOWN = (
    (b"PK\x03\x04", gettext_noop("berkas ZIP atau Word (.docx)")),
    (b"%PDF-", gettext_noop("berkas PDF")),
    (b"\xd0\xcf\x11\xe0", gettext_noop("berkas Word 97–2003 (.doc)")),
    (b"{\\rtf", gettext_noop("berkas RTF")),
    (b"\x89PNG", gettext_noop("gambar PNG")),
    (b"\xff\xd8\xff", gettext_noop("gambar JPEG")),
    (b"\x7fELF", gettext_noop("sebuah program")),
    (b"MZ\x90", gettext_noop("sebuah program")),
    (b"\x1f\x8b", gettext_noop("berkas GZIP")),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_SIGNS = frozenset(b"\t\n\r\f\x0b\x1b\x1a")
_SAMPLE = 65_536


def check_size(size: int, limit: int = LARGEST) -> None:
    """Refuse a file of more than `limit` bytes, before it is read. Raises FileIsEmpty, FileIsTooLarge."""
    if size == 0:
        raise FileIsEmpty
    if size > limit:
        raise FileIsTooLarge(size=f"{size / 1_000_000:.1f}".replace(".", ","), limit=limit // 1_000_000)


def decoded(content: bytes) -> str:
    """Return the text of a file. Raises FileIsEmpty, FileIsTooLarge, FileIsNotText."""
    check_size(len(content))
    for sign, what in _KNOWN:
        if content.startswith(sign):
            raise FileIsNotText(what=what)
    encoding = _encoding(content)
    if encoding:
        return content.decode(encoding, errors="replace").removeprefix("\ufeff")
    _refuse_binary(content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = "\n".join(_mixed(line) for line in content.split(b"\n"))
    if not text.strip():
        raise FileIsEmpty
    return text


def _encoding(content: bytes) -> str:
    """Return the encoding that a byte order mark, or zero bytes in every second place, give away."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _refuse_binary(content: bytes) -> None:
    sample = content[:_SAMPLE]
    strange = sum(1 for byte in sample if byte < 32 and byte not in _TEXT_SIGNS)
    if strange > len(sample) // 50 or b"\0\0\0\0" in sample:
        raise FileIsNotText(what=gettext_noop("banyak tanda yang bukan huruf"))


def _mixed(line: bytes) -> str:
    """Return one line of a file in which encodings are mixed: UTF-8, else Windows-1252, else Latin-1."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")
