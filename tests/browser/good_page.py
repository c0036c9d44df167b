"""What every page has to be: readable by everybody, on a phone, on a slow line, without JavaScript."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST_PAGE = 60 * 1024
NEXT_PAGE = 15 * 1024
PHONE = {"width": 320, "height": 640}


def assert_page_is_good(
    page: Page, *, first: int = FIRST_PAGE, following: int = NEXT_PAGE, reload: bool = True
) -> None:
    """Fail with the first thing that is wrong with the page that is open.

    `reload=False` for the answer to a POST, which cannot be opened again: weight and JavaScript are then not looked at.
    """
    assert_accessible(page)
    assert_fits_a_phone(page)
    if reload:
        assert_light(page, first, following)
        assert_works_without_javascript(page)


def assert_accessible(page: Page) -> None:
    """Fail where axe finds a violation, on a wide screen and on a phone."""
    before = page.viewport_size
    for size in (before, PHONE):
        if size:
            page.set_viewport_size(size)
        faults = violations(page)
        assert not faults, f"{page.url} at {size}: " + "\n".join(faults)
    if before:
        page.set_viewport_size(before)


def violations(page: Page) -> list[str]:
    """Return what axe has against a page, one line each with the place."""
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(
        "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        TAGS,
    )
    return [
        f"{fault['id']}: {fault['help']} at {node['html'][:160]} ({node.get('failureSummary', '')[:300]})"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]


def assert_fits_a_phone(page: Page) -> None:
    """Fail where a page has to be moved sideways at 320 CSS pixels, or a button is too small for a thumb."""
    before = page.viewport_size
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    low = page.evaluate(
        "[...document.querySelectorAll('.button')].filter((b) => b.offsetParent && b.getBoundingClientRect().height < 43.5)"
        ".map((b) => b.outerHTML.slice(0, 120))"
    )
    if before:
        page.set_viewport_size(before)
    assert width <= PHONE["width"], f"{page.url} is {width} px wide at 320 px"
    assert not low, f"{page.url}: buttons lower than 44 px: {low}"


def assert_light(page: Page, first: int = FIRST_PAGE, following: int = NEXT_PAGE) -> None:
    """Fail where a page weighs too much on the line: with an empty cache, and with a filled one."""
    cold, warm = weigh(page)
    assert cold <= first, f"{page.url} weighs {cold} bytes with an empty cache, {first} are allowed"
    assert warm <= following, f"{page.url} weighs {warm} bytes with a filled cache, {following} are allowed"


def weigh(page: Page) -> tuple[int, int]:
    """Return the bytes on the line with an empty cache, and those of a second visit.

    A body that the test's server sends uncompressed is counted as gzip, as the real server sends it.
    """
    browser = page.context.browser
    assert browser is not None
    # A service worker would answer from its own store, and what it fetches never lets the network come to rest.
    context = browser.new_context(storage_state=page.context.storage_state(), service_workers="block")
    fresh = context.new_page()
    session = context.new_cdp_session(fresh)
    session.send("Network.enable")
    cold = _visit(session, fresh, page.url)
    fresh.goto("about:blank")
    warm = _visit(session, fresh, page.url)
    context.close()
    return cold, warm


def _visit(session: CDPSession, page: Page, url: str) -> int:
    answers: dict[str, dict[str, Any]] = {}
    sizes: dict[str, int] = {}

    def received(event: dict[str, Any]) -> None:
        if not event["response"].get("fromDiskCache"):
            answers[event["requestId"]] = event["response"]

    def finished(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    session.on("Network.responseReceived", received)
    session.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="networkidle")
    session.remove_listener("Network.responseReceived", received)
    session.remove_listener("Network.loadingFinished", finished)
    return sum(_encoded(session, key, answer, sizes.get(key, 0)) for key, answer in answers.items())


def _encoded(session: CDPSession, key: str, answer: dict[str, Any], size: int) -> int:
    headers = {name.lower(): value for name, value in answer["headers"].items()}
    if "content-encoding" in headers or answer["url"].startswith("data:"):
        return size
    body: dict[str, Any] = session.send("Network.getResponseBody", {"requestId": key})
    if body["base64Encoded"]:
        return size
    raw = body["body"].encode()
    return len(gzip.compress(raw, 6)) + len(json.dumps(headers))


def assert_works_without_javascript(page: Page) -> None:
    """Fail where a page needs JavaScript to be read or to be sent."""
    browser: Browser | None = page.context.browser
    assert browser is not None
    context = browser.new_context(storage_state=page.context.storage_state(), java_script_enabled=False)
    plain = context.new_page()
    answer = plain.goto(page.url)
    assert answer is not None
    assert answer.status < 500, f"{page.url} answers {answer.status} without JavaScript"
    assert plain.locator("h1").first.is_visible(), f"{page.url} shows no heading without JavaScript"
    dead = [button.inner_text() for button in plain.locator("button[type=button]:visible").all()]
    assert not dead, f"{page.url}: buttons that do nothing without JavaScript: {dead}"
    for form in plain.locator("main form").all():
        names = form.locator("button:not([type=button]), input[type=submit]").count()
        identity = form.get_attribute("id")
        outside = plain.locator(f"button[form='{identity}']").count() if identity else 0
        assert names or outside or not form.locator("input:visible, textarea:visible").count(), (
            f"{page.url}: a form without a button"
        )
    context.close()
