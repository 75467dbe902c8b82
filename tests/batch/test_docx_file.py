import io
import zipfile

import pytest

from annotator.batch.options import ReadOptions
from annotator.batch.readers import read_documents
from annotator.batch.sources import Sources

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CORE = (
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>تقرير يومي</dc:title></cp:coreProperties>"
)


def document(body, space=W, before=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}'
        f'<w:document xmlns:w="{space}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    )


def paragraph(*runs):
    return "<w:p>" + "".join(f"<w:r>{run}</w:r>" for run in runs) + "</w:p>"


def text(words):
    return f'<w:t xml:space="preserve">{words}</w:t>'


def archive(body, compression=zipfile.ZIP_DEFLATED, **others):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        file.writestr("word/document.xml", body)
        for name, content in others.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def read(folder, data, **options):
    (folder / "a.docx").write_bytes(data)
    (item,) = read_documents(Sources(["a.docx"]), ReadOptions(**options))
    return item


@pytest.mark.parametrize("space", [W, STRICT])
def test_paragraphs_and_title(folder, space):
    box = paragraph(text("إطار"))
    body = "".join([
        paragraph(text("وصل الوفد "), text("إلى"), text(" المدينة.")),
        paragraph(),
        paragraph(text("سطر"), "<w:br/>", text("ثان"), "<w:tab/>", text("بعده")),
        paragraph("<w:instrText>P</w:instrText>", "<w:delText>محذوف</w:delText>", text("باق")),
        f"<w:tbl><w:tr><w:tc>{paragraph(text('خلية'))}</w:tc></w:tr></w:tbl>",
        paragraph(
            f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>", text("حوله")
        ),
    ])  # fmt: skip
    item = read(folder, archive(document(body, space), docProps__core_xml=CORE))
    assert item.text.split("\n") == [
        "وصل الوفد إلى المدينة.", "سطر", "ثان\tبعده", "باق", "خلية", "إطار", "حوله",
    ]  # fmt: skip
    assert (item.title, item.path, len(item.sha256)) == ("تقرير يومي", "a.docx", 64)


BOMB = document(paragraph(text("كلمة " * 5_000_000)))
ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "كلمة كلمة">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (archive(BOMB), "AN117"),
        (archive(document(paragraph(text("&a8;")), before=ENTITIES)), "AN118"),
        (archive(document(paragraph(text("&a;")), before=OUTSIDE)), "AN118"),
        (archive(document(paragraph(text("نص")) + "<w:p>")), "AN118"),
        (archive(document(paragraph())), "AN110"),
        (archive(document(paragraph(text("نص"))))[:-30], "AN118"),
        (archive(document(paragraph(text("نص")))).replace(b"word/doc", b"word/cod"), "AN118"),
        (b"PK\x03\x04" + bytes(500), "AN118"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "AN118"),
        (b"", "AN118"),
    ],
)
def test_bombs_and_damaged_files_are_failures(folder, data, code):
    item = read(folder, data, max_chars=500_000)
    assert (item.code, item.doc_id) == (code, "a")


def test_what_a_member_unpacks_to_is_not_believed(folder):
    """The size in the directory of the archive says one byte."""
    data = bytearray(archive(BOMB))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (1).to_bytes(4, "little")
    assert read(folder, bytes(data), max_chars=500_000).code in ("AN117", "AN118")


def test_depth_is_no_danger(folder):
    nested = "<w:sdt>" * 50_000 + paragraph(text("نص")) + "</w:sdt>" * 50_000
    assert read(folder, archive(document(nested))).text == "نص"
