"""A browser without JavaScript: it opens a page, changes fields that really stand there, and presses a button."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.core.files.base import File
from django.test import Client
from lxml import html


@dataclass
class PlainForm:
    """A form as the page shows it: `fields` are what would be sent, in the order of the page."""

    element: html.HtmlElement
    page: PlainPage
    changed: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)

    @property
    def controls(self) -> list[html.HtmlElement]:
        """Everything that belongs to the form, also what stands outside of it and names it."""
        own = self.element.xpath(".//input | .//textarea | .//select | .//button")
        identity = self.element.get("id")
        outside = self.page.tree.xpath("//*[@form=$it]", it=identity) if identity else []
        return [each for each in own if each.get("form") in (None, identity)] + outside

    @property
    def names(self) -> set[str]:
        return {each.get("name") for each in self.controls if each.get("name")}

    def fill(self, **values: object) -> PlainForm:
        """Change fields; `fill(a__b=1)` names the field `a-b`. A field that the page does not show is an error."""
        return self.fill_all({name.replace("__", "-"): value for name, value in values.items()})

    def fill_all(self, values: dict[str, object]) -> PlainForm:
        for name, value in values.items():
            assert name in self.names, f"{self.page.url} has no field {name!r}; it has {sorted(self.names)}"
            if isinstance(value, File):
                self.files[name] = value
            else:
                told = value if isinstance(value, (list, tuple)) else [value]
                self.changed[name] = [self._offered(name, str(each)) for each in told if each is not False]
        return self

    def _offered(self, name: str, value: str) -> str:
        """Refuse a choice that the page does not offer: nobody could make it there."""
        choices = self.choices(name)
        if value == "True" and len(choices) == 1:
            return choices[0]
        assert not choices or value in choices, f"{self.page.url}: {name!r} offers {choices}, not {value!r}"
        return value

    def choices(self, name: str) -> list[str]:
        """What can be chosen in a field; nothing for a field that is written in."""
        found = []
        for each in self.controls:
            if each.get("name") == name and each.tag == "select":
                found += [option.get("value", option.text_content()) for option in each.xpath(".//option")]
            elif each.get("name") == name and each.get("type") in ("radio", "checkbox"):
                found.append(each.get("value", "on"))
        return found

    def label_of(self, name: str, value: str) -> str:
        """The words beside a choice."""
        for each in self.controls:
            if each.get("name") == name and each.get("value", "on") == value:
                labels = self.page.tree.xpath("//label[@for=$it]", it=each.get("id"))
                around = list(each.iterancestors("label"))
                return " ".join((labels or around)[0].text_content().split())
        raise AssertionError(f"{self.page.url}: no choice {value!r} of {name!r}")

    def data(self, press: str = "") -> dict[str, list[str]]:
        """What is sent when the button `press` (`name=value`) is pressed."""
        sent: dict[str, list[str]] = {}
        for each in self.controls:
            name = each.get("name")
            if not name or each.get("disabled") is not None or each.tag == "button":
                continue
            for value in _values(each):
                sent.setdefault(name, []).append(value)
        sent.update(self.changed)
        if press:
            name, _equals, value = press.partition("=")
            assert self.has_button(name, value), f"{self.page.url} has no button {press!r}; {self.buttons}"
            sent[name] = [value]
        return sent

    @property
    def buttons(self) -> list[str]:
        return [
            f"{each.get('name', '')}={each.get('value', '')}"
            for each in self.controls
            if each.tag == "button" and each.get("type", "submit") == "submit"
        ]

    def has_button(self, name: str, value: str) -> bool:
        return f"{name}={value}" in self.buttons

    def press(self, button: str = "", *, expect: int | None = 302) -> PlainPage:
        """Send the form and follow where it leads."""
        if not button:
            assert self.buttons, f"{self.page.url}: the form has no button"
        return self.page.browser.send(self, button, expect=expect)


def _values(control: html.HtmlElement) -> list[str]:
    kind = control.get("type", "text")
    if control.tag == "textarea":
        text = control.text or ""
        return [text.removeprefix("\n").replace("\r\n", "\n").replace("\n", "\r\n")]
    if control.tag == "select":
        chosen = control.xpath(".//option[@selected]")
        chosen = chosen or ([] if control.get("multiple") is not None else control.xpath(".//option")[:1])
        return [option.get("value", option.text_content()) for option in chosen]
    if kind in ("checkbox", "radio"):
        return [control.get("value", "on")] if control.get("checked") is not None else []
    if kind in ("submit", "button", "image", "reset", "file"):
        return []
    return [control.get("value", "")]


class PlainPage:
    """A page that is open."""

    def __init__(self, browser: PlainBrowser, url: str, response) -> None:
        self.browser, self.url, self.response = browser, url, response
        self.status = response.status_code
        self.text = response.content.decode() if "html" in response.headers.get("Content-Type", "") else ""
        self.tree = html.fromstring(self.text) if self.text.strip() else html.fromstring("<p></p>")

    @property
    def words(self) -> str:
        """What is read on the page."""
        main = self.tree.xpath("//main") or [self.tree]
        return " ".join(main[0].text_content().split())

    def says(self, *parts: str) -> bool:
        missing = [part for part in parts if part not in self.words]
        assert not missing, f"{self.url} ({self.status}) does not say {missing}: {self.words[:1500]}"
        return True

    @property
    def forms(self) -> list[PlainForm]:
        """The forms of the page's main part that are sent by POST."""
        found = self.tree.xpath("//main//form[@method='post']") or self.tree.xpath("//form[@method='post']")
        return [PlainForm(each, self) for each in found]

    def form(self, *, having: str = "", button: str = "", to: str = "") -> PlainForm:
        """The one form with a certain field, button or target; without them the only form there is."""
        found = [
            form
            for form in self.forms
            if (not having or having in form.names)
            and (not button or button in form.buttons)
            and (not to or (form.element.get("action") or self.url).endswith(to))
        ]
        assert found, (
            f"{self.url} ({self.status}) has no such form: {having} {button} {to}: {self.words[:800]}"
        )
        return found[0]

    def link(self, words: str) -> str:
        """Where the first link with these words leads."""
        for each in self.tree.xpath("//a[@href]"):
            if words in " ".join(each.text_content().split()):
                return urljoin(self.url, each.get("href"))
        raise AssertionError(f"{self.url}: no link {words!r}")

    def links(self) -> list[str]:
        return [urljoin(self.url, each.get("href")) for each in self.tree.xpath("//a[@href]")]


