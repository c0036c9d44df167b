"""F and X: what holds for every part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Attachment, Decree, nodes
from diktum.core.document.rules.registry import Hit, Severity, hit, rule
from diktum.core.document.rules.samples import SOUND, clauses, dicta, sample
from diktum.core.language import number_words
from diktum.core.refusal import gettext_noop

_FORCE = SOUND.dicta[-1].text


@rule(
    "F5",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II, kerangka",
    good=SOUND,
    bad=sample(considerations=clauses("bahwa perlu dibentuk tim;", "  ")),
)
def no_part_is_empty(decree: Decree) -> Iterator[Hit]:
    """Leave no part without text, and no attachment without content."""
    articles = {a.id for part in decree.attachments for chapter in part.chapters for a in chapter.articles}
    for node in nodes(decree):
        if node.id not in articles and not node.text.strip(" |\n\t"):
            yield hit(gettext_noop("Bagian ini masih kosong."), node=node.id)
    for attachment in decree.attachments:
        if _is_hollow(attachment):
            yield hit(gettext_noop("Lampiran belum berisi tabel atau bab."), node=attachment.id)


def _is_hollow(attachment: Attachment) -> bool:
    return not attachment.chapters and not (attachment.table and attachment.table.rows)


@rule(
    "X1",
    Severity.WARN,
    source="Teknik penyusunan",
    good=SOUND,
    bad=sample(dicta=dicta("Menetapkan tim tim pelaksana.", _FORCE)),
)
def no_word_is_doubled(decree: Decree) -> Iterator[Hit]:
    """Write no word twice in a row."""
    for node in nodes(decree):
        if found := re.search(r"\b([^\W\d_]{2,})\s+\1\b", node.text, re.IGNORECASE):
            yield hit(
                gettext_noop("Kata “%(word)s” tertulis dua kali berturut-turut."),
                node=node.id,
                word=found.group(1),
            )


@rule(
    "X5",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II; kebiasaan penulisan bilangan",
    good=SOUND,
    bad=sample(dicta=dicta("Menetapkan tim dengan 5 (enam) anggota.", _FORCE)),
)
def figure_and_words_agree(decree: Decree) -> Iterator[Hit]:
    """Let a figure and the words in parentheses behind it say the same."""
    for node in nodes(decree):
        for figure, said in re.findall(r"(?<![\d.,])(\d{1,9}) \(([a-z][a-z ]*)\)", node.text):
            if _is_number(said) and said != number_words(int(figure)):
                yield hit(
                    gettext_noop("Angka %(figure)s berbunyi “%(words)s”, bukan “%(said)s”."),
                    node=node.id,
                    figure=figure,
                    words=number_words(int(figure)),
                    said=said,
                )


_NUMBER_WORDS = re.compile(
    r"(se|nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|ribu|juta|miliar|\s)+"
)


def _is_number(said: str) -> bool:
    return _NUMBER_WORDS.fullmatch(said) is not None
