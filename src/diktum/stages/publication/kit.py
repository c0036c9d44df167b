"""
Paket unggah: everything that an upload form of jdih.kpu.go.id and the social media ask for, in one ZIP.

Nothing is in it that was not authenticated and approved; the same records give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diktum.dossiers.models import Dossier
from diktum.files.store import read
from diktum.formats.attachment_paper import attachment_papers
from diktum.formats.pdf import render
from diktum.formats.social_image import Shape
from diktum.stages.publication import queries
from diktum.stages.publication.abstracts import abstract_from
from diktum.stages.publication.metadata import ELEMENTS, lines
from diktum.stages.publication.models import (
    AuthenticationSheet,
    JdihContent,
    PublicationWithdrawal,
    SheetStage,
)
from diktum.stages.publication.origin import Origin
from diktum.stages.publication.public_data import plain_text
from diktum.stages.publication.published_copy import abstract_paper, copy_as_paper, public_url
from diktum.stages.publication.redacting import shown_origin
from diktum.stages.publication.refusals import KitIsNotReady
from diktum.stages.publication.social import caption_of, hashtags, picture

MOST = 100
APPROVED = "approved"
README = "BACA-SAYA.txt"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STORED = (".pdf", ".png")


@dataclass(frozen=True, slots=True)
class Approved:
    """What may be uploaded of one decree: its public text, its authenticated copy, its approved content."""

    dossier: Dossier
    origin: Origin
    sheet: AuthenticationSheet
    content: JdihContent

    @property
    def stem(self) -> str:
        """Return the name of the files without ending."""
        return self.origin.file_stem


def approved(dossier: Dossier) -> Approved:
    """Return what of a publication may be uploaded. Raises KitIsNotReady before approval and after withdrawal."""
    proposal, approval = queries.proposal_of(dossier), queries.approval_of(dossier)
    sheet, content = queries.sheet_of(dossier, SheetStage.FINAL), queries.content_of(dossier)
    origin = shown_origin(proposal.decree, dossier) if proposal else None
    if proposal is None or approval is None or sheet is None or content is None or origin is None:
        raise KitIsNotReady(code=dossier.code)
    if approval.outcome != APPROVED or approval.content_id != content.pk:
        raise KitIsNotReady(code=dossier.code)
    if is_withdrawn(proposal.decree):
        raise KitIsNotReady(code=dossier.code)
    return Approved(dossier, origin, sheet, content)


def has_kit(dossier: Dossier) -> bool:
    """Say whether the upload kit of a publication can be had (cheap: the texts are not read)."""
    approval, content = queries.approval_of(dossier), queries.content_of(dossier)
    if not approval or not content or approval.outcome != APPROVED or approval.content_id != content.pk:
        return False
    return dossier.follows is None or not is_withdrawn(dossier.follows)


def is_withdrawn(decree: Dossier) -> bool:
    """Say whether a decree was public and is no more."""
    return PublicationWithdrawal.objects.filter(published__decree=decree).exists()


def kit_of(dossiers: Iterable[Dossier]) -> bytes:
    """
    Return the upload kit of one or many publications as ZIP: a folder for each, a README, a list, fingerprints.

    Raises KitIsNotReady for the first that may not be uploaded.
    """
    ready = [approved(each) for each in dossiers]
    files: dict[str, bytes] = {}
    rows: list[tuple[str, Approved]] = []
    for each in ready:
        folder = _free(each.stem, {name for name, _one in rows})
        rows.append((folder, each))
        files |= {f"{folder}/{name}": body for name, body in _files(each)}
    files["daftar.csv"] = _list(rows)
    files[README] = _readme(rows)
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(body).hexdigest()}  {name}\n" for name, body in sorted(files.items())
    ).encode()
    return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """Return files as ZIP, sorted, without any time in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, body)
    return out.getvalue()


