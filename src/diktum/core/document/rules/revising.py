"""C: revoking and amending earlier decrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Decree, DecreeKind, Dictum
from diktum.core.document.rules.citing import mentions
from diktum.core.document.rules.engine import Hit, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.offices import body_of, plain
from diktum.core.document.rules.samples import sample, with_dictum
from diktum.core.refusal import gettext_noop

_LAW = "UU 12/2011 Lampiran II"
_OLD = "Keputusan Komisi Pemilihan Umum Kabupaten Contoh Nomor 3 Tahun 2025 tentang Tim Contoh"
_OLDER = "Keputusan Komisi Pemilihan Umum Kabupaten Contoh Nomor 2 Tahun 2024 tentang Tim Lain"
_WHEN = "Pada saat Keputusan ini mulai berlaku"
_GONE = "dicabut dan dinyatakan tidak berlaku"
_SOUND = with_dictum(f"{_WHEN}, {_OLD}, {_GONE}.")
_REVOKES = re.compile(
    r"\b(mencabut|dicabut|ditarik kembali|dinyatakan tidak berlaku|tidak berlaku lagi|dihapuskan|dibatalkan)\b",
    re.I,
)


def _revoking(decree: Decree) -> Iterator[tuple[Dictum, str]]:
    """Give the dicta that end other decrees, with their points."""
    for dictum in decree.dicta:
        text = " ".join((dictum.text, *(point.text for point in dictum.points)))
        named = re.search(r"\b(Keputusan|Peraturan|Undang-Undang|Instruksi)\b[^.]*?\b(Nomor|tentang)\b", text)
        if _REVOKES.search(text) and named:
            yield dictum, text


@rule(
    "C1", Severity.ERROR, source=f"{_LAW} angka 144 dan 146", good=_SOUND, bad=with_dictum(f"{_OLD} dicabut.")
)
def revocation_has_its_form(decree: Decree, _: Context) -> Iterator[Hit]:
    """Revoke with the formula of the law."""
    for dictum, text in _revoking(decree):
        if dictum.text.startswith(("Mencabut ", "Menetapkan pencabutan")) or "ditarik kembali" in text:
            continue
        if re.search(r"\b(dibatalkan|dihapuskan)\b", text):
            continue
        if not dictum.text.startswith("Pada saat Keputusan ini mulai berlaku") or _GONE not in " ".join(
            text.split()
        ):
            yield hit(
                gettext_noop(
                    "Pencabutan berbunyi “Pada saat Keputusan ini mulai berlaku, Keputusan … Nomor … Tahun … tentang …, "
                    "dicabut dan dinyatakan tidak berlaku.”."
                ),
                node=dictum.id,
            )


@rule(
    "C2",
    Severity.ERROR,
    source=f"{_LAW} angka 146 dan 149",
    good=_SOUND,
    bad=with_dictum(f"{_WHEN}, {_OLD}, dibatalkan dan dinyatakan tidak berlaku."),
)
def revocation_uses_the_right_verb(decree: Decree, _: Context) -> Iterator[Hit]:
    """Say “dicabut” of what is in force and “ditarik kembali” of what is not yet, both “dan dinyatakan tidak berlaku”."""
    for dictum, text in _revoking(decree):
        wrong = re.search(r"\b(dibatalkan|dihapuskan)\b", text)
        half = "ditarik kembali" in text and "ditarik kembali dan dinyatakan tidak berlaku" not in text
        if wrong or half:
            yield hit(
                gettext_noop(
                    "Yang sudah berlaku “dicabut dan dinyatakan tidak berlaku”; yang belum berlaku “ditarik kembali dan "
                    "dinyatakan tidak berlaku”."
                ),
                node=dictum.id,
            )


_ALL = re.compile(
    r"\b(semua|segala|seluruh)\s+(keputusan|ketentuan|peraturan)[^.]*?\b(bertentangan|tidak sesuai|terdahulu|sebelumnya)\b",
    re.I,
)


@rule(
    "C3",
    Severity.ERROR,
    source=f"{_LAW} angka 145",
    good=_SOUND,
    bad=with_dictum("Semua keputusan yang bertentangan dengan Keputusan ini dinyatakan tidak berlaku."),
)
def revoked_is_named(decree: Decree, _: Context) -> Iterator[Hit]:
    """Name what is revoked one by one."""
    for dictum in decree.dicta:
        if _ALL.search(dictum.text):
            yield hit(
                gettext_noop("Sebut satu per satu Keputusan yang dicabut dengan nomor, tahun, dan judulnya."),
                node=dictum.id,
            )


@rule(
    "C4",
    Severity.WARN,
    source=f"{_LAW} angka 147",
    good=_SOUND,
    bad=with_dictum(f"{_WHEN}, {_OLD} dan {_OLDER}, {_GONE}."),
)
def revoked_are_tabulated(decree: Decree, _: Context) -> Iterator[Hit]:
    """Set several revoked decrees out as points."""
    for dictum, _text in _revoking(decree):
        named = [m for m in mentions(dictum.text) if not dictum.text[: m.start].rstrip().endswith("atas")]
        if len(named) > 1:
            yield hit(
                gettext_noop(
                    "Rinci Keputusan yang dicabut sebagai butir a., b., dengan frasa penutup satu kali."
                ),
                node=dictum.id,
            )


@rule(
    "C5",
    Severity.ADVICE,
    source=f"{_LAW} angka 148",
    good=_SOUND,
    bad=sample(kind=DecreeKind.REGULATING, dicta=_SOUND.dicta),
)
def fate_of_what_hangs_on_it_is_stated(decree: Decree, _: Context) -> Iterator[Hit]:
    """Say in a regulating decree what becomes of the decisions that implement a revoked one."""
    if decree.kind is not DecreeKind.REGULATING:
        return
    if re.search(r"tetap berlaku|pelaksanaan(nya)? dari", " ".join(dictum.text for dictum in decree.dicta)):
        return
    for dictum, _text in _revoking(decree):
        yield hit(
            gettext_noop("Nyatakan nasib Keputusan pelaksana dari Keputusan yang dicabut, bila ada."),
            node=dictum.id,
        )


@rule(
    "C6",
    Severity.ERROR,
    source=f"{_LAW} angka 158",
    good=_SOUND,
    bad=with_dictum(f"{_WHEN}, Keputusan Komisi Pemilihan Umum Nomor 9 Tahun 2020 tentang Contoh, {_GONE}."),
)
def only_own_or_lower_is_revoked(decree: Decree, _: Context) -> Iterator[Hit]:
    """Revoke only what was made at the same or a lower level."""
    body = plain(body_of(decree.issuer))
    if not body:
        return
    for dictum, text in _revoking(decree):
        for mention in mentions(text):
            if text[: mention.start].rstrip().endswith(("atas", "tentang", "Pelaksanaan")):
                continue
            if not _is_within(plain(mention.kind), body):
                yield hit(
                    gettext_noop(
                        "%(name)s bukan Keputusan yang setingkat atau lebih rendah; tidak dapat dicabut di sini."
                    ),
                    node=dictum.id,
                    name=mention.name,
                )


def _is_within(kind: str, body: str) -> bool:
    """Answer whether a decree of the office `body` may end one of this kind."""
    made_by = kind.removeprefix("keputusan ").removeprefix("ketua ")
    return kind.startswith("keputusan ") and made_by in (body, f"sekretaris {body}", f"sekretariat {body}")


@rule(
    "C7",
    Severity.WARN,
    source=f"{_LAW} angka 230–238",
    good=sample(title="PERUBAHAN JADWAL CONTOH"),
    bad=sample(
        title="PERUBAHAN ATAS KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN CONTOH NOMOR 3 TAHUN 2025 TENTANG TIM CONTOH"
    ),
)
def amendment_has_its_form(decree: Decree, _: Context) -> Iterator[Hit]:
    """Amend with “Beberapa ketentuan dalam Keputusan … diubah sebagai berikut:” and points."""
    if not re.match(r"PERUBAHAN\b.*\bATAS KEPUTUSAN\b", decree.title.strip()):
        return
    text = " ".join(dictum.text for dictum in decree.dicta)
    if not re.search(r"\b(diubah sebagai berikut|diubah sehingga|[Mm]engubah|diubah menjadi)", text):
        yield hit(
            gettext_noop(
                "Batang tubuh perubahan berbunyi “Beberapa ketentuan dalam Keputusan … diubah sebagai berikut:”."
            ),
            place="Diktum",
        )
