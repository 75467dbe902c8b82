"""What ties a mention to another one with a preposition, inside its span."""

from annotator.pipeline.forces.candidate import OWNERS, Candidate
from annotator.pipeline.forces.lexicon import Head
from annotator.pipeline.forces.noun_phrase import noun_phrase_end
from annotator.pipeline.forces.parsing import Parse
from annotator.pipeline.forces.situation import Situation

OF_STATE = frozenset((
    "armed_forces", "branch", "special_forces", "internal_security", "police",
))  # fmt: skip
"""Classes of forces that ل ties to their state: القوات المسلحة لجمهورية مصر."""


def belonging(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """Take ل with a force, and participles of belonging with their preposition."""
    view = situation.view
    tok = view.get(candidate.end, candidate.start)
    if tok is None:
        return
    kinds = ("unit", "troops", "force", "organ", "name")
    phrase = isinstance(candidate.source, Head) and len(candidate.source.forms) > 1
    mission = candidate.category == "peacekeeping" or (phrase and candidate.kind == "group")
    if "for" in tok.kinds and (candidate.kind in kinds or mission):
        if _purpose(situation, candidate):
            return
        if candidate.definite and candidate.kind != "organ":
            if not _given(situation, candidate):
                _of_region(situation, candidate)
                _of_force(situation, candidate, parse)
        elif candidate.kind != "force" and candidate.complement is None:
            other = parse(candidate.end + 1)
            if other is not None and not other.skip and other.category != "equipment":
                candidate.complement, candidate.end = other, other.end
        return
    if "for" in tok.kinds and candidate.kind == "equipment":
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
    _belongs_to(situation, candidate, parse)


ARMS = frozenset(("branch", "special_forces", "intelligence"))
"""Classes of services that can be those of a larger force: القوات البحرية للحرس الثوري."""


def _given(situation: Situation, candidate: Candidate) -> bool:
    """Whether ل rather says to whom the mention gives or says something."""
    before = situation.view.get(candidate.start - 1, candidate.start)
    return before is not None and before.is_verb and "dative_verb" in before.kinds


def _of_force(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """A service or joint unit with the force or groups whose it is.

    القوات البحرية للحرس الثوري, القوة المشتركة للفصائل الثورية.
    """
    if candidate.complement is not None or candidate.place is not None:
        return
    arm = candidate.category in ARMS and candidate.country is None
    body = candidate.kind in ("unit", "group", "name")
    if not arm and not body:
        return
    other = parse(candidate.end + 1)
    if other is None or other.skip or other.kind in ("human", "person", "equipment"):
        return
    if body and not arm and not _of_groups(situation, candidate, other):
        return
    candidate.served, candidate.end = other, other.end
    if body and candidate.kind != "name":
        candidate.complement = other


def _of_groups(situation: Situation, candidate: Candidate, other: Candidate) -> bool:
    """Whether what follows ل can have the joint unit before it: groups, or an army."""
    if candidate.unit_number or candidate.named or candidate.loyal is not None:
        return False
    joint = any(
        "joint" in situation.view.toks[at].kinds for at in range(candidate.start, candidate.end)
    )
    return joint and other.definite is not False and other.category in OWNERS


def _purpose(situation: Situation, candidate: Candidate) -> bool:
    """الوحدة الخاصة لمكافحة الإرهاب: what a unit or mission is for belongs to its name.

    After a plural it is rather why they act (انتشرت قوات الأمن لحماية السكان).
    """
    view = situation.view
    tok = view.get(candidate.end + 1, candidate.start)
    mission = candidate.category == "peacekeeping"
    kinds = ("purpose", "mission_purpose") if mission else ("purpose",)
    if tok is None or tok.definite or not tok.is_any(kinds):
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
    country = view.place_from.get(candidate.end + 1) or view.place_from.get(candidate.end)
    if country is None and noun is not None and "admin_noun" in noun.kinds:
        country = view.place_from.get(place)
    if country is not None and country.record.kind == "country":
        if candidate.country is None and candidate.category in OF_STATE:
            candidate.end, candidate.place = country.last, candidate.place or country.record
        return
    covered = view.place_from.get(place)
    if noun is None or covered is None or "admin_noun" not in noun.kinds:
        return
    candidate.end, candidate.place = covered.last, candidate.place or covered.record


def _belongs_to(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """Take what the participle behind the candidate and its preposition tie it to."""
    view = situation.view
    participle, at = view.toks[candidate.end], candidate.end + 2
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
        if other is not None and "belongs" in participle.kinds:
            candidate.owner_at = at
        return
    end = other.end if other is not None else noun_phrase_end(situation, at)
    if end is None:
        return
    if other is None and (covered := view.place_from.get(at)) is not None:
        candidate.place = candidate.place or covered.record
    candidate.loyal, candidate.served = (at, end), other
    candidate.end = end + (1 if view.is_close(end) and view.is_open(at - 1) else 0)
    opposed = "opposed" in participle.kinds
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
        if joined is None or noun is None or "and" not in joined.kinds:
            return
        end = noun_phrase_end(situation, end + 1) if noun.is_noun and noun.definite else None
