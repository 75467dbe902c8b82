"""What the places layer makes of a token alone, without its neighbours."""

from typing import TYPE_CHECKING, NamedTuple

from spacy.lang.lex_attrs import is_punct

from annotator.pipeline.columns import ByForm, Form
from annotator.pipeline.places.lexicon import ARTICLE, ROAD, PlaceLexicon, TypeNoun
from annotator.text.chars import is_arabic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.rules.files import PipelineFiles

NOUNS = ("NOUN", "ADJ", "PROPN", "X")

_HAMZA = ("أ", "إ", "آ")
_NO_CLASS: frozenset[str] = frozenset()
_NO_NAME_ENDINGS = ("ة", "ى", "ات", "ه", "ها", "هم", "هما", "ين", "يه")
"""Of misspelt words rather than of names: article, pronoun and plural endings."""


class Word(NamedTuple):
    """A token; tokens of which the layer makes the same share one of these.

    Attributes:
        blank: White space; breaks: and it breaks the line.
        punct: A mark.
        joins: It joins names: و, أو, a comma.
        definite: It has the article ال, by its spelling: not ألماني.
        name_like: It may be (part of) an unknown name: a proper noun of letters.
        first_name: A first name of persons.
        country: Country of a relational adjective ("" for one of no country), or None.
        nisba_form: Spelled like the feminine nisba of a country (سورية، السعودية).
        noun: The type noun of its spelling as it is.
        type_noun: The same with or without ال.
        by_spelling, by_lemma: Classes of words that its spelling, its lemma is in.
        classes: Those that its lemma or its spelling, with or without ال, is in.
        ends_phrase: It is the last of several words of a phrase of the classes.
        searches: What may begin at it, see :func:`_searches`.
    """

    blank: bool
    breaks: bool
    punct: bool
    joins: bool
    definite: bool
    name_like: bool
    first_name: bool
    country: str | None
    nisba_form: bool
    noun: TypeNoun | None
    type_noun: TypeNoun | None
    by_spelling: frozenset[str]
    by_lemma: frozenset[str]
    classes: frozenset[str]
    ends_phrase: bool
    searches: tuple[str, ...] = ()


class Words(ByForm[Word]):
    """The words of a lexicon, by their form.

    Args:
        lexicon: Word lists of the layer.
    """

    def __init__(self, lexicon: PlaceLexicon):
        super().__init__(self._read)
        self.lexicon = lexicon
        self._shared: dict[Word, Word] = {}

    @classmethod
    def build(cls, files: "PipelineFiles") -> "Words":
        """The words of a pipeline."""
        return cls(files.derived(PlaceLexicon.build))

    def _read(self, form: Form) -> Word:
        word = _word(form, self.lexicon)
        searches = tuple(_searches(form, word, self.lexicon))
        if searches:
            word = word._replace(searches=searches)
        return self._shared.setdefault(word, word)


def is_article(norm: str) -> bool:
    """Whether a folded spelling begins with ال."""
    return norm.startswith(ARTICLE) and len(norm) > 3


def _word(form: Form, lexicon: PlaceLexicon) -> Word:
    by_spelling = lexicon.classes_of.get(form.norm, _NO_CLASS)
    by_lemma = lexicon.classes_of.get(form.lemma, _NO_CLASS)
    classes = by_spelling | by_lemma
    if form.norm.startswith(ARTICLE):
        classes |= lexicon.classes_of.get(form.norm[2:], _NO_CLASS)
    name = form.pos in ("PROPN", "X") and form.norm.isalpha() and is_arabic(form.norm)
    return Word(
        blank=form.text.isspace(),
        breaks="\n" in form.text,
        punct=is_punct(form.text),
        joins=_joins(form),
        definite=is_article(form.norm) and not form.text.startswith(_HAMZA),
        name_like=name,
        first_name=form.norm in lexicon.first_names,
        country=_nisba_country(form, lexicon),
        nisba_form=_is_nisba_form(form.norm, lexicon),
        noun=lexicon.types.get(form.norm),
        type_noun=lexicon.type_noun(form.norm),
        by_spelling=by_spelling,
        by_lemma=by_lemma,
        classes=classes,
        ends_phrase=form.norm in lexicon.last_words,
    )


def _joins(form: Form) -> bool:
    return form.norm in ("و", "،", ",", "او", "/", "-", "–") and (
        form.pos in ("CCONJ", "PUNCT", "SYM") or form.norm in ("و", "او")
    )


def _nisba_country(form: Form, lexicon: PlaceLexicon) -> str | None:
    for spelling in (form.norm.removeprefix(ARTICLE), form.lemma):
        if spelling in lexicon.nisbas and form.pos in NOUNS:
            return lexicon.nisbas[spelling]
    return None


def _is_nisba_form(norm: str, lexicon: PlaceLexicon) -> bool:
    stems = (norm, norm.removeprefix(ARTICLE))
    return norm.endswith(("ية", "يه")) and any(stem in lexicon.nisbas for stem in stems)


def _searches(form: Form, word: Word, lexicon: PlaceLexicon) -> "Iterator[str]":
    """The searches that must look at a token: only there can begin what they find.

    ``typed`` (a type noun, or the first word of a name that shows what it is), ``dual``
    (a suffix that may belong to a dual), ``nominal``, ``border``, ``organisation``,
    ``unknown``; and ``nisba``, ``sport``: words that are counted.
    """
    road = lexicon.types.get(form.norm.removeprefix(ARTICLE)) if word.definite else None
    if word.noun or "formative_strong" in word.by_spelling or (road and road.kind == ROAD):
        yield "typed"
    if form.pos == "PRON":
        yield "dual"
    if form.norm in lexicon.nominal_words or (form.norm.startswith(ARTICLE) and word.type_noun):
        yield "nominal"
    if "border" in word.by_spelling and form.pos in ("NOUN", "ADJ", "PROPN"):
        yield "border"
    if form.norm in lexicon.organisations:
        yield "organisation"
    if _may_be_unknown(form, word, lexicon):
        yield "unknown"
    if word.country:
        yield "nisba"
    if "sport" in word.classes:
        yield "sport"


def _may_be_unknown(form: Form, word: Word, lexicon: PlaceLexicon) -> bool:
    """Whether a token has the shape of a foreign name and is no word of the lexicons."""
    if not word.name_like or word.definite or form.norm.endswith(_NO_NAME_ENDINGS):
        return False
    if word.first_name or form.norm in lexicon.other_names:
        return False
    if "no_place" in word.by_spelling or "distance" in word.classes:
        return False
    return word.country is None and word.type_noun is None
