"""What is asked of a token alone, and that the layer looks at no token too few."""

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from annotator.pipeline.columns import Form
from annotator.pipeline.quantities.facts import DOUBLED, ONE, OTHER_TWO, SEVERAL
from annotator.pipeline.quantities.lexicon import build_quantity_lexicon
from annotator.pipeline.quantities.single import _dual
from annotator.pipeline.quantities.words import Tokens

WORDS = (
    "جنديان جنديين طائرتا طائرتي شحن صندوقي ذخيرة مسيرتين اثنتين لجنديين وطائرتان بكتيبتيه "
    "سيارتاهما كتيبتي حزامين ناسفين البلدين لبنان بين كان لتران متري ولترين آخران آخرين واحد "
    "وحيدة عدة كثيرة مضاعفة الجيش قتل في من و 20 ، ."
)
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=12).map(" ".join)


def tokens_of(nlp: Language, text: str) -> Tokens:
    """The tokens of a text as the layer sees them."""
    lexicon = nlp.get_pipe("quantities").files.derived(build_quantity_lexicon)
    return Tokens(nlp(text), lexicon)


@given(text=TEXTS)
@settings(max_examples=100)
def test_no_other_token_is_a_dual(quantities_nlp: Language, text: str) -> None:
    tokens = tokens_of(quantities_nlp, text)
    seen = tokens.perhaps_dual()
    assert seen == sorted(set(seen))
    for index in set(range(len(tokens))) - set(seen):
        assert _dual(tokens, index) is None


@given(text=TEXTS)
@settings(max_examples=100)
def test_roles_are_those_of_the_word_lists(quantities_nlp: Language, text: str) -> None:
    tokens = tokens_of(quantities_nlp, text)
    words = tokens.lexicon.words
    for role, members in (
        (ONE, words["one"]),
        (OTHER_TWO, words["other_two"]),
        (DOUBLED, words["doubled"]),
        (SEVERAL, tokens.lexicon.several),
    ):
        expected = [at for at, norm in enumerate(tokens.norms) if norm in members]
        assert tokens.with_role(role) == expected


@given(text=TEXTS)
@settings(max_examples=100)
def test_facts_are_those_of_the_tokens(quantities_nlp: Language, text: str) -> None:
    tokens = tokens_of(quantities_nlp, text)
    for index, token in enumerate(tokens.doc):
        for name in ("Number", "Gender", "Definite", "Person"):
            assert list(tokens.feature(index, name)) == token.morph.get(name)
        analysis = token._.analysis or {}
        for name, value in tokens.analysis(index).items():
            assert analysis[name] == value
        for name, members in tokens.lexicon.words.items():
            forms = {token.norm_, token.lemma_, tokens.bare(index)}
            assert tokens.is_in(index, name) == (not members.isdisjoint(forms))


def test_reach_ends_with_the_sentence(quantities_nlp: Language) -> None:
    tokens = tokens_of(quantities_nlp, "وصل جنديان. غادر ثلاثة جنود")
    stop = tokens.sentence.index(tokens.sentence[-1])
    assert stop > 1
    assert list(tokens.before(stop, 9)) == []
    assert list(tokens.before(len(tokens), 2)) == [len(tokens) - 1, len(tokens) - 2]
    assert list(tokens.before(len(tokens), 9)) == list(range(len(tokens) - 1, stop - 1, -1))
    assert list(tokens.after(stop - 1, 9)) == [stop - 1]
    assert list(tokens.after(stop, 2)) == [stop, stop + 1]
    assert list(tokens.after(len(tokens), 9)) == list(tokens.before(0, 9)) == []


@given(word=st.text(st.sampled_from("اتنيكم"), max_size=5))
def test_words_close_a_dual_that_end_like_one_or_are_its_end(
    quantities_nlp: Language, word: str
) -> None:
    lexicon = tokens_of(quantities_nlp, "").lexicon
    endings = lexicon.dual_endings
    expected = any(word.endswith(ending) or ending.endswith(word) for ending in endings)
    assert lexicon.facts[Form(word, word, word, "noun", "NOUN", "")].closes_dual == expected
