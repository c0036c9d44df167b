"""A page that shows every component; it exists only for tests."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import RequestContext, Template
from django.urls import include, path

from diktum.core.refusal import Refused
from diktum.ui.access import administrator, posts, public, staff
from diktum.ui.forms import Form, status_of
from diktum.ui.rows import Rows

PAGE = Path(__file__).with_name("styleguide.html")
VERDICTS = [("conform", "Sesuai"), ("not_conform", "Tidak sesuai"), ("not_applicable", "Tidak berlaku")]


class Proposal(Form):
    title = forms.CharField(label="Tentang", max_length=200, help_text="Tanpa kata “Keputusan” di depannya.")
    reason = forms.CharField(label="Alasan", widget=forms.Textarea, required=False)
    day = forms.DateField(label="Tanggal rapat", widget=forms.DateInput(attrs={"type": "date"}))
    unit = forms.ChoiceField(
        label="Subbagian", choices=[("teknis", "Subbagian Teknis"), ("umum", "Subbagian Umum")]
    )
    kind = forms.ChoiceField(
        label="Jenis", widget=forms.RadioSelect, choices=[("tim", "Tim pelaksana"), ("atur", "Pengaturan")]
    )
    scan = forms.FileField(label="Kerangka acuan kerja", required=False, help_text="PDF, paling besar 20 MB.")
    agreed = forms.BooleanField(label="Isian sudah saya periksa")


class Member(Form):
    name = forms.CharField(label="Nama")
    post = forms.CharField(label="Jabatan dalam tim")


class Card(Form):
    verdict_a = forms.ChoiceField(widget=forms.RadioSelect, choices=VERDICTS)
    note_a = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)
    verdict_b = forms.ChoiceField(widget=forms.RadioSelect, choices=VERDICTS)
    note_b = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)


@dataclass(frozen=True)
class Step:
    number: int
    title: str
    state: str
    words: str
    who: str
    within: str
    due_on: dt.date | None
    done_on: dt.date | None
    output: str
    is_decision: bool


NOVEMBER = [dt.date(2026, 11, n) for n in range(1, 31)]
STEPS = [
    Step(
        1,
        "KAK dan draf",
        "done",
        "Selesai",
        "Subbagian Teknis",
        "",
        None,
        NOVEMBER[15],
        "Draf versi 2, KAK",
        False,
    ),
    Step(
        2,
        "Verifikasi personil",
        "done",
        "Selesai",
        "Sekretaris",
        "",
        None,
        NOVEMBER[17],
        "Kartu kendali",
        True,
    ),
    Step(
        3,
        "Verifikasi muatan",
        "ready",
        "Siap dikerjakan",
        "Kasubbag Hukum",
        "",
        NOVEMBER[19],
        None,
        "Kartu kendali",
        True,
    ),
    Step(
        4,
        "Pleno",
        "waiting",
        "Belum bisa dimulai",
        "Ketua dan anggota",
        "1 hari",
        None,
        None,
        "Berita acara",
        True,
    ),
    Step(
        5,
        "Sinkronisasi",
        "waiting",
        "Belum bisa dimulai",
        "Pengusul",
        "hari pleno",
        None,
        None,
        "SK final",
        False,
    ),
]


class OutOfOrder(Refused):
    code = "DKT-100"
    message = "Langkah “%(act)s” belum terbuka."
    rule = "SOP 23/2022 baris 6"
    remedy = "Tunggu sampai rapat pleno selesai."


class SentTwice(Refused):
    answer_url = "/contoh/selesai/"


@public
def components(request: HttpRequest) -> HttpResponse:
    data = request.POST or None
    form = Proposal(data, request.FILES or None, initial={"title": "Kelompok Kerja Logistik"})
    people = Rows(
        Member, data, prefix="persons", minimum=1, title="Susunan", noun="orang",
        initial=[{"name": "Contoh Nama, S.H.", "post": "Ketua"}, {"name": "Contoh Lain", "post": "Anggota"}],
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and people.is_valid():
        return HttpResponseRedirect("/contoh/selesai/")
    context = {
        "form": form, "people": people, "check": Card(initial={"verdict_a": "not_conform"}), "steps": STEPS,
        "day": NOVEMBER[19], "at": dt.datetime(2026, 11, 24, 0, 31, tzinfo=dt.UTC),
        "nav_items": [("Tugas saya", "/tugas/", 4, False), ("Berkas", "/berkas/", 0, True), ("Pleno", "/pleno/", 0, False), ("Buku agenda", "/buku-agenda/", 0, False), ("Arsip", "/arsip/", 0, False)],
    }  # fmt: skip
    shown = RequestContext(request)
    shown.push(context)  # above what the context processors say
    text = Template(PAGE.read_text()).render(shown)
    return HttpResponse(text, status=status_of(request))


@public
def done(request: HttpRequest) -> HttpResponse:
    body = '{% extends "ui/public.html" %}{% block title %}Selesai{% endblock %}{% block content %}<h1>Selesai</h1>{% endblock %}'
    return HttpResponse(Template(body).render(RequestContext(request, {})))


@staff
def for_staff(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return HttpResponse("diterima: " + request.POST["title"])
    return HttpResponse("isi")


@posts("secretary")
def for_secretary(request: HttpRequest) -> HttpResponse:
    return HttpResponse("isi")


@administrator
def for_administrator(request: HttpRequest) -> HttpResponse:
    return HttpResponse("isi")


@public
def refusing(request: HttpRequest) -> HttpResponse:
    raise OutOfOrder(act="Tanda tangan")


@public
def twice(request: HttpRequest) -> HttpResponse:
    raise SentTwice


@public
def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    path("", include("diktum.ui.urls")),
    path("akun/", include("allauth.urls")),
    path("contoh/", components),
    path("contoh/selesai/", done),
    path("contoh/pegawai/", for_staff),
    path("contoh/sekretaris/", for_secretary),
    path("contoh/administrator/", for_administrator),
    path("contoh/menolak/", refusing),
    path("contoh/dua-kali/", twice),
    path("contoh/rusak/", broken),
]
