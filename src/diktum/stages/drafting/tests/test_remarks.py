"""Remarks at parts of a draft: made by a reader, answered, settled, taken to Word."""

import pytest
from django.urls import reverse

from diktum.formats.docx import SuggestionKind, suggestions
from diktum.ledger.verify import verify
from diktum.stages.drafting import queries
from diktum.stages.drafting import refusals as no
from diktum.stages.drafting.remarks import make_remark, reply_to_remark
from diktum.stages.drafting.tests.drafts import submitted


@pytest.fixture
def dossier(office):
    return submitted(office)


def node_of(dossier):
    return queries.latest_decree(dossier).dicta[0].id


def remark(office, dossier, *, by=None, text="Perjelas.", **said):
    given = {"node": node_of(dossier), "text": text, **said}
    return make_remark(dossier_id=dossier.pk, by=by or office.secretary, when=office.moment(), **given)


def reply(office, dossier, row, kind, *, by=None, text=""):
    return reply_to_remark(
        dossier_id=dossier.pk,
        remark_id=row.pk,
        kind=kind,
        text=text,
        by=by or office.proposer,
        when=office.moment(),
    )


def test_a_remark_is_answered_and_settled(office, dossier):
    row = remark(office, dossier)
    assert (row.place, row.quoted) == ("Diktum KESATU", queries.latest_decree(dossier).dicta[0].text)
    reply(office, dossier, row, "answer", text="Sudah diperjelas.")
    assert queries.remark_threads(dossier)[0].settled is None
    with pytest.raises(no.RemarkIsNotYours):
        reply(office, dossier, row, "resolved", by=office.bystander)
    reply(office, dossier, row, "resolved")
    (thread,) = queries.remark_threads(dossier)
    assert [each.kind for each in thread.replies] == ["answer", "resolved"]
    assert thread.settled.made_by == office.proposer.name
    for kind in ("answer", "resolved"):
        with pytest.raises(no.RemarkIsSettled):
            reply(office, dossier, row, kind, text="Lagi")
    assert verify().is_sound


@pytest.mark.parametrize("said", [{"text": "  "}, {"node": "tidak-ada"}, {"node": ""}])
def test_a_remark_has_words_and_a_place(office, dossier, said):
    with pytest.raises(no.RemarkIsEmpty):
        remark(office, dossier, **said)


def test_an_empty_answer_and_a_closed_dossier_are_refused(office, dossier):
    row = remark(office, dossier, node="judul")
    with pytest.raises(no.RemarkIsEmpty):
        reply(office, dossier, row, "answer", text=" ")
    from diktum.dossiers.commands import withdraw_dossier

    withdraw_dossier(dossier_id=dossier.pk, by=office.proposer, when=office.moment(), reason="Batal")
    with pytest.raises(no.RemarksAreClosed):
        remark(office, dossier)


def test_the_pages_show_it_and_word_carries_it(office, dossier, as_user):
    url = reverse("drafting:remarks", args=[dossier.code])
    reader = as_user("sekretaris")
    assert reader.get(url).status_code == 200
    assert reader.post(url, {"do": "remark", "node": "", "text": "x"}).status_code == 422
    assert (
        reader.post(url, {"do": "remark", "node": node_of(dossier), "text": "Perjelas <tim>."}).status_code
        == 302
    )
    (thread,) = queries.remark_threads(dossier)
    writer = as_user("pengusul")
    shown = writer.get(url).content.decode()
    assert "Perjelas &lt;tim&gt;." in shown
    assert f'href="#{node_of(dossier)}"' in shown
    version = writer.get(reverse("drafting:version", args=[dossier.code, 1])).content.decode()
    assert "Perjelas &lt;tim&gt;." in version
    word = writer.get(reverse("drafting:download", args=[dossier.code, 1, "docx"])).content
    mine = [each for each in suggestions(word) if each.author == office.secretary.name]
    assert [(each.node, each.kind, each.comment) for each in mine] == [
        (node_of(dossier), SuggestionKind.COMMENT, "Perjelas <tim>.")
    ]
    assert writer.post(url, {"do": f"answer-{thread.remark.pk}", "text": "Sudah."}).status_code == 302
    assert writer.post(url, {"do": f"resolved-{thread.remark.pk}", "text": ""}).status_code == 302
    assert queries.remark_threads(dossier)[0].settled.kind == "resolved"
