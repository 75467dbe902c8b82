"""The ruler finds what spaCy's own span ruler finds with the same patterns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.pipeline.span_ruler import SpanRuler
from spacy.tokens import Doc

from annotator.pipeline.ruler import RuleMatcher
from annotator.rules.patterns import spacy_patterns

TEXTS = [
    "",
    "وفقا لما ذكره مصدر عسكري، لم يتسن التحقق من صحة الأنباء على الفور.",
    "قالت الشرطة إن رجالا مسلحين ملثمين هاجموا سيارة مفخخة. وبحسب تقارير غير مؤكدة، قتل 3.",
    "لا صحة للأنباء لا صحة للأنباء\n\nمن غير المحتمل من المحتمل من المحتمل غير",
    "ISIS said: طائرة مسيرة صغيرة من دون طيار من طراز إف-16 فوق البحر البحر البحر",
]
OPERATORS = ["?", "*", "+", "!", "1", "{2}", "{1,2}", "{,2}", "{2,}"]
SPECS = [
    {},
    {"NORM": "من"},
    {"NORM": {"IN": ["من", "لا", "البحر"]}},
    {"lemma": {"IN": ["غير", "صحة", "قال", "طائرة"]}},
    {"TAG": {"NOT_IN": ["noun", "prep"]}},
    {"TAG": "noun", "NORM": {"NOT_IN": ["البحر"]}},
    {"POS": {"IN": ["NOUN", "PROPN"]}},
    {"POS": "VERB"},
    {"TEXT": {"REGEX": "^ال"}},
    {"ORTH": "لا", "NORM": {"IN": ["لا", "من"], "NOT_IN": ["من"]}},
    {"LOWER": "isis"},
    {"LOWER": {"FUZZY1": "isos"}},
    {"LEMMA": {"FUZZY": {"IN": ["مسلح"]}}},
    {"MORPH": {"IS_SUPERSET": ["Number=Plur"]}},
    {"MORPH": {"IS_SUBSET": ["Number=Sing", "Gender=Masc"]}},
    {"LENGTH": {">=": 6}},
    {"IS_DIGIT": True},
    {"_": {"word": {"IN": [1, 2, 3]}}},
    {"IS_SENT_START": True},
]


def spans(found):
    return [(span.start, span.end, span.label_, span.id_) for span in found]


def stock(nlp, patterns, doc):
    ruler = SpanRuler(nlp, validate=False)
    ruler.add_patterns(patterns)
    return spans(ruler.match(doc)) if patterns else []


@pytest.fixture(scope="module")
def docs(nlp) -> list[Doc]:
    sentences = nlp.get_pipe("sentences")
    return [sentences(nlp.make_doc(text)) for text in TEXTS]


def test_the_rules_of_the_pipeline(nlp, docs):
    patterns = spacy_patterns(nlp.tokenizer.files)
    matcher = RuleMatcher(nlp.vocab, patterns)
    found = [spans(matcher(doc)) for doc in docs]
    assert found == [stock(nlp, patterns, doc) for doc in docs]
    assert sum(map(len, found)) > 10


specs = st.builds(
    lambda spec, operator: {**spec, "OP": operator} if operator else spec,
    st.sampled_from(SPECS),
    st.sampled_from([None, None, *OPERATORS]),
)
rules = st.lists(st.lists(specs, min_size=1, max_size=4), min_size=0, max_size=3)


@given(st.data(), rules)
def test_any_rules(nlp, docs, data, patterns):
    doc = data.draw(st.sampled_from(docs))
    made = [
        {"label": f"L{number % 2}", "id": f"rule.{number}", "pattern": pattern}
        for number, pattern in enumerate(patterns)
    ]
    assert spans(RuleMatcher(nlp.vocab, made)(doc)) == stock(nlp, made, doc)


def test_two_rules_of_one_name_are_two_rules(nlp, docs):
    made = [{"label": "L", "id": "r", "pattern": [{"NORM": norm}]} for norm in ("من", "لا")]
    for doc in docs:
        assert spans(RuleMatcher(nlp.vocab, made)(doc)) == stock(nlp, made, doc)
