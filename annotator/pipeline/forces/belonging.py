"""What ties a mention to another one with a preposition, inside its span."""

from annotator.pipeline.forces.candidate import OWNERS, Candidate
from annotator.pipeline.forces.noun_phrase import noun_phrase_end
from annotator.pipeline.forces.parsing import Parse
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.view import Tok


def belonging(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """Take ل with a force, and participles of belonging with their preposition."""
    view = situation.view
    tok = view.get(candidate.end, candidate.start)
    if tok is None:
        return
    if situation.kind(tok, "for") and candidate.kind in ("unit", "troops", "force", "organ"):
        if _purpose(situation, candidate):
            return
        if candidate.definite and candidate.kind == "force":
            _of_region(situation, candidate)
            _arm_of_force(situation, candidate, parse)
        elif candidate.definite and candidate.kind != "organ":
            _of_region(situation, candidate)
        elif candidate.kind != "force" and candidate.complement is None:
            other = parse(candidate.end + 1)
            if other is not None and not other.skip and other.category != "equipment":
                candidate.complement, candidate.end = other, other.end
        return
    if situation.kind(tok, "for") and candidate.kind == "equipment":
        other = parse(candidate.end + 1)
        if other is None or other.skip or other.category not in OWNERS:
            return
        if other.subcategory == "air_defence" and other.country is None:
            candidate.end = other.end
        else:
            candidate.owner_at = candidate.end + 1
        return
    prepositions = situation.lexicon.loyal.get(tok.bare)
    preposition = view.get(candidate.end + 1, candidate.start)
    if prepositions is None or preposition is None or preposition.norm not in prepositions:
        return
    if tok.definite != bool(candidate.definite) and candidate.kind != "equipment":
        return
    _belongs_to(situation, candidate, tok, parse)


ARMS = frozenset(("branch", "special_forces", "intelligence"))
"""Classes of services that can be those of a larger force: القوات البحرية للحرس الثوري."""


def _arm_of_force(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """القوات البحرية للحرس الثوري: a service with the force that it is the arm of."""
    if candidate.category not in ARMS or candidate.country is not None:
        return
    other = parse(candidate.end + 1)
    if other is None or other.skip or other.kind in ("human", "person", "equipment"):
        return
    candidate.served, candidate.end = other, other.end


def _purpose(situation: Situation, candidate: Candidate) -> bool:
    """الوحدة الخاصة لمكافحة الإرهاب: what a unit is for belongs to its name.

    After a plural it is rather why they act (انتشرت قوات الأمن لحماية السكان).
    """
    view = situation.view
    tok = view.get(candidate.end + 1, candidate.start)
    if tok is None or tok.definite or not situation.kind(tok, "purpose"):
        return False
    head = view.toks[candidate.start]
    if head.number != "Sing" or head.bare not in situation.lexicon.echelons:
        return False
    end = noun_phrase_end(situation, candidate.end + 1)
    if end is None or end == candidate.end + 2 or not view.toks[end - 1].definite:
        return False
    candidate.end, candidate.named = end, True
    return True


def _of_region(situation: Situation, candidate: Candidate) -> None:
    """القوات الخاصة لإقليم أمهرة: ل with an administrative unit."""
    view = situation.view
    noun, place = view.get(candidate.end + 1, candidate.start), candidate.end + 2
    country = view.place_from.get(candidate.end + 1)
    if country is not None and country.record.kind == "country":
        if candidate.country is None and candidate.category == "armed_forces":
            candidate.end, candidate.place = country.last, candidate.place or country.record
        return
    covered = view.place_from.get(place)
    if noun is None or covered is None or not situation.kind(noun, "admin_noun"):
        return
    candidate.end, candidate.place = covered.last, candidate.place or covered.record


def _belongs_to(
    situation: Situation, candidate: Candidate, participle: Tok, parse: Parse
) -> None:
    view = situation.view
    at = participle.i + 2
    at += view.is_open(at)
    if view.get(at, candidate.start) is None:
        return
    if view.toks[at].tag == "pron":
        candidate.loyal, candidate.end = (at, view.word_end(at)), view.word_end(at)
        return
    other = parse(at)
    if other is not None and other.skip:
        other = None
    if candidate.kind == "equipment":
        if other is not None and situation.kind(participle, "belongs"):
            candidate.owner_at = at
        return
    end = other.end if other is not None else noun_phrase_end(situation, at)
    if end is None:
        return
    if other is None and (covered := view.place_from.get(at)) is not None:
        candidate.place = candidate.place or covered.record
    candidate.loyal, candidate.served = (at, end), other
    candidate.end = end + (1 if view.is_close(end) and view.is_open(at - 1) else 0)
    opposed = situation.kind(participle, "opposed")
    if candidate.complement is None and candidate.kind in ("unit", "person") and not opposed:
        candidate.complement = other


def take_object(situation: Situation, candidate: Candidate) -> None:
    """المحرضون على الشغب والنهب: nouns of agents with their object, coordinated ones too."""
    view = situation.view
    prepositions = situation.lexicon.governors.get(view.toks[candidate.start].bare)
    tok = view.get(candidate.end, candidate.start)
    if prepositions is None or tok is None or tok.norm not in prepositions:
        return
    end = noun_phrase_end(situation, candidate.end + 1)
    while end is not None:
        candidate.end = end
        joined, noun = view.get(end, candidate.start), view.get(end + 1, candidate.start)
        if joined is None or noun is None or not situation.kind(joined, "and"):
            return
        end = noun_phrase_end(situation, end + 1) if noun.is_noun and noun.definite else None
