"""Anybody can check a paper: by its code, by its file, by a proof; every answer is plain."""

import hashlib
import json

import pytest
from django.core.cache import cache

from diktum.core.procedure.progress import Status
from diktum.core.proofs import verify_consistency
from diktum.core.proofs.checkpoint import read_checkpoint, read_key
from diktum.core.proofs.evidence import check_proof, read_proof
from diktum.dossiers.models import Dossier
from diktum.files.store import read
from diktum.ledger.chain import chaining
from diktum.ledger.checkpoints import latest_checkpoint, make_checkpoint
from diktum.ledger.ed25519 import is_signature
from diktum.portal.authenticity import PER_MINUTE
from diktum.portal.known_files import clean_fingerprint
from diktum.stages.distribution.issued import issued
from diktum.stages.distribution.papers import copy_paper
from diktum.stages.distribution.queries import copies
from diktum.stages.distribution.tests.acting import certified, copied, copy_of
from diktum.stages.publication.queries import published_as
from diktum.stages.publication.relating import relate_decrees
from diktum.stages.publication.relation_models import Bearing
from diktum.stages.publication.tests.acting import moment, published
from diktum.stages.signing.models import NumberVoid
from diktum.stages.signing.queries import agenda_line
from diktum.stages.signing.tests.acting import at

pytestmark = pytest.mark.django_db
OTHER = "ab" * 32


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    settings.DIKTUM_CHECKPOINT_KEY = str(tmp_path / "checkpoint-key")
    cache.clear()
    yield
    cache.clear()


