"""A dossier that really travelled: every paper on its shelf opens, and its page shows the text itself."""

from pathlib import Path

import pytest
from django.urls import reverse

from diktum.desk.dossier_page import dossier_page
from diktum.desk.walk.doings import propose
from diktum.desk.walk.late_doings import DOINGS
from diktum.desk.walk.script import read_script
from diktum.desk.walk.walker import Walker, walk

EXAMPLES = Path(__file__).resolve().parents[4] / "examples"


def travelled(office, example, until=""):
    script = read_script(EXAMPLES / example, office.commission.zone)
    walker = Walker(script, office.commission.pk)
    return walk(walker, propose(walker), DOINGS, until=until)


@pytest.mark.parametrize("example", ["tim", "pengaturan"])
def test_every_paper_on_the_shelf_of_an_archived_decree_opens(office, as_, example):
    dossier = travelled(office, example)
    dossier.refresh_from_db()
    page = dossier_page(dossier, office.secretary, office.moment(60))
    assert [paper.key for paper in page.papers] == ["sk", "salinan", "tanda-terima", "lembar-arsip"]
    client = as_("staf-hukum")
    for paper in (*page.papers, *page.working_papers):
        answer = client.get(reverse("desk:paper", args=[dossier.code, paper.key]))
        assert answer.status_code == 200, paper.key
        assert answer.content.startswith(b"%PDF"), paper.key


def test_a_draft_is_seen_on_the_page_of_its_dossier(office, as_):
    dossier = travelled(office, "tim", until="verify_content")
    page = as_("kasubbag-hukum").get(reverse("desk:dossier", args=[dossier.code])).content.decode()
    assert 'class="sheet"' in page and "MEMUTUSKAN" in page
    assert "Naskah versi" in page


def test_a_certified_decree_is_offered_to_the_jdih_team_alone(office, as_):
    dossier = travelled(office, "tim")
    address = reverse("publication:open", args=[dossier.code])
    there = reverse("desk:dossier", args=[dossier.code])
    assert address in as_("tim-jdih").get(there).content.decode()
    page = as_("pengusul").get(there).content.decode()
    assert "<b>Nomor 1 Tahun 2026</b>" in page
    assert address not in as_("pengusul").get(there).content.decode()
