"""The desk over HTTP: who sees what, what each page answers, and at what cost."""

import pytest
from django.urls import NoReverseMatch, reverse

from diktum.desk import paper_shelf
from diktum.dossiers.models import Notice
from diktum.dossiers.tests.acting import do, open_dossier, walk_to


def text(answer):
    return answer.content.decode()


def test_the_inbox_has_one_verb_a_row_and_says_how_late_it_is(office, as_, dossier):
    walk_to(office, "sign", dossier=dossier)
    page = text(as_("ketua").get(reverse("desk:home")))
    assert dossier.title in page
    assert "Lewat tenggat" in page and "Lewat 1 hari kerja" in page
    assert page.count(f">{dossier.title}</a>") == 1


def test_the_inbox_shows_why_something_came_back(office, as_, dossier):
    walk_to(office, "verify_content", dossier=dossier)
    do(office, dossier, "verify_content", "head_of_legal", "returned", reason="Jabatan <b>belum</b> lengkap.")
    page = text(as_("pengusul").get(reverse("desk:home")))
    assert "Jabatan &lt;b&gt;belum&lt;/b&gt; lengkap." in page
    assert "Perbaiki" in page


def test_an_empty_inbox_says_when_it_was_looked_at(as_):
    page = text(as_("tamu").get(reverse("desk:home")))
    assert "Tidak ada yang menunggu Anda" in page
    assert "Terakhir diperiksa 09.31 WIT" in page


def test_only_who_proposes_is_offered_to_propose(as_):
    address = reverse("drafting:propose")
    assert address in text(as_("pengusul").get(reverse("desk:home")))
    assert address not in text(as_("ketua").get(reverse("desk:home")))


def test_what_others_hold_is_listed_apart(office, as_, dossier):
    walk_to(office, "verify_personnel", dossier=dossier)
    assert "Menunggu orang lain" in text(as_("pengusul").get(reverse("desk:home")))


