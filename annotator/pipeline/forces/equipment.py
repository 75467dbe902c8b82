"""Equipment: its modifiers, its model, its owner."""

from annotator.pipeline.forces.adjectives import adjectives
from annotator.pipeline.forces.belonging import belonging
from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.grow import grow
from annotator.pipeline.forces.lexicon import Model, bare_head
from annotator.pipeline.forces.models import model_at, model_phrase
from annotator.pipeline.forces.noun_phrase import LONGEST_CHAIN
from annotator.pipeline.forces.parsing import Parse
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.words import MODEL

LONGEST_SHIP_NAME = 6
"""Tokens that a ship's name can have."""


FINER = {"aircraft": ("drone", "helicopter"), "missile": ("rocket",), "rocket": ("missile",)}
"""Subcategories of heads that a model of another class makes more exact."""

NAMED = frozenset(("ship", "submarine"))
"""Equipment with names of its own: a quotation behind it is its name, not its model."""


def grow_equipment(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """Extend equipment over adjectives, its purpose and its model; not over its owner."""
    _model(situation, candidate)
    grow(situation, candidate, parse)
    if candidate.owner_at is not None and candidate.owner_at == candidate.end:
        owner = parse(candidate.end)
        candidate.definite = candidate.definite or bool(owner is not None and owner.definite)
        return
    _against(situation, candidate)
    _model(situation, candidate)
    adjectives(situation, candidate)
    _ship_name(situation, candidate)
    if candidate.owner_at is None:
        belonging(situation, candidate, parse)


def _model(situation: Situation, candidate: Candidate) -> None:
    if candidate.model_text is not None:
        return
    found = model_phrase(situation.view, situation.lexicon, candidate.end)
    if found is None or not situation.view.opens_word(candidate.end):
        return
    model, first, end = found
    own_class = model is not None and model.kind in NAMED
    if not own_class and first == candidate.end + 1 and candidate.subcategory in NAMED:
        return
    direct = first <= candidate.end + 1 and not candidate.definite
    candidate.model = model
    candidate.model_text = situation.view.written(first, end)
    candidate.end = end
    if situation.view.is_close(end) and situation.view.is_open(first - 1):
        candidate.end = end + 1
    if direct:
        _definite_adjectives(situation, candidate)
    if model is not None:
        candidate.subcategory = _subcategory(candidate, model)


def _definite_adjectives(situation: Situation, candidate: Candidate) -> None:
    """طائرات Su-34 الروسية: a model in idafa makes the mention definite."""
    before, candidate.definite = candidate.end, True
    adjectives(situation, candidate)
    if candidate.end == before:
        candidate.definite = False


def _ship_name(situation: Situation, candidate: Candidate) -> None:
    """The name of a ship, in quotation marks or as an unknown proper name behind it."""
    view, at = situation.view, candidate.end
    if candidate.subcategory not in NAMED or candidate.owner_at is not None:
        return
    quoted = view.is_open(at)
    at += quoted
    end = at
    while (tok := view.get(end, candidate.start)) is not None and end < at + LONGEST_SHIP_NAME:
        unknown = tok.tag == "noun_prop" and not tok.definite and end not in view.place_at
        if view.is_close(end) or not (quoted or unknown):
            break
        end = view.word_end(end)
    if end == at or (quoted and not view.is_close(end)):
        return
    candidate.name = view.written(at, end)
    candidate.end = end + quoted


def _subcategory(candidate: Candidate, model: Model) -> str | None:
    """A drone or helicopter model makes aircraft one, a rocket's makes a missile one.

    Transports stay aircraft.
    """
    finer = FINER.get(candidate.subcategory or "", ())
    return model.kind if model.kind in finer else candidate.subcategory


def _against(situation: Situation, candidate: Candidate) -> None:
    """مضاد للدبابات, مسيل للدموع: a participle with its object, inside the span."""
    view = situation.view
    last = view.get(candidate.end - 1)
    at = candidate.end
    if last is None or "against" not in last.kinds:
        at += 1
        last = view.get(candidate.end, candidate.start)
        if last is None or "against" not in last.kinds:
            return
    preposition = view.get(at, candidate.start)
    if preposition is None or "against_preposition" not in preposition.kinds:
        return
    end = at + 1
    for _ in range(LONGEST_CHAIN):
        tok = view.get(end, candidate.start)
        if tok is None or not tok.is_noun:
            break
        end = view.word_end(end)
        if tok.definite:
            break
    if end > at + 1:
        candidate.end = end


def standalone_model(situation: Situation, i: int) -> Candidate | None:
    """A model code that stands for the thing: أسقطت إف-16.

    Only codes of letters and digits count; names such as نمر are words, too.
    """
    view = situation.view
    if not view.opens_word(i) and not view.toks[i - 1].is_function:
        return None
    tok = view.toks[i]
    if not tok.roles & MODEL:
        return None
    found = model_at(view, situation.lexicon, i)
    if found is None or not found[0].coded:
        return None
    model, end = found
    text = view.written(i, end)
    source = bare_head("equipment", model.kind, model.where)
    return Candidate(
        i, end, source, "equipment", "equipment", model.kind, model=model, model_text=text
    )
