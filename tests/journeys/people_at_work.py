"""The people of the practice office at work, each in a browser without JavaScript, in the words of the office."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diktum.core.document import Decree
from diktum.dossiers.models import Dossier
from diktum.sop_map import WORK
from diktum.stages.distribution.queries import copy_numbered
from diktum.stages.drafting.decree_form import DecreeForm
from diktum.stages.drafting.terms import Terms
from tests.journeys.plain_browser import PlainBrowser, PlainForm, PlainPage
from tests.office import Office, an_office, another_office

WIT = ZoneInfo("Asia/Jayapura")
ROW = re.compile(r"(.+)-([0-9]+)-[a-z0-9_]+")
VERDICT = re.compile(r"(.+)-verdict")


class OfficeAtWork:
    """The practice office; `pengusul`, `sekretaris` and the others are its people, the clock is moved by the story."""

    def __init__(self, settings, office: Office) -> None:
        self.settings, self.office = settings, office
        self.now("2026-11-09 09:00")

    @classmethod
    def opens(cls, settings) -> OfficeAtWork:
        return cls(settings, an_office())

    def another(self) -> OfficeAtWork:
        return OfficeAtWork(self.settings, another_office())

    def now(self, told: str) -> None:
        """Move the office's clock (local time, WIT)."""
        self.settings.DIKTUM_FIXED_NOW = dt.datetime.fromisoformat(told).replace(tzinfo=WIT)

    @property
    def today(self) -> dt.date:
        return self.settings.DIKTUM_FIXED_NOW.astimezone(WIT).date()

    def someone(self, account: str) -> Someone:
        return Someone(self, account)

    pengusul = property(lambda self: self.someone("pengusul"))
    divisi = property(lambda self: self.someone("divisi"))
    sekretaris = property(lambda self: self.someone("sekretaris"))
    kasubbag_hukum = property(lambda self: self.someone("kasubbag-hukum"))
    staf_hukum = property(lambda self: self.someone("staf-hukum"))
    ketua = property(lambda self: self.someone("ketua"))
    tim_penyusun = property(lambda self: self.someone("tim-penyusun"))
    tim_jdih = property(lambda self: self.someone("tim-jdih"))
    tamu = property(lambda self: self.someone("tamu"))

    @property
    def visitor(self) -> PlainBrowser:
        """Somebody from outside, without an account."""
        return PlainBrowser()


def page_of(act: str, code: str) -> str:
    """The address of the page of an act."""
    return reverse(WORK[act].page(act), args=[code])


