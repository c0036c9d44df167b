"""The store where there is no room, where a file is made to swell, and where the program is killed on the way in."""

from __future__ import annotations

import json
import os
import resource
import signal
import struct
import subprocess
import sys
import zlib
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import RequestFactory
from structlog.testing import capture_logs

from diktum.config import env
from diktum.dossiers.refusals import RepeatedRequest
from diktum.dossiers.tests.acting import open_dossier
from diktum.dossiers.work import performing
from diktum.files import arriving, quarantine, refusals, store
from diktum.files.models import StoredFile
from diktum.files.tests.builders import a_pdf
from diktum.files.tests.test_store import files_in_the_store, work
from diktum.ledger.verify import verify
from tests.office import an_office

__all__ = ["work"]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX limits and signals")


@contextmanager
def no_file_beyond(size):
    """Have the kernel refuse to let any file grow beyond some bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        with capture_logs():  # what is told of it goes to a file of pytest's, which may not grow either
            yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.django_db
class TestNoRoom:
    def test_in_the_store_nothing_is_half_kept(self, work, settings):
        with no_file_beyond(200), pytest.raises(refusals.StoreIsFull):
            store.keep(work, ContentFile(a_pdf(), name="a.pdf"))
        assert not StoredFile.objects.exists()
        assert files_in_the_store(settings) == []
        assert store.keep(work, ContentFile(a_pdf(), name="a.pdf"))

    def test_in_quarantine_the_refusal_stands(self, work):
        with no_file_beyond(50), pytest.raises(refusals.FileIsNotWhatItClaims):
            store.keep(work, ContentFile(b"halo", name="a.pdf"))
        assert [path for path in quarantine._folder().rglob("*") if path.is_file()] == []

    def test_where_a_posted_file_waits_it_is_a_refusal(self, work, tmp_path, settings):
        settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
        content = a_pdf() + b"\0" * 3_000_000
        request = RequestFactory().post("/x/", {"scan": SimpleUploadedFile("a.pdf", content)})
        with no_file_beyond(1_000_000):
            upload = request.FILES["scan"]
        assert upload.size == len(content)
        with pytest.raises(refusals.StoreIsFull):
            store.keep(work, upload)
        with pytest.raises(refusals.StoreIsFull):
            upload.read()
        assert [path for path in tmp_path.iterdir() if path.suffix] == []

    def test_on_the_way_in_the_pieces_before_still_count(self, work, settings):
        upload = arriving.begin(
            commission_id=work.commission_id, person_id=1, name="a", length=90_000, sha256="", at=work.when.at
        )
        arriving.append(upload, ContentFile(b"x" * 10_000))
        with no_file_beyond(20_000), pytest.raises(OSError, match="File too large"):
            arriving.append(upload, ContentFile(b"x" * 80_000))
        assert upload.offset in (10_000, 20_000)
        arriving.append(upload, ContentFile(b"x" * (90_000 - upload.offset)))
        assert upload.is_whole


def a_swelling_pdf(megabytes):
    """Pack an object behind so many megabytes of blanks."""
    packer = zlib.compressobj(6)
    body = packer.compress(b"9 0 ")
    blanks = b" " * (1 << 20)
    body += (
        b"".join(packer.compress(blanks) for _ in range(megabytes))
        + packer.compress(b"<<>>")
        + packer.flush()
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Y 9 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(body)
        + body
        + b"\nendstream",
    ]
    out, rows = b"%PDF-1.5\n", struct.pack(">BIH", 0, 0, 65535)
    for number, text in enumerate(objects, start=1):
        rows += struct.pack(">BIH", 1, len(out), 0)
        out += b"%d 0 obj\n" % number + text + b"\nendobj\n"
    rows += struct.pack(">BIH", 1, len(out), 0) + struct.pack(">BIH", 2, 4, 0)
    head = b"<</Type/XRef/Size 10/W[1 4 2]/Index[0 6 9 1]/Root 1 0 R/Length %d>>" % len(rows)
    return (
        out
        + b"5 0 obj\n"
        + head
        + b"stream\n"
        + rows
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(out)
    )


_MEASURE = """
import json, re, sys
import django
django.setup()
from pathlib import Path
from diktum.core.refusal import Refused
from diktum.files.intake import Claim, check
said = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        check(path, Claim(path.name, ("pdf", "jpg", "png", "docx")))
        said[path.name] = ""
    except Refused as refusal:
        said[path.name] = refusal.code
