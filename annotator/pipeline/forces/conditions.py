"""Conditions under which an ambiguous head or name is a force.

A condition is a name in the columns ``needs``, ``unless`` and ``context`` of the lexicon:
one of :data:`BUILT_IN`, ``place:XXX`` (the text is about that country), or a kind of
force_context.tsv, which holds where one of its words stands in the kind's scope.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.lexicon import ForceLexicon, Head, Name
from annotator.pipeline.forces.nationality import nisba_at
from annotator.pipeline.forces.view import Tok, View

NEGATED = "not"
"""Prefix of a name's condition that must not hold: ``notparty_member``."""

BEFORE, AFTER = 3, 4
"""How many tokens before and after a mention its context reaches."""


@dataclass(slots=True)
class Situation:
    """The text around candidates, and what is already found in it.

    Attributes:
        starts: Tokens where mentions found in an earlier pass begin.
        ends: Indices after them.
        names: Names of forces found.
        groups: Lemma of the head of a named group to its name (الحركة after حركة طالبان).
        countries: Countries that the text is about.
        complement_at: Tokens where an owner in idafa begins.
    """

    view: View
    lexicon: ForceLexicon
    starts: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    groups: dict[str, Candidate] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    complement_at: set[int] = field(default_factory=set)

    def kind(self, tok: Tok, kind: str) -> bool:
        """Whether a token is a context word of a kind."""
        return self.lexicon.is_kind(tok.lemma, tok.bare, kind)


def accepted(situation: Situation, candidate: Candidate, *, complement: bool) -> bool:
    """Whether the conditions of the candidate's row hold.

    Args:
        complement: The candidate stands in idafa after a noun of people, a unit or a
            group, which settles most ambiguities.
    """
    source = candidate.source
    complement = complement or candidate.start in situation.complement_at
    if isinstance(source, Name):
        return _name_accepted(situation, candidate, source, complement)
    return _head_accepted(situation, candidate, source, complement)


def _name_accepted(
    situation: Situation, candidate: Candidate, name: Name, complement: bool
) -> bool:
    wanted = [code for code in name.context if not code.startswith(NEGATED)]
    unwanted = [code.removeprefix(NEGATED) for code in name.context if code not in wanted]
    if any(holds(situation, candidate, code, beyond=True) for code in unwanted):
        return False
    if not wanted or (complement and name.context):
        return True
    if _common_noun(situation, candidate):
        return False
    return any(holds(situation, candidate, code) for code in wanted)


def _common_noun(situation: Situation, candidate: Candidate) -> bool:
    """Whether an adjective that is no nisba of a state follows: القاعدة الجوية, "air base"."""
    tok = situation.view.get(candidate.end, candidate.start)
    return tok is not None and tok.is_adjective and tok.definite


def _head_accepted(
    situation: Situation, candidate: Candidate, head: Head, complement: bool
) -> bool:
    if complement and candidate.kind in ("force", "alliance") and not head.unless:
        return True
    for code in head.unless:
        if code == "attributive" and complement:
            continue
        if holds(situation, candidate, code, beyond=True):
            return False
    if not head.needs:
        return True
    if complement:
        situation.complement_at.add(candidate.start)
    return any(all(holds(situation, candidate, code) for code in group) for group in head.needs)


def holds(
    situation: Situation, candidate: Candidate, code: str, *, beyond: bool = False
) -> bool:
    """Whether a condition holds.

    Args:
        beyond: Whether context words count that follow the mention.
    """
    test = BUILT_IN.get(code)
    if test is not None:
        return test(situation, candidate)
    if code.startswith("place:"):
        return code.removeprefix("place:") in situation.countries
    return _context(situation, candidate, code, beyond=beyond)


