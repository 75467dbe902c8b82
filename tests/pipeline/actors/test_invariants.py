from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.pipeline.actors.candidates import Candidate, settle
from annotator.pipeline.actors.words import words_of

WORDS = [
    "الرئيس", "وزير", "الخارجية", "الروسي", "محمد", "عبد", "الله", "بن", "لافروف", "قال",
    "باسم", "المتحدث", "«", "»", "،", ":", ".", "\n", "في", "إلى", "للأمم", "المتحدة",
    "وكالة", "رويترز", "(", ")", "-", "حزب", "و", "العميد", "لجنة", "ل", "12", "أ.ف.ب",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@settings(max_examples=60)
@given(text=TEXTS)
def test_spans_hold_and_never_overlap(nlp, text):
    actors = nlp(text)._.records["actors"]
    end = 0
    for actor in actors:
        assert text[actor["start"] : actor["end"]] == actor["text"]
        assert actor["start"] >= end
        end = actor["end"]
        assert actor["rule"]


@settings(max_examples=60)
@given(text=TEXTS)
def test_words_cover_the_text(nlp, text):
    words = words_of(nlp(text))
    covered = "".join(text[word.start : word.end] for word in words)
    assert covered.replace("\n", "") == "".join(text.split())
    assert all(word.start <= word.core_start < word.end for word in words)


def candidate(first, last, rule, weak=False):
    return Candidate(first, last, first, last, "person", None, None, None, rule, weak)


def test_settle_keeps_the_longest_and_the_first_of_equals():
    short, long_ = candidate(0, 1, "short"), candidate(0, 3, "long")
    equal, weak = candidate(3, 5, "equal"), candidate(3, 9, "weak", weak=True)
    found = settle([short, equal, weak, long_, candidate(3, 5, "later")])
    assert [item.rule for item in found] == ["long", "equal"]
