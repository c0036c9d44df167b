"""The draft as it lies on paper now: every page, painted when it is looked at."""

from django.urls import reverse

from diktum.stages.drafting import commands, queries
from diktum.stages.drafting.preview import page_numbers
from diktum.stages.drafting.tests.drafts import propose, sound


def test_every_page_of_the_kept_text_is_a_picture(office, as_user):
    dossier = propose(office)
    decree = sound(dossier)
    commands.save_draft(dossier_id=dossier.pk, decree=decree, by=office.proposer, when=office.moment())
    latest = queries.latest_decree(dossier)
    pages = page_numbers(dossier, latest)
    assert len(pages) >= 2
    writer = as_user("pengusul")
    editor = writer.get(reverse("drafting:submit_draft", args=[dossier.code])).content.decode()
    for number in pages:
        address = reverse("drafting:preview", args=[dossier.code, number])
        assert f"{address}?m=" in editor
        picture = writer.get(address)
        assert picture.content.startswith(b"\x89PNG")
        assert len(picture.content) < 60_000
    assert editor.count('loading="lazy"') == len(pages)
    assert writer.get(reverse("drafting:preview", args=[dossier.code, len(pages) + 1])).status_code == 404
    assert writer.get(reverse("drafting:preview", args=[dossier.code, 0])).status_code == 404


def test_the_text_that_is_only_kept_is_shown_and_its_pages_come_with_the_saving(office, as_user):
    dossier = propose(office)
    commands.save_draft(
        dossier_id=dossier.pk, decree=sound(dossier), by=office.proposer, when=office.moment()
    )
    writer = as_user("pengusul")
    before = writer.get(reverse("drafting:preview", args=[dossier.code, 1])).content
    form = writer.get(reverse("drafting:submit_draft", args=[dossier.code])).context["page"].form
    data = {bound.html_name: bound.value() or "" for bound in form.decree_form.head}
    data["title"] = "TIM PELAKSANA KEGIATAN YANG LAIN"
    answer = writer.post(reverse("drafting:keep", args=[dossier.code]), data)
    assert answer.status_code == 200
    assert "pratinjau/1.png?m=" in answer.json()["pages"]
    assert writer.get(reverse("drafting:preview", args=[dossier.code, 1])).content != before
