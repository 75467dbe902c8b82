"""What holds for every text: offsets, order, nesting, ids; and the same result each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.pipeline import records
from annotator.schema import to_row

WORDS = [
    "مدينة", "حلب", "مطار", "الدولي", "و", "في", "إلى", "من", "بلدة", "الحدود", "السورية",
    "التركية", "مع", "بين", "(", ")", "،", "«", "»", "للعراق", "وبغداد", "قرب", "شمال", "نهر",
    "الفرات", "محافظات", "قرطفون", "جامعة", "دمشق", "القصر", "الجمهوري", "-", "\n", "ألما",
    "آتا", "الملك", "حسين", "بن", "طريق", "كفر", "ك", "بحلب", "كسوريا", "عمان", "Kyiv", "12",
]  # fmt: skip

TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@settings(max_examples=150)
@given(TEXTS)
def test_records_are_well_formed(nlp, text):
    doc = nlp(text)
    found = records.get(doc, "places")
    assert [place.id for place in found] == [f"p{n}" for n in range(1, len(found) + 1)]
    ids = {place.id for place in found}
    for place in found:
        assert doc.text[place.start : place.end] == place.text == place.text.strip()
        assert place.start < place.end
        assert place.alias_of is None or place.alias_of in ids
        assert place.parent_id is None or place.parent_id in ids
        assert (place.lat is None) == (place.lon is None)
    for one in found:
        for other in found:
            if one.start < other.start < one.end:
                assert other.end <= one.end, "places never overlap partly"
                assert other.role == "in_name"


@settings(max_examples=40)
@given(TEXTS)
def test_the_same_text_gives_the_same_records(nlp, text):
    def rows():
        return [to_row(place) for place in records.get(nlp(text), "places")]

    assert rows() == rows()


def test_candidate_spans_carry_gazetteer_ids(nlp):
    doc = nlp("وصلت القافلة إلى دير الزور.")
    (span,) = doc.spans["gazetteer"]
    assert (span.text, span.label_, span.kb_id_) == ("دير الزور", "PLACE_NAME", span.id_)
    assert span.id_.startswith("gn:")
