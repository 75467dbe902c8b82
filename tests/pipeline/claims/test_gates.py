"""Gates only save work: where every token has all of them, the same claims are found."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.pipeline.claims import gates, prospects, verbs
from annotator.pipeline.claims.phrase_tables import ByTwoWords
from annotator.pipeline.claims.words import Words

WORDS = [*(Path(__file__).parent / "cue_words.txt").read_text(encoding="utf-8").split(), "\n"]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
QUIET = settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ALL = -1


def ungated(monkeypatch, annotate_claims, text):
    read = Words._read_words

    def all_open(self):
        roles, found = read(self)
        return roles, [ALL] * len(found)

    with monkeypatch.context() as patch:
        patch.setattr(Words, "_read_words", all_open)
        return annotate_claims(text)


@QUIET
@given(text=SENTENCES)
def test_claims_do_not_hang_on_gates(annotate_claims, monkeypatch, text):
    assert ungated(monkeypatch, annotate_claims, text) == annotate_claims(text)


@QUIET
@given(text=SENTENCES)
def test_claims_do_not_hang_on_what_is_in_reach(annotate_claims, monkeypatch, text):
    with monkeypatch.context() as patch:
        patch.setattr(verbs, "_may_do_without", lambda *_: True)
        patch.setattr(prospects, "within_reach", lambda _, frame, __: list(frame.direct))
        expected = annotate_claims(text)
    assert annotate_claims(text) == expected


def test_sets_of_gates_exist(lexicon):
    assert gates._BY_ROLE.keys() <= lexicon.roles.keys()
    assert gates.BY_PHRASE.keys() <= lexicon.phrases.keys()


def test_phrases_are_found_by_two_words():
    table = {"a": (("a", "b", "c"), ("a", "…", "d"), ("a", "b"), ("a",))}
    found = ByTwoWords(table, lambda words: words)
    assert found.of("a", "b") == table["a"]
    assert found.of("a", "x") == (("a", "…", "d"), ("a",))
    assert found.of("x", "b") == ()


def test_answers_belong_to_their_sentence(annotate_claims):
    first = "قال الوزير إن الجسر مغلق."
    assert annotate_claims(f"{first} {first}")[1].content_text == "الجسر مغلق"
