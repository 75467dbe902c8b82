from hypothesis import given
from hypothesis import strategies as st

from annotator.pipeline.actors.phrases import Match, PhraseIndex
from annotator.pipeline.actors.words import word_of
from annotator.pipeline.columns import Form

PARTS = ["بحر", "نهر", "جسر", "لجسر", "ضفة", "ضفه"]
PHRASES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(tuple)


def plain(text):
    return Form(text, text, text, "noun", "NOUN", "")


def with_preposition(text):
    return (Form("ل", "ل", "ل", "prep", "ADP", ""), plain(text))


GROUPS = st.sampled_from(
    [(plain(part),) for part in PARTS] + [with_preposition("جسر"), with_preposition("بحر")]
)


def searched(phrases, words):
    """The longest phrase at the first word, by looking at all of them."""

    def found(first, shift):
        fits = [
            Match(shift, len(phrase), number)
            for number, phrase in enumerate(phrases)
            if len(phrase) <= len(words)
            and phrase[0].replace("ة", "ه") == first
            and all(
                part.replace("ة", "ه") in (word.surface_key, word.full_key)
                for part, word in zip(phrase[1:], words[1:], strict=False)
            )
        ]
        return max(fits, key=lambda match: (match.last, -match.value), default=None)

    return found(words[0].surface_key, 0) or found(words[0].core_key, words[0].shift)


@given(phrases=st.lists(PHRASES, max_size=8), groups=st.lists(GROUPS, min_size=1, max_size=5))
def test_the_longest_phrase_that_was_added_first(phrases, groups):
    index = PhraseIndex()
    for number, phrase in enumerate(phrases):
        index.add(" ".join(phrase), number)
    words = [word_of(group) for group in groups]
    found = index.find(words, 0)
    assert found == searched(phrases, words)
    assert index.opens(words[0]) or found is None
