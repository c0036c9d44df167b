"""The plenary by the law of its day."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from diktum.core.plenary import NoLawOnPlenary, approvals_needed, judge, load_laws, quorum

TEXT = (resources.files("diktum") / "rulebook" / "quorum.toml").read_text(encoding="utf-8")
LAWS = load_laws(TEXT)
OLD, NEW = date(2015, 6, 1), date(2026, 3, 2)


BODIES = ["", "KPU Provinsi", "KPU"]


def by_uu_7_2017(members, body, present, agreeing):
    """UU 7/2017 Pasal 42 to 44, told member by member: (valid meeting, valid decision); None where the law is silent."""
    absent = members - present
    if members == 7 and body in ("KPU", ""):
        two_thirds_are_there = 3 * present >= 2 * members
        return two_thirds_are_there, two_thirds_are_there and 2 * agreeing > present
    if members == 7:
        return absent <= 2, absent <= 2 and agreeing >= 5
    if members == 5:
        return absent <= 2, absent <= 2 and agreeing > 2
    if members == 3:
        everybody_is_there = present == members
        return everybody_is_there, everybody_is_there and agreeing == members
    return None


def by_uu_15_2011(members, _body, present, agreeing):
    """UU 15/2011 Pasal 32 and 33: of five one, of seven two may be missing; three, or four, must agree."""
    missing, needed = {5: (1, 3), 7: (2, 4)}.get(members, (None, None))
    if missing is None:
        return None
    is_valid = members - present <= missing
    return is_valid, is_valid and agreeing >= needed


@pytest.mark.parametrize(("law", "day"), [(by_uu_7_2017, NEW), (by_uu_15_2011, OLD)])
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("members", range(1, 8))
def test_the_verdict_agrees_with_the_law_for_every_attendance_and_vote(law, day, body, members):
    for present in range(members + 1):
        for agreeing in range(present + 1):
            expected = law(members, body, present, agreeing)
            asked = {"seats": members, "present": present, "agreeing": agreeing, "on": day, "body": body}
            if expected is None:
                with pytest.raises(NoLawOnPlenary):
                    judge(LAWS, **asked)
                continue
            verdict = judge(LAWS, **asked)
            assert (verdict.has_quorum, verdict.adopted) == expected


def test_seven_members_are_judged_by_the_article_of_their_body():
    kpu = judge(LAWS, seats=7, present=6, agreeing=4, on=NEW, body="KPU")
    assert (kpu.adopted, kpu.present_needed, kpu.agreeing_needed, kpu.article) == (True, 5, 4, "Pasal 42")
    province = judge(LAWS, seats=7, present=6, agreeing=4, on=NEW, body="KPU Provinsi")
    assert (province.adopted, province.agreeing_needed, province.article) == (False, 5, "Pasal 43")
    assert judge(LAWS, seats=7, present=5, agreeing=4, on=OLD, body="KPU").article == "Pasal 32"
    assert (quorum(LAWS, 7, NEW, "KPU"), approvals_needed(LAWS, 7, NEW, "KPU")) == (5, 3)


def test_with_exactly_three_of_five_present_all_three_must_agree():
    assert (quorum(LAWS, 5, NEW), approvals_needed(LAWS, 5, NEW)) == (3, 3)
    assert not judge(LAWS, seats=5, present=3, agreeing=2, on=NEW).adopted


def test_two_members_left_of_five_cannot_decide():
    verdict = judge(LAWS, seats=5, present=2, agreeing=2, on=NEW)
    assert not verdict.has_quorum
    assert str(verdict) == (
        "Rapat pleno tidak sah: hadir 2 dari 5 anggota, paling sedikit 3 "
        "(Undang-Undang Nomor 7 Tahun 2017 Pasal 44)."
    )


def test_the_verdict_says_which_article_it_stands_on():
    assert "tidak disetujui" in str(judge(LAWS, seats=5, present=5, agreeing=2, on=NEW))
    verdict = judge(LAWS, seats=5, present=5, agreeing=4, on=NEW)
    assert verdict.article == "Pasal 44"
    assert "usul disetujui" in str(verdict)


def test_the_law_changes_on_its_day():
    assert quorum(LAWS, 5, date(2017, 8, 15)) == 4
    assert quorum(LAWS, 5, date(2017, 8, 16)) == 3
    with pytest.raises(NoLawOnPlenary):
        quorum(LAWS, 5, date(1999, 1, 1))


@pytest.mark.parametrize(("present", "agreeing"), [(6, 3), (3, 4), (-1, -1)])
def test_impossible_numbers_are_a_defect(present, agreeing):
    with pytest.raises(ValueError, match="cannot be"):
        judge(LAWS, seats=5, present=present, agreeing=agreeing, on=NEW)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("present = 4", "present = 9", "ambang harus"),
        ("present = 4", 'present = "4"', "ambang harus"),
        ("in_force_from = 2017-08-16", "in_force_from = 2001-01-01", "harus setelah"),
        ("in_force_from = 2017-08-16", 'in_force_from = "besok"', "harus tanggal"),
        ('name = "Undang-Undang Nomor 7 Tahun 2017"', 'name = ""', "name harus diisi"),
        ("seats = 3", "seats = 5", "dua kali"),
        ('agreeing = "more than half"', 'agreeing = "half"', "ambang harus"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused_with_a_sentence(old, new, said):
    with pytest.raises(ValueError, match=said):
        load_laws(TEXT.replace(old, new))


def test_an_empty_table_is_refused():
    with pytest.raises(ValueError, match="tidak memuat"):
        load_laws("")
