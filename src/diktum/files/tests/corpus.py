"""The intake corpus: good and bad files, each made anew, with the code they are answered with (empty: accepted)."""

import io
import struct
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from diktum.files.tests.builders import TYPES, a_docx, a_pdf, a_picture

FALSE, EMPTY, LOCKED, ACTIVE = "DKT-951", "DKT-953", "DKT-954", "DKT-955"
ZIP = a_docx()
PDF = a_pdf(3)


def _pdf_cuts():
    for percent in (1, *range(5, 95, 5), 99):
        yield f"pdf cut at {percent} %", "a.pdf", PDF[: max(1, len(PDF) * percent // 100)], FALSE
    for count in (1, 20):
        yield f"pdf without its last {count + 5} bytes", "a.pdf", PDF.rstrip()[: -count - 5], FALSE


def _pdf_polyglots():
    for count in (1, 4, 500, 2_000):
        yield f"{count} bytes before the header", "a.pdf", b"x" * count + PDF, FALSE
    for what, more in (
        ("zip", ZIP),
        ("html", b"<html><script>1</script>"),
        ("text", b"x"),
        ("png", a_picture()),
    ):
        yield f"pdf and {what} behind it", "a.pdf", PDF + more, FALSE
    yield "pdf and white space behind it", "a.pdf", PDF + b"\r\n \n", ""


def _script():
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _root(**parts):
    def change(pdf):
        for key, value in parts.items():
            pdf.Root[f"/{key}"] = value

    return change


def _annotation(**parts):
    def change(pdf):
        note = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 1, 1]), **parts)
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])

    return change


def _pdf_actions():
    acts = {
        "JavaScript": _script(),
        "Launch": Dictionary(S=Name.Launch, F=String("cmd.exe")),
        "ImportData": Dictionary(S=Name.ImportData, F=String("a.fdf")),
        "SubmitForm": Dictionary(S=Name.SubmitForm, F=String("http://a.example/")),
        "Rendition": Dictionary(S=Name.Rendition),
        "GoToE": Dictionary(S=Name.GoToE),
    }
    for name, act in acts.items():
        yield f"{name} on opening", "a.pdf", a_pdf(1, _root(OpenAction=act)), ACTIVE
        yield f"{name} on closing", "a.pdf", a_pdf(1, _root(AA=Dictionary(WC=act))), ACTIVE
        yield f"{name} in a note", "a.pdf", a_pdf(1, _annotation(Subtype=Name.Link, A=act)), ACTIVE
        chained = Dictionary(S=Name.GoTo, Next=Array([act]))
        yield f"{name} after a jump", "a.pdf", a_pdf(1, _root(OpenAction=chained)), ACTIVE
    names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), _script()])))
    yield "JavaScript in the names", "a.pdf", a_pdf(1, _root(Names=names)), ACTIVE
    link = Dictionary(S=Name.URI, URI=String("https://a.example/"))
    yield "a plain link", "a.pdf", a_pdf(1, _annotation(Subtype=Name.Link, A=link)), ""


def _pdf_inside():
    for kind in ("RichMedia", "FileAttachment", "Movie", "Sound", "Screen", "3D"):
        yield f"{kind} in a PDF", "a.pdf", a_pdf(1, _annotation(Subtype=Name(f"/{kind}"))), ACTIVE
    files = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))
    yield "other files in a PDF", "a.pdf", a_pdf(1, _root(Names=files)), ACTIVE
    yield "an XFA form", "a.pdf", a_pdf(1, _root(AcroForm=Dictionary(XFA=String("x")))), ACTIVE
    for owner, user in (("a", ""), ("a", "b"), ("", "b")):
        locked = a_pdf(1, encryption=pikepdf.Encryption(owner=owner, user=user))
        yield f"locked {owner or '-'}/{user or '-'}", "a.pdf", locked, LOCKED


def _pdf_sizes():
    for pages in (1, 2, 60, 300, 1_000):
        yield f"{pages} pages", "a.pdf", a_pdf(pages), ""
    for pages in (0, 5_001):
        yield f"{pages} pages", "a.pdf", a_pdf(pages), FALSE
    yield "a page of 14 400 points", "a.pdf", a_pdf(1, lambda p: p.pages[0].mediabox.extend([])), ""
    broken = PDF.replace(b"startxref", b"startxxxx")
    yield "no way to its table", "a.pdf", broken, FALSE
    yield "a table at the wrong place", "a.pdf", _moved_table(PDF), FALSE
    for name in ("a.pdf", "a.PDF", "SK 1.pdf", "a.b.pdf", "Keputusan – salinan.pdf", "日本.pdf", "CON.pdf"):
        yield f"named {name}", name, PDF, ""
    for name in ("a", "a.txt", "a.pdf.exe", "a.docx", "a.jpg", "pdf", "a.pdf "):
        yield f"a PDF named {name!r}", name, PDF, "" if name.endswith(" ") else FALSE


