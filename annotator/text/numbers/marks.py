"""Signs and abbreviations beside a number: percent, currencies, units, the word نسبة."""

from annotator.text.numbers.context import at, find_phrase, has, is_noun_like, is_stop
from annotator.text.numbers.lexicon import NumberLexicon, Phrase
from annotator.text.numbers.model import Draft
from annotator.text.numbers.names import HYPHENS
from annotator.text.numbers.tokens import Text

_CENT = 100


def attach_marks(tokens: Text, drafts: list[Draft], lexicon: NumberLexicon) -> list[Draft]:
    """Attach the marks that stand beside the numbers; cents join their sum."""
    taken = 0
    kept: list[Draft] = []
    for position, draft in enumerate(drafts):
        if draft.first < taken:  # the 2 of كم2
            continue
        kept.append(draft)
        if draft.kind in ("ordinal", "name", "marker"):
            continue
        following = drafts[position + 1].first if position + 1 < len(drafts) else len(tokens)
        _after(tokens, draft, lexicon)
        if draft.kind in (None, "year", "one", "ratio"):
            _before(tokens, draft, lexicon, taken)
        _sign(tokens, draft)
        if draft.kind is None:
            _share_word(tokens, draft, lexicon, following)
        taken = draft.last
    return _cents(tokens, kept, lexicon)


def _mark(tokens: Text, index: int, lexicon: NumberLexicon) -> Phrase | None:
    return find_phrase(tokens, index, lexicon.marks, exact=True)


def _after(tokens: Text, draft: Draft, lexicon: NumberLexicon) -> None:
    phrase = _mark(tokens, draft.last, lexicon)
    if phrase is None or phrase.kind == "cent" or (draft.vague and phrase.kind == "unit"):
        return
    if draft.kind == "year" and phrase.kind == "unit":
        return
    last = draft.last + len(phrase.words)
    if phrase.kind == "unit" and not _unit_ends(tokens, draft.last, last):
        return
    _apply(draft, phrase)
    draft.last = draft.outer_last = last
    draft.end = tokens.end(last - 1)


def _unit_ends(tokens: Text, first: int, last: int) -> bool:
    """Abbreviations of one letter must not be the beginning of something longer."""
    after = at(tokens, last)
    return after is None or after.blank or after.kind != "digits"


def _before(tokens: Text, draft: Draft, lexicon: NumberLexicon, taken: int) -> None:
    for length in (2, 1):
        index = draft.first - length
        if index < taken:
            continue
        phrase = _mark(tokens, index, lexicon)
        if phrase is None or len(phrase.words) != length or phrase.kind in ("cent", "unit"):
            continue
        apart = tokens[index].kind == "sign" and tokens[draft.first].blank
        if phrase.kind == "percent" and apart:
            continue
        _apply(draft, phrase)
        draft.first = draft.outer_first = index
        draft.start = tokens.offset(index, tokens[index].start)
        return


def _apply(draft: Draft, phrase: Phrase) -> None:
    if phrase.kind == "percent":
        draft.kind = "percent"
        if phrase.effect == "permille":
            draft.value = draft.value / 10 if draft.value is not None else None
    elif phrase.kind == "symbol":
        draft.kind, draft.currency = "money", phrase.effect
    else:
        draft.kind, draft.unit = "measure", phrase.effect


def _sign(tokens: Text, draft: Draft) -> None:
    """A hyphen straight before a number, with nothing before it, is a minus."""
    sign, before = at(tokens, draft.first - 1), at(tokens, draft.first - 2)
    if sign is None or draft.value is None or draft.form == "vague" or draft.kind == "year":
        return
    if sign.text not in HYPHENS or tokens[draft.first].blank or draft.form == "word":
        return
    if sign.blank or before is None or before.text in "(<>=":
        draft.value = -draft.value
        draft.first = draft.outer_first = draft.first - 1
        draft.start = tokens.offset(draft.first, sign.start)


def _share_word(tokens: Text, draft: Draft, lexicon: NumberLexicon, following: int) -> None:
    """«نسبة 15» is a percentage where nothing is counted."""
    before, after = at(tokens, draft.first - 1), at(tokens, draft.last)
    if before is None or before.kind != "word":
        return
    if not has(before, lexicon.context["percent_word"]):
        return
    if is_stop(after) or following == draft.last or not is_noun_like(after, lexicon):
        word = next(w for w in before.bare if w in lexicon.context["percent_word"])
        draft.kind = "percent"
        draft.first = draft.outer_first = draft.first - 1
        draft.start = tokens.offset(draft.first, before.end - len(word))


def _cents(tokens: Text, drafts: list[Draft], lexicon: NumberLexicon) -> list[Draft]:
    """«20$ و43c» is one sum."""
    kept: list[Draft] = []
    for draft in drafts:
        mark = _mark(tokens, draft.last, lexicon)
        whole = kept[-1] if kept else None
        clitic = lexicon.context["clitic"]
        if (
            whole and mark and mark.kind == "cent" and whole.kind == "money"
            and whole.value is not None and draft.value is not None
            and all(token.text in clitic for token in tokens[whole.last : draft.first])
        ):  # fmt: skip
            whole.value += draft.value / _CENT
            whole.last = whole.outer_last = draft.last + len(mark.words)
            whole.end = tokens.end(whole.last - 1)
        else:
            kept.append(draft)
    return kept