def _files(ready: Approved) -> Iterator[tuple[str, bytes]]:
    origin, content, stem = ready.origin, ready.content, ready.stem
    yield f"{stem}.pdf", read(ready.sheet.copy)
    for number, paper in enumerate(attachment_papers(copy_as_paper(origin)), start=1):
        yield f"{stem}_L{number}.pdf", render(paper, made_at=origin.certification.certified_at)
    abstract = abstract_paper(
        origin,
        abstract_from(content.abstract),
        subjects=content.metadata["subjects"],
        pages=ready.sheet.pages,
    )
    yield f"{stem}_abs.pdf", render(abstract, made_at=content.done_at)
    yield f"{stem}.txt", plain_text(origin).encode()
    yield "metadata.csv", _table([("Unsur", "Isi"), *lines(content.metadata)])
    yield "metadata.json", _metadata(ready)
    for shape in Shape:
        yield f"{stem}_{shape.value}.png", picture(origin, content, shape)
    yield "keterangan.txt", (caption_of(origin, content) + "\n").encode()
    yield "teks-alternatif.txt", (content.alternative_text + "\n").encode()


def _metadata(ready: Approved) -> bytes:
    content = ready.content
    data = {
        "metadata": {key: content.metadata.get(key, "") for key, _label in ELEMENTS},
        "abstract": content.abstract,
        "channel": content.channel,
        "heading": content.heading,
        "hashtags": list(hashtags(content.metadata.get("subjects", ""))),
        "alternative_text": content.alternative_text,
        "url": public_url(ready.origin.path),
        "copy_sha256": ready.sheet.copy_sha256,
        "text_sha256": ready.origin.text_sha256,
        "redactions": ready.origin.redactions,
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _list(rows: list[tuple[str, Approved]]) -> bytes:
    head = ("Folder", "Nomor", "Tahun", "Judul", "Berkas publikasi", "Sidik salinan (SHA-256)")
    return _table(
        [
            head,
            *(
                (
                    folder,
                    str(each.origin.number.number),
                    str(each.origin.number.year),
                    each.origin.title,
                    each.dossier.code,
                    each.sheet.copy_sha256,
                )
                for folder, each in rows
            ),
        ]
    )


def _table(rows: Iterable[tuple[str, ...]]) -> bytes:
    """Return rows as CSV for spreadsheets: a mark at the start, and no cell that would be taken for a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(
        [f"'{cell}" if cell[:1] in "=+-@\t" and cell else cell for cell in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig")


def _readme(rows: list[tuple[str, Approved]]) -> bytes:
    stem = rows[0][1].stem if rows else "2026kpt001"
    told = "\n".join(f"  {folder}/  {each.origin.short_citation}" for folder, each in rows)
    return f"""PAKET UNGGAH JDIH

Isi paket ini sudah diotentikasi dan disetujui. Jangan mengubah berkasnya: sidiknya tercatat.

{told}

Setiap folder memuat (contoh {stem}):
  {stem}.pdf            salinan untuk publikasi
  {stem}_L1.pdf         Lampiran I, dan seterusnya, bila ada
  {stem}_abs.pdf        abstrak
  {stem}.txt            teks salinan
  metadata.csv          16 unsur metadata, untuk disalin ke formulir unggah
  metadata.json         metadata, abstrak, dan sidik berkas untuk aplikasi lain
  {stem}_1080.png       gambar 1080 x 1080
  {stem}_1350.png       gambar 1080 x 1350
  keterangan.txt        keterangan unggahan media sosial dengan tagar
  teks-alternatif.txt   teks alternatif gambar; wajib diisikan

Langkah:
  1. Unggah salinan, lampiran, dan abstrak pada jdih.kpu.go.id; salin metadata.
  2. Catat alamat tombol Unduh pada berkas publikasi di Diktum (bukan alamat halaman rincian).
  3. Unggah gambar dengan keterangannya; catat alamat, waktu, dan tangkapan layar setiap unggahan.

Memeriksa keutuhan: sha256sum -c SHA256SUMS
""".encode()


def _free(name: str, taken: set[str]) -> str:
    """Return a folder name that is not taken, with a number behind where it is."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