def _moved_table(pdf):
    before, _marker, _after = pdf.rpartition(b"startxref")
    return before + b"startxref\n3\n%%EOF\n"


def _saved(mode="RGB", kind="JPEG", size=(40, 30), **options):
    target = io.BytesIO()
    Image.new(mode, size).save(target, kind, **options)
    return target.getvalue()


def _flood(width, height):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def _pictures():
    for kind, ending in (("JPEG", "jpg"), ("PNG", "png")):
        whole = a_picture(kind, (200, 100))
        yield f"{kind} whole", f"a.{ending}", whole, ""
        for percent in (10, 30, 50, 70, 90):
            yield f"{kind} cut at {percent} %", f"a.{ending}", whole[: len(whole) * percent // 100], FALSE
        yield f"{kind} of one pixel", f"a.{ending}", a_picture(kind, (1, 1)), FALSE
    for mode in ("L", "CMYK"):
        yield f"JPEG in {mode}", "a.jpg", _saved(mode), ""
    for mode in ("1", "P", "RGBA", "I;16"):
        yield f"PNG in {mode}", "a.png", _saved(mode, "PNG"), ""
    for side in (8_000, 20_000, 65_535):
        yield f"PNG of {side}² pixels", "a.png", _flood(side, side), FALSE
    for kind, ending in (("TIFF", "tif"), ("GIF", "gif"), ("BMP", "bmp"), ("WEBP", "webp")):
        yield f"{kind}", f"a.{ending}", _saved("RGB", kind), FALSE
        yield f"{kind} named jpg", "a.jpg", _saved("RGB", kind), FALSE
    for brand in (b"heic", b"heix", b"mif1", b"avif"):
        yield f"{brand.decode()} photo", "a.heic", b"\0\0\0\x18ftyp" + brand + bytes(64), FALSE
    for name, content in (("svg", b"<svg onload='x'/>"), ("html", b"<html>"), ("exe", b"MZ" + bytes(64))):
        yield f"{name} named png", "a.png", content, FALSE
    yield "JPEG named png", "a.png", a_picture("JPEG"), FALSE
    yield "PNG named jpg", "a.jpg", a_picture("PNG"), FALSE


def _packages():
    yield "a Word file", "a.docx", ZIP, ""
    for part in (
        "word/vbaProject.bin",
        "word/activeX/a.xml",
        "word/embeddings/a.bin",
        "word/a.exe",
        "word/a.js",
    ):
        yield f"{part} in Word", "a.docx", a_docx(**{part: "x"}), ACTIVE
    for part in ("../a.xml", "/etc/a", "word/../../a", "C:/a.xml", "..\\a.xml"):
        yield f"{part} in Word", "a.docx", a_docx(**{part: "x"}), FALSE
    for kind in ("attachedTemplate", "image", "oleObject", "frame"):
        yield f"{kind} from outside", "a.docx", _reaching(kind), ACTIVE
    yield "a link in Word", "a.docx", _reaching("hyperlink"), ""
    yield "too many entries", "a.docx", a_docx(**{f"word/{n}.xml": "" for n in range(3_001)}), FALSE
    yield "a bomb", "a.docx", a_docx(**{"word/big.xml": "0" * (201 * 1024 * 1024)}), FALSE
    yield "a ZIP named docx", "a.docx", a_docx(**{"word/document.xml": None}), FALSE
    yield "an entity", "a.docx", a_docx(**{"[Content_Types].xml": "<!DOCTYPE a>" + TYPES}), FALSE
    for percent in (10, 50, 90):
        yield f"Word cut at {percent} %", "a.docx", ZIP[: len(ZIP) * percent // 100], FALSE
    for content in (b"\0", b" ", b"%PD", b"PK", b"\xff\xd8"):
        yield f"{content!r}", "a.pdf", content, FALSE
    yield "nothing", "a.pdf", b"", EMPTY


def _reaching(kind):
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Type="{base}/{kind}" Target="http://a.example" TargetMode="External"/>'
    return a_docx(**{"word/_rels/document.xml.rels": f"<Relationships>{link}</Relationships>"})


def corpus():
    """Give (what it is, its name, its bytes, the code it is refused with or nothing)."""
    for family in (_pdf_cuts, _pdf_polyglots, _pdf_actions, _pdf_inside, _pdf_sizes, _pictures, _packages):
        yield from family()
