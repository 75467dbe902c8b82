"""Finding the unit of a noun: in the unit lexicon, else the noun's own lemma."""

from dataclasses import dataclass, replace

from annotator.pipeline.quantities.lexicon import Unit
from annotator.pipeline.quantities.words import Tokens, stems
from annotator.text.fold import fold

_SHORT = 2
_PEOPLE = frozenset(("personnel", "killed", "wounded", "missing", "detained", "displaced"))


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun.

    Attributes:
        first, last: Its tokens ``[first, last]``, compounds included.
        unit: What it is.
        known: Whether the lexicon has it.
    """

    first: int
    last: int
    unit: Unit
    known: bool = True


def known_unit(tokens: Tokens, index: int) -> Counted | None:
    """Unit of the lexicon at a token, the longest compound first."""
    token, lexicon = tokens.at(index), tokens.lexicon
    if token is None or not tokens.is_word(index):
        return None
    unit = lexicon.forms.get(tokens.bare(index))
    if unit is not None and tokens.has(index, "Number", "Plur"):
        unit = lexicon.plurals.get(tokens.bare(index), unit)
    if unit is None and token.pos in ("NOUN", "ADJ", "PROPN"):
        unit = _by_lemma(tokens, index)
    if unit is None:
        compounds = lexicon.compounds
        if token.norm not in compounds and token.lemma not in compounds:
            return None
    return _compound(tokens, index, unit) or (Counted(index, index, unit) if unit else None)


def _by_lemma(tokens: Tokens, index: int) -> Unit | None:
    """Unit of a token's lemma, unless the unit has another plural: عوامل are no workers."""
    unit = tokens.lexicon.forms.get(tokens.lemmas[index])
    if unit is None or fold(unit.name) != tokens.lemmas[index]:
        return unit  # a lemma that is itself a listed plural: أبناء
    broken = tokens.has(index, "Number", "Plur") and unit.plural
    return None if broken else unit


def whole_unit(tokens: Tokens, index: int) -> Counted | None:
    """Unit of a written word that was cut at a letter of its own: لتر is no ل and تر."""
    if not tokens.at(index) or tokens.word_last(index) == index:
        return None
    if index and tokens.word_last(index - 1) >= index:
        return None
    norm, last = tokens.word_norm(index), tokens.word_last(index)
    for words, compound in tokens.lexicon.compounds.get(norm, ()):
        end = _follows(tokens, last + 1, words)
        if end is not None:
            return Counted(index, end, compound)
    unit = tokens.lexicon.forms.get(norm)
    return Counted(index, last, unit) if unit else None


def _compound(tokens: Tokens, index: int, unit: Unit | None) -> Counted | None:
    heads = [tokens.bare(index), fold(unit.name) if unit else tokens.lemmas[index]]
    for head in heads:
        for words, compound in tokens.lexicon.compounds.get(head, ()):
            last = _follows(tokens, tokens.word_last(index) + 1, words)
            if last is not None:
                return Counted(index, last, compound)
    return None


def _follows(tokens: Tokens, index: int, words: tuple[str, ...]) -> int | None:
    """Index of the last token where some written words stand at an index, inflected."""
    last = index - 1
    for word in words:
        if last + 1 >= len(tokens) or not tokens.same_sentence(index - 1, last + 1):
            return None
        first = last + 1
        last = tokens.word_last(first)
        written = tokens.word_norm(first)
        forms = stems(written, tokens.lexicon) | {tokens.lemmas[first]}
        if word not in forms and not forms & stems(word, tokens.lexicon):
            return None
    return last


def any_unit(tokens: Tokens, index: int) -> Counted | None:
    """Unit at a token; a noun that the lexicon lacks is its own unit."""
    found = known_unit(tokens, index)
    if found is not None:
        return found
    if not tokens.is_nominal(index):
        return None
    nationality = _nationality(tokens, index)
    if nationality is not None:
        unit = Unit(nationality, "personnel", where="lexicons/nisbas.tsv")
        return Counted(index, index, unit)
    if (woman := _feminine(tokens, index)) is not None:
        return Counted(index, index, woman)
    kind = "personnel" if tokens.is_person(index) else "count"
    feminine = tokens.has(index, "Gender", "Fem")
    name = tokens.display_lemma(index)
    if stem := _sound_plural(tokens, index):
        kind, name = "personnel", stem
    return Counted(index, index, Unit(name, kind, feminine, where="quantity.noun"), known=False)


def _feminine(tokens: Tokens, index: int) -> Unit | None:
    """The women of a unit of people: مجندات, 20 مصورة."""
    bare, words = tokens.bare(index), tokens.lexicon.words
    for ending in sorted(words["things"] | words["feminine"]):
        stem = bare.removesuffix(ending)
        unit = tokens.lexicon.forms.get(stem) if stem != bare else None
        if unit is not None and unit.kind in _PEOPLE and fold(unit.name) == stem:
            name = unit.name + next(iter(words["feminine"]))
            return replace(unit, name=name, feminine=True, regular=False)
    return None


def _sound_plural(tokens: Tokens, index: int) -> str | None:
    """Stem of a plural in ون or ين that the analyser lacks: such plurals are people."""
    if tokens.is_known(index) or tokens.word_last(index) > index:
        return None
    norm, words = tokens.bare(index), tokens.lexicon.words
    for ending in sorted(words["people"] | words["oblique"]):
        if norm.endswith(ending) and len(norm) > len(ending) + _SHORT:
            return norm.removesuffix(ending)
    return None


def _nationality(tokens: Tokens, index: int) -> str | None:
    """«20 سوريا» are Syrians: a nisba used as a noun, accusative after 11 to 99."""
    token, lexicon = tokens.forms[index], tokens.lexicon
    if token.lemma in lexicon.nisbas:
        return lexicon.nisbas[token.lemma]
    for form in sorted(stems(token.norm, lexicon)):
        if form in lexicon.nisbas:
            return lexicon.nisbas[form]
    return None
