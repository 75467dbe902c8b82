"""Words, numbers, names with digits and signs are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.morphology.scan import fragments, scan


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("بـ3600", [("clitic", "بـ"), ("number", "3600")]),
        ("الـ20", [("clitic", "الـ"), ("number", "20")]),
        ('لـ "جيش"', [("clitic", "لـ"), ("sign", '"'), ("arabic", "جيش"), ("sign", '"')]),
        ("إف-16", [("model", "إف-16")]),
        ("Il-76MD", [("model", "Il-76MD")]),
        ("T72", [("model", "T72")]),
        ("50كم", [("number", "50"), ("arabic", "كم")]),
        ("3,600", [("number", "3,600")]),
        ("3،600", [("number", "3،600")]),
        ("٣٬٦٠٠٫٥", [("number", "٣٬٦٠٠٫٥")]),
        ("20-30", [("number", "20"), ("sign", "-"), ("number", "30")]),
        ("7/10", [("number", "7"), ("sign", "/"), ("number", "10")]),
        ("#خبر_عاجل", [("sign", "#"), ("arabic", "خبر"), ("sign", "_"), ("arabic", "عاجل")]),
        ("@user_1", [("url", "@user_1")]),
        ("https://a.org/b.", [("url", "https://a.org/b"), ("sign", ".")]),
        ("بغـــداد", [("arabic", "بغـــداد")]),
        ("قُتِلَ", [("arabic", "قُتِلَ")]),
        ("\u200fنص\u200e", [("sign", "\u200f"), ("arabic", "نص"), ("sign", "\u200e")]),
        ("👍🏽", [("sign", "👍🏽")]),
        ("...", [("sign", "...")]),
        ("ВТА", [("latin", "ВТА")]),
    ],
)
def test_chunks(text, chunks):
    assert [tuple(chunk) for chunk in scan(text) if chunk.kind != "blank"] == chunks


PARTS = [
    "بـ",
    "ول",
    "20",
    "3،600",
    "إف-16",
    "جيش",
    "الـ",
    ".",
    "...",
    "!!",
    "@a",
    "www.a.org",
    "b",
]
BLANKS = [" ", "\n", "\u00a0", "\u2028", "\x1f", "\t ", "\u3000"]


@given(st.lists(st.sampled_from(PARTS + BLANKS) | st.text(max_size=2)).map("".join))
def test_no_chunk_looks_beyond_a_blank(text):
    parts = fragments(text)
    assert "".join(parts) == text
    assert [chunk for part in parts for chunk in scan(part)] == list(scan(text))


@pytest.mark.parametrize("sign", ["@", "%", "a@", "@.", "+@"])
def test_a_long_run_of_the_signs_of_addresses_is_cut_sign_by_sign(sign):
    text = sign * 20_000
    assert "".join(chunk.text for chunk in scan(text)) == text


def test_mail_addresses_are_one_chunk():
    text = "راسلونا على press.office+1@news-1.example.org أو @reporter2"
    urls = [chunk.text for chunk in scan(text) if chunk.kind == "url"]
    assert urls == ["press.office+1@news-1.example.org", "@reporter2"]
