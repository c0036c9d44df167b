"""A plenary of four of five, told through the pages: one leaves early, two corrections, one dissent, one forged word."""

from dataclasses import replace

import pytest

from diktum.core.document import Dictum
from diktum.formats.pdf import text_of
from diktum.stages.plenary import minute_draft, queries
from diktum.stages.plenary.models import Suggestion
from diktum.stages.plenary.tests.acting import CHANGED, on_the_day, tabled
from diktum.stages.plenary.tests.test_pages import stamp, typed, visit  # noqa: F401

SESSION = "/pleno/2026-11-14/"
LAST = "Keputusan ini mulai berlaku pada tanggal ditetapkan dan diumumkan pada papan pengumuman."


@pytest.mark.timeout(120)
def test_a_plenary_of_four_of_five(office, visit):  # noqa: F811
    dossier, session = tabled(office, present=None)
    chair, second, third, fourth, fifth = office.members

    def at(minutes, account="staf-hukum"):
        return visit(account, on_the_day(office, minutes=minutes))

    # four come; the fifth is excused
    ticks = {f"present-{member.person_id}": "on" for member in (chair, second, third, fourth)}
    form = {"do": "attendance", **ticks, f"note-{fifth.person_id}": "izin"}
    assert at(5).post(SESSION, form).status_code == 302

    # two suggestions: one with its exact words by consensus, one by three votes
    item = f"{SESSION}butir/1/"
    first = {"do": "suggest", "node": "k2", "person": second.person_id, "text": "Batasi masa kerja."}
    assert at(20).post(item, {**first, "wording": CHANGED.dicta[1].text}).status_code == 302
    other = {"do": "suggest", "node": "k3", "person": third.person_id, "text": "Sebutkan pengumuman."}
    assert at(22).post(item, {**other, "wording": ""}).status_code == 302
    for row, extra in zip(Suggestion.objects.order_by("position"), ({}, {"agreeing": "3"}), strict=True):
        key = f"resolve-{row.pk}"
        answer = {"do": key, f"{key}-outcome": "adopted", **{f"{key}-{k}": v for k, v in extra.items()}}
        assert at(25).post(item, answer).status_code == 302

    # the decision: three for, one against with the opinion on record; then that member leaves
    url = f"/berkas/{dossier.code}/putusan-pleno/"
    stands = {f"stand-{member.person_id}": "agrees" for member in (chair, second, third)}
    stands |= {
        f"stand-{fourth.person_id}": "disagrees",
        f"opinion-{fourth.person_id}": "Jangka waktunya terlalu singkat.",
    }
    decision = {"outcome": "adopted_with_corrections", "notes": "Sekretaris memaparkan rancangan.", **stands}
    absent = {**decision, f"stand-{fifth.person_id}": "agrees", "agreeing": "4", **stamp(dossier)}
    assert at(30, "ketua").post(url, absent).status_code == 422  # the vote of somebody absent is not counted
    assert at(30, "ketua").post(url, {**decision, **stamp(dossier)}).status_code == 302
    assert at(31, "ketua").post(url, {**decision, **stamp(dossier), "request_key": "lain"}).status_code == 409
    gone = {"do": "movement", "person": fourth.person_id, "kind": "left", "time": ""}
    assert at(40).post(SESSION, gone).status_code == 302

    # minutes and berita acara need no edit
    draft = minute_draft.draft_of(session)
    page = at(60).get(SESSION).content.decode()
    assert "Anggota yang hadir 4 dari 5" in page
    assert at(60).post(SESSION, {"do": "minutes", "text": draft}).status_code == 302
    minutes = " ".join(text_of(at(60).get(f"{SESSION}cetak/notulensi.pdf").content).split())
    record = " ".join(text_of(at(60).get(f"/berkas/{dossier.code}/cetak/berita-acara.pdf").content).split())
    for words in ("(izin)", "meninggalkan rapat pukul 10.10 WIT", "dengan 3 dari 4 suara", "secara mufakat"):
        assert words in minutes
    for paper in (minutes, record):
        assert "Jangka waktunya terlalu singkat." in paper
        assert "etuju 3 dari 4 anggota yang hadir" in paper.replace("- ", "")
    assert "Hadir 4 (empat) dari 5 (lima) anggota" in record

    # one forged word is blocked and named; the faithful text passes
    faithful = replace(CHANGED, dicta=(*CHANGED.dicta[:2], Dictum("k3", LAST)))
    forged = replace(
        faithful,
        dicta=(
            replace(
                faithful.dicta[0], text=faithful.dicta[0].text.replace("Tim Pelaksana", "Tim Pelaksana Inti")
            ),
            *faithful.dicta[1:],
        ),
    )
    answers = {}
    for note in queries.corrections(dossier):
        answers |= {f"closing-{note.pk}-verdict": "applied", f"closing-{note.pk}-note": ""}
    url = f"/berkas/{dossier.code}/sinkronisasi/"
    forged_stamp = {**stamp(dossier), "request_key": "palsu"}
    seen = at(90, "pengusul").post(url, {**typed(forged), **answers, "do": "look"}).content.decode()
    assert "Berubah tanpa catatan perbaikan" in seen
    blocked = at(90, "pengusul").post(url, {**typed(forged), **answers, **forged_stamp})
    assert blocked.status_code == 409
    assert "Naskah berubah pada Diktum KESATU" in blocked.content.decode()
    assert (
        at(95, "pengusul")
        .post(url, {**typed(faithful), **answers, **forged_stamp, "request_key": "benar"})
        .status_code
        == 302
    )
    final = f"/berkas/{dossier.code}/naskah-final/"
    assert (
        at(99, "kasubbag-hukum")
        .post(final, {"outcome": "confirmed", **stamp(dossier), "request_key": "final"})
        .status_code
        == 302
    )
    assert queries.final_decree(dossier).dicta[2].text == LAST
