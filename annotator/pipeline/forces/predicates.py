"""The conditions that are no mere context words: what a mention is, and what governs it."""

from collections.abc import Callable

from annotator.pipeline.forces.candidate import GROUPS, Candidate
from annotator.pipeline.forces.determiners import DETERMINED
from annotator.pipeline.forces.lexicon import Head
from annotator.pipeline.forces.nationality import nisba_at
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.words import Tok


def _definite(_: Situation, candidate: Candidate) -> bool:
    return candidate.definite is True


def _plural(situation: Situation, candidate: Candidate) -> bool:
    if not isinstance(candidate.source, Head):
        return False
    tok = situation.view.toks[candidate.start]
    return tok.number == "Plur" or tok.bare in candidate.source.plurals


def counted(situation: Situation, candidate: Candidate) -> bool:
    """Whether a number, a noun of quantity or the dual counts the mention."""
    view = situation.view
    if view.toks[candidate.start].number == "Dual":
        return True
    covered = view.quantity_at.get(candidate.start) or view.quantity_at.get(candidate.start - 1)
    if covered is not None:
        return True
    before = view.get(candidate.start - 1, candidate.start)
    return before is not None and (before.tag in ("digit", "noun_num") or before.norm.isdigit())


def _modified(_: Situation, candidate: Candidate) -> bool:
    return bool(candidate.adjectives or candidate.place or candidate.named)


def _nisba(_: Situation, candidate: Candidate) -> bool:
    return candidate.country_source == "nisba" or candidate.people is not None


def _force(_: Situation, candidate: Candidate) -> bool:
    return candidate.complement is not None or candidate.owner_at is not None


def _apposed(situation: Situation, candidate: Candidate) -> bool:
    """Whether an adjective is the name of a group: قياديون حوثيون."""
    toks = situation.view.toks
    return any(situation.group_name(toks[at]) is not None for at in candidate.adjectives)


def _group(_: Situation, candidate: Candidate) -> bool:
    other = candidate.complement
    return other is not None and other.category in GROUPS


def _quoted_name(_: Situation, candidate: Candidate) -> bool:
    return candidate.quoted_name


def _document(situation: Situation, candidate: Candidate) -> bool:
    if candidate.name is not None:
        return candidate.name in situation.earlier.names
    if candidate.head is None:
        return False
    tok = situation.view.toks[candidate.head]
    bare = not candidate.adjectives and not candidate.named
    return bare and tok.definite and tok.lemma in situation.earlier.groups


def _listed(situation: Situation, candidate: Candidate) -> bool:
    """Whether another mention stands beside it, joined by and or by a comma."""
    view, first, end = situation.view, candidate.start, candidate.end
    start = first
    while start > 0 and not view.opens_word(start):
        start -= 1
    joined = start < first and "and" in view.toks[start].kinds
    if joined and any(start - gap in situation.earlier.ends for gap in (0, 1)):
        return True
    tok = view.get(end, first)
    return tok is not None and "and" in tok.kinds and end + 1 in situation.earlier.starts


def _in_force(situation: Situation, candidate: Candidate) -> bool:
    view = situation.view
    tok = view.get(candidate.end, candidate.start)
    if tok is None or "in" not in tok.kinds:
        return False
    if candidate.end + 1 not in situation.earlier.starts:
        return False
    end = min((end for end in situation.earlier.ends if end > candidate.end + 1), default=None)
    bearer = view.get(end, candidate.start) if end is not None else None
    if bearer is not None and bearer.tag == "punc" and end is not None:
        bearer = view.get(end + 1, candidate.start)
    named = bearer is not None and bearer.tag == "noun_prop" and not bearer.definite
    return not (named and candidate.definite)


def _predicate(situation: Situation, candidate: Candidate) -> bool:
    """Whether it says of others what they are: كانوا مسلحين ببنادق."""
    view, first = situation.view, candidate.start
    if candidate.definite or candidate.end != first + 1:
        return False
    tok, after = view.get(first - 1, first), view.get(candidate.end, first)
    if tok is not None and tok.tag == "pron" and not view.opens_word(first - 1):
        tok = view.get(first - 2, first)
    if tok is None or "be_verb" not in tok.kinds:
        return False
    return after is not None and "called" in after.kinds


def _shadda(situation: Situation, candidate: Candidate) -> bool:
    return "\u0651" in situation.view.toks[candidate.start].text


