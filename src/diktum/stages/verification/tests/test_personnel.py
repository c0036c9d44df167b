"""The persons of a lampiran, held against the register: fourteen of them, three faulty, returned, mended, passed."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from diktum.dossiers.models import Dossier, JournalEntry
from diktum.dossiers.queries import lines_of
from diktum.formats.pdf import text_of
from diktum.people.models import Person
from diktum.people.register_models import ServicePeriod
from diktum.people.register_queries import Job, RegisteredPerson
from diktum.stages.drafting import commands as drafting
from diktum.stages.drafting.tests.drafts import hand_in, propose, sound
from diktum.stages.verification import commands, queries
from diktum.stages.verification import refusals as no
from diktum.stages.verification.checklist import CheckedItem, Verdict
from diktum.stages.verification.matching import MatchKind, Register, bare_name
from diktum.stages.verification.models import CardKind
from diktum.stages.verification.papers import PAPERS
from diktum.stages.verification.service_card import ceiling_on, similar_titles

NAMES = (
    "Abner Contoh", "Berta Misal", "Charles Umpama", "Dorkas Teladan", "Efraim Peraga", "Febe Ibarat",
    "Gideon Andai", "Hanna Tamsil", "Isak Semisal", "Jemima Rekaan", "Kaleb Gambaran", "Lea Rupaka",
    "Musa Tatanan",
)  # fmt: skip
RETIRED, OVER = NAMES[2], NAMES[8]
TITLE = "Tim Penyusun Laporan Kinerja Tahun 2026"


@pytest.fixture
def register(db, office):
    """Thirteen persons in the register; one retired last month."""
    for name in NAMES:
        person = Person.objects.create(
            commission=office.commission, name=name, title_after="S.Sos.", nip="198001012005011999"
        )
        left = dt.date(2026, 10, 31) if name == RETIRED else None
        ServicePeriod.objects.create(
            person=person,
            title="Pelaksana",
            rank_class="staff",
            since=dt.date(2023, 1, 2),
            until=left,
            ending="retired" if left else "",
        )
    return office


def team(office, people, title=TITLE):
    dossier = propose(office, title=title)
    hand_in(office, dossier, decree=sound(dossier, tuple((name, "Pelaksana", "Anggota") for name in people)))
    return consult(office, dossier)


def consult(office, dossier):
    drafting.record_consultation(
        dossier_id=dossier.pk, outcome="done", advice="Setuju.", by=office.division_lead, when=office.moment()
    )
    dossier.refresh_from_db()
    return dossier


def numbered(office, people, number, title="Tim Lain"):
    """Stand in for a decree that went all the way: its text and the journal line of its number."""
    dossier = propose(office, title=title)
    hand_in(office, dossier, decree=sound(dossier, tuple((name, "Pelaksana", "Ketua") for name in people)))
    last = JournalEntry.objects.filter(dossier=dossier).order_by("-seq").first()
    when = office.moment()
    JournalEntry.objects.bulk_create(
        [
            JournalEntry(
                dossier=dossier,
                seq=last.seq + 1,
                kind="completed",
                act="number",
                round=1,
                outcome="done",
                person_name="Petrus Teladan",
                on=when.day,
                at=when.at,
                data={"number": f"{number} Tahun 2026"},
            )
        ]
    )
    Dossier.objects.filter(pk=dossier.pk).update(status="cancelled" if number == 0 else "done", open_act="")
    return dossier


def check(office, dossier, **more):
    return queries.card_for(
        dossier, CardKind.PERSONNEL, queries.text_to_verify(dossier), office.moment().day, **more
    ).personnel


def kinds(result, name):
    return [
        found.kind
        for row in result.rows
        if bare_name(row.row.name) == bare_name(name)
        for found in row.findings
    ]


def words(result, name, kind):
    return next(
        str(found)
        for row in result.rows
        if bare_name(row.row.name) == bare_name(name)
        for found in row.findings
        if found.kind == kind
    )


def verdicts(office, dossier, faulty=()):
    points = queries.checklist_for(
        CardKind.PERSONNEL, queries.text_to_verify(dossier), office.moment().day
    ).points
    return tuple(
        CheckedItem(point.key, Verdict.NOT_CONFORM, faulty[point.key])
        if point.key in faulty
        else CheckedItem(point.key, Verdict.CONFORM)
        for point in points
    )


def verify(office, dossier, **more):
    arguments = {"dossier_id": dossier.pk, "by": office.secretary, "when": office.moment(), **more}
    card = commands.verify_personnel(**arguments)
    dossier.refresh_from_db()
    return card


class TestMatching:
    def person(self, name, title="Pelaksana", pk=1):
        return RegisteredPerson(pk, name, name, "", (Job(title, "", "", dt.date(2023, 1, 2), None),))

    @pytest.mark.parametrize(
        "written",
        [
            "Budi Contoh",
            "BUDI CONTOH",
            "Dr. Budi Contoh, S.H., M.H.",
            "Budi  Contoh S.H.",
            "Drs. Ir. Budi Contoh",
        ],
    )
    def test_titles_and_capitals_do_not_matter(self, written):
        assert Register([self.person("Budi Contoh")]).match(written).kind is MatchKind.EXACT

    @pytest.mark.parametrize("written", ["Budi Conto", "Contoh Budi", "B. Contoh", "Budhi Contoh"])
    def test_a_name_that_is_alike_is_offered(self, written):
        match = Register([self.person("Budi Contoh"), self.person("Ruth Lain", pk=2)]).match(written)
        assert (match.kind, match.person.name) == (MatchKind.LIKELY, "Budi Contoh")

    def test_a_strange_name_is_unknown(self):
        assert Register([self.person("Budi Contoh")]).match("Maria Teladan").kind is MatchKind.UNKNOWN

    def test_of_namesakes_the_post_decides_and_both_are_shown(self):
        register = Register([self.person("Budi Contoh"), self.person("Budi Contoh", "Bendahara", 2)])
        match = register.match("Budi Contoh", "Bendahara")
        assert (match.kind, match.person.pk, [each.pk for each in match.others]) == (MatchKind.LIKELY, 2, [1])


class TestChecks:
    def test_finds_who_is_unknown_and_whose_post_differs(self, register):
        ServicePeriod.objects.filter(person__name=NAMES[0]).update(title="Kepala Bagian Umum")
        result = check(register, team(register, (NAMES[0], "Orang Asing Sekali")))
        assert kinds(result, NAMES[0]) == ["post", "ceiling"]
        assert "unknown" in kinds(result, "Orang Asing Sekali")
        assert "Kepala Bagian Umum" in words(result, NAMES[0], "post")

    def test_finds_who_left_that_morning(self, register):
        yesterday = register.moment().day - dt.timedelta(days=1)
        ServicePeriod.objects.filter(person__name=NAMES[0]).update(until=yesterday, ending="moved")
        result = check(register, team(register, NAMES[:2]))
        assert (
            words(result, NAMES[0], "inactive")
            == "Tidak lagi aktif: Pelaksana sampai 8 November 2026 (pindah)."
        )
        assert "inactive" not in kinds(result, NAMES[1])

    def test_asks_for_a_declaration_of_who_decides(self, register):
        result = check(register, team(register, ("Yohana Andai", "Daniel Umpama", NAMES[0])))
        assert "interest" in kinds(result, "Yohana Andai")
        assert words(result, "Daniel Umpama", "interest").startswith("Sekretaris ikut memeriksa")
        assert "interest" not in kinds(result, NAMES[0])

    def test_compares_with_the_most_similar_decree_or_the_one_that_is_chosen(self, register):
        last_year = numbered(
            register, (*NAMES[:2], "Orang Lama"), 3, "Tim Penyusun Laporan Kinerja Tahun 2025"
        )
        other = numbered(register, NAMES[3:5], 4, "Kelompok Kerja Logistik")
        dossier = team(register, NAMES[:3])
        result = check(register, dossier)
        assert (result.compared.code, result.left) == (last_year.code, ("Orang Lama",))
        assert words(result, NAMES[0], "moved") == "Kedudukan dalam Keputusan Nomor 3 Tahun 2026: Ketua."
        assert "new" in kinds(result, NAMES[2])
        assert check(register, dossier, compared_with=other.code).compared.code == other.code
        assert [row[1] for row in similar_titles(dossier, register.moment().day)] == [last_year.code]

    def test_a_struck_decree_does_not_count(self, register):
        numbered(register, NAMES[:1], 0)
        assert words(check(register, team(register, NAMES[:1])), NAMES[0], "ceiling").startswith(
            "Tim berbayar tahun 2026: 1 dari paling banyak 5"
        )


class TestFourteenPersons:
    def names(self):
        return (*NAMES, NAMES[0])

    def test_three_faults_are_found_returned_mended_and_passed(self, register):
        for number in range(1, 6):
            numbered(register, (OVER,), number, f"Tim Urusan {number}")
        dossier = team(register, self.names())
        result = check(register, dossier)
        grave = {bare_name(row.row.name) for row in result.rows for f in row.findings if f.level == "grave"}
        assert grave == {bare_name(each) for each in (RETIRED, NAMES[0], OVER)}
        assert words(result, RETIRED, "inactive").endswith("sampai 31 Oktober 2026 (pensiun).")
        assert words(result, NAMES[0], "twice") == "Tercantum juga pada Lampiran baris 14."
        assert "ke-6" in words(result, OVER, "ceiling")
        assert "1 Tahun 2026, 2 Tahun 2026" in words(result, OVER, "ceiling")

        with pytest.raises(no.FindingIsUnanswered):
            verify(register, dossier, items=verdicts(register, dossier), outcome="passed")

        rows = {row.row.place: f"person:{row.row.row_id}" for row in result.rows}
        faulty = {
            rows["Lampiran baris 3"]: "Sudah pensiun.",
            rows["Lampiran baris 9"]: "Melampaui batas tim berbayar.",
            rows["Lampiran baris 14"]: "Sudah tercantum pada baris 1.",
        }
        card = verify(
            register,
            dossier,
            items=verdicts(register, dossier, faulty),
            outcome="returned",
            reason="Ganti tiga orang.",
        )
        assert dossier.open_act == "submit_draft"
        assert card.reason == "Ganti tiga orang."

        returned = queries.returned_points(dossier)
        assert [point.place for point in returned] == [
            "Lampiran baris 3",
            "Lampiran baris 9",
            "Lampiran baris 14",
        ]
        line = lines_of(dossier)[-1]
        assert "1) Lampiran baris 3: Charles Umpama, Pelaksana, Anggota: Sudah pensiun" in line.reason
        assert [tuple(point["nodes"]) for point in line.data["points"]] == [point.nodes for point in returned]

        hand_in(
            register,
            dossier,
            decree=sound(
                dossier,
                tuple((name, "Pelaksana", "Anggota") for name in NAMES if name not in (RETIRED, OVER)),
            ),
        )
        assert queries.returned_points(dossier) == ()
        consult(register, dossier)
        assert not any(f.level == "grave" for row in check(register, dossier).rows for f in row.findings)
        verify(register, dossier, items=verdicts(register, dossier), outcome="passed")
        assert dossier.open_act == "verify_content"

    def test_who_says_conform_against_a_finding_says_why(self, register):
        dossier = team(register, (NAMES[0], RETIRED))
        items = tuple(
            replace(each, note="Perjanjian kerja sampai Desember.") for each in verdicts(register, dossier)
        )
        verify(register, dossier, items=items, outcome="passed")
        assert dossier.open_act == "verify_content"

    def test_the_card_keeps_what_was_found_and_the_annex_the_personal_data(self, register):
        dossier = team(register, NAMES[:2])
        card = verify(register, dossier, items=verdicts(register, dossier), outcome="passed")
        first = card.items[0]
        assert first["known"] == {
            "match": "exact",
            "name": "Abner Contoh, S.Sos.",
            "nip": "19800101 200501 1 999",
            "jobs": ["Pelaksana"],
            "teams": 1,
            "most": 5,
        }
        public, internal = (
            text_of(PAPERS[key](dossier)) for key in ("kartu-kendali-personil", "lampiran-internal-personil")
        )
        assert "19800101" not in public.split("Perjalanan")[0]
        assert "19800101 200501 1 999" in " ".join(internal.split())
        assert "TIDAK UNTUK DIUMUMKAN" in internal


class TestPages:
    def test_findings_stand_beside_each_row_and_faults_are_filled_in(self, register, as_user):
        dossier = team(register, (*NAMES[:3], NAMES[0]))
        page = as_user("sekretaris").get(reverse("verification:verify_personnel", args=[dossier.code]))
        text = page.content.decode()
        assert "Tidak lagi aktif: Pelaksana sampai 31 Oktober 2026 (pensiun)." in text
        assert "Tercantum juga pada Lampiran baris 4." in text
        lines = page.context["page"].form.lines
        assert [line.form["verdict"].value() for line in lines[:4]] == [
            "not_conform",
            None,
            "not_conform",
            "not_conform",
        ]

    def test_the_card_of_a_person_counts_the_paid_teams(self, register, as_user):
        numbered(register, (OVER,), 7)
        person = Person.objects.get(name=OVER)
        url = f"/orang/{person.pk}/kartu/"
        page = as_user("sekretaris").get(url)
        assert page.status_code == 200
        card = page.context["page"].card
        assert (card.paid, card.most, card.is_over) == (1, 5, False)
        assert "7 Tahun 2026" in page.content.decode()
        assert as_user("sekretaris").get(f"{url}?tahun=2025").context["page"].card.paid == 0
        assert as_user("tamu").get(url).status_code == 403
        own = register.person("tamu").pk
        assert as_user("tamu").get(f"/orang/{own}/kartu/").status_code == 200
        assert as_user("sekretaris").get("/orang/999999/kartu/").status_code == 404


def test_the_ceiling_is_dated_and_says_whether_it_is_sure():
    ceiling = ceiling_on(dt.date(2026, 11, 9))
    assert (ceiling.of("official"), ceiling.of("echelon_3"), ceiling.of("staff"), ceiling.of("")) == (
        2,
        3,
        5,
        5,
    )
    assert not ceiling.certain