def test_a_notice_is_read_once_and_only_by_its_own_reader(office, as_, dossier):
    walk_to(office, "verify_content", dossier=dossier)
    do(office, dossier, "verify_content", "head_of_legal", "returned", reason="Lengkapi.")
    notice = Notice.objects.get(person=office.person("pengusul"))
    as_("ketua").post(reverse("desk:read_notice", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.read_at is None
    as_("pengusul").post(reverse("desk:read_notice", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_the_inbox_costs_few_questions(office, as_, django_assert_max_num_queries):
    for number in range(5):
        walk_to(office, "verify_content", dossier=open_dossier(office, title=f"Tim {number}"))
    client = as_("kasubbag-hukum")
    client.get(reverse("desk:home"))
    with django_assert_max_num_queries(12):
        client.get(reverse("desk:home"))


def test_a_dossier_costs_few_questions(office, as_, dossier, django_assert_max_num_queries):
    walk_to(office, "sign", dossier=dossier)
    client = as_("sekretaris")
    client.get(reverse("desk:dossier", args=[dossier.code]))
    with django_assert_max_num_queries(16):
        client.get(reverse("desk:dossier", args=[dossier.code]))


def test_the_list_costs_few_questions_however_long_it_is(office, as_, django_assert_max_num_queries):
    for number in range(8):
        open_dossier(office, title=f"Tim {number}")
    client = as_("kasubbag-hukum")
    with django_assert_max_num_queries(13):
        client.get(reverse("desk:dossiers"))


def test_the_list_is_searched_and_filtered(office, as_, dossier):
    other = open_dossier(office, title="Panitia Pengadaan")
    client, url = as_("kasubbag-hukum"), reverse("desk:dossiers")

    def shown(**query):
        page = text(client.get(url, query))
        return {code for code in (dossier.code, other.code) if f"/berkas/{code}/" in page}

    assert shown(q="logistik pemilihan") == {dossier.code}
    assert shown(q=other.code.lower()) == {other.code}
    assert shown(status="running", tahun="2026", langkah="submit_draft") == {dossier.code, other.code}
    assert shown(status="finished") == set()
    assert shown(unit=str(office.unit("keuangan").pk)) == set()
    assert shown(jenis="pengaturan") == set()
    assert shown(unit="bukan-angka", tahun="x", halaman="999999999999999999999") == {dossier.code, other.code}


def test_an_empty_list_names_the_filter(as_):
    page = text(as_("ketua").get(reverse("desk:dossiers"), {"q": "tidak ada\x00", "status": "finished"}))
    assert "Tidak ada berkas yang cocok" in page
    assert "Status: Selesai" in page


def test_the_dossier_tells_who_may_when_one_may_not(office, as_, dossier):
    walk_to(office, "sign", dossier=dossier)
    page = text(as_("sekretaris").get(reverse("desk:dossier", args=[dossier.code])))
    assert "bukan wewenang jabatan Anda" in page
    assert "Yohana Andai, S.P." in page
    assert 'class="button main"' not in page


def test_the_dossier_offers_its_one_act_to_who_may(office, as_, dossier):
    walk_to(office, "verify_content", dossier=dossier)
    page = text(as_("kasubbag-hukum").get(reverse("desk:dossier", args=[dossier.code.lower()])))
    assert "oleh Anda" in page
    assert page.count('class="button main"') == 1
    assert "<b>Rancangan</b>" in page


def test_a_finished_dossier_says_so(office, as_, dossier):
    walk_to(office, "", dossier=dossier)
    page = text(as_("tim-jdih").get(reverse("desk:dossier", args=[dossier.code])))
    assert "Selesai" in page and "<b>Berlaku</b>" in page
    try:
        assert reverse("publication:open", args=[dossier.code]) in page
    except NoReverseMatch:
        assert "Buka publikasi JDIH" not in page


def test_nobody_of_another_commission_sees_a_dossier(office, other, as_, dossier):
    client = as_("lain-ketua".removeprefix("lain-"), of=other)
    for name in ("dossier", "history", "card", "withdraw", "cancel"):
        assert client.get(reverse(f"desk:{name}", args=[dossier.code])).status_code == 404
    assert client.get(reverse("desk:paper", args=[dossier.code, "kak"])).status_code == 404
    assert dossier.title not in text(client.get(reverse("desk:dossiers")))
    assert dossier.title not in text(client.get(reverse("desk:home")))


def test_a_visitor_is_led_to_the_door(client, dossier):
    for url in (reverse("desk:home"), reverse("desk:dossiers"), reverse("desk:dossier", args=[dossier.code])):
        answer = client.get(url)
        assert answer.status_code == 302 and "/akun/" in answer.url


def test_the_history_tells_every_line_with_its_post(office, as_, dossier):
    walk_to(office, "verify_content", dossier=dossier)
    do(office, dossier, "verify_content", "head_of_legal", "returned", reason="Jabatan belum lengkap.")
    page = text(as_("pengusul").get(reverse("desk:history", args=[dossier.code])))
    assert page.count('id="catatan-') == dossier.seq
    assert "sebagai Kepala Subbagian Hukum dan SDM" in page
    assert "Jabatan belum lengkap." in page


def test_a_paper_that_is_not_ready_is_refused(as_, dossier):
    client = as_("pengusul")
    assert client.get(reverse("desk:paper", args=[dossier.code, "kak"])).status_code == 409
    assert client.get(reverse("desk:paper", args=[dossier.code, "tidak-ada"])).status_code == 404


def test_a_paper_opens_in_the_browser_under_its_name(as_, dossier, monkeypatch):
    monkeypatch.setitem(
        paper_shelf.printers(), "contoh", ("drafting", lambda found: b"%PDF-1.7 " + found.code.encode())
    )
    answer = as_("pengusul").get(reverse("desk:paper", args=[dossier.code, "contoh"]))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{dossier.code}-contoh.pdf"'


def test_only_papers_of_done_acts_are_on_the_shelf():
    assert paper_shelf.shelf(set()) == ()
    keys = [row.key for row in paper_shelf.shelf({"submit_draft", "verify_personnel"})]
    assert "kak" in keys and "kartu-kendali-personil" in keys
    assert "kartu-kendali-muatan" not in keys


def test_every_paper_has_a_name_of_its_own():
    assert set(paper_shelf.printers()) <= set(paper_shelf.KNOWN) | set(paper_shelf.TWINS)


@pytest.mark.parametrize("name", ["home", "dossiers", "procedures", "help"])
def test_every_common_page_answers(as_, name):
    assert as_("tamu").get(reverse(f"desk:{name}")).status_code == 200


def test_the_installation_says_only_that_it_is_alive(client, db):
    answer = client.get("/sehat")
    assert answer.status_code == 200
    assert text(answer) == "sehat\n"
