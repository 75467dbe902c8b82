"""Units that mean something else in some company: times, degrees, spans of bounds."""

from annotator.pipeline.quantities.draft import Draft
from annotator.pipeline.quantities.words import Tokens
from annotator.text.fold import fold

_NEAR = 4
_HYPHENS = frozenset("-–−")


def settle(tokens: Tokens, drafts: list[Draft]) -> None:
    """Decide «ثلاث مرات أكثر», degrees of earthquakes and of frost, spans of bare bounds."""
    for draft in drafts:
        if draft.unit is not None and draft.unit.kind == "temperature":
            _degrees(tokens, draft)
        elif draft.unit is not None and fold(draft.unit.name) in tokens.lexicon.words["turn"]:
            _turns(tokens, draft)
        elif draft.unit is None and draft.kind == "count":
            _of_people(tokens, draft)
        _bare_bound(tokens, draft)


def _of_people(tokens: Tokens, draft: Draft) -> None:
    """«ثلاثة منهم», «ألفان من قوات حفظ السلام» are people: things take the pronoun ها."""
    after = draft.last + 1
    if draft.number is None or draft.number.kind or not tokens.same_sentence(draft.last, after):
        return
    words = tokens.lexicon.words["same_people"]
    them = draft.part and tokens.word_norm(after) in words
    of = tokens.is_in(after, "of") and tokens.same_sentence(after, after + 1)
    if them or (of and tokens.is_in(after + 1, "collective")):
        draft.kind = "personnel"


def _turns(tokens: Tokens, draft: Draft) -> None:
    """«أكبر بثلاث مرات» multiplies, «ثلاث مرات» counts."""
    near = [*tokens.after(draft.last + 1, 1), *tokens.before(draft.first, 2)]
    grown = any(tokens.is_in(index, "multiplied") for index in tokens.before(draft.first, 3))
    if grown or any(tokens.is_in(index, "comparative") for index in near):
        draft.kind, draft.unit_name = "multiplier", "x"


def _degrees(tokens: Tokens, draft: Draft) -> None:
    following = list(tokens.after(draft.last + 1, _NEAR))
    before = list(tokens.before(draft.first, _NEAR))
    plain = draft.unit is not None and draft.unit.name == draft.unit.name.split()[0]
    strength = any(tokens.is_in(index, "strength") for index in before[:2])  # بقوة 5 درجات
    quake = any(tokens.is_in(index, "quake") for index in (*following, *before))
    if plain and (quake or strength):
        draft.kind = "count"
        return
    below = [index for index in following[:2] if tokens.is_in(index, "below")]
    sign = tokens.at(draft.first - 1)
    minus = sign is not None and sign.text in _HYPHENS
    if (below or minus) and draft.value is not None and draft.value > 0:
        draft.value = -draft.value
        if below:
            draft.last, draft.end = below[0], tokens.end(below[0])


def _bare_bound(tokens: Tokens, draft: Draft) -> None:
    """A bound on a number that governs no noun is the whole mention: «يتجاوز 3000».

    Not where the number repeats a noun (وأصيب أكثر من 14), nor where the bound's own
    subject stands between them (تجاوز عدد القتلى 500).
    """
    number = draft.number
    if number is None or number.bound == "none" or number.rule == "number.range":
        return
    alone = (draft.start, draft.end) == (number.start, number.end)
    bare = draft.unit is not None or draft.kind in ("count", "ratio")
    between = range(tokens.covering(number.outer_start), draft.first)
    subject = any(
        tokens.pos[index] == "PRON"
        or (tokens.pos[index] == "NOUN" and tokens.is_definite(index))
        for index in between
    )
    if alone and bare and not subject and draft.rule != "quantity.carried":
        draft.start, draft.end = number.outer_start, max(draft.end, number.outer_end)