def agent(situation: Situation, candidate: Candidate) -> bool:
    """Whether armed action is predicated of the mention, or is its own in idafa."""
    view, first = situation.view, candidate.start
    before = view.get(first - 1, first)
    if before is not None and view.is_open(first - 1):
        before = view.get(first - 2, first)
    if before is not None:
        if before.is_verb and "armed_verb" in before.kinds:
            return True
        if before.is_noun and not before.definite and view.opens_word(first):
            return "armed_noun" in before.kinds
    at = candidate.end + (1 if view.is_close(candidate.end) else 0)
    after = view.get(at, first)
    free = before is None or not before.tag.startswith("prep")
    return after is not None and free and after.is_verb and "armed_verb" in after.kinds


def attributive(situation: Situation, candidate: Candidate) -> bool:
    """Whether the word is an adjective of the noun before it (هجوم انتحاري)."""
    view, first = situation.view, candidate.start
    tok = view.toks[first]
    before = view.get(first - 1, first)
    if before is None:
        return False
    if not view.opens_word(first):
        return _second_adjective(situation, first)
    if before.tag == "pron" and not view.opens_word(first - 1):
        return tok.definite and view.toks[first - 2].is_noun
    if before.tag not in ("noun", "adj", "noun_prop") or before.definite != tok.definite:
        return False
    following = view.get(candidate.end, first)
    if following is not None and "self" in following.kinds:
        return False
    counting = view.quantity_at.get(first - 1)
    if counting is not None and first < counting.last:
        return False
    if not tok.definite and _governed(situation, candidate, before):
        return False
    if before.tag == "noun_prop" or first - 1 in view.place_at:
        singular = tok.number == "Sing" and candidate.kind == "human"
        return first - 1 in view.place_at and tok.definite and (tok.is_adjective or singular)
    return _concords(situation, first - 1, first)


def _concords(situation: Situation, noun_at: int, at: int) -> bool:
    """Whether an adjective agrees with a noun in number and gender."""
    noun, tok = situation.view.toks[noun_at], situation.view.toks[at]
    oblique = situation.lexicon.inflection.is_oblique
    if oblique(noun.norm) and oblique(tok.norm):
        return True
    alike = not noun.gender or not tok.gender or noun.gender == tok.gender
    if tok.number == "Sing":
        if noun.number == "Sing":
            return alike
        return tok.gender == "Fem" and not _people(situation, noun_at)
    if tok.gender == "Masc":
        return alike and _people(situation, noun_at)
    return alike and noun.number == tok.number


def _governed(situation: Situation, candidate: Candidate, before: Tok) -> bool:
    """Whether the noun before is one that takes the mention as its object (مقتل مسلح)."""
    if candidate.kind == "equipment" and "acts_on_equipment" in before.kinds:
        return True
    return "governs" in before.kinds or "time_noun" in before.kinds


def _second_adjective(situation: Situation, at: int) -> bool:
    """المدنيين والعسكريين after المسؤولين: an adjective coordinated with another one."""
    view, tok = situation.view, situation.view.toks[at]
    if tok.tag == "noun" and tok.number == "Plur" and tok.gender == "Fem":
        return False
    other, noun = view.get(at - 2, at), view.get(at - 3, at)
    if other is None or noun is None or "and" not in view.toks[at - 1].kinds:
        return False
    if tok.definite != other.definite or not other.is_adjective:
        return False
    if "and" in noun.kinds and view.opens_word(at - 3):
        return _second_adjective(situation, at - 2)
    alike = noun.tag == "noun" and noun.definite == tok.definite
    return alike and _concords(situation, at - 3, at)


def _people(situation: Situation, at: int) -> bool:
    """Whether a noun is a plural of people, so that an adjective in ـون can follow it."""
    tok = situation.view.toks[at]
    if tok.number not in ("Plur", ""):
        return False
    rows = situation.lexicon.heads.get(tok.bare, [])
    if any(row.kind in ("human", "person") for row in rows):
        return True
    if tok.tag == "noun" and situation.view.is_people(at):
        return True
    if "human_noun" in tok.kinds:
        return True
    return nisba_at(situation.view, situation.lexicon, at) is not None


def _title(situation: Situation, candidate: Candidate) -> bool:
    """Whether a rank stands before its bearer's name, or is spoken of as a rank."""
    view, first = situation.view, candidate.start
    if view.back(first, "rank_word", 1) is not None:
        return True
    tok = view.toks[first]
    following = view.get(candidate.end, first)
    if following is None or tok.number == "Plur" or candidate.end != first + 1:
        return False
    if not tok.definite or following.definite:
        return False
    return following.tag in ("noun_prop", "noun")


