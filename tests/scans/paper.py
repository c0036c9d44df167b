"""Make a scan of a printed text: drawn, turned a little, dirtied, pressed to JPEG, as a cheap scanner does."""

import io
import random

import pikepdf
import pypdfium2
from PIL import Image, ImageChops

DPI = 200


def scan_of(pdf, skew=0.7, pages=None, dpi=DPI, turned=(), seed=1):
    """Return a PDF of pictures. `pages` picks and orders them from 1; `turned` are laid upside down."""
    dice = random.Random(seed)
    with pypdfium2.PdfDocument(pdf) as document:
        numbers = pages or range(1, len(document) + 1)
        pictures = [document[n - 1].render(scale=dpi / 72).to_pil().convert("L") for n in numbers]
    out = pikepdf.new()
    for number, picture in zip(numbers, pictures, strict=True):
        _add(out, _dirtied(picture, skew + (180 if number in turned else 0), dice), dpi)
    target = io.BytesIO()
    out.save(target)
    return target.getvalue()


def _dirtied(picture, skew, dice):
    turned = picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    one, other = (
        Image.frombytes("L", turned.size, dice.randbytes(turned.width * turned.height)) for _n in "12"
    )
    noise = Image.blend(one, other, 0.5).point(lambda v: 128 + (v - 128) * 3 // 4)  # a deviation of about 40
    return ImageChops.add(turned, noise, scale=1.0, offset=-128).point(lambda v: min(255, v + 20))


def _add(out, picture, dpi):
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=75)
    image = out.make_stream(data.getvalue())
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = picture.size
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    image.Filter = pikepdf.Name.DCTDecode
    width, height = (side * 72 / dpi for side in picture.size)
    page = out.add_blank_page(page_size=(width, height))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = out.make_stream(f"{width} 0 0 {height} 0 0 cm /Im0 Do".encode())


def only(pdf, *numbers):
    """Return some pages of a PDF, numbered from 1."""
    with pikepdf.open(io.BytesIO(pdf)) as source:
        out = pikepdf.new()
        out.pages.extend(source.pages[n - 1] for n in numbers)
        target = io.BytesIO()
        out.save(target)
    return target.getvalue()
