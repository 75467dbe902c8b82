"""Quantities without a numeral: «طائرتان», «جندي واحد», «جنود عدة», «زيادة مضاعفة»."""

from collections.abc import Iterator

from annotator.pipeline.quantities.draft import Draft
from annotator.pipeline.quantities.facts import DOUBLED, ONE, OTHER_TWO, SEVERAL
from annotator.pipeline.quantities.units import Counted, any_unit, known_unit, whole_unit
from annotator.pipeline.quantities.words import Tokens
from annotator.text.fold import fold

_ADJECTIVES = 2
_GROWTH = 2
_AGREE = 4
_RARE = -4.8
"""Logarithm (base 10) of a lemma's frequency below which a word counts as rare."""


def _draft(tokens: Tokens, noun: Counted, last: int, value: float | None, form: str) -> Draft:
    draft = Draft(
        noun.first, last, tokens.starts[noun.first], tokens.end(last), value=value, form=form
    )
    draft.set_unit(noun.unit)
    return draft


def dual_drafts(tokens: Tokens, taken: set[int]) -> Iterator[Draft]:
    """Dual nouns; ``taken`` are the tokens that numbers and dates cover."""
    for index in tokens.perhaps_dual():
        if index in taken:
            continue
        noun = _dual(tokens, index)
        if noun is None or noun.unit.kind == "duration":
            continue
        last = max(noun.last, index)
        two = last + 1
        if tokens.same_sentence(index, two) and tokens.is_in(two, "two"):
            last = two
        elif _looks_plural(tokens, index, noun):
            continue
        draft = _draft(tokens, noun, last, 2, "dual")
        if tokens.is_definite(index) and last == max(noun.last, index):
            if noun.unit.kind == "count":
                continue
            draft.add_flag("implied")
        if not noun.known:
            draft.rule = "quantity.dual"
        yield draft


def _dual(tokens: Tokens, index: int) -> Counted | None:
    token, lexicon = tokens.forms[index], tokens.lexicon
    if not tokens.is_word(index) or not _may_be_dual(tokens, index):
        return None
    if tokens.is_in(index, "lexical_dual"):
        return None
    if (whole := whole_unit(tokens, index)) and tokens.word_norm(index) in lexicon.duals:
        after = whole.last + 1
        governs = tokens.same_sentence(index, after) and tokens.pos[after] == "NOUN"
        full = tokens.word_norm(index).endswith(tuple(lexicon.words["dual"]))
        return whole if governs or full else None
    bare = tokens.bare(index)
    marked = tokens.has(index, "Number", "Dual") or _has_dual_adjective(tokens, index)
    if not marked and bare not in lexicon.duals:
        return None
    known = known_unit(tokens, index)
    listed = bare in lexicon.duals and not tokens.is_known(index)
    inflected = marked and known is not None and fold(known.unit.name) == token.lemma
    if token.pos == "PROPN" and not (listed or (inflected and bare in lexicon.duals)):
        return None
    if not marked and not listed:
        two = tokens.same_sentence(index, index + 1) and tokens.is_in(index + 1, "two")
        return known if two else None
    if _modifies(tokens, index) or tokens.is_in(index - 1, "name_part"):
        return None
    if tokens.word_last(index) > index and tokens.is_in(index, "body"):
        return None
    definite = tokens.is_definite(index)
    if tokens.is_in(index, "pair") and (definite or tokens.word_last(index) > index):
        return None
    if token.pos == "ADJ" and known is None:
        return None
    if known is not None:
        return known
    if _is_rare(tokens, index):
        return None
    owned = definite or tokens.word_last(index) > index
    named = tokens.same_sentence(index - 1, index) and tokens.pos[index - 1] == "PROPN"
    return any_unit(tokens, index) if token.pos == "NOUN" and not owned | named else None


def _has_dual_adjective(tokens: Tokens, index: int) -> bool:
    """«حزامين ناسفين»: the adjective says what the reading of the noun does not."""
    after = tokens.word_last(index) + 1
    if not tokens.same_sentence(index, after) or tokens.pos[index] != "NOUN":
        return False
    adjective = tokens.pos[after] == "ADJ" and tokens.has(after, "Number", "Dual")
    plural = tokens.has(index, "Number", "Plur")
    return adjective and not plural and tokens.is_definite(after) == tokens.is_definite(index)


def _is_rare(tokens: Tokens, index: int) -> bool:
    """Whether a masculine dual is so rare a word that it is rather a name: زهران, قردان."""
    if tokens.bare(index).endswith(tuple(tokens.lexicon.words["feminine_dual"])):
        return False
    analysis = tokens.analysis(index)
    likely = float(analysis.get("pos_lex_logprob") or 0)
    return likely < _RARE or analysis.get("source") == "spvar"


def _may_be_dual(tokens: Tokens, index: int) -> bool:
    """Whether a word, or the written word that it begins, has an ending of the dual."""
    endings = tokens.lexicon.dual_endings
    if tokens.norms[index].endswith(endings) or _in_construct(tokens, index):
        return True
    return tokens.word_last(index) > index and tokens.word_norm(index).endswith(endings)


