"""The six rows in depth: plan, void authentications, complete metadata, proofs of posts, watched links, semesters."""

import datetime as dt
import io
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from diktum.files.refusals import FileIsDamaged, FileIsMissing, FileIsNotWhatItClaims
from diktum.files.store import path_of, read
from diktum.formats.pdf import text_of
from diktum.formats.web_host import Problem, address_of, fetch
from diktum.ledger.verify import verify
from diktum.stages.publication import queries
from diktum.stages.publication import refusals as no
from diktum.stages.publication import semesters as half
from diktum.stages.publication.commands import PlanItem, Post
from diktum.stages.publication.models import JdihContent, LinkWatch, PlannedContent, PostProof
from diktum.stages.publication.papers import PAPERS
from diktum.stages.publication.semesters import Semester
from diktum.stages.publication.tests.acting import act, at, moment, opened, published
from diktum.stages.publication.watching import broken_links, watch_links


def picture():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, format="PNG")
    return ContentFile(out.getvalue(), name="layar.png")


@pytest.mark.django_db
class TestPlan:
    def test_a_plan_holds_rubrics_with_weekday_and_person(self, office):
        dossier = opened(office)
        items = (
            PlanItem("Pojok JDIH", "Sarah Misal", "Instagram", "routine", 1),
            PlanItem("Pengumuman", "Naomi Rupaka"),
        )
        act(office, dossier, "plan_publication", items=items)
        rows = PlannedContent.objects.filter(dossier=dossier)
        assert [(row.rubric, row.category, row.weekday) for row in rows] == [
            ("Pojok JDIH", "routine", 1),
            ("Pengumuman", "occasional", None),
        ]
        act(office, dossier, "hold_jdih_meeting")
        told = " ".join(text_of(PAPERS["notulen-rapat-jdih"](dossier)).split())
        assert "Pojok JDIH (rutin, Senin): Instagram; Sarah Misal" in told

    @pytest.mark.parametrize(
        "item", [PlanItem("", "A"), PlanItem("R", ""), PlanItem("R", "A", "", "routine")]
    )
    def test_refuses_an_item_without_its_facts(self, office, item):
        dossier = opened(office)
        with pytest.raises(no.TextIsMissing):
            act(office, dossier, "plan_publication", items=(item,))
        assert not PlannedContent.objects.exists()


@pytest.mark.django_db
class TestAuthenticationIsVoided:
    @pytest.mark.parametrize("key", ["approve_upload", "post_social", "upload_jdih"])
    def test_when_the_kept_file_changes(self, office, key):
        dossier = at(office, key)
        path = path_of(queries.sheet_of(dossier, "final").copy_sha256)
        path.chmod(0o600)
        path.write_bytes(path.read_bytes() + b"\n")
        with pytest.raises((no.CopyHasChanged, FileIsDamaged)):
            act(office, dossier, key)
        path.unlink()
        with pytest.raises(FileIsMissing):
            act(office, dossier, key)
        assert dossier.open_act == key

    def test_when_the_same_text_would_print_otherwise(self, office, settings):
        dossier = at(office, "approve_upload")
        settings.DIKTUM_PUBLIC_URL = "https://alamat-lain.example"
        with pytest.raises(no.CopyHasChanged):
            act(office, dossier, "approve_upload")
        act(office, dossier, "approve_upload", outcome="returned", reason="Alamat portal berubah.")
        assert dossier.open_act == "design_content"

    def test_a_new_publication_authenticates_anew(self, office, settings):
        dossier = at(office, "approve_upload")
        settings.DIKTUM_PUBLIC_URL = "https://alamat-lain.example"
        act(office, dossier, "approve_upload", outcome="rejected", reason="Otentikasi batal.")
        again = at(office, "post_social", dossier=opened(office, dossier.follows))
        assert again.open_act == "post_social"


