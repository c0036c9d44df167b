"""Slips of the pen found at the initials: the one lawful change after the plenary besides its corrections."""

from dataclasses import replace

import pytest
from django.test import Client

from diktum.core.document.rules.samples import SOUND
from diktum.core.procedure.refusals import ActIsNotOpen, NotYourPost
from diktum.dossiers.queries import lines_of
from diktum.dossiers.tests.acting import do
from diktum.formats.pdf import text_of
from diktum.ledger.verify import verify
from diktum.stages.plenary import clerical_refusals as no
from diktum.stages.plenary import papers, queries
from diktum.stages.plenary.clerical import changes_digits, replaced, rule_on, words_changed
from diktum.stages.plenary.commands import answer_clerical, record_clerical
from diktum.stages.plenary.refusals import ChangeHasNoGround
from diktum.stages.plenary.tests.acting import adopted, confirm, on_the_day, reconcile

MENDED = replace(
    SOUND, dicta=(replace(SOUND.dicta[0], text=SOUND.dicta[0].text.replace("Tim", "tim")), *SOUND.dicta[1:])
)


def at_the_initials(office):
    """Answer a dossier whose text the Sekretaris sent back from the initials for a slip of the pen."""
    dossier = adopted(office)
    reconcile(office, dossier)
    confirm(office, dossier)
    return do(
        office,
        dossier,
        "initial",
        "secretary",
        "returned",
        reason="Salah tik",
        when=on_the_day(office, minutes=200),
    )


def record(office, dossier, *, by=None, **said):
    given = {
        "node": "k1",
        "wrong": "Menetapkan Tim",
        "right": "Menetapkan tim",
        "reason": "Salah tik, kata Sekretaris",
    }
    return record_clerical(
        dossier_id=dossier.pk,
        by=by or office.head_of_legal,
        when=on_the_day(office, minutes=210),
        **{**given, **said},
    )


def answer(office, dossier, row, agreed=True, note="", by=None):
    return answer_clerical(
        dossier_id=dossier.pk,
        clerical_id=row.pk,
        agreed=agreed,
        note=note,
        by=by or office.chair,
        when=on_the_day(office, minutes=220),
    )


def test_a_forged_change_is_blocked_and_a_recorded_one_passes(office):
    dossier = at_the_initials(office)
    with pytest.raises(ChangeHasNoGround, match="Diktum KESATU"):
        reconcile(office, dossier, MENDED)
    row = record(office, dossier)
    with pytest.raises(no.ClericalIsOpen, match="Diktum KESATU"):
        reconcile(office, dossier, MENDED)
    answer(office, dossier, row)
    with pytest.raises(no.ClericalIsNotInText, match="Diktum KESATU"):
        reconcile(office, dossier, SOUND)
    forged = replace(
        MENDED,
        dicta=(
            MENDED.dicta[0],
            replace(MENDED.dicta[1], text=MENDED.dicta[1].text.replace("Masa", "Waktu")),
            *MENDED.dicta[2:],
        ),
    )
    with pytest.raises(ChangeHasNoGround, match="Diktum KEDUA"):
        reconcile(office, dossier, forged)
    reconcile(office, dossier, MENDED)
    confirm(office, dossier)
    assert queries.final_decree(dossier) == MENDED
    said = [str(line.data.get("what", "")) for line in lines_of(dossier)]
    assert "Ralat salah tik 1 dicatat pada Diktum KESATU" in said
    assert "Ralat salah tik 1 pada Diktum KESATU disetujui" in said
    assert verify().is_sound


def test_other_words_at_the_same_part_are_blocked(office):
    dossier = at_the_initials(office)
    answer(office, dossier, record(office, dossier))
    other = replace(MENDED.dicta[0], text=MENDED.dicta[0].text + " Sekarang.")
    with pytest.raises(ChangeHasNoGround, match="Diktum KESATU"):
        reconcile(office, dossier, replace(MENDED, dicta=(other, *MENDED.dicta[1:])))


def test_a_refused_one_changes_nothing(office):
    dossier = at_the_initials(office)
    row = record(office, dossier)
    with pytest.raises(no.ClericalSaysNothing):
        answer(office, dossier, row, agreed=False)
    answer(office, dossier, row, agreed=False, note="Bukan salah tik")
    with pytest.raises(no.UnknownClerical):
        answer(office, dossier, row)
    with pytest.raises(ChangeHasNoGround):
        reconcile(office, dossier, MENDED)
    reconcile(office, dossier, SOUND)