class Someone:
    """A person of the office with a browser."""

    def __init__(self, office: OfficeAtWork, account: str) -> None:
        self.office, self.account = office, account
        self.browser = PlainBrowser(office.office.user(account))

    def open(self, url: str, **more) -> PlainPage:
        return self.browser.open(url, **more)

    def opens_act(self, act: str, berkas: str) -> PlainPage:
        return self.open(page_of(act, berkas))

    def dossier_page(self, berkas: str) -> PlainPage:
        return self.open(f"/berkas/{berkas}/")

    def inbox(self) -> list[str]:
        """The codes of the dossiers that wait for this person, as the page shows them."""
        page = self.open("/tugas/")
        found = re.findall(r"/berkas/([A-Z]{2}-\d\d-\d{4})/", " ".join(page.links()))
        mine = page.tree.xpath("//ul[contains(@class, 'tasks')]/li")
        codes = []
        for each in mine:
            codes += [code for code in found if code in each.text_content() or code in _links(each)]
        return list(dict.fromkeys(codes))

    def prints(self, berkas: str, key: str) -> bytes:
        """Fetch a paper of the dossier."""
        answer = self.browser.client.get(f"/berkas/{berkas}/cetak/{key}.pdf")
        assert answer.status_code == 200, f"{key}: {answer.status_code}"
        assert answer.content.startswith(b"%PDF"), key
        return answer.content

    # 1 KAK dan draf

    def proposes(
        self, title: str, *, what: str = "tim-pelaksana:tim", division: str = "divisi-teknis"
    ) -> str:
        """Usulkan SK; answers the code of the dossier."""
        form = self.open("/berkas/baru/").form(having="what")
        values = {"what": what, "title": title, "unit": str(self.office.office.unit("teknis").pk)}
        if division:
            values["division"] = str(self.office.office.unit(division).pk)
        page = form.fill_all(values).press()
        found = re.search(r"/berkas/([A-Z]{2}-\d\d-\d{4})/", page.url)
        assert found, page.url
        return found[1]

    def writes(self, berkas: str, decree: Decree, terms: Terms) -> PlainPage:
        """Fill in the whole draft, row by row, and save it as a version."""
        page = self.opens_act("submit_draft", berkas)
        form = write_decree(page.form(having="title"), decree)
        form.fill_all({f"kak-{key}": getattr(terms, key) for key in Terms.__slots__})
        return form.press("do=save")

    def hands_in(self, berkas: str, **changes: str) -> PlainPage:
        form = self.opens_act("submit_draft", berkas).form(having="title")
        return form.fill(**changes).press("do=submit")

    def advises(self, berkas: str, advice: str) -> PlainPage:
        return (
            self.opens_act("consult", berkas).form(having="advice").fill(advice=advice).press("outcome=done")
        )

    def records_discussion(self, berkas: str, minutes: str) -> PlainPage:
        form = self.opens_act("discuss", berkas).form(having="minutes")
        people = "Elias Gambaran, Tim Penyusun\nSarah Misal, Kepala Subbagian Hukum"
        return form.fill(place="Aula", attendees=people, minutes=minutes, conclusion="Disepakati.").press()

    # 2–3 Verifikasi

    def checks(self, act: str, berkas: str, outcome: str = "passed", *, wrong: dict[str, str] | None = None, reason: str = "") -> PlainPage:  # fmt: skip
        """Fill in the kartu kendali: everything conforms but what is told to be wrong."""
        form = self.opens_act(act, berkas).form(button=f"outcome={outcome}")
        for name in sorted(form.names):
            found = VERDICT.fullmatch(name)
            if found:
                is_wrong = (wrong or {}).get(found[1], "")
                form.fill_all({name: "not_conform" if is_wrong else "conform"})
                if is_wrong:
                    form.fill_all({f"{found[1]}-note": is_wrong})
        if reason:
            form.fill(reason=reason)
        return form.press(f"outcome={outcome}")

    def verifies_people(self, berkas: str) -> PlainPage:
        return self.checks("verify_personnel", berkas)

    def verifies_content(self, berkas: str) -> PlainPage:
        return self.checks("verify_content", berkas)

    def returns_content(self, berkas: str, point: str, *, because: str) -> PlainPage:
        return self.checks("verify_content", berkas, "returned", wrong={point: because}, reason=because)

    def approves_draft(self, berkas: str) -> PlainPage:
        return self.settles("approve_draft", berkas, "approved")

    def settles(self, act: str, berkas: str, outcome: str, **fields: str) -> PlainPage:
        """Press the button of an outcome."""
        form = self.opens_act(act, berkas).form(button=f"outcome={outcome}")
        return form.fill(**fields).press(f"outcome={outcome}")

    # 4–5 Pleno dan sinkronisasi

    def calls_session(self, day: str, time: str = "09:00") -> str:
        """Panggil rapat pleno; answers the address of the session."""
        form = self.open("/pleno/").form(having="day")
        return form.fill(day=day, time=time, place="Ruang Rapat", kind=form.choices("kind")[0], mode=form.choices("mode")[0]).press().url  # fmt: skip

    def tables(self, berkas: str) -> PlainPage:
        form = self.opens_act("table", berkas).form(having="session")
        return form.fill(session=form.choices("session")[0]).press()

    def invites(self, session: str) -> PlainPage:
        return self.open(session).form(having="reason_short_notice").press()

    def records_attendance(self, session: str, *accounts: str) -> PlainPage:
        form = self.open(session).form(button="=", having=self._present("ketua"))
        return form.fill_all({self._present(account): True for account in accounts}).press()

    def _present(self, account: str) -> str:
        return f"present-{self.office.office.person(account).pk}"

    def records_decision(self, berkas: str, outcome: str, *, corrections: tuple[str, ...] = (), **fields: object) -> PlainPage:  # fmt: skip
        form = self.opens_act("decide", berkas).form(having="outcome").fill(outcome=outcome, **fields)
        for number, text in enumerate(corrections):
            if f"corrections-{number}-text" not in form.names:
                form = form.press("add_row=corrections", expect=200).form(having="outcome")
            form.fill_all({f"corrections-{number}-text": text})
        return form.press()

    def writes_minutes(self, session: str, *, adding: str) -> PlainPage:
        form = self.open(session).form(having="text")
        return form.fill(text=form.data()["text"][0] + f"\r\n{adding}").press()

    def reconciles(self, berkas: str, changes: dict[str, str], closings: tuple[tuple[str, str], ...] = ()) -> PlainPage:  # fmt: skip
        """Bring the corrections into the text; every one is answered (applied or left, note)."""
        form = self.opens_act("reconcile", berkas).form(having="title").fill_all(changes)
        asked = sorted(
            (name for name in form.names if re.fullmatch(r"closing-\d+-verdict", name)),
            key=lambda name: int(name.split("-")[1]),
        )
        assert len(asked) == len(closings)
        for name, (verdict, note) in zip(asked, closings, strict=True):
            form.fill_all({name: verdict, name.replace("verdict", "note"): note})
        return form.press()

    def confirms_text(self, berkas: str) -> PlainPage:
        return self.settles("confirm_text", berkas, "confirmed")

    # 6–7 Tanda tangan dan nomor

    def initials(self, berkas: str) -> PlainPage:
        return self.settles("initial", berkas, "initialed")

    def signs(self, berkas: str, **fields: object) -> PlainPage:
        form = self.opens_act("sign", berkas).form(having="request_key")
        return press_main(form.fill(**fields))

    def numbers(self, berkas: str) -> PlainPage:
        return press_main(self.opens_act("number", berkas).form(having="request_key"))

    # 8–9 Salinan dan ekspedisi

    def makes_copies(self, berkas: str, *recipients: tuple[str, str]) -> PlainPage:
        form = self.opens_act("copy", berkas).form(having="penerima-0-name")
        while len(_rows(form, "penerima")) > len(recipients):
            form = form.press(f"remove_row=penerima-{len(recipients)}", expect=200).form(
                having="penerima-0-name"
            )
        for number, (name, post) in enumerate(recipients):
            if f"penerima-{number}-name" not in form.names:
                form = form.press("add_row=penerima", expect=200).form(having="penerima-0-name")
            form.fill_all({f"penerima-{number}-name": name, f"penerima-{number}-post": post, f"penerima-{number}-place": "Teminabuan"})  # fmt: skip
        return press_main(form)

    def certifies(self, berkas: str) -> PlainPage:
        return press_main(self.opens_act("certify", berkas).form(having="request_key"))

    def dispatches(self, berkas: str) -> PlainPage:
        """Send everything that is still here."""
        return press_main(self.opens_act("deliver", berkas).form(having="courier"))

    def takes_paper_receipt(self, berkas: str, number: int) -> PlainPage:
        form = self.open(f"/berkas/{berkas}/ekspedisi/{number}/paraf/").form(having="received_on")
        return press_main(form)

    def closes_delivery(self, berkas: str) -> PlainPage:
        return self.opens_act("deliver", berkas).form(button="do=close").press("do=close")

    def signs_receipt(self, berkas: str, number: int, name: str) -> PlainPage:
        """Be the recipient of a copy: open its link on a phone, without an account, and sign."""
        token = copy_numbered(Dossier.objects.get(code=berkas), number).copy.token
        form = self.office.visitor.open(f"/t/{token}/").form(having="agreed")
        return form.fill(name=name, agreed=True).press()

    # 10 Arsip

    def archives(self, berkas: str, scan: bytes) -> PlainPage:
        form = self.opens_act("archive", berkas).form(having="scan")
        form.fill(scan=SimpleUploadedFile("pindai.pdf", scan, "application/pdf"))
        for name, value in ARCHIVE_FIELDS.items():
            if name in form.names:
                form.fill_all({name: value})
        for name in form.names:
            if form.choices(name) == ["on"] or name.startswith("checked"):
                form.fill_all({name: form.choices(name)[0] if form.choices(name) else "Sama dengan aslinya."})
        return press_main(form)

    # Publikasi JDIH

    def opens_publication(self, berkas: str) -> str:
        """Say that a decree may be public; answers the code of the publication's own dossier."""
        form = self.open(f"/berkas/{berkas}/publikasi/").form(having="eligible")
        page = form.fill(
            eligible="yes", reason="Berlaku umum, tanpa data pribadi.", subjects="Kearsipan"
        ).press()
        return re.search(r"[A-Z]{2}-\d\d-\d{4}", page.url)[0]

    def does(self, act: str, berkas: str, **fields: object) -> PlainPage:
        """Fill in the page of an act and press its main button."""
        return press_main(self.opens_act(act, berkas).form(having="request_key").fill(**fields))


