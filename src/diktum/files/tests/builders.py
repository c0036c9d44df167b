"""Good and bad files, made anew for every test."""

import io
import zipfile

import pikepdf
from PIL import Image

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def a_pdf(pages=1, change=lambda pdf: None, **options):
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    change(pdf)
    target = io.BytesIO()
    pdf.save(target, deterministic_id="encryption" not in options, **options)
    return target.getvalue()


def a_picture(kind="PNG", size=(20, 10)):
    target = io.BytesIO()
    Image.effect_noise(size, 50).save(target, kind)
    return target.getvalue()


def a_docx(**parts):
    target = io.BytesIO()
    content = {"[Content_Types].xml": TYPES, "word/document.xml": "<w:document/>"} | parts
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in content.items():
            if text is not None:
                package.writestr(name, text)
    return target.getvalue()
