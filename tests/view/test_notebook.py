"""A notebook shows highlighted text, without scripts."""

import re
from html import unescape

import annotator
from annotator.view.notebook import SHOWN, notebook_html


def plain(html):
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_result_of_annotate_shows_itself(small_nlp):
    result = annotator.annotate("وصل 3600 جندي إلى بغداد .", nlp=small_nlp)
    html = result._repr_html_()
    assert re.search(r'<mark class="places" title="places p1\n[^"]*name_en: Baghdad', html)
    assert "وصل 3600 جندي إلى بغداد ." in plain(html)
    assert '<div class="text" lang="ar" dir="rtl">' in html


def test_text_cannot_become_markup(small):
    hostile = "<script>alert(1)</script>"
    shown = {"doc_id": hostile, "text": hostile, "sentences": []}
    html = notebook_html([shown, small | {"title": hostile}], 2)
    assert "<script" not in html
    assert plain(html).count(hostile) == 3


def test_only_the_first_documents_are_shown(small):
    html = notebook_html([small] * (SHOWN + 2), SHOWN + 2)
    assert html.count("<section>") == SHOWN
    assert "and 2 more" in plain(html)


def test_marks_nest_as_in_the_page(small):
    html = notebook_html([small], 1)
    assert re.search(
        r'<mark class="content"[^>]*><mark class="forces"[^>]*>قوات <mark class="places"', html
    )
    assert "certainty: certain" in html