ARCHIVE_FIELDS = {
    "room": "Ruang Arsip",
    "cabinet": "Lemari 2",
    "shelf": "Rak 1",
    "box": "Boks 2026-01",
    "folder": "Map Ordner 2026",
}


def press_main(form: PlainForm, *, expect: int | None = 302) -> PlainPage:
    """Press the main button of a form."""
    main = [e for e in form.controls if e.tag == "button" and "main" in e.get("class", "").split()]
    assert main, f"{form.page.url} has no main button: {form.buttons}"
    name = main[0].get("name")
    return form.press(f"{name}={main[0].get('value', '')}" if name else "", expect=expect)


def _rows(form: PlainForm, prefix: str) -> set[int]:
    found = (re.fullmatch(rf"{prefix}-(\d+)-\w+", name) for name in form.names)
    return {int(match[1]) for match in found if match}


def _links(element) -> str:
    return " ".join(each.get("href", "") for each in element.xpath(".//a[@href]"))


def write_decree(form: PlainForm, decree: Decree) -> PlainForm:
    """Type a decree into the structured form: rows are added and removed by its own buttons, the list is pasted."""
    wanted = _typed(decree)
    prefixes = sorted({ROW.fullmatch(name)[1] for name in wanted if ROW.fullmatch(name)}, key=len)
    for prefix in prefixes:
        count = 1 + max(int(ROW.fullmatch(n)[2]) for n in wanted if ROW.fullmatch(n) and ROW.fullmatch(n)[1] == prefix)  # fmt: skip
        while len(_rows(form, prefix)) < count:
            form = _again(form, f"add_row={prefix}")
        while len(_rows(form, prefix)) > count:
            form = _again(form, f"remove_row={prefix}-{count}")
    return form.fill_all(wanted)


def _again(form: PlainForm, button: str) -> PlainForm:
    return form.press(button, expect=200).form(having="title")


def _typed(decree: Decree) -> dict[str, object]:
    """What is typed where; the rows of a list are pasted in one piece."""
    filled = DecreeForm.from_decree(decree)
    wanted = {b.html_name: str(b.value() or "") for each in filled.forms for b in each}
    for number, attachment in enumerate(decree.attachments):
        prefix = f"attachments-{number}"
        wanted = {name: value for name, value in wanted.items() if not name.startswith(f"{prefix}-rows-")}
        wanted.pop(f"{prefix}-chapters-0-title", None) if not attachment.chapters else None
        wanted.pop(f"{prefix}-chapters-0-text", None) if not attachment.chapters else None
        wanted.pop(f"{prefix}-paste", None)
        if attachment.table:
            wanted[f"{prefix}-paste"] = "\n".join("\t".join(row.cells) for row in attachment.table.rows)
    return wanted


def where(berkas: str) -> tuple[str, str, int]:
    """Where a dossier stands: status, open act, round."""
    return Dossier.objects.values_list("status", "open_act", "round").get(code=berkas)
