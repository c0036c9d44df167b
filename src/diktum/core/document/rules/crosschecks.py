"""X, against facts outside the text: days, authority, persons, the text that was adopted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from diktum.core.document.model import Decree, nodes
from diktum.core.document.persons import persons
from diktum.core.document.rules.engine import LAW_ON_ADMINISTRATION, Hit, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.offices import plain
from diktum.core.document.rules.samples import FRAME, SOUND, framed, people, sample
from diktum.core.language import date_words
from diktum.core.refusal import gettext_noop

_CLOSING = "Penutup"
_TWICE = people(("Nama", "Jabatan"), ("Melati Contoh", "Ketua"), ("MELATI  CONTOH", "Anggota"))


@rule(
    "X2",
    Severity.ERROR,
    source="UU 30/2014 Pasal 52; UU 7/2017 Pasal 11",
    since=LAW_ON_ADMINISTRATION,
    good=framed(),
    bad=framed(signatories=("Dahlia Percobaan",)),
)
def signatory_has_authority(_: Decree, context: Context) -> Iterator[Hit]:
    """Let only those sign who hold the post on that day."""
    facts = context.facts
    if not (facts.signatories and facts.signatory_name):
        return
    if plain(facts.signatory_name) not in {plain(name) for name in facts.signatories}:
        yield hit(
            gettext_noop(
                "%(name)s tidak berwenang menandatangani pada tanggal itu; yang berwenang: %(who)s."
            ),
            place=_CLOSING,
            name=facts.signatory_name,
            who=", ".join(facts.signatories),
        )


@rule(
    "X3",
    Severity.WARN,
    source="SOP 23/2022 B.1 baris 4–7; UU 30/2014 Pasal 58 ayat (6)",
    good=framed(),
    bad=framed(enacted_on=FRAME.plenary_on and FRAME.plenary_on.replace(day=1)),
)
def days_are_in_order(_: Decree, context: Context) -> Iterator[Hit]:
    """Decide in plenary, then enact, then book: in this order."""
    facts = context.facts
    steps = (
        (gettext_noop("rapat pleno"), facts.plenary_on),
        (gettext_noop("penetapan"), facts.enacted_on),
        (gettext_noop("pencatatan dalam buku agenda"), facts.booked_on),
    )
    known = [(name, day) for name, day in steps if day]
    for (before, first), (after, then) in pairwise(known):
        if then < first:
            yield hit(
                gettext_noop("Tanggal %(after)s %(then)s mendahului tanggal %(before)s %(first)s."),
                place=_CLOSING,
                after=after,
                then=date_words(then),
                before=before,
                first=date_words(first),
            )


@rule(
    "X7",
    Severity.WARN,
    source="UU 30/2014 Pasal 42–43 dan 45",
    since=LAW_ON_ADMINISTRATION,
    good=framed(),
    bad=framed(involved=("Melati Contoh",)),
)
def nobody_decides_on_himself(decree: Decree, context: Context) -> Iterator[Hit]:
    """Ask those who decide and stand in the lampiran for a declaration."""
    involved = {plain(name) for name in context.facts.involved}
    for person in persons(decree):
        if plain(person.name) in involved:
            yield hit(
                gettext_noop(
                    "%(name)s ikut memutus atau menandatangani; minta pernyataan benturan kepentingan."
                ),
                node=person.row_id,
                name=person.name,
            )


@rule(
    "X9",
    Severity.WARN,
    source="Keputusan KPU 364/HK.03-Kpt/08/KPU/VII/2021",
    good=framed(teams={"Melati Contoh": 2}, most_teams=2),
    bad=framed(teams={"Melati Contoh": 3}, most_teams=2),
)
def nobody_is_in_too_many_teams(decree: Decree, context: Context) -> Iterator[Hit]:
    """Let nobody exceed the number of paid teams."""
    most = context.facts.most_teams
    count_of = {plain(name): count for name, count in context.facts.teams.items()}
    for person in persons(decree) if most is not None else ():
        count = count_of.get(plain(person.name), 0)
        if most is not None and count > most:
            yield hit(
                gettext_noop("%(name)s sudah dalam %(count)s tim berhonorarium; batasnya %(most)s."),
                node=person.row_id,
                name=person.name,
                count=str(count),
                most=str(most),
            )


@rule("X10", Severity.WARN, source="SOP 23/2022 B.1 baris 2", good=SOUND, bad=sample(attachments=_TWICE))
def person_is_named_once(decree: Decree, context: Context) -> Iterator[Hit]:
    """Name nobody twice in the lampiran of a decree, and nobody who has left."""
    seen: dict[str, str] = {}
    gone = {plain(name) for name in context.facts.inactive}
    for person in persons(decree):
        name = plain(person.name)
        if name in seen:
            yield hit(
                gettext_noop("%(name)s sudah tercantum pada %(first)s."),
                node=person.row_id,
                name=person.name,
                first=seen[name],
            )
        if name in gone:
            yield hit(gettext_noop("%(name)s tidak lagi bertugas."), node=person.row_id, name=person.name)
        seen.setdefault(name, person.place)


@rule(
    "X13",
    Severity.ERROR,
    source="SOP 23/2022 B.1 baris 5",
    good=framed(adopted=SOUND),
    bad=framed(adopted=sample(title="TIM LAIN")),
)
def text_is_the_adopted_one(decree: Decree, context: Context) -> Iterator[Hit]:
    """Sign what the plenary adopted; only what its notes ask for may differ."""
    adopted, justified = context.facts.adopted, context.facts.justified
    if adopted is None:
        return
    if plain(adopted.title) != plain(decree.title) and "title" not in justified:
        yield hit(
            gettext_noop("Judul berbeda dari naskah yang disetujui rapat pleno: “%(title)s”."),
            place="Judul",
            title=adopted.title,
        )
    before = {node.id: node.text for node in nodes(adopted)}
    after = {node.id: node.text for node in nodes(decree)}
    for node, text in after.items():
        if text != before.get(node) and node not in justified:
            yield hit(
                gettext_noop(
                    "Bagian ini berbeda dari naskah yang disetujui rapat pleno, tanpa catatan perbaikan."
                ),
                node=node,
            )
    for node in before.keys() - after.keys() - justified:
        yield hit(
            gettext_noop("Bagian yang disetujui rapat pleno hilang: “%(text)s”."),
            place="Naskah",
            text=before[node][:80],
        )