@pytest.mark.django_db
@pytest.mark.parametrize("element", ["subjects", "source", "location", "field", "title"])
def test_refuses_approval_while_an_element_is_empty(office, element):
    from diktum.ledger.chain import chaining

    dossier = at(office, "approve_upload")
    row = queries.content_of(dossier)
    values = {
        each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields if not each.primary_key
    }
    values |= {"seq": dossier.seq + 1000, "metadata": row.metadata | {element: " "}}
    with chaining(office.commission.pk, moment(office, 9)) as chain:
        chain.record(JdihContent(**values))
    with pytest.raises(no.MetadataIsIncomplete):
        act(office, dossier, "approve_upload")
    assert dossier.open_act == "approve_upload"


@pytest.mark.django_db
class TestPosts:
    def test_a_post_keeps_account_time_and_screenshot(self, office):
        dossier = at(office, "post_social")
        earlier = moment(office, 5).at
        post = Post("Instagram", "https://instagram.example/1", "@kpu.contoh", earlier, picture())
        act(office, dossier, "post_social", posts=(post, Post("Laman", "https://kpu.example/1")))
        first, second = PostProof.objects.order_by("pk")
        assert (first.account, first.posted_at) == ("@kpu.contoh", earlier)
        assert read(first.screenshot).startswith(b"\x89PNG")
        assert (second.account, second.screenshot) == ("Laman", None)
        assert verify().is_sound

    def test_refuses_a_post_of_tomorrow(self, office):
        dossier = at(office, "post_social")
        late = Post("X", "https://x.example/1", "@a", moment(office, 10).at + dt.timedelta(hours=1))
        with pytest.raises(no.PostIsInTheFuture):
            act(office, dossier, "post_social", posts=(late,))

    def test_refuses_what_is_no_picture(self, office):
        dossier = at(office, "post_social")
        fake = ContentFile(b"<svg onload=alert(1)>", name="layar.png")
        with pytest.raises(FileIsNotWhatItClaims):
            act(office, dossier, "post_social", posts=(Post("X", "https://x.example/1", screenshot=fake),))
        assert not PostProof.objects.exists()


