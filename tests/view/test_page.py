"""The page holds all that its documents hold, and nothing that could act by itself."""

import json
import re
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from html import unescape

import pytest

from annotator.errors import UsageError
from annotator.schema import TABLES, row_fields
from annotator.view.pack import CHUNK_CHARACTERS, pack_document, packed
from annotator.view.page import SCRIPTS, STYLES, asset, page, write_page

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\u2028&amp;\"'"


def data_of(html, name):
    found = re.search(
        rf'<script type="text/plain" id="{name}">([A-Za-z0-9+/=]*)</script>', html
    )
    return json.loads(zlib.decompress(b64decode(found[1])))


def test_every_field_of_every_row_is_in_the_page(gold):
    html = page([gold])
    (found,) = data_of(html, "chunk-0")
    columns = data_of(html, "facts")["columns"]
    for table in TABLES:
        assert columns[table] == list(row_fields(table))
        rows = [dict(zip(columns[table], row, strict=True)) for row in found["rows"][table]]
        assert rows == [{name: row.get(name) for name in columns[table]} for row in gold[table]]
    assert found["head"]["doc_id"] == gold["doc_id"]


def test_size_of_the_page_of_one_article(gold):
    assert len(page([gold]).encode()) < 400_000


def test_the_same_documents_give_the_same_page(gold):
    assert page([gold, gold]) == page([gold, gold])


def test_the_page_is_right_to_left_arabic_with_english_controls(gold):
    html = page([gold])
    assert html.startswith('<!doctype html>\n<html lang="ar" dir="rtl">')
    for name in ("filters", "claims", "records"):
        assert re.search(rf'id="{name}"[^>]* lang="en" dir="ltr"', html)


def test_the_policy_allows_the_own_script_and_style_only(gold):
    html = page([gold])
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1])
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for name, tag in (("script-src", "script"), ("style-src", "style")):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(sha256(body.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"


def test_nothing_is_loaded_and_nothing_is_styled_in_place(gold):
    html = page([gold])
    assert set(re.findall(r"https?://[^\s\"';)]+", html)) == {"http://www.w3.org/2000/svg"}
    acting = r"<(link|img|iframe|object|base)\b|@import|url\(|\son\w+=|\sstyle="
    assert not re.search(acting, html)


@pytest.mark.parametrize("field", ["doc_id", "title"])
def test_no_text_becomes_markup(small, field):
    quiet, loud = page([small]), page([small | {field: HOSTILE, "meta": {HOSTILE: HOSTILE}}])
    assert loud.count("<script") == quiet.count("<script")
    assert "<img" not in loud
    assert "\u202e" not in loud
    assert data_of(loud, "chunk-0")[0]["head"][field] == HOSTILE


def test_packed_values_are_plain_letters():
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", packed({"text": HOSTILE}))


def test_numbers_that_json_does_not_know_are_told(small):
    meta = {"score": float("nan"), "rank": [float("inf")]}
    (found,) = data_of(page([small | {"meta": meta}]), "chunk-0")
    assert found["head"]["meta"] == {"score": "NaN", "rank": ["Infinity"]}


def test_offsets_do_not_reach_the_page(small):
    (_, (kind, children)) = pack_document(small)["blocks"]
    force = [1, "f2", "", 1, ["قوات ", [0, "p1", "", 1, ["حلب"]]]]
    assert kind == "body"
    assert children == [
        [5, "c1", "cue", 1, ["قال"]],
        " ",
        [5, "c1", "source", 1, [[1, "f1", "", 1, ["الجيش"]]]],
        " إن ",
        [5, "c1", "content", 1, [force, " تقدمت"]],
    ]  # fmt: skip


def test_many_documents_come_in_chunks(small):
    number = 2 * CHUNK_CHARACTERS // len(small["text"])
    html = page(small | {"doc_id": str(place)} for place in range(number))
    entries = data_of(html, "facts")["documents"]
    assert [entry[0] for entry in entries] == [str(place) for place in range(number)]
    for chunk in range(entries[-1][3] + 1):
        ids = [found["head"]["doc_id"] for found in data_of(html, f"chunk-{chunk}")]
        assert ids == [entry[0] for entry in entries if entry[3] == chunk]
    assert entries[-1][3] >= 1
    assert 'id="documents"' in html
    assert 'id="documents"' not in page([small])


def test_no_document_is_an_error():
    with pytest.raises(UsageError, match="AN450"):
        page([])


def test_a_page_is_written_over_and_nothing_else_is(small, tmp_path):
    target = tmp_path / "page.html"
    size = write_page([small], target)
    assert target.stat().st_size == size == write_page([small], target)
    (tmp_path / "article.html").write_text("<p>a text of somebody's")
    for path in (tmp_path / "article.html", tmp_path, tmp_path / "none" / "page.html"):
        with pytest.raises(UsageError, match="AN402"):
            write_page([small], path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.html", "page.html"]


def test_files_are_short_and_all_in_use():
    folder = asset.__wrapped__.__globals__["resources"].files("annotator.view") / "assets"
    names = {item.name for item in folder.iterdir()}
    assert names == {*SCRIPTS, *STYLES, "notebook.css"}
    for name in names:
        assert asset(f"assets/{name}").count("\n") <= 400


def test_numbers_of_several_documents_are_compared_and_escaped(gold):
    again = {**gold, "doc_id": HOSTILE}
    html = page([gold, again])
    section = html[html.index('id="compared"') :]
    assert "<td>agree</td>" in section
    assert "<img src=x" not in html
    assert "&lt;img src=x" in section


def test_one_document_without_rival_numbers_has_no_comparison(gold):
    alone = {**gold, **{table: [] for table in TABLES}}
    assert 'id="compared"' not in page([alone])
