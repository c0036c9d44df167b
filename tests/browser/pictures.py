"""Pictures of pages for whoever wants to look at them: kept where `DIKTUM_SHOTS` names a folder."""

from __future__ import annotations

import os
from pathlib import Path

from tests.browser.good_page import assert_page_is_good

SHOTS = os.environ.get("DIKTUM_SHOTS", "")


def shoot(page, name, widths=(360, 1280)):
    """Keep pictures of the open page, narrow and wide; the window is afterwards what it was."""
    before = page.viewport_size
    for width in widths if SHOTS else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size(before)


def picture(page, name):
    """Keep one picture of the open page as it stands in its window."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def looked_at(page, url, name):
    """Open an address, where one is given, and hold the page to what every page has to be."""
    if url:
        page.goto(url)
    assert_page_is_good(page)
    assert not page.faults
    shoot(page, name)
