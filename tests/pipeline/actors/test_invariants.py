from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.pipeline.actors.candidates import Candidate, settle
from annotator.pipeline.actors.entries import (
    AGENCY,
    NAME,
    ORGANISATION,
    OUTLET,
    PERSON,
    TITLE,
    build_entries,
)
from annotator.pipeline.actors.organisations import find_organisations
from annotator.pipeline.actors.outlets import agency_of, find_outlets
from annotator.pipeline.actors.persons import find_persons, offices
from annotator.pipeline.actors.text import read_text

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
    read = read_text(nlp(text), nlp.tokenizer.files.derived(build_entries))
    spans = list(zip(read.starts, read.ends, strict=True))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(start <= read.core_start(at) < end for at, (start, end) in enumerate(spans))
    assert read.sentences == sorted(read.sentences)


def everything(text, source):
    return (
        find_persons(text, source),
        list(offices(text, source)),
        list(find_outlets(text, source)),
        list(find_organisations(text, source)),
        agency_of(text),
    )


@settings(max_examples=60)
@given(source=TEXTS)
def test_a_search_finds_nothing_at_a_word_without_its_role(nlp, source):
    doc, entries = nlp(source), nlp.tokenizer.files.derived(build_entries)
    gated, free = read_text(doc, entries), read_text(doc, entries)
    gates = TITLE | NAME | PERSON | OUTLET | AGENCY | ORGANISATION
    pairs = zip(free.roles, free.words, strict=True)
    free.roles = [0 if word.mark else roles | gates for roles, word in pairs]
    free.playing = range(len(free.words))
    assert everything(gated, source) == everything(free, source)


def candidate(first, last, rule, weak=False):
    return Candidate(first, last, first, last, "person", None, None, None, rule, weak)


def test_settle_keeps_the_longest_and_the_first_of_equals():
    short, long_ = candidate(0, 1, "short"), candidate(0, 3, "long")
    equal, weak = candidate(3, 5, "equal"), candidate(3, 9, "weak", weak=True)
    found = settle([short, equal, weak, long_, candidate(3, 5, "later")])
    assert [item.rule for item in found] == ["long", "equal"]


def test_a_long_chain_of_titles_does_not_end_the_document(nlp):
    text = "قال " + "الدكتور اللواء " * 1000 + "سمير حداد."
    assert nlp(text).text == text