def _context(
    situation: Situation, candidate: Candidate, kind: str, *, beyond: bool = False
) -> bool:
    context = situation.lexicon.contexts.get(kind)
    if context is None:
        return False
    view, first, end = situation.view, candidate.start, candidate.end
    before = [view.get(i, first) for i in range(first - BEFORE, first)]
    reach = AFTER if context.scope == "beside" else 1
    inside = [view.get(i, first) for i in range(first + 1, end + (reach if beyond else 0))]
    if context.scope == "sentence":
        low, high = view.sentence_bounds(first)
        around = [view.get(i) for i in range(low, high) if not first <= i < end]
        return any(tok is not None and situation.kind(tok, kind) for tok in around)
    chosen = {"phrase": inside, "next": [view.get(first + 1, first)], "before": before, "beside": before + inside}
    return any(
        tok is not None and situation.kind(tok, kind) for tok in chosen.get(context.scope, [])
    )


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
    return candidate.country is not None or candidate.people is not None


def _force(_: Situation, candidate: Candidate) -> bool:
    return candidate.complement is not None or candidate.owner_at is not None


def _group(_: Situation, candidate: Candidate) -> bool:
    other = candidate.complement
    return other is not None and other.category in ("non_state_armed", "paramilitary", "criminal")


def _quoted_name(_: Situation, candidate: Candidate) -> bool:
    return candidate.quoted_name


def _document(situation: Situation, candidate: Candidate) -> bool:
    if candidate.name is not None:
        return candidate.name in situation.names
    if candidate.head is None:
        return False
    tok = situation.view.toks[candidate.head]
    return tok.definite and tok.lemma in situation.groups


def _listed(situation: Situation, candidate: Candidate) -> bool:
    """Whether another mention stands beside it, joined by and or by a comma."""
    view, first, end = situation.view, candidate.start, candidate.end
    start = first
    while start > 0 and not view.opens_word(start):
        start -= 1
    joined = start < first and situation.kind(view.toks[start], "and")
    if joined and any(start - gap in situation.ends for gap in (0, 1)):
        return True
    tok = view.get(end, first)
    return tok is not None and situation.kind(tok, "and") and end + 1 in situation.starts


def _in_force(situation: Situation, candidate: Candidate) -> bool:
    view = situation.view
    tok = view.get(candidate.end, candidate.start)
    if tok is None or not situation.kind(tok, "in"):
        return False
    return candidate.end + 1 in situation.starts


def _shadda(situation: Situation, candidate: Candidate) -> bool:
    return "\u0651" in situation.view.toks[candidate.start].text


def agent(situation: Situation, candidate: Candidate) -> bool:
    """Whether armed action is predicated of the mention, or is its own in idafa."""
    view, first = situation.view, candidate.start
    before = view.get(first - 1, first)
    if before is not None and view.is_open(first - 1):
        before = view.get(first - 2, first)
    if before is not None:
        if before.is_verb and situation.kind(before, "armed_verb"):
            return True
        if before.is_noun and not before.definite and view.opens_word(first):
            return situation.kind(before, "armed_noun")
    at = candidate.end + (1 if view.is_close(candidate.end) else 0)
    after = view.get(at, first)
    free = before is None or not before.tag.startswith("prep")
    return (
        after is not None and free and after.is_verb and situation.kind(after, "armed_verb")
    )


def attributive(situation: Situation, candidate: Candidate) -> bool:
    """Whether the word is an adjective of the noun before it (هجوم انتحاري)."""
    view, first = situation.view, candidate.start
    tok = view.toks[first]
    before = view.get(first - 1, first)
    if before is None or not view.opens_word(first) or before.word == tok.word:
        return before is not None and _second_adjective(situation, tok, before)
    if before.tag not in ("noun", "adj", "noun_prop") or before.definite != tok.definite:
        return False
    following = view.get(candidate.end, first)
    if following is not None and situation.kind(following, "self"):
        return False
    if situation.kind(before, "governs") and not tok.definite:
        return False
    if tok.number == before.number == "":
        return True
    if tok.number != "Sing" and tok.gender == "Masc":
        return _people(situation, before)
    if before.tag == "noun_prop":
        return False
    if _people(situation, before):
        return tok.number == "Plur"
    return before.number != "Plur" or before.gender != "Masc" or tok.number == "Plur" \
        or tok.gender == "Fem"