# ru_maxrss would also tell of the process that started this one.
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(json.dumps({"said": said, "megabytes": peak // 1024}))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux")
def test_no_file_costs_a_worker_more_than_512_mb(tmp_path):
    from PIL import Image

    from diktum.files.tests.builders import a_docx

    Image.new("RGBA", (7740, 7740)).save(tmp_path / "wide.png", compress_level=1)
    Image.new("CMYK", (6000, 6000)).save(tmp_path / "progressive.jpg", progressive=True)
    (tmp_path / "swelling.pdf").write_bytes(a_swelling_pdf(600))
    (tmp_path / "relations.docx").write_bytes(a_docx(**{"word/_rels/document.xml.rels": "<a/>" * 10_000_000}))
    (tmp_path / "pages.pdf").write_bytes(a_pdf(pages=300))
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(tmp_path)],
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "diktum.config.settings", "PYTHONPATH": str(env.ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["said"] == {
        "wide.png": "",
        "progressive.jpg": "DKT-951",
        "swelling.pdf": "DKT-951",
        "relations.docx": "DKT-951",
        "pages.pdf": "",
    }
    assert told["megabytes"] <= 512
    print(f"worst intake: {told['megabytes']} MB")


KILLS = (
    "diktum.files.store:_Coming._copy:before",
    "diktum.files.store:_Coming._copy:after",
    "diktum.files.store:check:after",
    "diktum.files.backends:FolderBackend.put:before",
    "diktum.files.backends:sync_folder:before",
    "diktum.files.backends:FolderBackend.put:after",
    "diktum.ledger.chain:Chain.record:after",
    "diktum.ledger.chain:Chain.seal:after",
    "commit",
)


def _die(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)


def _plant(point):
    """Replace one function on the way in by one that dies before or after it."""
    module, path, when = point.split(":")
    *owners, name = path.split(".")
    owner = sys.modules[module]
    for each in owners:
        owner = getattr(owner, each)
    real = getattr(owner, name)

    def deadly(*args, **more):
        if when == "after":
            real(*args, **more)
        _die()

    setattr(owner, name, deadly)


def _hand_in(office, dossier):
    with performing(
        "submit_draft", dossier_id=dossier.pk, by=office.proposer, when=office.moment(), request_key="kunci-1"
    ) as act:
        store.keep(act, ContentFile(a_pdf(pages=2), name="naskah.pdf"))
        act.noted("file_kept")


_inherited = []


def _hand_in_and_die(office, dossier, point):
    """Do it in a child of our own that is killed with -9 at one point of the way."""
    child = os.fork()
    if child == 0:
        try:
            _inherited.append(connection.connection)  # the parent's session: neither used nor closed here
            connection.connection = None
            if point != "commit":
                _plant(point)
            _hand_in(office, dossier)
            _die()
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"the child was not killed at {point}: {status}"
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("point", KILLS)
def test_killed_anywhere_on_the_way_in_the_file_is_kept_once(point, settings, tmp_path):
    settings.DIKTUM_FILES = tmp_path / "store"
    settings.DIKTUM_FIXED_NOW = "2026-11-10T00:31:00+00:00"
    office = an_office()
    dossier = open_dossier(office)
    before = StoredFile.objects.count()
    _hand_in_and_die(office, dossier, point)
    assert StoredFile.objects.count() - before == (point == "commit")
    assert list(store.wrong()) == []
    assert verify(office.commission.pk).is_sound
    if point == "commit":
        with pytest.raises(RepeatedRequest):
            _hand_in(office, dossier)
    else:
        _hand_in(office, dossier)
    assert StoredFile.objects.count() - before == 1
    assert list(store.wrong()) == list(store.missing()) == list(store.orphans()) == []
    assert verify(office.commission.pk).is_sound
