import pytest

from annotator.pipeline.claims.quotes import has_unbalanced, pair_quotes


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("قال: «لن نرحل».", ["لن نرحل"]),
        ("قال: “لن نرحل”.", ["لن نرحل"]),
        ('قال: "لن نرحل".', ["لن نرحل"]),
        ("قال: ”لن نرحل“.", ["لن نرحل"]),  # written from right to left
        ('قال: “لن نرحل".', ["لن نرحل"]),  # mixed
        ("قال: ‘لن نرحل’.", ["لن نرحل"]),
        ("قال: ‹لن نرحل›.", ["لن نرحل"]),
        ('قال «إن "الحل" قريب».', ['إن "الحل" قريب', "الحل"]),  # nested
        ("«أ» و«ب»", ["أ", "ب"]),
        ("زار قرية Qur'an Street أمس.", []),
        ("قال: «لن نرحل.\nوغادر القاعة.", ["لن نرحل."]),  # open: closed by the line
        ("لن نرحل»، قال.", []),
    ],
)
def test_pairs(nlp, text, inside):
    doc = nlp.make_doc(text)
    found = [
        doc[quote.open + 1 : quote.close].text
        for quote in pair_quotes(doc)
        if quote.close > quote.open
    ]
    assert [span.strip() for span in found] == inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [("«نعم»", False), ("«نعم", True), ("نعم»", True), ("لا علامات هنا", False)],
)
def test_unbalanced(nlp, text, expected):
    assert has_unbalanced(pair_quotes(nlp.make_doc(text))) is expected
