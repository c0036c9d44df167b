"""Open the site in the system's Chromium.

`site` is the address of the live site, `page` a visitor's page, `page_as(user)` that of somebody logged in.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.site import live_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here, and skip it by name where there is no browser."""
    missing = pytest.mark.skip(reason="Chromium is not installed")
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(missing)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    from django.db import connections
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # Playwright's loop lives in this thread, Django's queries do not use it
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        connections.close_all()  # beside a running loop Django opens connections of its own; nobody else closes them
        chromium.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


@pytest.fixture
def site(db, settings) -> Iterator[str]:
    """Run the site within this test's transaction."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    with live_site() as address:
        yield address


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """Open a clean browser profile whose addresses are relative to the site."""
    opened = browser.new_context(base_url=site, viewport=DESK, locale="id-ID")
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a visitor's page."""
    return watched(context.new_page())


@pytest.fixture
def page_as(browser: Browser, site: str) -> Iterator[Callable[[object], Page]]:
    """Open a page as somebody who is logged in: `page_as(user)`."""
    from django.conf import settings
    from django.test import Client

    opened: list[BrowserContext] = []

    def open_as(user: object) -> Page:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
        context = browser.new_context(base_url=site, viewport=DESK, locale="id-ID")
        context.set_default_timeout(10_000)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
        opened.append(context)
        return watched(context.new_page())

    yield open_as
    for context in opened:
        context.close()


def watched(page: Page) -> Page:
    """Fail a test whose page breaks a script or the content policy."""

    def complain(text: str) -> None:
        page.faults.append(text)  # type: ignore[attr-defined]

    page.faults = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: complain(str(error)))
    page.on("console", lambda said: complain(said.text) if "Content Security Policy" in said.text else None)
    return page
