"""The papers of drafting: printed from what was recorded, the same bytes twice, refused before their time."""

import pytest

from diktum.formats.pdf import text_of
from diktum.stages.drafting import commands
from diktum.stages.drafting.papers import PAPERS
from diktum.stages.drafting.refusals import PaperIsNotReady
from diktum.stages.drafting.tests.drafts import hand_in, propose, submitted
from diktum.stages.drafting.tests.test_commands import sound_guideline

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", PAPERS)
def test_refuses_before_there_is_something_to_print(office, key):
    with pytest.raises(PaperIsNotReady):
        PAPERS[key](propose(office))


def test_prints_terms_and_draft_with_everybody_named(office):
    dossier = submitted(office)
    for key, words in (("kak", "Orang Contoh 12"), ("rancangan", "RANCANGAN")):
        pdf = PAPERS[key](dossier)
        text = text_of(pdf)
        assert words in text
        assert pdf == PAPERS[key](dossier)
    assert "Versi 1" in text
    assert "YOHANA ANDAI" in text


def test_prints_the_minutes_of_a_discussion_and_the_chapters_of_a_guideline(office):
    dossier = propose(office, procedure="pengaturan", kind="pedoman", title="Pedoman Teknis Arsip")
    hand_in(office, dossier, decree=sound_guideline(dossier))
    commands.record_discussion(
        dossier_id=dossier.pk,
        held_on=office.moment().day,
        place="Ruang rapat",
        attendees=("Elias Gambaran, Ketua Tim Penyusun",),
        minutes="Membahas Pasal 1.",
        conclusion="Disetujui.",
        by=office.drafting_team,
        when=office.moment(),
    )
    assert "Membahas Pasal 1." in text_of(PAPERS["notulensi-pembahasan"](dossier))
    assert "Pasal 2" in text_of(PAPERS["rancangan"](dossier))
