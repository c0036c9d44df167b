"""Write a comparison of two decrees as one HTML file: a list of changes, inline, side by side. It loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from diktum.core.document.comparison import ComparedPart, Comparison, Section
from diktum.core.document.word_changes import Word
from diktum.formats.comparison_words import (
    MARKS,
    PERSON_KINDS,
    Sides,
    counts_words,
    kind_words,
    person_counts_words,
    person_facts,
    place_words,
    shown_words,
)

_Draw = Callable[[ComparedPart], str]
_STYLE = """
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1.5rem 1rem 4rem;font:1rem/1.5 system-ui,sans-serif;color:#1a1d27;background:#f5f4f0;overflow-wrap:break-word}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}h3{font-size:.9rem;margin:1.5rem 0 .5rem;color:#4b5264}
p,ul,ol{margin:0;padding:0;list-style:none}.soft{color:#4b5264;font-size:.9rem}
nav a{color:#14487f;margin-right:1rem;display:inline-block;padding:.4rem 0}
.part{background:#fff;border:1px solid #d8d7d0;border-left:4px solid #d8d7d0;padding:.6rem .9rem;margin-bottom:.5rem}
.part.added{border-left-color:#1d6239}.part.removed{border-left-color:#9b1c12}.part.changed,.part.moved{border-left-color:#14487f}
.part b{display:block;font-size:.85rem;color:#4b5264}.part .words,.pair p{font-family:"Bookman Old Style","TeX Gyre Bonum",Georgia,serif;white-space:pre-line}
ins{color:#1d6239;background:#edf5ef;text-decoration:underline}del{color:#9b1c12;background:#fdf0ee;text-decoration:line-through}
ins::before{content:"+"}del::before{content:"\\2212"}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 1rem}.pair>p{min-width:0}.pair span{display:block;font:600 .8rem system-ui,sans-serif;color:#4b5264}
table{border-collapse:collapse;width:100%;background:#fff}th,td{border:1px solid #d8d7d0;padding:.4rem .6rem;text-align:left;vertical-align:top}
@media(max-width:46rem){.pair{grid-template-columns:minmax(0,1fr);gap:.5rem}table,tbody,tr,td{display:block;border-width:0}thead{display:none}tr{border:1px solid #d8d7d0;margin-bottom:.5rem;padding:.3rem 0}}
@media print{body{background:#fff;max-width:none;font-size:10.5pt}nav{display:none}.part{break-inside:avoid}}
"""


def comparison_html(comparison: Comparison, sides: Sides) -> str:
    """Return a whole page that reads well at 320 px and in print; changes carry words and marks, not colour alone."""
    return "".join(_page(comparison, sides))


def _page(comparison: Comparison, sides: Sides) -> Iterator[str]:
    title = escape(f"Perbandingan naskah: {comparison.after.title}")
    yield f'<!doctype html>\n<html lang="id"><head><meta charset="utf-8"><title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
    yield f'<p class="soft">Semula: {escape(sides.before)}<br>Menjadi: {escape(sides.after)}</p>'
    yield f"<p><strong>{escape(counts_words(comparison.counts))}</strong></p>"
    yield '<nav aria-label="Isi"><a href="#daftar">Daftar perubahan</a><a href="#sebaris">Naskah dengan tanda</a>'
    yield '<a href="#berdampingan">Berdampingan</a></nav>'
    yield from _list(comparison)
    yield from _persons(comparison)
    yield '<h2 id="sebaris">Naskah dengan tanda perubahan</h2>'
    yield '<p class="soft"><del>dicoret</del> berarti dihapus, <ins>bergaris bawah</ins> berarti ditambah.</p>'
    yield from _sections(comparison.sections, _inline)
    yield '<h2 id="berdampingan">Berdampingan</h2>'
    yield from _sections(comparison.sections, _beside)
    yield "</main></body></html>\n"


def _list(comparison: Comparison) -> Iterator[str]:
    yield '<h2 id="daftar">Daftar perubahan</h2>'
    yield "<ol>"
    for part in comparison.changed_parts:
        mark = MARKS[part.kind.value] if part.kind else ""
        yield f'<li><a href="#p-{escape(part.node)}">{mark} {escape(place_words(part))}: {kind_words(part).lower()}</a></li>'
    yield "</ol>"


def _persons(comparison: Comparison) -> Iterator[str]:
    if not comparison.persons:
        return
    yield f"<h2>Personil</h2><p>{escape(person_counts_words(comparison.person_counts))}</p>"
    yield '<table><thead><tr><th scope="col">Nama</th><th scope="col">Perubahan</th><th scope="col">Keterangan</th></tr></thead><tbody>'
    for change in comparison.persons:
        kind = PERSON_KINDS[change.kind.value]
        yield f"<tr><td>{escape(change.name)}</td><td>{kind}</td><td>{escape(person_facts(change))}</td></tr>"
    yield "</tbody></table>"


def _sections(sections: Iterable[Section], draw: _Draw) -> Iterator[str]:
    for section in sections:
        changed = f" ({section.counts.total})" if section.counts.total else ""
        yield f"<h3>{escape(section.name)}{changed}</h3>"
        for part in section.parts:
            kind = part.kind.value if part.kind else "same"
            yield f'<div class="part {kind}">{_head(part)}{draw(part)}</div>'


def _head(part: ComparedPart) -> str:
    happened = f" · {MARKS[part.kind.value]} {kind_words(part)}" if part.kind else ""
    return f"<b>{escape(place_words(part))}{happened}</b>"


def _inline(part: ComparedPart) -> str:
    return f'<p class="words" id="p-{escape(part.node)}">{_marked(shown_words(part))}</p>'


def _beside(part: ComparedPart) -> str:
    found = shown_words(part)
    before = _marked(word for word in found if word.kind != "added") if part.before else ""
    after = _marked(word for word in found if word.kind != "removed") if part.after else ""
    return f'<div class="pair"><p><span>Semula</span>{before or "–"}</p><p><span>Menjadi</span>{after or "–"}</p></div>'


_TAGS = {"equal": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}


def _marked(words: Iterable[Word]) -> str:
    return "".join(_TAGS[word.kind].format(escape(word.text)) for word in words)
