"""The retention schedule: dated rules, computed days, and nothing that goes without known years."""

import datetime as dt

import pytest

from diktum.stages.archive.retention_rules import Phase, read_rules, retention_of, rules

DAY = dt.date(2026, 11, 9)
SCHEDULE = read_rules(
    """
[[rule]]
code = "HK"
in_force_from = 2020-01-01
active_years = 2
inactive_years = 3
fate = "musnah"
source = "contoh"
confidence = "sure"
[[rule]]
code = "HK"
in_force_from = 2026-01-01
active_years = 1
inactive_years = 1
fate = "musnah"
source = "contoh"
confidence = "sure"
[[rule]]
code = "HK.03"
in_force_from = 2020-01-01
active_years = 1
fate = "permanen"
source = "contoh"
confidence = "verify"
"""
)


def test_the_longest_code_wins_then_the_newest_rule_in_force():
    assert retention_of("HK.03.1", DAY, DAY, SCHEDULE).rule.code == "HK.03"
    assert retention_of("HK.04", DAY, DAY, SCHEDULE).inactive_until == dt.date(2028, 11, 9)
    assert retention_of("HK.04", DAY, dt.date(2025, 12, 31), SCHEDULE).inactive_until == dt.date(2031, 11, 9)
    with pytest.raises(LookupError):
        retention_of("HKX", DAY, DAY, SCHEDULE)


def test_phases_follow_the_days():
    found = retention_of("HK.04", DAY, DAY, SCHEDULE)
    assert found.phase(dt.date(2027, 11, 9)) is Phase.ACTIVE
    assert found.phase(dt.date(2027, 11, 10)) is Phase.INACTIVE
    assert found.phase(dt.date(2028, 11, 10)) is Phase.OVER
    kept = retention_of("HK.03", DAY, DAY, SCHEDULE)
    assert (kept.phase(dt.date(2227, 11, 10)), kept.may_be_destroyed) == (Phase.PERMANENT, False)


def test_a_leap_day_ends_on_a_28th():
    assert retention_of("HK.03", dt.date(2024, 2, 29), DAY, SCHEDULE).active_until == dt.date(2025, 2, 28)


def test_words_say_what_is_not_verified():
    assert retention_of("HK.04", DAY, DAY, SCHEDULE).words() == "Aktif 1 tahun, inaktif 1 tahun, musnah"
    assert retention_of("HK.03.1", DAY, DAY).words() == "Permanen (belum diverifikasi)"


def test_the_rulebook_lets_no_decree_go():
    assert not any(
        retention_of(code, DAY, DAY).may_be_destroyed for code in ("HK.03.1", "HK.03.2", "PL.01", "XX")
    )
    assert all(rule.source and rule.confidence for rule in rules())


def test_a_rule_without_years_destroys_nothing():
    with pytest.raises(ValueError, match="known years"):
        read_rules(
            '[[rule]]\ncode="A"\nin_force_from=2020-01-01\nfate="musnah"\nsource="x"\nconfidence="sure"\n'
        )