class PlainBrowser:
    """One person's browser, behind the real CSRF check."""

    def __init__(self, user=None) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=True)
        if user is not None:
            self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def open(self, url: str, *, expect: int | None = 200) -> PlainPage:
        """Open an address, following redirects."""
        response = self.client.get(url, follow=True)
        last = response.redirect_chain[-1][0] if response.redirect_chain else url
        page = PlainPage(self, urlsplit(last).path or url, response)
        assert expect is None or page.status == expect, f"{url} answers {page.status}: {page.words[:600]}"
        return page

    def send(self, form: PlainForm, button: str, *, expect: int | None) -> PlainPage:
        url = urljoin(form.page.url, form.element.get("action") or form.page.url)
        data: dict[str, object] = dict(form.data(button))
        if form.files:
            assert form.element.get("enctype") == "multipart/form-data", f"{url}: the form sends no files"
            data |= form.files
        return self.post(url, data, expect=expect, referer=form.page.url)

    def post(
        self, url: str, data: dict[str, object], *, expect: int | None = 302, referer: str = ""
    ) -> PlainPage:
        """Post fields and follow the redirect, if there is one."""
        answer = self.client.post(url, data, headers={"referer": f"http://testserver{referer or url}"})
        first = PlainPage(self, url, answer)
        if expect is not None:
            assert answer.status_code == expect, f"POST {url}: {answer.status_code}: {first.words[:900]}"
        if answer.status_code in (302, 303):
            page = self.open(answer["Location"])
            page.answered = answer
            return page
        first.answered = answer
        return first
