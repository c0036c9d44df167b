"""B: the dicta as such: their names, references, force and duration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Decree, DecreeKind, Dictum, nodes
from diktum.core.document.rules.days import DAY, days
from diktum.core.document.rules.engine import LAW_ON_ADMINISTRATION, Hit, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.samples import SOUND, dicta, framed, sample, with_dictum
from diktum.core.language import date_words, dictum_name
from diktum.core.refusal import gettext_noop

_GUIDE = "Keputusan KPU 1442/2019"
_LAW = "UU 12/2011 Lampiran II"
_DIGIT = "SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN"
_NAME = rf"KE(?:SEPULUH|SEBELAS|(?:{_DIGIT})(?: BELAS| PULUH(?: (?:{_DIGIT}))?)?)"
_REFERENCE = re.compile(rf"\b[Dd]iktum ({_NAME})\b")
_LOOSE = re.compile(rf"\b(diktum) ({_NAME})\b", re.IGNORECASE)
_FORCE = "Keputusan ini mulai berlaku pada tanggal ditetapkan."
_SET = "Menetapkan Tim Pelaksana Kegiatan Contoh Tahun 2026."


@rule("B1", Severity.ERROR, source=_GUIDE, good=SOUND, bad=sample(dicta=()))
def dictum_is_there(decree: Decree, _: Context) -> Iterator[Hit]:
    """State at least one dictum, named KESATU, KEDUA and so on, never PERTAMA and never Pasal."""
    if not decree.dicta:
        yield hit(gettext_noop("Keputusan memuat sekurang-kurangnya satu diktum."), place="Diktum")
    for number, dictum in enumerate(decree.dicta[:99], start=1):
        text = dictum.text.strip()
        own = re.match(rf"({_NAME}|PERTAMA)\s*:\s*", text)
        if own or re.match(r"Pasal [0-9]+\b", text):
            name = dictum_name(number)
            yield hit(
                gettext_noop(
                    "Batang tubuh memakai nama diktum (di sini %(name)s), yang tercetak dengan sendirinya."
                ),
                node=dictum.id,
                mend=text[own.end() :] if own and own[1] == name else None,
                name=name,
            )


@rule(
    "B1a",
    Severity.WARN,
    source=_GUIDE,
    good=SOUND,
    bad=sample(dicta=dicta("Tim Pelaksana Kegiatan Contoh.", _FORCE)),
)
def first_dictum_decides(decree: Decree, _: Context) -> Iterator[Hit]:
    """Open the first dictum with a verb that decides."""
    if not decree.dicta:
        return
    opening = decree.dicta[0].text.lstrip()
    if opening and not re.match(r"(Me[a-z]+|Beberapa ketentuan|Ketentuan|Pada saat)\b", opening):
        yield hit(
            gettext_noop(
                "Diktum KESATU diawali kata kerja penetapan, misalnya “Menetapkan” atau “Membentuk”."
            ),
            node=decree.dicta[0].id,
        )


@rule(
    "B1b",
    Severity.ERROR,
    source=_GUIDE,
    good=SOUND,
    bad=sample(dicta=dicta(_SET, "masa kerja tim satu tahun", _FORCE)),
)
def dictum_is_a_sentence(decree: Decree, _: Context) -> Iterator[Hit]:
    """Start a dictum with a capital and end it with a full stop, or with a colon before points."""
    for dictum in decree.dicta:
        text = dictum.text.strip()
        if text[:1].islower():
            yield hit(
                gettext_noop("Awali diktum dengan huruf kapital."),
                node=dictum.id,
                mend=text[0].upper() + text[1:],
            )
        mark = ":" if dictum.points else "."
        if text and not text.endswith(mark):
            yield hit(
                gettext_noop("Akhiri diktum dengan “%(mark)s”."),
                node=dictum.id,
                mend=text.rstrip(".,:; ") + mark,
                mark=mark,
            )


@rule(
    "B2",
    Severity.ERROR,
    source=_GUIDE,
    good=SOUND,
    bad=sample(dicta=dicta(_SET, "Tim sebagaimana dimaksud dalam Diktum KELIMA bekerja satu tahun.", _FORCE)),
)
def referred_dictum_exists(decree: Decree, _: Context) -> Iterator[Hit]:
    """Refer only to dicta that are there, and by their names."""
    names = {dictum_name(number) for number in range(1, min(len(decree.dicta), 99) + 1)}
    for node in nodes(decree):
        for name in _REFERENCE.findall(node.text):
            if name not in names:
                yield hit(
                    gettext_noop("Rujukan ke Diktum %(name)s, tetapi diktum itu tidak ada."),
                    node=node.id,
                    name=name,
                )
        if re.search(r"\b[Dd]iktum (PERTAMA|[Pp]ertama)\b", node.text):
            yield hit(
                gettext_noop("Tulis “Diktum KESATU”, bukan “Diktum PERTAMA”."),
                node=node.id,
                mend=re.sub(r"\b[Dd]iktum (PERTAMA|[Pp]ertama)\b", "Diktum KESATU", node.text),
            )


@rule(
    "B2a",
    Severity.WARN,
    source=_GUIDE,
    good=SOUND,
    bad=with_dictum("Tim sebagaimana dimaksud pada diktum kesatu bertanggung jawab kepada Ketua."),
)
def reference_has_its_form(decree: Decree, _: Context) -> Iterator[Hit]:
    """Refer by “dalam Diktum KESATU”."""
    for node in nodes(decree):
        right = _LOOSE.sub(lambda found: f"Diktum {found[2].upper()}", node.text)
        right = re.sub(rf"\b(dimaksud|tersebut) pada (?=Diktum {_NAME}\b)", r"\1 dalam ", right)
        if right != node.text and " | " not in node.text:
            yield hit(
                gettext_noop("Rujukan ke diktum berbunyi “sebagaimana dimaksud dalam Diktum KESATU”."),
                node=node.id,
                mend=right,
            )


_TEAM = re.compile(r"\b(TIM|KELOMPOK KERJA|PANITIA|SATUAN TUGAS|GUGUS TUGAS|SATGAS|POKJA)\b")


@rule(
    "B8",
    Severity.WARN,
    source="UU 30/2014 Pasal 58 ayat (1) dan ayat (2)",
    since=LAW_ON_ADMINISTRATION,
    good=SOUND,
    bad=sample(dicta=dicta(_SET, _FORCE)),
)
def end_is_stated(decree: Decree, _: Context) -> Iterator[Hit]:
    """State in a decree that appoints until when it holds; for a team nothing about its time is an error."""
    if decree.kind is not DecreeKind.APPOINTING or not decree.dicta:
        return
    text = _all_text(decree)
    if re.search(
        r"sampai dengan|berakhir|selama|hingga|paling lama|paling lambat|dicabut|diubah", text, re.IGNORECASE
    ):
        return
    begun = re.search(r"masa kerja|masa tugas|jangka waktu|terhitung", text, re.IGNORECASE)
    team = _TEAM.match(decree.title.strip().upper()) and not begun
    yield hit(
        gettext_noop("Nyatakan batas akhir berlakunya, misalnya “Masa kerja tim … sampai dengan tanggal …”."),
        place="Diktum",
        severity=Severity.ERROR if team else None,
    )


@rule(
    "B9",
    Severity.WARN,
    source="Kebiasaan Keputusan KPU; UU 30/2014 Pasal 38 ayat (6)",
    since=LAW_ON_ADMINISTRATION,
    good=with_dictum(
        "Biaya yang timbul dibebankan pada Daftar Isian Pelaksanaan Anggaran Komisi Pemilihan Umum Kabupaten Contoh."
    ),
    bad=with_dictum("Kepada tim diberikan honorarium sesuai dengan ketentuan."),
)
def cost_names_its_budget(decree: Decree, _: Context) -> Iterator[Hit]:
    """Name the budget that bears honorarium and cost."""
    for dictum in decree.dicta:
        costs = re.search(
            r"\b(honorarium|biaya yang (timbul|diperlukan)|segala biaya|insentif)\b", dictum.text, re.I
        )
        if costs and not re.search(r"(dibebankan|bersumber|bersumber dari)", _all_text(decree)):
            yield hit(
                gettext_noop(
                    "Sebut sumber anggarannya: “Biaya … dibebankan pada Daftar Isian Pelaksanaan Anggaran …”."
                ),
                node=dictum.id,
            )
        elif "dibebankan" in dictum.text and not re.search(r"Anggaran|DIPA|APB", dictum.text):
            yield hit(
                gettext_noop(
                    "Sebut nama anggaran yang dibebani, misalnya Daftar Isian Pelaksanaan Anggaran."
                ),
                node=dictum.id,
            )


_BEGINS = re.compile(
    r"mulai berlaku (?:pada|sejak|terhitung sejak|terhitung mulai) tanggal ditetapkan(?:nya)?", re.I
)


@rule(
    "B10",
    Severity.ERROR,
    source=f"UU 30/2014 Pasal 57; {_LAW} angka 150",
    good=SOUND,
    bad=sample(dicta=dicta(_SET, "Masa kerja tim sampai dengan 31 Desember 2026.")),
)
def force_is_stated_last(decree: Decree, _: Context) -> Iterator[Hit]:
    """Close with the dictum on entry into force."""
    if not decree.dicta:
        return
    last = decree.dicta[-1]
    if "mulai berlaku pada tanggal" in last.text or "mulai berlaku efektif" in last.text:
        return
    yield hit(
        gettext_noop("Diktum terakhir berbunyi “Keputusan ini mulai berlaku pada tanggal ditetapkan.”."),
        node=last.id,
        mend=_FORCE if _BEGINS.search(last.text) and last.text.startswith("Keputusan ini mulai") else None,
    )


@rule(
    "B11",
    Severity.ERROR,
    source=f"{_LAW} angka 152",
    good=SOUND,
    bad=sample(dicta=dicta(_SET, "Keputusan ini mulai berlaku efektif pada tanggal 1 Maret 2026.")),
)
def force_is_not_effective(decree: Decree, _: Context) -> Iterator[Hit]:
    """Avoid the phrase “mulai berlaku efektif pada tanggal”."""
    for dictum in decree.dicta:
        if "mulai berlaku efektif" in dictum.text:
            yield hit(
                gettext_noop("Tulis “mulai berlaku pada tanggal”, tanpa kata “efektif”."),
                node=dictum.id,
                mend=dictum.text.replace("mulai berlaku efektif", "mulai berlaku"),
            )


_START = re.compile(
    rf"(?:mulai berlaku (?:pada|sejak) tanggal|terhitung (?:mulai|sejak)(?: tanggal)?|berlaku surut[^.]*?tanggal) {DAY}",
    re.IGNORECASE,
)


@rule(
    "B12",
    Severity.ERROR,
    source=f"UU 30/2014 Pasal 58 ayat (6); {_LAW} angka 155–156",
    since=LAW_ON_ADMINISTRATION,
    good=framed(sample(dicta=dicta(_SET, "Keputusan ini mulai berlaku pada tanggal 2 Maret 2026."))),
    bad=framed(sample(dicta=dicta(_SET, "Keputusan ini mulai berlaku pada tanggal 5 Januari 2026."))),
)
def force_is_not_retroactive(decree: Decree, context: Context) -> Iterator[Hit]:
    """Let nothing take effect before the day of enactment."""
    enacted = context.facts.enacted_on
    for dictum in decree.dicta:
        if "berlaku surut" in dictum.text:
            yield hit(
                gettext_noop(
                    "Keputusan tidak berlaku surut, kecuali untuk menghindari kerugian yang lebih besar."
                ),
                node=dictum.id,
            )
            continue
        for day in days(dictum.text, _START):
            if enacted and day < enacted:
                yield hit(
                    gettext_noop("Berlaku sejak %(start)s, sebelum tanggal ditetapkan %(enacted)s."),
                    node=dictum.id,
                    start=date_words(day),
                    enacted=date_words(enacted),
                )


@rule(
    "B13",
    Severity.ADVICE,
    source="UU 30/2014 Pasal 63",
    since=LAW_ON_ADMINISTRATION,
    good=SOUND,
    bad=with_dictum("Apabila di kemudian hari terdapat kekeliruan, akan diperbaiki sebagaimana mestinya."),
)
def no_escape_clause(decree: Decree, _: Context) -> Iterator[Hit]:
    """Leave out the clause on later mistakes: a decree changes only on the grounds of the law."""
    for dictum in decree.dicta:
        if re.search(
            r"di ?kemudian hari (ternyata )?terdapat (ke[a-z]+an|salah)", dictum.text, re.IGNORECASE
        ):
            yield hit(
                gettext_noop(
                    "Hapus klausul kekeliruan: Keputusan hanya diubah atas alasan Pasal 63 UU 30/2014."
                ),
                node=dictum.id,
            )


def _all_text(decree: Decree) -> str:
    return " ".join(_texts(decree.dicta))


def _texts(dicta: tuple[Dictum, ...]) -> Iterator[str]:
    for dictum in dicta:
        yield dictum.text
        yield from (point.text for point in dictum.points)
