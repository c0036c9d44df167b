"""Settings of the office: the administrator's alone, and every change seen in the work."""

import datetime as dt

import pytest
from django.urls import reverse

from diktum.desk.commands import recount_deadlines
from diktum.dossiers.tests.acting import walk_to
from diktum.people.models import Appointment, OffDay, Person

PAGES = ("settings", "persons", "appointments", "off_days", "office")


@pytest.mark.parametrize("name", PAGES)
def test_only_the_administrator_enters(as_, name):
    assert as_("ketua").get(reverse(f"desk:{name}")).status_code == 403
    assert as_("admin").get(reverse(f"desk:{name}")).status_code == 200


def person(**changed):
    empty = {"name": "", "title_before": "", "title_after": "", "nip": "", "email": ""}
    return empty | changed


def test_a_person_is_added_with_a_doubtful_nip_and_a_warning(office, as_):
    entry = person(name="Contoh Baru", title_after="S.H.", nip="123")
    answer = as_("admin").post(reverse("desk:persons"), entry, follow=True)
    page = answer.content.decode()
    assert "NIP terdiri atas 18 angka." in page
    assert Person.objects.get(name="Contoh Baru").nip == "123"


def test_a_person_without_a_name_is_asked_for_it_and_nothing_typed_is_lost(as_):
    answer = as_("admin").post(reverse("desk:persons"), person(title_after="S.Sos."))
    assert answer.status_code == 422
    assert "S.Sos." in answer.content.decode()
    answer = as_("admin").post(reverse("desk:persons"), person(name="123"))
    assert answer.status_code == 422


def test_a_person_is_corrected(office, as_):
    who = office.person("ketua")
    url = reverse("desk:person", args=[who.pk])
    assert who.name in as_("admin").get(url).content.decode()
    as_("admin").post(url, person(name="Yohana Andai", title_after="S.P., M.Si."))
    who.refresh_from_db()
    assert who.title_after == "S.P., M.Si."


def test_a_person_of_another_office_is_not_there(other, as_):
    who = other.person("ketua")
    assert as_("admin").get(reverse("desk:person", args=[who.pk])).status_code == 404


def post(office, account, **changed):
    entry = {
        "person": office.person(account).pk,
        "post": "secretary",
        "kind": "plh",
        "letter": "",
        "since": "2026-11-10",
        "until": "2026-11-12",
        "title": "Sekretaris",
        "unit": "",
    }
    return entry | changed


def test_a_plh_is_named_by_letter_and_may_act_the_same_day(office, as_, dossier):
    url = reverse("desk:appointments")
    assert as_("admin").post(url, post(office, "kasubbag-hukum")).status_code == 422
    answer = as_("admin").post(url, post(office, "kasubbag-hukum", letter="12/SPt/2026"))
    assert answer.status_code == 302
    walk_to(office, "verify_personnel", dossier=dossier)
    page = as_("kasubbag-hukum").get(reverse("desk:dossier", args=[dossier.code])).content.decode()
    assert "oleh Anda" in page


def test_a_taken_post_is_refused_with_everything_typed(office, as_):
    answer = as_("admin").post(
        reverse("desk:appointments"), post(office, "tamu", kind="definitive", until="")
    )
    assert answer.status_code == 422
    assert "sudah dipangku" in answer.content.decode()


def test_an_appointment_ends_and_stays(office, as_):
    held = Appointment.objects.get(person=office.person("tim-jdih"))
    url = reverse("desk:end_appointment", args=[held.pk])
    assert as_("admin").get(url).status_code == 200
    assert as_("admin").post(url, {"until": "2020-01-01"}).status_code == 422
    assert as_("admin").post(url, {"until": "2026-11-09"}).status_code == 302
    held.refresh_from_db()
    assert held.until == dt.date(2026, 11, 9)


def test_a_new_day_off_moves_the_deadlines_that_have_not_passed(office, as_, dossier):
    assert dossier.due_on is None or dossier.due_on == dt.date(2026, 11, 10)
    dossier.refresh_from_db()
    as_("admin").post(reverse("desk:off_days"), {"day": "2026-11-10", "name": "Libur daerah"})
    dossier.refresh_from_db()
    assert dossier.due_on == dt.date(2026, 11, 11)
    row = OffDay.objects.get(name="Libur daerah")
    as_("admin").post(reverse("desk:remove_off_day", args=[row.pk]))
    dossier.refresh_from_db()
    assert dossier.due_on == dt.date(2026, 11, 10)


def test_a_deadline_that_has_passed_is_never_moved(office, dossier):
    OffDay.objects.create(commission=office.commission, day=dt.date(2026, 11, 10), name="Libur")
    moved = recount_deadlines(since=dt.date(2026, 11, 10), by=office.administrator, when=office.moment(7))
    assert moved == 0


def test_a_national_day_cannot_be_taken_away(office, as_):
    row = OffDay.objects.create(day=dt.date(2026, 12, 25), name="Natal", source="national")
    assert as_("admin").post(reverse("desk:remove_off_day", args=[row.pk])).status_code == 404
    assert OffDay.objects.filter(pk=row.pk).exists()


def test_a_unit_is_added(office, as_):
    as_("admin").post(reverse("desk:office"), {"key": "divisi-sdm", "name": "Divisi Sosialisasi dan SDM"})
    assert office.unit("divisi-sdm").name == "Divisi Sosialisasi dan SDM"


@pytest.mark.parametrize("code", ["tim-pelaksana", "pengaturan", "publikasi-jdih", "keputusan-sekretaris"])
def test_a_running_sop_is_shown_beside_its_scan(as_, code):
    page = as_("tamu").get(reverse("desk:procedure", args=[code])).content.decode()
    assert "Pada hasil pindai" in page


def test_the_running_sop_is_printed(as_):
    answer = as_("tamu").get(reverse("desk:procedure_paper", args=["tim-pelaksana"]))
    assert answer.content.startswith(b"%PDF")
    assert as_("tamu").get(reverse("desk:procedure_paper", args=["tidak-ada"])).status_code == 404
