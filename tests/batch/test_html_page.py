import pytest

from annotator.batch.html_page import parse_page
from annotator.batch.options import ReadOptions
from annotator.batch.readers import read_documents
from annotator.batch.sources import Sources

PAGE = """<!DOCTYPE html>
<html><head>
<meta charset="utf-8"><title>عنوان الصفحة | الموقع</title>
<meta property="og:title" content="وصول القافلة إلى الميناء">
<meta property="article:published_time" content="2024-03-09T08:00:00+03:00">
<meta property="og:site_name" content="صحيفة المرفأ">
<link rel="canonical" href="https://example.org/a/1">
<style>p { color: red }</style><script>if (a < b) { c("نص") }</script>
</head><body>
<header><a href="/">الرئيسية</a></header>
<nav><ul><li>أخبار</li><li>رياضة</li></ul></nav>
<article><h1>وصول القافلة</h1>
<p>وصلت القافلة   إلى
 <b>الميناء</b> فجر اليوم&nbsp;&mdash; بحسب &#1588;اهد.</p>
<p>وقال السائق:<br>«انتظرنا يومين».</p>
<aside>اقرأ أيضا: خبر آخر</aside>
<table><tr><td>الشاحنات</td><td>12</td></tr></table>
</article>
<footer>جميع الحقوق محفوظة</footer>
</body></html>"""

LINES = [
    "وصول القافلة",
    "وصلت القافلة إلى الميناء فجر اليوم\u00a0— بحسب شاهد.",
    "وقال السائق:",
    "«انتظرنا يومين».",
    "الشاحنات",
    "12",
]


def read(folder, data, **options):
    (folder / "a.html").write_bytes(data)
    (item,) = read_documents(Sources(["a.html"]), ReadOptions(**options))
    return item


def test_the_article_with_what_the_page_says_of_itself(folder):
    item = read(folder, PAGE.encode())
    assert item.text.split("\n") == LINES
    assert (item.doc_id, item.path, item.encoding) == ("a", "a.html", "utf-8")
    assert (item.title, item.date) == ("وصول القافلة إلى الميناء", "2024-03-09")
    assert (item.url, item.outlet) == ("https://example.org/a/1", "صحيفة المرفأ")
    assert item.warnings == ()


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-8-sig"])
def test_encodings(folder, encoding):
    page = PAGE.replace("utf-8", encoding).replace("&nbsp;", " ")
    item = read(folder, page.encode(encoding))
    assert item.text.split("\n")[0] == LINES[0]
    assert item.text.split("\n")[2:] == LINES[2:]


def test_a_page_that_is_wrong_about_its_encoding(folder):
    page = PAGE.replace('charset="utf-8"', 'charset="windows-1256"')
    assert read(folder, page.encode()).text.split("\n") == LINES
    page = PAGE.replace('charset="utf-8"', 'charset="no-such"').replace("&nbsp;", " ")
    assert read(folder, page.encode("cp1256")).encoding == "windows-1256"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>أ<p>ب", "أ\nب"),
        ("<ul><li>أ<li>ب</ul>ج", "أ\nب\nج"),
        ("أ<br/>ب", "أ\nب"),
        ("<div>أ<span>ب</span>ج</div>", "أبج"),
        ("<nav>قائمة<div>نص</body>", ""),
        ("<div><nav>قائمة</div><p>نص", "نص"),
        ("<form><p>نص</p></form>", "نص"),
        ("<svg><text>رسم</text></svg>نص", "نص"),
        ("<script/>دالة</script>نص", "نص"),
        ("</div></p>نص", "نص"),
        ("<p>1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("<!-- تعليق -->نص<?php سر ?>", "نص"),
        ("<article>قصير</article><p>نص أطول بكثير", "قصير\nنص أطول بكثير"),
        ("<article>إعلان</article><article>النص الأطول</article>", "النص الأطول"),
        ("<article>خبر<article>تعليق</article>طويل</article>صفحة", "خبر\nتعليق\nطويل"),
        ("نص\u202eمقلوب\u202c", "نص\u202eمقلوب\u202c"),
    ],
)  # fmt: skip
def test_what_is_text(markup, text):
    assert parse_page(markup).text() == text


@pytest.mark.parametrize(
    "markup",
    [
        '<time datetime="2024-03-09T10:00">أمس</time>',
        '<meta itemprop="datePublished" content="2024-03-09">',
        '<script type="application/ld+json">{"datePublished": "2024-03-09T10:00Z"}</script>',
        '<meta name="pubdate" content="2024-03-09">',
    ],
)
def test_dates_of_publication(markup):
    assert parse_page(markup).facts["date"].startswith("2024-03-09")


N = 100_000


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * N, "<b>" * N, "<p><b><i>" * N, "</div>" * N, "<a href=x" * N, "<!--" * N,
        "<![CDATA[" * N, "<!DOCTYPE" * N, "<?" * N, "<" * N, "&" * N, "&#" * N, "</" * N,
        "<script>" * N, "<p " + "a=1 " * N + ">", "<p " + "='\"" * N + ">", "<nav>" * N,
        "<p " + " ".join(f"a{n}=1" for n in range(N)) + ">", "<article>" * N, "\0" * N,
    ],
    ids=lambda markup: markup[:9],
)  # fmt: skip
def test_hostile_pages_take_linear_time(markup):
    """Quadratic work would be ten thousand million steps: hours."""
    assert parse_page(f"<p>نص</p>{markup}").text().startswith("نص")


def test_deep_nesting_loses_no_text():
    assert parse_page("<div>" * N + "نص" + "</div>" * N + "آخر").text() == "نص\nآخر"
