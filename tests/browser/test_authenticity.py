"""A paper is checked on a phone: the code, a file that is dropped and never sent, the trail."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from diktum.ledger.checkpoints import make_checkpoint
from diktum.stages.distribution.papers import copy_paper
from diktum.stages.distribution.queries import copies
from diktum.stages.distribution.tests.acting import certified
from diktum.stages.publication.tests.acting import moment, published
from tests.browser.good_page import assert_page_is_good
from tests.office import an_office

PHONE = {"width": 360, "height": 740}

DROP = """([name, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name, { type: "application/pdf" }));
  const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
  document.querySelector("[data-drop]").dispatchEvent(event);
}"""


@pytest.fixture
def office(db, settings, tmp_path):
    built = an_office()
    settings.DIKTUM_FIXED_NOW = moment(built, 20).at.isoformat()
    settings.DIKTUM_CHECKPOINT_KEY = str(tmp_path / "checkpoint-key")
    cache.clear()
    yield built
    cache.clear()


@pytest.fixture
def paper(office, tmp_path):
    """A certified copy as its recipient has it: the code on it, and the PDF."""
    decree = certified(office)
    copy = copies(decree)[1].copy
    return copy.code, copy_paper(decree, copy)


def one_bit_off(content):
    changed = bytearray(content)
    changed[len(changed) // 2] ^= 1
    return bytes(changed)


def requests_of(page):
    sent = []
    page.on(
        "request", lambda request: sent.append((request.method, request.url, request.post_data_buffer or b""))
    )
    return sent


@pytest.mark.parametrize(("change", "verdict"), [(bytes, "Sama, setiap bit."), (one_bit_off, "Tidak sama.")])
def test_a_dropped_file_is_compared_and_not_sent(page, paper, change, verdict):
    code, content = paper
    page.set_viewport_size(PHONE)
    page.goto(f"/v/{code}/")
    sent = requests_of(page)
    page.evaluate(DROP, ["salinan.pdf", list(change(content))])
    page.get_by_text(verdict).first.wait_for()
    assert {method for method, _url, _body in sent} == {"GET"}
    assert not any(body for _method, _url, body in sent)
    assert max(len(url) for _method, url, _body in sent) < 300
    assert not page.faults


def test_a_chosen_file_is_compared(page, paper, tmp_path):
    code, content = paper
    path = tmp_path / "salinan.pdf"
    path.write_bytes(content)
    page.goto(f"/v/{code}/")
    page.get_by_label("Pilih berkas, atau jatuhkan di sini").set_input_files(path)
    page.get_by_text("salinan bernomor ini").wait_for()
    assert not page.faults


def test_the_pages_are_good(page, office, paper):
    decree = published(office)
    make_checkpoint(office.commission.pk, moment(office, 20))
    for path in (
        f"/v/{paper[0]}/",
        f"/v/{copies(decree)[0].copy.code}/?sidik={'ab' * 32}",
        "/v/AAAAA-AAAAA/",
        "/cek/?kode=https://lain.contoh.go.id/v/7K3M9-QXTBD",
        "/jejak/",
        f"/jejak/{office.commission.slug}/",
    ):
        page.goto(path)
        assert_page_is_good(page)
        assert not page.faults, path


def test_the_checkpoints_of_the_office(office, paper, page_as):
    page = page_as(office.user("admin"))
    page.goto("/pengaturan/jejak/")
    page.get_by_role("button", name="Buat sekarang").click()
    page.get_by_text("Titik jejak dibuat").wait_for()
    assert_page_is_good(page)
    assert not page.faults


def test_without_javascript_the_fingerprint_is_pasted(browser, site, paper):
    code, _content = paper
    context = browser.new_context(base_url=site, viewport=PHONE, java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.goto(f"/v/{code}/")
    assert not page.locator("[data-drop]").is_visible()
    page.get_by_label("Sidik SHA-256").fill("ab" * 32)
    page.get_by_role("button", name="Bandingkan").click()
    assert page.get_by_text("Tidak sama.").first.is_visible()
    context.close()