def test_only_the_head_of_legal_records_and_only_the_chair_agrees(office):
    dossier = at_the_initials(office)
    for by in (office.chair, office.proposer, office.secretary):
        with pytest.raises(NotYourPost):
            record(office, dossier, by=by)
    row = record(office, dossier)
    for by in (office.head_of_legal, office.proposer, office.secretary):
        with pytest.raises(NotYourPost):
            answer(office, dossier, row, by=by)
    for by in (office.head_of_legal, office.chair):
        with pytest.raises(NotYourPost):
            reconcile(office, dossier, SOUND, by=by)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"wrong": "tidak ada di sini"}, no.ClericalIsNotFound),
        ({"right": "Menetapkan Tim"}, no.ClericalSaysNothing),
        ({"reason": "  "}, no.ClericalSaysNothing),
        ({"right": "Menetapkan Tim 2"}, no.ClericalChangesNumbers),
        ({"right": "Menetapkan dan mengangkat dengan hormat"}, no.ClericalIsTooWide),
    ],
)
def test_more_than_a_slip_is_refused(office, said, refusal):
    dossier = at_the_initials(office)
    with pytest.raises(refusal):
        record(office, dossier, **said)


def test_outside_the_reconciliation_nothing_is_recorded(office):
    dossier = adopted(office)
    reconcile(office, dossier)
    with pytest.raises(ActIsNotOpen):
        record(office, dossier)


def test_the_matrix_of_corrections_shows_it(office):
    dossier = at_the_initials(office)
    answer(office, dossier, record(office, dossier))
    reconcile(office, dossier, MENDED)
    printed = " ".join(text_of(papers.corrections_paper(dossier)).split())
    assert "Ralat salah tik" in printed
    assert "Salah tik, kata Sekretaris" in printed
    assert "disetujui Ketua" in printed


def test_the_pages_carry_it_through(office, settings):
    dossier = at_the_initials(office)
    settings.DIKTUM_FIXED_NOW = on_the_day(office, minutes=210).at.isoformat()

    def visit(account):
        client = Client()
        client.force_login(office.user(account), backend="django.contrib.auth.backends.ModelBackend")
        return client

    def stamp(key):
        dossier.refresh_from_db()
        return {"request_key": key, "seen_seq": dossier.seq}

    url = f"/berkas/{dossier.code}/ralat-salah-tik/"
    legal, chair = visit("kasubbag-hukum"), visit("ketua")
    empty = legal.post(url, {"do": "record", **stamp("a")})
    assert empty.status_code == 422
    said = {
        "do": "record",
        "node": "k1",
        "wrong": "Menetapkan Tim",
        "right": "Menetapkan tim",
        "reason": "Salah tik",
    }
    assert legal.post(url, {**said, **stamp("b")}).status_code == 302
    (row,) = queries.clericals(dossier)
    assert legal.post(url, {"do": f"agree-{row.pk}", **stamp("c")}).status_code == 409
    seen = chair.get(url).content.decode()
    assert "Setujui ralat" in seen
    assert "<del>" in seen
    assert chair.post(url, {"do": f"agree-{row.pk}", **stamp("d")}).status_code == 302
    told = chair.get(f"/berkas/{dossier.code}/riwayat/").content.decode()
    assert "ralat salah tik 1 pada Diktum KESATU disetujui" in told
    page = visit("pengusul").get(f"/berkas/{dossier.code}/sinkronisasi/").content.decode()
    assert url in page
    assert "disetujui" in page
    assert 'name="head-title"' not in chair.get(f"/berkas/{dossier.code}/sinkronisasi/").content.decode()


def test_the_rulebook_says_how_far_a_slip_goes():
    rule = rule_on(on_day := __import__("datetime").date(2022, 1, 17))
    assert rule is not None and rule.in_force_from == on_day
    assert (rule.recorded_by, rule.agreed_by) == (("head_of_legal",), ("chair",))
    assert rule_on(on_day.replace(year=2021)) is None
    assert words_changed("satu dua tiga", "satu dau tiga") == 1
    assert words_changed("satu", "satu, ") == 1
    assert replaced("a b a", "a", "c") is None
    assert changes_digits("15 orang", "16 orang")
    assert not changes_digits("15 orang", "15 orng")