def _second_adjective(situation: Situation, tok: Tok, joint: Tok) -> bool:
    """المدنيين والعسكريين after المسؤولين: an adjective coordinated with another one."""
    view = situation.view
    other, noun = view.get(joint.i - 1, tok.i), view.get(joint.i - 2, tok.i)
    if other is None or noun is None or not situation.kind(joint, "and"):
        return False
    if tok.definite != other.definite or not other.is_adjective:
        return False
    if situation.kind(noun, "and") and view.opens_word(noun.i):
        return _second_adjective(situation, other, noun)
    return noun.tag == "noun" and noun.definite == tok.definite


def _people(situation: Situation, tok: Tok) -> bool:
    """Whether a noun is a plural of people, so that an adjective in ـون can follow it."""
    if tok.number not in ("Plur", ""):
        return False
    rows = situation.lexicon.heads.get(tok.bare, [])
    if any(row.kind in ("human", "person") for row in rows):
        return True
    return situation.kind(tok, "human_noun") or nisba_at(situation.view, situation.lexicon, tok.i) is not None


def _title(situation: Situation, candidate: Candidate) -> bool:
    """Whether a rank stands before its bearer's name, or is spoken of as a rank."""
    view, first = situation.view, candidate.start
    if view.back(first, lambda tok: situation.kind(tok, "rank_word"), 1) is not None:
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
    return candidate.named


def _number(_: Situation, candidate: Candidate) -> bool:
    return candidate.unit_number is not None


def _armed(situation: Situation, candidate: Candidate) -> bool:
    return agent(situation, candidate) or _context(situation, candidate, "armed_noun")


def _quoted(situation: Situation, candidate: Candidate) -> bool:
    return situation.view.enclosed(candidate.start, candidate.end)


def _member(situation: Situation, candidate: Candidate) -> bool:
    """Whether people or a number of them are said to be of it: ثلاثة من القاعدة."""
    if _complement(situation, candidate):
        return True
    view, first = situation.view, candidate.start
    preposition, tok = view.get(first - 1, first), view.get(first - 2, first)
    if preposition is None or tok is None or not situation.kind(preposition, "of"):
        return False
    if first - 2 in view.quantity_at or tok.tag in ("digit", "noun_num"):
        return True
    rows = situation.lexicon.heads.get(tok.bare, [])
    return any(row.kind in ("person", "human", "unit", "group") for row in rows)


def _complement(situation: Situation, candidate: Candidate) -> bool:
    return candidate.start in situation.complement_at


def _governs(situation: Situation, candidate: Candidate) -> bool:
    """A common noun follows in idafa: حماس الجمهور, "the public's zeal"."""
    tok = situation.view.get(candidate.end, candidate.start)
    return tok is not None and tok.tag == "noun" and situation.view.opens_word(tok.i)


def _qualified(situation: Situation, candidate: Candidate) -> bool:
    """An indefinite adjective follows: حماس شديد, "great zeal"."""
    tok = situation.view.get(candidate.end, candidate.start)
    return tok is not None and tok.is_adjective and not tok.definite


def _partitive(situation: Situation, candidate: Candidate) -> bool:
    """A bare indefinite noun before من: جيش من العاطلين."""
    tok = situation.view.get(candidate.end, candidate.start)
    bare = candidate.definite is False and not _modified(situation, candidate)
    return bare and tok is not None and situation.kind(tok, "of")


BUILT_IN: dict[str, Callable[[Situation, Candidate], bool]] = {
    "agent": agent,
    "armed": _armed,
    "attributive": attributive,
    "complement": _complement,
    "counted": counted,
    "definite": _definite,
    "document": _document,
    "force": _force,
    "governs": _governs,
    "group": _group,
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
    "qualified": _qualified,
    "quoted": _quoted,
    "quoted_name": _quoted_name,
    "shadda": _shadda,
    "title": _title,
}
"""The conditions that are no kind of context words."""