def body(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_the_page_says_which_copy_for_whom_and_how_it_was_signed(office, client):
    copy = copy_of(certified(office), 2)
    page = body(client, f"/v/{copy.code}/")
    assert "nomor 2 dari 3" in page
    assert "Melati Contoh" in page
    assert "Tanda tangan basah pada naskah asli (bukan tanda tangan elektronik)" in page
    assert "tidak berasal dari BSrE" in page
    assert "Berlaku" in page


def test_the_answer_is_kept_nowhere(office, client):
    answer = client.get(f"/v/{copy_of(certified(office)).code}/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_copy_that_is_not_certified_yet_is_said_to_be_so(office, client):
    page = body(client, f"/v/{copy_of(copied(office)).code}/")
    assert "belum disahkan" in page
    assert "Cocok dengan catatan" not in page
    assert "Melati Contoh" not in page


def test_a_copy_of_a_voided_number_is_said_to_be_void(office, client):
    decree = certified(office)
    void_its_number(office, decree)
    page = body(client, f"/v/{copy_of(decree).code}/")
    assert "tidak berlaku lagi" in page
    assert "Cocok dengan catatan" not in page


def void_its_number(office, decree):
    """Write the line by which a number becomes void; the commands of today refuse it once copies are out."""
    when = at(office, minutes=400)
    with chaining(office.commission.pk, when) as chain:
        chain.record(
            NumberVoid(
                line=agenda_line(decree),
                reason="Salah tulis pada buku",
                voided_by="Kasubbag Contoh",
                post_title="Kepala Subbagian Hukum",
                voided_on=when.day,
                voided_at=when.at,
            )
        )


def test_a_copy_of_a_cancelled_decree_is_said_not_to_be_in_force(office, client):
    decree = certified(office)
    Dossier.objects.filter(pk=decree.pk).update(status=Status.CANCELLED, open_act="")
    page = body(client, f"/v/{copy_of(decree).code}/")
    assert "Keputusan ini tidak berlaku." in page
    assert "Cocok dengan catatan" not in page


def test_a_copy_of_a_revoked_decree_is_said_to_be_revoked(office, client):
    older, newer = certified(office), certified(office)
    relate_decrees(
        acting_id=newer.pk,
        kind=Bearing.REVOKES,
        target_id=older.pk,
        effective_on=issued(newer).enacted_on,
        by=office.head_of_legal,
        when=moment(office),
    )
    page = body(client, f"/v/{copy_of(older).code}/")
    assert "keputusannya sudah dicabut" in page
    assert "Nomor 2 Tahun 2026" in page
    assert "Cocok dengan catatan" not in page
    assert "Cocok dengan catatan" in body(client, f"/v/{copy_of(newer).code}/")


@pytest.mark.parametrize(
    "typed",
    ["https://lain.contoh.go.id/v/{}/", "lain.contoh.go.id/v/{}", "HTTPS://LAIN.CONTOH.GO.ID/v/{}?x=1"],
)
def test_the_code_of_another_address_is_not_answered_for(office, client, typed):
    code = copy_of(certified(office)).code
    page = client.get("/cek/", {"kode": typed.format(code)})
    assert page.status_code == 200
    assert "milik alamat lain" in page.content.decode()
    assert "lain.contoh.go.id" in page.content.decode()
    assert 'href="https://lain' not in page.content.decode()


def test_our_own_address_leads_to_its_answer(office, client, settings):
    settings.DIKTUM_PUBLIC_URL = "https://sk.contoh.go.id"
    code = copy_of(certified(office)).code
    for typed in (f"https://sk.contoh.go.id/v/{code}/", f"sk.contoh.go.id/v/{code}", f"  {code.lower()} "):
        assert client.get("/cek/", {"kode": typed}).url == f"/v/{code}/"


@pytest.mark.parametrize("typed", ["http://[", "//", "/v/", "http:///v/x", "%00", "a" * 900])
def test_nonsense_is_answered(office, client, typed):
    assert client.get("/cek/", {"kode": typed}, follow=True).status_code in (200, 404)


class TestComparing:
    def sidik(self, client, path, sha256):
        return body(client, f"{path}?sidik={sha256}")

    def test_the_numbered_copy(self, office, client):
        decree = certified(office)
        copy = copy_of(decree)
        sha256 = hashlib.sha256(copy_paper(decree, copy)).hexdigest()
        assert "salinan bernomor ini" in self.sidik(client, f"/v/{copy.code}/", sha256)
        assert "Tidak sama." in self.sidik(client, f"/v/{copy_of(decree, 2).code}/", sha256)

    def test_the_published_copy(self, office, client):
        decree = published(office)
        sha256 = published_as(decree.pk).entry.copy.sha256
        code = copies(decree)[0].copy.code
        assert "salinan untuk publikasi dari keputusan ini" in self.sidik(client, f"/v/{code}/", sha256)
        assert "Dikenal" in self.sidik(client, "/cek/", sha256.upper())

    def test_the_file_of_another_decree_is_named(self, office, client):
        decree = published(office)
        sha256 = published_as(decree.pk).entry.copy.sha256
        other = certified(office, title="Tim Lain yang Belum Terbit")
        page = self.sidik(client, f"/v/{copies(other)[0].copy.code}/", sha256)
        assert "Dikenal, dari keputusan ini" in page
        assert "Sama, setiap bit" not in page

    @pytest.mark.parametrize("typed", ["x", "ab", OTHER + "ab", "<script>", "%00"])
    def test_what_is_no_fingerprint(self, office, client, typed):
        page = self.sidik(client, "/cek/", typed)
        assert "Sidik tidak terbaca" in page
        assert "<script>x" not in page

    def test_an_unknown_file(self, office, client):
        assert "Tidak sama." in self.sidik(client, "/cek/", OTHER)


@pytest.mark.parametrize(
    "typed",
    [
        OTHER,
        OTHER.upper(),
        f"  {OTHER}\n",
        ":".join([OTHER[:2]] * 32),
        f"{OTHER}  berkas.pdf",
        f"{OTHER[:32]} {OTHER[32:]}",
    ],
)
def test_a_fingerprint_is_taken_as_tools_print_it(typed):
    assert clean_fingerprint(typed) == OTHER


def test_an_address_that_asks_too_often_is_told_to_wait(office, client):
    for _turn in range(PER_MINUTE):
        assert client.get("/v/AAAAA-AAAAA/").status_code == 404
    answer = client.get("/v/AAAAA-AAAAA/")
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert "Terlalu banyak permintaan" in answer.content.decode()
    assert client.get("/v/AAAAA-AAAAA/", REMOTE_ADDR="10.1.2.3").status_code == 404


def test_behind_our_proxy_each_asker_has_his_own_count(office, client, settings):
    settings.BEHIND_TLS = True
    for _turn in range(PER_MINUTE + 1):
        last = client.get("/v/AAAAA-AAAAA/", HTTP_X_FORWARDED_FOR="1.1.1.1, 10.9.9.9")
    assert last.status_code == 429
    assert client.get("/v/AAAAA-AAAAA/", HTTP_X_FORWARDED_FOR="10.9.9.9, 10.9.9.8").status_code == 404


class TestTrail:
    def two_checkpoints(self, office):
        decree = published(office)
        first = make_checkpoint(office.commission.pk, moment(office, 20))
        certified(office, title="Tim Sesudahnya")
        return decree, first, make_checkpoint(office.commission.pk, moment(office, 21))

    def test_it_is_shown_and_handed_out(self, office, client):
        assert "Belum ada titik jejak" in body(client, "/jejak/")
        _decree, first, newest = self.two_checkpoints(office)
        slug = office.commission.slug
        page = body(client, "/jejak/")
        assert f"{newest.size} baris" in page
        history = body(client, f"/jejak/{slug}/")
        assert str(first.size) in history
        read = read_checkpoint(body(client, f"/jejak/{slug}/titik.txt"))
        assert read.checkpoint.root == newest.root
        key = history.partition('class="code broken">')[2].partition("<")[0]
        assert read.is_signed_by(read_key(key.replace("&#x2B;", "+")), is_signature)
        assert body(client, f"/jejak/{slug}/{first.size}.txt") == first.text

    def test_a_witness_sees_for_himself_that_it_only_grew(self, office, client):
        _decree, first, newest = self.two_checkpoints(office)
        slug = office.commission.slug
        proof = json.loads(body(client, f"/jejak/{slug}/{first.size}-{newest.size}.json"))
        old, new = (read_checkpoint(proof[each]).checkpoint for each in ("old", "new"))
        assert verify_consistency((old.size, old.root), (new.size, new.root), proof["path"])
        assert old.size < new.size

    @pytest.mark.parametrize(
        "path",
        [
            "/jejak/kab-tidak-ada/",
            "/jejak/{}/titik.txt",
            "/jejak/{}/99.txt",
            "/jejak/{}/1-2.json",
            "/jejak/{}/0.txt",
        ],
    )
    def test_what_is_not_there(self, office, client, path):
        assert client.get(path.format(office.commission.slug)).status_code == 404


class TestProof:
    PATH = "/kab-sorong-selatan/keputusan/2026/1-bukti.json"

    def test_a_decree_is_proved_offline_by_what_the_page_hands_out(self, office, client):
        decree = published(office)
        assert "Titik jejak dibuat setiap jam" in body(client, self.PATH, 404)
        make_checkpoint(office.commission.pk, moment(office, 20))
        proof = read_proof(body(client, self.PATH))
        stored = published_as(decree.pk).entry.copy
        check_proof(proof, hashlib.sha256(read(stored)).hexdigest())
        assert [row.kind for row in proof.rows] == [
            "publication.PublishedDecree",
            "publication.JdihEntry",
            "files.StoredFile",
        ]
        assert proof.statement["number"] == 1
        assert proof.signed.checkpoint.size == latest_checkpoint(office.commission.pk).size

    def test_there_is_none_of_a_decree_that_is_not_public(self, office, client):
        certified(office)
        make_checkpoint(office.commission.pk, moment(office, 20))
        body(client, self.PATH, 404)

    def test_a_newer_book_does_not_break_an_old_proof(self, office, client):
        published(office)
        make_checkpoint(office.commission.pk, moment(office, 20))
        old = body(client, self.PATH)
        with chaining(office.commission.pk, moment(office, 21)):
            pass
        certified(office, title="Tim Sesudahnya")
        make_checkpoint(office.commission.pk, moment(office, 21))
        new = read_proof(body(client, self.PATH))
        check_proof(read_proof(old), new.sha256)
        assert new.signed.checkpoint.size > read_proof(old).signed.checkpoint.size
