"""What is looked up for a token alone, and that gates and caches change no result."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.pipeline import records
from annotator.pipeline.gazetteer_matcher import matches_of
from annotator.pipeline.places import unknown
from annotator.pipeline.places.naming import Context
from annotator.pipeline.places.nominal import find_nominals
from annotator.pipeline.places.text import Text
from annotator.pipeline.places.typed import find_typed
from annotator.pipeline.places.word import Words
from annotator.schema import to_row
from annotator.text import trace

WORDS = [
    "مدينة", "بلدتي", "بلدتا", "قريتي", "مطار", "الدولي", "المطار", "القصر", "الجمهوري",
    "الطريق", "السريع", "تل", "الورد", "و", "في", "إلى", "نحو", "قرب", "بالقرب", "من", "شمال",
    "غرب", "شرقي", "عن", "طريق", "قرطفون", "زوربلاس", "ميلاتونغا", "الرئيس", "سيطروا", "على",
    "حلب", "دمشق", "كل", "وحمص", "،", "(", ")", "\n", ".", "الحدود", "السورية", "جسر", "12",
    "حاجز", "الأمم", "المتحدة",
]  # fmt: skip

TEXTS = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)


@pytest.fixture(scope="session")
def read(nlp):
    """A function from a text to how the places layer reads it."""
    words = nlp.tokenizer.files.derived(Words.build)
    return lambda text: Text(nlp(text), words)


@pytest.fixture(scope="session")
def context(nlp, read):
    """A function from a reading to what the searches need."""
    gazetteer = nlp.tokenizer.stage.gazetteer

    def make(text):
        matches = matches_of(text.doc, gazetteer)
        return Context(text, {match.start: match for match in matches}, gazetteer)

    return make


class Everywhere(Text):
    """A text whose searches look at every token."""

    def positions(self, search):
        return range(len(self))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("الليبية", {"definite": True, "country": "LBY", "nisba_form": True, "punct": False}),
        ("ألماني", {"definite": False, "country": "DEU"}),
        ("كتاب", {"country": None, "noun": None, "type_noun": None, "searches": ()}),
        ("،", {"punct": True, "joins": True, "name_like": False}),
        (":", {"punct": True, "joins": False}),
        ("\n", {"blank": True, "breaks": True}),
    ],
)
def test_facts_of_a_token_alone(read, text, facts):
    word = read(f"{text} ").words[0]
    assert {name: getattr(word, name) for name in facts} == facts


def test_type_nouns_are_known_with_and_without_the_article(read):
    with_article, without = (read(text).words[0] for text in ("المطار", "مطار"))
    assert with_article.noun is None
    assert with_article.type_noun is without.type_noun is without.noun is not None


def test_tokens_of_one_kind_share_their_word(read):
    words = read("قرأ الطالب كتابا جديدا").words
    assert words[-2] is words[-1]


@settings(max_examples=150)
@given(TEXTS)
def test_phrases_before_a_token_are_the_longest_of_their_classes(read, text):
    tokens = read(text)
    lexicon = tokens.lexicon
    for end in range(len(tokens) + 1):
        expected, norms = {}, []
        at = tokens.before(end)
        while at is not None and len(norms) < 4:
            norms.insert(0, tokens.norms[at])
            for name in lexicon.classes_of.get(" ".join(norms), ()):
                expected[name] = at
            at = tokens.before(at)
        assert dict(tokens.phrases_before(end)) == expected


@settings(max_examples=150)
@given(TEXTS)
def test_searches_that_look_at_every_token_find_the_same(nlp, read, context, text):
    gated = read(text)
    everywhere = Everywhere(gated.doc, nlp.tokenizer.files.derived(Words.build))
    assert find_typed(context(gated)) == find_typed(context(everywhere))
    assert find_nominals(gated, []) == find_nominals(everywhere, [])


@settings(max_examples=150)
@given(TEXTS)
def test_unknown_names_do_not_depend_on_where_cues_are_looked_for(read, context, text):
    tokens = read(text)
    search = unknown._Search(context(tokens), set())
    expected, done = [], 0
    for at in tokens.positions("unknown"):
        end = search._name_end(at) if at >= done else None
        if end is not None:
            done = end
            if unknown._has_cue(tokens, at) and not unknown._in_sport(tokens, at):
                expected.append((at, end))
    found = unknown.find_unknown(context(tokens), [])
    assert [(mention.start, mention.end) for mention in found] == expected


@settings(max_examples=60)
@given(TEXTS)
def test_what_is_chosen_without_scores_is_chosen_with_them(nlp, text):
    def rows():
        return [to_row(place) for place in records.get(nlp(text), "places")]

    with trace.recording():
        scored = rows()
    assert rows() == scored


@pytest.mark.parametrize("text", ["زوربلاس", "كتاب", "وبقرطفون", "12", "؟", "لندن", "Kyiv"])
def test_sources_of_readings_are_kept_as_they_are(read, text):
    for _ in range(2):
        tokens = read(text)
        for at, token in enumerate(tokens.doc):
            analysis = token._.analysis
            expected = (analysis.get("source") or "") if analysis else None
            assert tokens.source(at) == expected


def test_without_a_reading_nothing_is_said_of_its_source(nlp):
    from spacy.tokens import Doc  # noqa: PLC0415

    doc = Doc(nlp.vocab, words=["زوربلاس"])
    assert Text(doc, nlp.tokenizer.files.derived(Words.build)).source(0) is None
