"""What the administrator sees of files: those refused with the reason, and how those kept are."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from diktum.desk.file_condition import file_condition, virus_condition
from diktum.dossiers.work import performing
from diktum.files import fixity, refusals, store
from diktum.files.models import Verdict, VirusCheck
from diktum.files.tests.builders import a_pdf

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/pengaturan/karantina/"


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.DIKTUM_FILES = tmp_path / "files"


def refuse_one(office, dossier, name="pindai.pdf"):
    with (
        pytest.raises(refusals.FileIsNotWhatItClaims),
        performing("submit_draft", dossier_id=dossier.pk, by=office.proposer, when=office.moment()) as work,
    ):
        store.keep(work, ContentFile(b"halo", name=name))


def test_a_refused_file_is_listed_although_the_act_was_rolled_back(as_, office, dossier):
    assert "Belum ada berkas yang ditolak" in as_("admin").get(ADDRESS).content.decode()
    refuse_one(office, dossier, "<b>pindai<b>.pdf")
    page = as_("admin").get(ADDRESS).content.decode()
    assert "&lt;b&gt;pindai&lt;" in page
    assert "DKT-951" in page
    assert office.proposer.name in page
    assert "Dalam karantina" in page
    assert as_("admin").get(ADDRESS).content.decode().count("pindai&lt;") == page.count("pindai&lt;")


def test_another_office_and_other_posts_see_nothing(as_, office, other, dossier):
    refuse_one(office, dossier)
    assert "pindai.pdf" not in as_("admin", other).get(ADDRESS).content.decode()
    assert as_("pengusul").get(ADDRESS).status_code == 403


def test_the_settings_lead_there(as_):
    assert reverse("desk:quarantine") in as_("admin").get("/pengaturan/").content.decode()


def keep_one(office):
    from diktum.ledger.chain import chaining

    with chaining(office.commission.pk, office.moment()) as chain:
        return store.keep(chain, ContentFile(a_pdf(), name="naskah.pdf"))


def test_the_condition_names_a_damaged_file(office):
    stored = keep_one(office)
    when = office.moment()
    assert file_condition(when).state == "done"
    path = store.path_of(stored.sha256)
    path.chmod(0o600)
    path.write_bytes(b"rusak")
    fixity.check_due(when.at + dt.timedelta(days=8))
    told = file_condition(when)
    assert told.state == "late"
    assert "naskah.pdf" in told.sentence


def test_the_condition_warns_of_files_that_were_not_read_for_long(office):
    keep_one(office)
    told = file_condition(office.moment(9))
    assert (told.state, told.word) == ("to_mend", "Lama")


def test_not_checked_is_never_shown_as_clean(office, settings):
    when = office.moment()
    assert virus_condition(when).word == "Tidak dipakai"
    settings.DIKTUM_CLAMD = "127.0.0.1:9"
    VirusCheck.objects.create(
        file=keep_one(office), verdict=Verdict.UNCHECKED, detail="tidak menjawab", at=when.at
    )
    assert virus_condition(when).state == "to_mend"
