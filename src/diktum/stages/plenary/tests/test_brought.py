"""What was said before a session comes to its item: open remarks on the draft, suggestions of a postponed item."""

import pytest
from django.test import Client

from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.remarks import make_remark
from diktum.stages.plenary import commands
from diktum.stages.plenary.models import Suggestion
from diktum.stages.plenary.tests.acting import SESSION_DAY, decide, on_the_day, tabled


@pytest.fixture
def keeper(office, settings):
    def keeper(when):
        settings.DIKTUM_FIXED_NOW = when.at.isoformat()
        client = Client()
        client.force_login(office.user("staf-hukum"), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return keeper


def test_a_remark_on_the_draft_becomes_a_suggestion_and_is_settled(office, keeper):
    dossier, session = tabled(office)
    remark = make_remark(
        dossier_id=dossier.pk,
        node="k2",
        text="Batasi masa kerja.",
        by=office.head_of_legal,
        when=office.moment(),
    )
    client, url = keeper(on_the_day(office)), f"/pleno/{session.slug}/butir/1/"
    assert "Batasi masa kerja." in client.get(url).content.decode()
    form = client.get(f"{url}?dari=k{remark.pk}").context["page"].form
    assert (form["node"].value(), form["text"].value()) == ("k2", "Batasi masa kerja.")
    said = {"do": "suggest", "taken": f"k{remark.pk}", "node": "k2", "text": "Batasi masa kerja."}
    answer = client.post(url, {**said, "person": office.chair.person_id, "request_key": "a"})
    assert answer.status_code == 302
    (thread,) = drafting.remark_threads(dossier)
    assert thread.settled.kind == "adopted"
    assert thread.settled.text == f"Saran 1 dalam rapat pleno {session.slug}"
    assert client.get(url).context["page"].brought == ()


def test_suggestions_of_a_postponed_item_come_to_the_next_session(office, keeper):
    dossier, _session = tabled(office)
    for node, text in (("k1", "Sebut dasar tim."), ("k2", "Batasi masa kerja.")):
        commands.suggest(
            dossier_id=dossier.pk,
            node=node,
            text=text,
            person_id=office.chair.person_id,
            by=office.minute_taker,
            when=on_the_day(office),
        )
    first, second = Suggestion.objects.order_by("pk")
    for row, outcome in ((first, "rejected"), (second, "adopted")):
        commands.resolve(
            dossier_id=dossier.pk,
            suggestion_id=row.pk,
            outcome=outcome,
            by=office.minute_taker,
            when=on_the_day(office),
        )
    decide(office, dossier, "postponed", reason="Belum selesai")
    later = commands.call_session(
        held_at=office.moment(SESSION_DAY + 5, hours=1).at,
        place="Ruang Rapat",
        kind="tertutup",
        mode="tatap-muka",
        by=office.secretary,
        when=on_the_day(office),
    )
    commands.table_dossier(
        dossier_id=dossier.pk, session_id=later.pk, by=office.secretary, when=on_the_day(office)
    )
    commands.send_invitation(session_id=later.pk, by=office.secretary, when=on_the_day(office))
    commands.record_attendance(
        session_id=later.pk,
        present=[actor.person_id for actor in office.members[:3]],
        by=office.minute_taker,
        when=on_the_day(office, day=SESSION_DAY + 5),
    )
    page = (
        keeper(on_the_day(office, day=SESSION_DAY + 5)).get(f"/pleno/{later.slug}/butir/1/").context["page"]
    )
    assert [(each.node, each.text, each.is_remark) for each in page.brought] == [
        ("k2", "Batasi masa kerja.", False)
    ]