def _place(_: Situation, candidate: Candidate) -> bool:
    return candidate.place is not None


def _loyal(_: Situation, candidate: Candidate) -> bool:
    return candidate.loyal is not None


def _model(_: Situation, candidate: Candidate) -> bool:
    return candidate.model_text is not None


def _named(_: Situation, candidate: Candidate) -> bool:
    return candidate.named or candidate.complement is not None


def _has_name(_: Situation, candidate: Candidate) -> bool:
    return candidate.name is not None


def _number(_: Situation, candidate: Candidate) -> bool:
    return candidate.unit_number is not None


def _armed(situation: Situation, candidate: Candidate) -> bool:
    if agent(situation, candidate) or situation.context(candidate, "armed_noun"):
        return True
    first, end = situation.view.sentence_bounds(candidate.start)
    own = range(candidate.start, candidate.end)
    return any(first <= start < end and start not in own for start in situation.earlier.starts)


def _subject(situation: Situation, candidate: Candidate) -> bool:
    """Whether a verb in the feminine stands before it: أعلنت قيادة الجيش."""
    view = situation.view
    verb = view.get(candidate.start - 1, candidate.start)
    return (
        verb is not None
        and verb.is_verb
        and verb.gender == "Fem"
        and view.opens_word(candidate.start)
    )


def _quoted(situation: Situation, candidate: Candidate) -> bool:
    return situation.view.enclosed(candidate.start, candidate.end)


def _member(situation: Situation, candidate: Candidate) -> bool:
    """Whether people or a number of them are said to be of it: ثلاثة من القاعدة."""
    if _complement(situation, candidate):
        return True
    view, first = situation.view, candidate.start
    preposition, tok = view.get(first - 1, first), view.get(first - 2, first)
    if preposition is None or tok is None:
        return False
    if "in" in preposition.kinds:
        return view.back(first - 1, "leader", 2) is not None
    if "of" not in preposition.kinds:
        return False
    if first - 2 in view.quantity_at or tok.tag in ("digit", "noun_num"):
        return True
    rows = situation.lexicon.heads.get(tok.bare, [])
    return any(row.kind in ("person", "human", "unit", "group") for row in rows)


def _complement(situation: Situation, candidate: Candidate) -> bool:
    return candidate.as_complement or candidate.start in situation.complement_at


def _unnamed(situation: Situation, candidate: Candidate) -> bool:
    """An indefinite rank with nobody's name behind it: أسروا عقيدا."""
    tok = situation.view.get(candidate.end, candidate.start)
    named = tok is not None and (tok.tag == "noun_prop" or (tok.is_noun and tok.definite))
    return candidate.definite is False and not named


def _governs(situation: Situation, candidate: Candidate) -> bool:
    """A common noun follows in idafa: حماس الجمهور, "the public's zeal"."""
    tok = situation.view.get(candidate.end, candidate.start)
    return tok is not None and tok.tag == "noun" and situation.view.opens_word(candidate.end)


def _qualified(situation: Situation, candidate: Candidate) -> bool:
    """An indefinite adjective follows: حماس شديد, "great zeal"."""
    tok = situation.view.get(candidate.end, candidate.start)
    return tok is not None and tok.is_adjective and not tok.definite and tok.gender == "Masc"


def _partitive(situation: Situation, candidate: Candidate) -> bool:
    """A bare indefinite noun before من: جيش من العاطلين."""
    tok = situation.view.get(candidate.end, candidate.start)
    bare = candidate.definite is False and not _modified(situation, candidate)
    return bare and tok is not None and "of" in tok.kinds


BUILT_IN: dict[str, Callable[[Situation, Candidate], bool]] = {
    "agent": agent,
    "apposed": _apposed,
    "armed": _armed,
    "attributive": attributive,
    "complement": _complement,
    "counted": counted,
    "definite": _definite,
    "document": _document,
    "force": _force,
    "governs": _governs,
    "group": _group,
    "has_name": _has_name,
    "head": _member,
    "in_force": _in_force,
    "listed": _listed,
    "loyal": _loyal,
    "model": _model,
    "modified": _modified,
    "named": _named,
    "nisba": _nisba,
    "number": _number,
    "partitive": _partitive,
    "place": _place,
    "plural": _plural,
    "predicate": _predicate,
    "qualified": _qualified,
    "quoted": _quoted,
    "quoted_name": _quoted_name,
    "shadda": _shadda,
    "subject": _subject,
    "title": _title,
    "unnamed": _unnamed,
    **DETERMINED,
}
"""The conditions that are no kind of context words."""