@pytest.fixture
def site():
    """A server of the own network that answers what `site.answers` says for a path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.answers = {}
    server.url = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


class TestReachingOutside:
    near = frozenset({"localhost"})

    @pytest.mark.parametrize(
        ("url", "problem"),
        [
            ("http://jdih.example/1", Problem.NOT_HTTPS),
            ("ftp://jdih.example/1", Problem.NOT_HTTPS),
            ("https://a:b@jdih.example/", Problem.NAMES_A_USER),
            ("https://lain.example/", Problem.NOT_LISTED),
            ("https://127.0.0.1/", Problem.PRIVATE),
            ("https://[::1]/", Problem.PRIVATE),
            ("https://10.0.0.8/", Problem.PRIVATE),
            ("https://169.254.169.254/latest/", Problem.PRIVATE),
            ("https://2130706433/", Problem.PRIVATE),
            ("https://[::1", Problem.UNKNOWN_HOST),
            ("https://jdih.example:99999/", Problem.UNKNOWN_HOST),
        ],
    )
    def test_refuses_what_it_may_not_open(self, url, problem):
        hosts = {"jdih.example", "127.0.0.1", "::1", "10.0.0.8", "169.254.169.254", "2130706433"}
        assert address_of(url, hosts=hosts) == ("", problem)
        assert fetch(url, hosts=hosts).problem == problem

    def test_follows_within_the_host_only(self, site):
        site.answers = {
            "/a": (302, {"Location": "/b"}, b""),
            "/b": (200, {}, b"isi"),
            "/away": (302, {"Location": "https://lain.example/x"}, b""),
            "/inside": (302, {"Location": "http://127.0.0.1:5432/"}, b""),
            "/round": (302, {"Location": "/round"}, b""),
        }
        asked = {path: fetch(site.url + path, hosts=self.near, near=self.near) for path in site.answers}
        assert (asked["/a"].status, asked["/a"].problem) == (200, None)
        assert asked["/a"].sha256 == asked["/b"].sha256
        assert asked["/away"].problem == asked["/inside"].problem == Problem.LED_AWAY
        assert asked["/round"].problem == Problem.TOO_MANY_HOPS


@pytest.mark.django_db
class TestWatchedLinks:
    def test_a_link_is_opened_again_and_told_when_it_breaks(self, office, settings, site, as_user):
        settings.DIKTUM_JDIH_HOSTS = settings.DIKTUM_WEBHOOK_HOSTS = ["127.0.0.1"]
        dossier = at(office, "upload_jdih")
        act(office, dossier, "upload_jdih", url=f"{site.url.replace('localhost', '127.0.0.1')}/1.pdf")
        act(office, dossier, "verify_link")
        copy = read(queries.entry_of(dossier).copy)
        for body, is_sound in ((copy, True), (copy + b" ", False)):
            site.answers = {"/1.pdf": (200, {}, body)}
            assert watch_links(office.commission, moment(office, 15)) == (not is_sound)
            assert LinkWatch.objects.latest("pk").is_sound is is_sound
        site.answers = {}
        assert watch_links(office.commission, moment(office, 16)) == 1
        (broken,) = broken_links(office.commission.pk)
        assert broken.watch.status == 404
        assert broken.watch.url in as_user("tim-jdih").get("/jdih/").content.decode()
        assert verify().is_sound

    def test_a_host_that_is_not_listed_is_left_alone(self, office, settings):
        settings.DIKTUM_JDIH_HOSTS = []
        published(office)
        assert watch_links(office.commission, moment(office, 15)) == 0
        assert not LinkWatch.objects.exists()


@pytest.mark.django_db
class TestSemesters:
    told = {"findings": "=Baik", "follow_up": "Rubrik baru."}

    def test_half_a_year_is_counted_recorded_and_printed(self, office, as_user):
        published(office)
        browser = as_user("kasubbag-hukum")
        page = "/jdih/evaluasi/2026-2/"
        assert browser.get("/jdih/evaluasi/").url == page
        assert browser.post(page, {"findings": "Tetap ada", "follow_up": ""}).status_code == 422
        assert browser.get(page.rstrip("/") + ".pdf").status_code == 409
        assert browser.post(page, self.told).status_code == 302
        row = half.recorded_evaluation(office.commission.pk, Semester(2026, 2))
        counted = {
            key: row.figures[key] for key in ("collection", "published", "with_abstract", "complete", "posts")
        }
        assert counted == dict.fromkeys(counted, 1)
        assert row.figures["channels"] == {"Instagram": 1}
        shown = browser.get(page).content.decode()
        assert "Rubrik baru." in shown
        assert "Capaian" in text_of(browser.get("/jdih/evaluasi/2026-2.pdf").content)
        table = browser.get("/jdih/evaluasi/2026-2.csv").content.decode("utf-8-sig")
        assert "Temuan,'=Baik" in table
        assert verify().is_sound

    def test_refusals(self, office):
        when = moment(office)
        give = {"semester": Semester(2026, 2), "when": when, **self.told}
        with pytest.raises(half.NotYoursToEvaluate):
            half.record_semester(by=office.jdih_team, **give)
        with pytest.raises(half.SemesterHasNotBegun):
            half.record_semester(by=office.head_of_legal, **give | {"semester": Semester(2027, 1)})
        with pytest.raises(half.EvaluationIsEmpty):
            half.record_semester(by=office.head_of_legal, **give | {"findings": " "})
        with pytest.raises(half.EvaluationIsNotThere):
            half.recorded_evaluation(office.commission.pk, Semester(2026, 1))

    @pytest.mark.parametrize("path", ["2026-3/", "1-1/", "2026-0.csv"])
    def test_there_are_two_semesters(self, office, as_user, path):
        assert as_user("tim-jdih").get(f"/jdih/evaluasi/{path}").status_code == 404

    def test_days_belong_to_one(self):
        assert Semester.of(dt.date(2026, 6, 30)) == Semester(2026, 1)
        assert Semester.of(dt.date(2026, 7, 1)).before == Semester(2026, 1)
        assert Semester(2026, 1).before.last == dt.date(2025, 12, 31)
