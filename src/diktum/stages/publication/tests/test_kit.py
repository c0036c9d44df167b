"""The upload kit and the pictures: complete, the same every time, and made from the public text only."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from PIL import Image

from diktum.core.language import DecreeNumber
from diktum.formats.paper_parts import Code
from diktum.formats.pdf import text_of
from diktum.formats.social_image import Shape, SocialImage, draw, drawable
from diktum.stages.publication import refusals as no
from diktum.stages.publication.kit import kit_of
from diktum.stages.publication.origin import file_stem
from diktum.stages.publication.personal_data import squeezed
from diktum.stages.publication.social import caption_of, hashtags, image_of
from diktum.stages.publication.tests.acting import CONTENT, act, at, moment
from diktum.stages.publication.tests.planting import plant, secrets
from diktum.stages.publication.withdrawing import withdraw_publication

IMAGE = SocialImage(
    rubric="KEPUTUSAN",
    office="Komisi Pemilihan Umum Kabupaten Contoh",
    number="Nomor 1 Tahun 2026",
    title="Pedoman Teknis",
    day="Ditetapkan di Contoh pada tanggal 1 Januari 2026",
    summary="Dalam Keputusan ini diatur tentang: ketentuan umum.",
    code=Code(url="https://keputusan.example/1/", code="keputusan.example/1", text="Baca naskahnya:"),
)


def opened_kit(body):
    archive = zipfile.ZipFile(io.BytesIO(body))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.django_db
def test_the_kit_is_complete_and_the_same_every_time(office):
    dossier = at(office, "post_social")
    body = kit_of([dossier])
    assert body == kit_of([dossier])
    files = opened_kit(body)
    stem = "2026kpt001"
    wanted = {f"{stem}.pdf", f"{stem}_L1.pdf", f"{stem}_abs.pdf", f"{stem}.txt", f"{stem}_1080.png"}
    wanted |= {f"{stem}_1350.png", "metadata.csv", "metadata.json", "keterangan.txt", "teks-alternatif.txt"}
    assert set(files) == {f"{stem}/{name}" for name in wanted} | {"BACA-SAYA.txt", "SHA256SUMS", "daftar.csv"}
    rows = list(csv.reader(io.StringIO(files[f"{stem}/metadata.csv"].decode("utf-8-sig"))))
    assert len(rows) == 17
    assert json.loads(files[f"{stem}/metadata.json"])["metadata"]["number"] == "1"
    assert "SUSUNAN TIM" in text_of(files[f"{stem}/{stem}_L1.pdf"])
    assert "#JDIHKPU #TimPelaksana #Kegiatan" in files[f"{stem}/keterangan.txt"].decode()


@pytest.mark.django_db
def test_nothing_hidden_is_in_the_kit(office, monkeypatch):
    plant(monkeypatch)
    dossier = at(office, "authenticate")
    act(office, dossier, "authenticate", personal_data_confirmed=True)
    dossier = at(office, "post_social", dossier=dossier)
    files = opened_kit(kit_of([dossier]))
    texts = [
        text_of(body) if name.endswith(".pdf") else body.decode("utf-8", "replace")
        for name, body in files.items()
    ]
    image = image_of(_origin(dossier), None)
    whole = squeezed("\n".join((*texts, image.title, image.summary)))
    assert [each for each in secrets() if squeezed(each) in whole] == []


@pytest.mark.django_db
def test_many_at_once_over_http(office, as_user):
    dossier = at(office, "post_social")
    browser = as_user("tim-jdih")
    one = browser.get(reverse("publication:kit", args=[dossier.code]))
    assert one["Content-Disposition"] == 'attachment; filename="paket-2026kpt001.zip"'
    many = browser.get(reverse("publication:kits"), {"berkas": [dossier.code, dossier.code]})
    assert opened_kit(many.content) == opened_kit(one.content)
    assert browser.get(reverse("publication:kits")).status_code == 409


@pytest.mark.django_db
@pytest.mark.parametrize("stage", ["authenticate", "approve_upload"])
def test_no_kit_before_the_approval(office, as_user, stage):
    dossier = at(office, stage)
    with pytest.raises(no.KitIsNotReady):
        kit_of([dossier])
    assert as_user("tim-jdih").get(reverse("publication:kit", args=[dossier.code])).status_code == 409


@pytest.mark.django_db
def test_no_kit_and_no_picture_after_withdrawal(office, as_user):
    dossier = at(office, "evaluate")
    browser = as_user("tim-jdih")
    picture = reverse("publication:image", args=[dossier.code, 1080])
    assert browser.get(picture).status_code == 200
    withdraw_publication(
        dossier_id=dossier.follows_id, reason="Ditarik.", by=office.head_of_legal, when=moment(office, 15)
    )
    assert browser.get(picture).status_code == 404
    with pytest.raises(no.KitIsNotReady):
        kit_of([dossier])


@pytest.mark.django_db
def test_no_picture_before_authentication_or_of_another_size(office, as_user):
    dossier = at(office, "authenticate")
    browser = as_user("tim-jdih")
    assert browser.get(reverse("publication:image", args=[dossier.code, 1080])).status_code == 404
    act(office, dossier, "authenticate")
    assert browser.get(reverse("publication:image", args=[dossier.code, 1080])).status_code == 200
    assert browser.get(reverse("publication:image", args=[dossier.code, 900])).status_code == 404


@pytest.mark.django_db
def test_the_kit_of_another_office_is_not_there(office, other_office, client):
    dossier = at(office, "post_social")
    client.force_login(other_office.user("tim-jdih"))
    assert client.get(reverse("publication:kit", args=[dossier.code])).status_code == 404
    assert client.get(reverse("publication:kits"), {"berkas": dossier.code}).status_code == 404


@pytest.mark.django_db
def test_emoji_and_markup_stay_in_the_caption_and_are_inert(office):
    dossier = at(office, "design_content")
    body = 'Baru \U0001f389 <script>alert(1)</script> #read("x")'
    content = act(office, dossier, "design_content", **(CONTENT | {"body": body}))
    caption = caption_of(_origin(dossier), content)
    assert body in caption
    assert _origin(dossier).full_title in caption


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize(
    "title",
    ["", "Pedoman", "Perubahan atas Pedoman Teknis " * 14, "kata " * 700, "x" * 400, "\U0001f389 <b> #x"],
)
def test_a_picture_has_its_size_whatever_the_title(shape, title):
    png = draw(replace(IMAGE, title=title), shape)
    assert png == draw(replace(IMAGE, title=title), shape)
    picture = Image.open(io.BytesIO(png))
    assert picture.size == (1080, int(shape))
    foot = picture.convert("L").crop((60, int(shape) - 60, 1080, int(shape)))
    assert foot.getextrema()[0] > 200, "nothing runs over the lower edge"


def test_only_what_the_font_has_is_drawn():
    assert drawable("Pemilu \U0001f389 damai\n\u202e\u0000 é – “x”") == "Pemilu damai é – “x”"


def test_hashtags_are_plain():
    assert hashtags("TATA NASKAH - <B> - TATA NASKAH - !") == ("#JDIHKPU", "#TataNaskah", "#B")


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{tahun}{kode}{nomor:03}", "2022kptsek012"),
        ("../../{nomor}", "12"),
        ("/etc/{tahun}", "etc-2022"),
        ("..", "2022kpt012"),
        ("{tahun}\\{nomor}\n", "2022-12"),
    ],
)
def test_a_file_name_is_a_plain_name(settings, template, name):
    settings.DIKTUM_JDIH_FILE_NAME = template
    assert file_stem(DecreeNumber("keputusan-sekretaris", 12, 2022)) == name


@pytest.mark.parametrize("template", ["{lain}", "{tahun", "{0}", "{tahun.x}"])
def test_a_template_that_cannot_be_filled_is_told(settings, template):
    settings.DIKTUM_JDIH_FILE_NAME = template
    with pytest.raises(ImproperlyConfigured):
        file_stem(DecreeNumber("keputusan", 12, 2022))


def _origin(dossier):
    from diktum.stages.publication.redacting import shown_origin

    return shown_origin(dossier.follows, dossier)
