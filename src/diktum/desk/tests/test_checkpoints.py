"""The office makes its checkpoints and takes them home."""

import pytest

from diktum.core.proofs.checkpoint import read_checkpoint
from diktum.ledger.checkpoints import latest_checkpoint
from diktum.stages.plenary.tests.acting import a_draft

PAGE, MAKE = "/pengaturan/jejak/", "/pengaturan/jejak/buat/"


@pytest.fixture
def keeper(office, client, settings, tmp_path):
    settings.DIKTUM_CHECKPOINT_KEY = str(tmp_path / "checkpoint-key")
    client.force_login(office.user("admin"))
    return client


def test_a_checkpoint_is_made_and_downloaded(office, keeper):
    assert "Belum ada titik jejak" in keeper.get(PAGE).content.decode()
    assert "masih kosong" in keeper.post(MAKE, follow=True).content.decode()
    a_draft(office)
    assert "Titik jejak dibuat" in keeper.post(MAKE, follow=True).content.decode()
    made = latest_checkpoint(office.commission.pk)
    page = keeper.get(PAGE).content.decode()
    path = f"/jejak/{office.commission.slug}/{made.size}.txt"
    assert path in page
    assert read_checkpoint(keeper.get(path).content.decode()).checkpoint.size == made.size
    assert "Tidak ada catatan baru" in keeper.post(MAKE, follow=True).content.decode()
    assert latest_checkpoint(office.commission.pk) == made


@pytest.mark.parametrize("account", ["tamu", "staf-hukum"])
def test_others_do_not_make_any(office, client, account):
    a_draft(office)
    client.force_login(office.user(account))
    assert client.get(PAGE).status_code == 403
    assert client.post(MAKE).status_code == 403
    assert latest_checkpoint(office.commission.pk) is None


def test_making_needs_a_post(keeper):
    assert keeper.get(MAKE).status_code == 405