def _in_construct(tokens: Tokens, index: int) -> bool:
    """«صندوقي ذخيرة»: a masculine dual before its noun, whose unit has no plural in ين."""
    construct = tokens.lexicon.construct_endings
    if not tokens.norms[index].endswith(construct) or not tokens.has(index, "Number", "Dual"):
        return False
    after = index + 1
    governs = tokens.same_sentence(index, after) and tokens.pos[after] == "NOUN"
    unit = tokens.lexicon.forms.get(tokens.lemmas[index])
    return governs and unit is not None and not unit.regular


def _modifies(tokens: Tokens, index: int) -> bool:
    """Whether a word agrees with a dual before it: مسدسين رشاشين, طائرتي شحن تابعتين."""
    for at in tokens.before(index, _AGREE):
        if tokens.pos[at] not in ("NOUN", "ADJ"):
            return False
        if tokens.has(at, "Number", "Dual"):
            return True
        if tokens.pos[index] == "ADJ" and tokens.has(at, "Number", "Plur"):
            return True
    return False


def _looks_plural(tokens: Tokens, index: int, noun: Counted) -> bool:
    """مسلحين may be two or many: without اثنين beside it nothing is counted."""
    oblique = tuple(tokens.lexicon.words["oblique"])
    return noun.unit.regular and tokens.norms[index].endswith(oblique)


def one_drafts(tokens: Tokens, taken: set[int]) -> Iterator[Draft]:
    """Nouns with واحد, واحدة or وحيد: the noun alone would be no quantity."""
    for index in tokens.with_role(ONE):
        if not index or index in taken:
            continue
        noun = _one(tokens, index)
        if noun is not None and noun.unit.kind != "duration":
            yield _draft(tokens, noun, index, 1, "singular")


def _one(tokens: Tokens, index: int) -> Counted | None:
    """The noun before واحد, across its adjectives; none where it is an idiom."""
    if tokens.is_definite(index) or tokens.is_in(index - 1, "no_one"):
        return None
    for at in range(max(0, index - 1 - _ADJECTIVES), index):
        if not tokens.same_sentence(at, index) or tokens.is_definite(at):
            continue
        if tokens.pos[at] not in ("NOUN", "ADJ") or tokens.has(at, "Number", "Plur"):
            continue
        noun = any_unit(tokens, at) if tokens.pos[at] == "NOUN" else known_unit(tokens, at)
        if noun is None or noun.last >= index:
            continue
        rest = range(noun.last + 1, index)
        if all(tokens.pos[other] == "ADJ" for other in rest):
            return noun
    return None


def several_drafts(tokens: Tokens) -> Iterator[Draft]:
    """«جنود عدة», «مناطق كثيرة»: a plural noun and a word for several after it."""
    words = tokens.lexicon.several_before
    for index in tokens.with_role(SEVERAL):
        at = index - 1
        if not tokens.same_sentence(at, index):
            continue
        plural = tokens.has(at, "Number", "Plur") and tokens.pos[at] == "NOUN"
        if not plural or tokens.is_definite(at):
            continue
        if tokens.norms[index] in words and _followed(tokens, index):
            continue
        noun = any_unit(tokens, at)
        if noun is None or noun.unit.kind == "duration":
            continue
        draft = _draft(tokens, noun, index, None, "vague")
        draft.vague = draft.approximate = True
        yield draft


def _followed(tokens: Tokens, index: int) -> bool:
    """Whether a plural noun follows, which عدة then counts rather than the one before."""
    after = index + 1
    return tokens.same_sentence(index, after) and (
        tokens.pos[after] == "NOUN" and tokens.has(after, "Number", "Plur")
    )


def other_drafts(tokens: Tokens, taken: set[int]) -> Iterator[Draft]:
    """«وأصيب آخران»: two others, whose noun was said before."""
    for index in tokens.with_role(OTHER_TWO):
        if index in taken:
            continue
        before = index - 1
        if not tokens.same_sentence(before, index) or _modifies(tokens, index):
            continue
        if tokens.pos[before] not in ("VERB", "ADP", "NOUN") or before in taken:
            continue
        yield Draft(
            index, index, tokens.starts[index], tokens.end(index), value=2, form="dual",
            other=True, rule="quantity.dual",
        )  # fmt: skip


def growth_drafts(tokens: Tokens) -> Iterator[Draft]:
    """«زيادة مضاعفة»: a growth to the double."""
    for index in tokens.with_role(DOUBLED):
        at = index - 1
        if not tokens.same_sentence(at, index) or not tokens.is_in(at, "growth"):
            continue
        if tokens.is_definite(at) != tokens.is_definite(index):
            continue
        yield Draft(
            at, index, tokens.starts[at], tokens.end(index), kind="multiplier", value=_GROWTH,
            unit_name="x", approximate=True, form="word", rule="quantity.doubled",
        )  # fmt: skip
