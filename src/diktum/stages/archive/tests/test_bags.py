"""A decree leaves the archive as a bag that the reference library finds sound, and comes back under the same hashes."""

import hashlib
import json
from xml.etree import ElementTree as ET

import bagit
import pytest
from django.core.management import CommandError, call_command

from diktum.files import store
from diktum.files.models import StoredFile
from diktum.files.refusals import FileIsDamaged
from diktum.ledger.verify import verify
from diktum.stages.archive import bags_refusals as no
from diktum.stages.archive.bags import export_bag, import_bag, manifest_of, read_bag
from diktum.stages.archive.models import BagImport
from diktum.stages.archive.records_refusals import NoSuchRecord, NotYoursToArchive
from diktum.stages.archive.tests.acting import put_away_decree

PREMIS = "{http://www.loc.gov/premis/v3}"


@pytest.fixture
def dossier(office):
    return put_away_decree(office)


@pytest.fixture
def bag(office, dossier, tmp_path):
    target = tmp_path / "kantong"
    export_bag(office.commission, [dossier.code], target, office.moment(10))
    return target


def test_the_bag_is_sound_and_comes_back_under_the_same_hashes(office, other_office, dossier, bag):
    checked = bagit.Bag(str(bag))
    checked.validate()
    assert set(checked.algorithms) == {"sha256"}
    assert checked.info["External-Identifier"] == dossier.code
    row = import_bag(bag, by=other_office.legal_officer, when=other_office.moment(11))
    manifest = {path: sums["sha256"] for path, sums in checked.payload_entries().items()}
    assert manifest_of(row) == manifest
    assert len(manifest) >= 10
    for each in row.files.select_related("file"):
        assert hashlib.sha256(store.read(each.file)).hexdigest() == manifest[each.path]
        assert each.file.commission == other_office.commission
    assert verify().is_sound


def test_the_bag_tells_what_befell_the_decree(dossier, bag):
    folder = bag / "data" / dossier.code
    told = json.loads((folder / "premis.json").read_text("utf-8"))
    kinds = [event["kind"] for event in told["events"]]
    assert kinds[0].endswith("submit_draft")
    assert {"ingestion", "quality check"} <= set(kinds)
    assert kinds[-1] == "fixity check"
    root = ET.parse(folder / "premis.xml").getroot()
    assert root.tag == f"{PREMIS}premis"
    assert len(root.findall(f"{PREMIS}event")) == len(kinds)
    sums = {node.text for node in root.iter(f"{PREMIS}messageDigest")}
    assert sums == {each["sha256"] for each in told["files"]}
    described = json.loads((folder / "arsip.json").read_text("utf-8"))
    assert (described["code"], described["archive_code"]) == (dossier.code, "HK.03.1")


def test_many_decrees_go_into_one_bag(office, dossier, tmp_path):
    other = put_away_decree(office, title="Tim Kedua")
    manifest = export_bag(
        office.commission, [dossier.code, other.code, dossier.code], tmp_path / "b", office.moment(10)
    )
    assert {path.split("/")[1] for path in manifest} == {dossier.code, other.code}
    bagit.Bag(str(tmp_path / "b")).validate()


def test_nothing_is_written_over_and_no_half_a_bag_is_left(office, dossier, bag, tmp_path):
    with pytest.raises(no.BagTargetIsTaken):
        export_bag(office.commission, [dossier.code], bag, office.moment(10))
    with pytest.raises(NoSuchRecord):
        export_bag(office.commission, ["SS-99-9999"], tmp_path / "x", office.moment(10))
    scan = StoredFile.objects.latest("pk")
    path = store.path_of(scan.sha256)
    path.chmod(0o600)
    path.write_bytes(b"%PDF-berubah")
    with pytest.raises(FileIsDamaged):
        export_bag(office.commission, [dossier.code], tmp_path / "x", office.moment(10))
    assert sorted(each.name for each in tmp_path.iterdir() if each.name != "files") == ["kantong"]


@pytest.mark.parametrize("harm", ["change", "extra", "missing", "link", "manifest", "empty"])
def test_a_broken_bag_is_refused_and_leaves_nothing(office, bag, harm):
    victim = next(path for path in sorted(bag.rglob("*.pdf")))
    if harm == "change":
        victim.write_bytes(victim.read_bytes() + b"\n")
    elif harm == "extra":
        (bag / "data" / "lain.txt").write_text("x")
    elif harm == "missing":
        victim.unlink()
    elif harm == "link":
        (bag / "data" / "tautan.pdf").symlink_to(victim)
    elif harm == "manifest":
        (bag / "manifest-sha256.txt").unlink()
    else:
        (bag / "bagit.txt").unlink()
    before = StoredFile.objects.count()
    with pytest.raises(no.BagIsBroken):
        import_bag(bag, by=office.legal_officer, when=office.moment(11))
    assert (BagImport.objects.count(), StoredFile.objects.count()) == (0, before)


def test_a_foreign_file_is_refused(office, tmp_path):
    folder = tmp_path / "asing"
    folder.mkdir()
    (folder / "program.exe").write_bytes(b"MZ")
    bagit.make_bag(str(folder), checksums=["sha256"])
    with pytest.raises(no.BagHasAForeignFile, match=r"program\.exe"):
        read_bag(office.commission.pk, folder)


def test_a_bag_comes_in_once_and_by_a_keeper(office, bag):
    with pytest.raises(NotYoursToArchive):
        import_bag(bag, by=office.bystander, when=office.moment(11))
    import_bag(bag, by=office.legal_officer, when=office.moment(11))
    with pytest.raises(no.BagIsKnown):
        import_bag(bag, by=office.legal_officer, when=office.moment(12))


def test_the_commands_write_check_and_take_in(office, dossier, tmp_path, capsys, settings):
    settings.DIKTUM_FIXED_NOW = office.moment(10).at.isoformat()
    call_command("export_bag", dossier.code, str(tmp_path / "b"))
    call_command("import_bag", str(tmp_path / "b"))
    said = capsys.readouterr().out
    assert "sudah ada" in said
    assert "Belum ada yang dimasukkan" in said
    assert BagImport.objects.count() == 0
    with pytest.raises(CommandError, match="--as"):
        call_command("import_bag", str(tmp_path / "b"), "--apply")
    call_command("import_bag", str(tmp_path / "b"), "--apply", "--as", "staf-hukum")
    assert BagImport.objects.get().identifier == dossier.code
    with pytest.raises(CommandError, match="DKT-760"):
        call_command("export_bag", dossier.code, str(tmp_path / "b"))
