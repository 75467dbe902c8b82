"""How far a mention reaches to the right of its head.

After the head come, each once and in this order: what stands in idafa, adjectives, a
number, ل with a force (دورية للجيش), a participle of belonging (الموالية لـ …), a model.
Relative clauses and stationing phrases (المتمركزة في …) stay outside.
"""

from annotator.pipeline.forces.adjectives import adjectives, is_accusative, take_nisba
from annotator.pipeline.forces.belonging import belonging, take_object
from annotator.pipeline.forces.candidate import OWNERS, Candidate
from annotator.pipeline.forces.inflection import Inflection
from annotator.pipeline.forces.lexicon import Head
from annotator.pipeline.forces.nationality import nisba_at
from annotator.pipeline.forces.noun_phrase import LONGEST_CHAIN, is_tie, proper_run
from annotator.pipeline.forces.parsing import Parse
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.unit_number import take_number
from annotator.pipeline.forces.view import Covered, View
from annotator.pipeline.forces.words import Tok
from annotator.text.fold import fold

TRANSPARENT = frozenset(("unit", "person", "human", "group", "troops", "arm", "organ"))
"""Kinds of heads that take their class from the force in idafa after them."""

GOVERNING = TRANSPARENT | {"equipment", "force"}
"""Kinds of heads after which another force can stand in idafa."""

CHAIN = frozenset(("force", "arm", "troops", "unit", "human", "person", "group"))
"""Kinds of heads after which any noun can stand in idafa."""

INDEFINITE_CHAIN = frozenset(("force", "troops", "unit", "group", "equipment"))
"""Kinds of heads after which a chain may end in an indefinite noun (عصابة تهريب)."""

LONGEST_QUOTE = 6

LONGEST_UNIT_NAME = 3
"""Tokens that the quoted name of a unit can have."""


def grow(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """Extend a candidate that covers its head to the whole mention, in place."""
    view = situation.view
    span = range(candidate.start, candidate.end)
    candidate.definite = any(view.toks[i].definite for i in span)
    phrase = isinstance(candidate.source, Head) and len(candidate.source.forms) > 1
    candidate.possessed = phrase and any(
        view.toks[i].tag == "pron" and not _letter(situation, i) for i in span
    )
    _head_adjectives(situation, candidate)
    if _enclitic(situation, candidate):
        return
    if can_govern(view, situation.lexicon.inflection, candidate) or _dual(
        situation, candidate, parse
    ):
        idafa(situation, candidate, parse)
    adjectives(situation, candidate)
    if candidate.kind in ("unit", "force"):
        take_number(situation, candidate)
        adjectives(situation, candidate)
    name_behind(situation, candidate)
    belonging(situation, candidate, parse)
    take_object(situation, candidate)


def _letter(situation: Situation, i: int) -> bool:
    """Whether a word is the name of a Latin letter: the بي of آر بي جي, not "in me"."""
    view = situation.view
    first = i
    while first > 0 and not view.opens_word(first):
        first -= 1
    is_kind = situation.lexicon.is_kind
    return any(is_kind(form, form, "letter_name") for form in view.word_forms(first))


def _head_adjectives(situation: Situation, candidate: Candidate) -> None:
    """Nisbas inside the head phrase itself."""
    at = candidate.start + 1
    while at < candidate.end:
        found = nisba_at(situation.view, situation.lexicon, at)
        if found is not None and found[1] <= candidate.end:
            take_nisba(situation, candidate, at)
        at += 1


def _enclitic(situation: Situation, candidate: Candidate) -> bool:
    """A possessive pronoun ends the mention, but for adjectives: قواته المسلحة."""
    view = situation.view
    end = view.word_end(candidate.end - 1)
    if end == candidate.end:
        return False
    candidate.end = end
    if _is_dual(view, candidate):
        return False
    candidate.definite, candidate.possessed = True, True
    adjectives(situation, candidate)
    return True


def _is_dual(view: View, candidate: Candidate) -> bool:
    """Whether what looks like "my" is the ي of a dual in construct state: منظومتي دفاع."""
    source = candidate.source
    if not isinstance(source, Head) or not source.forms or len(source.forms) > 1:
        return False
    forms = view.word_forms(candidate.start)
    return view.opens_word(candidate.start) and any(form in source.forms[0] for form in forms)


def can_govern(view: View, inflection: Inflection, candidate: Candidate) -> bool:
    """Whether the last word so far can stand in construct state."""
    last = view.toks[candidate.end - 1]
    if last.tag == "pron" and not candidate.possessed:
        return True
    if last.definite or (not view.opens_word(candidate.end - 1) and last.tag == "pron"):
        return False
    if last.is_adjective and candidate.end - candidate.start > 1:
        return False
    if any(view.toks[i].tag == "prep" for i in range(candidate.start, candidate.end)):
        return False
    if inflection.keeps_nun(last.norm) and last.number != "Sing":
        return False
    if candidate.end > candidate.start + 1:
        return True
    return not is_accusative(inflection, candidate, last)


def _dual(situation: Situation, candidate: Candidate, parse: Parse) -> bool:
    """رجلا شرطة: the ا of a dual in construct state, as a force follows without anything."""
    if candidate.kind != "person" or candidate.end != candidate.start + 1:
        return False
    view = situation.view
    accusative = is_accusative(
        situation.lexicon.inflection, candidate, view.toks[candidate.start]
    )
    if not accusative or view.get(candidate.end, candidate.start) is None:
        return False
    other = parse(candidate.end)
    return other is not None and other.category in OWNERS and other.kind == "force"


def idafa(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """Take what stands in idafa: a force, a place, a name in quotes, a chain of nouns."""
    view, at = situation.view, candidate.end
    quoted = view.is_open(at)
    at += quoted
    tok = view.get(at, candidate.start)
    if tok is None or not view.opens_word(at) or at in view.date_at:
        return
    purpose = candidate.kind == "equipment" and "equipment_noun" in tok.kinds
    if candidate.kind in GOVERNING and not purpose:
        other = parse(at)
        if other is not None and other.skip:
            return
        if other is not None and _takes(situation, candidate, other, quoted):
            return
    if quoted:
        _quoted_name(situation, candidate, at)
        return
    if candidate.kind in ("human", "person") and _may_be_object(situation, candidate):
        return
    if candidate.kind in CHAIN or candidate.kind == "equipment":
        _chain(situation, candidate, at)


def _may_be_object(situation: Situation, candidate: Candidate) -> bool:
    """After a verb, the noun behind its subject is rather its object: نهب لصوص المتجر."""
    before = situation.view.get(candidate.start - 1, candidate.start)
    if situation.view.toks[candidate.start].state == "Cons" or before is None:
        return False
    if isinstance(candidate.source, Head) and ("named",) in candidate.source.needs:
        return False
    kinds = ("armed_noun", "violent_noun")
    return before.is_verb or before.is_any(kinds)


def _takes(situation: Situation, candidate: Candidate, other: Candidate, quoted: bool) -> bool:
    """Attach a force in idafa; equipment keeps its owner outside."""
    if candidate.kind == "force" and other.kind != "name":
        return False
    if _in_apposition(situation, candidate, other):
        return False
    if candidate.kind == "equipment":
        if other.category != "equipment":
            candidate.owner_at = other.start
            return True
        return False
    if other.category == "crowd" != candidate.category and candidate.kind != "person":
        return False
    candidate.complement = other
    candidate.end = other.end + (1 if quoted and situation.view.is_close(other.end) else 0)
    candidate.definite = other.definite is not False
    candidate.owner_at = other.owner_at
    return True


def _in_apposition(situation: Situation, candidate: Candidate, other: Candidate) -> bool:
    """Whether the next word is an adjective, not a force in idafa: ضباط مسلحون."""
    head, tok = situation.view.toks[candidate.start], situation.view.toks[other.start]
    plural = head.number == "Plur" and situation.lexicon.inflection.keeps_nun(tok.norm)
    return plural and other.kind == "human" and not tok.definite and head.state != "Cons"


def _quoted_name(situation: Situation, candidate: Candidate, at: int) -> None:
    """A name in quotation marks: from the head to the closing mark."""
    view = situation.view
    if candidate.kind not in ("group", "unit", "force", "troops"):
        return
    for end in range(at + 1, at + 1 + LONGEST_QUOTE):
        if view.get(end, at) is None:
            return
        if view.is_close(end):
            candidate.name = view.written(at, end)
            _known_name(situation, candidate, at, end)
            candidate.end, candidate.named, candidate.quoted_name = end + 1, True, True
            candidate.definite = True
            return


def name_behind(situation: Situation, candidate: Candidate) -> None:
    """A name in quotation marks in apposition: القوات الخاصة «ألفا».

    A known name behind any force (القوة البحرية الأوروبية «أتلانتا»), an unknown one behind
    units and special forces.
    """
    view, at = situation.view, candidate.end + 1
    kinds = ("unit", "force", "troops", "group", "name")
    if candidate.kind not in kinds or candidate.quoted_name:
        return
    if view.get(at, candidate.start) is None or not view.is_open(at - 1):
        return
    end = _end_of_quote(view, at)
    if end is None:
        return
    written = view.written(at, end)
    words = tuple(fold(written).split())
    if not words:  # nothing but marks: «ـ»
        return
    for name in situation.lexicon.names.get(words[0], []):
        if name.words == words and name.category and candidate.name != name.name:
            candidate.name, candidate.end = name.name, end + 1
            candidate.plover = candidate.plover or name.plover
            return
    listed = any(name.words == words for name in situation.lexicon.names.get(words[0], []))
    if not listed and _is_name(situation, candidate, at, end):
        candidate.name, candidate.end = written, end + 1
        candidate.quoted_name, candidate.definite = True, True


def _end_of_quote(view: View, at: int) -> int | None:
    """Index of the mark that closes a short quotation that begins at a token."""
    for end in range(at + 1, at + 1 + LONGEST_QUOTE):
        if view.get(end, at) is None:
            return None
        if view.is_close(end):
            return end
    return None


def _is_name(situation: Situation, candidate: Candidate, at: int, end: int) -> bool:
    """Whether a quotation behind a unit is its name: no place, no force, no clause."""
    view, toks = situation.view, situation.view.toks
    head = toks[candidate.start]
    unit = candidate.category == "special_forces" or head.bare in situation.lexicon.echelons
    if not unit or candidate.name is not None or end - at > LONGEST_UNIT_NAME:
        return False
    one_word = view.word_end(at) == end
    if any(tok.is_verb or (tok.is_function and not one_word) for tok in toks[at:end]):
        return False
    if any(i in view.place_at for i in range(at, end)):
        return False
    people = any(
        row.kind in ("human", "person", "equipment") and len(row.forms) == 1
        for row in situation.lexicon.heads.get(toks[at].bare, [])
    )
    named = toks[at].definite or toks[at].tag in ("noun_prop", "foreign") or one_word
    return named and not people


def _known_name(situation: Situation, candidate: Candidate, at: int, end: int) -> None:
    """Take the fields of a name that the tables have with its head: جيش «تحرير بلوشستان»."""
    view = situation.view
    words = view.written(at, end).split()
    written = (view.toks[candidate.start].norm, *(fold(word) for word in words))
    for name in situation.lexicon.names.get(written[0], []):
        if name.words == written:
            candidate.name, candidate.country = name.name, name.country
            candidate.country_source = "inferred" if name.country else None
            candidate.category, candidate.subcategory = name.category, name.subcategory
            candidate.plover, candidate.acled = name.plover, name.acled


def _chain(situation: Situation, candidate: Candidate, at: int) -> None:
    """A chain of nouns in idafa, to its definite noun, name or place."""
    view, begin = situation.view, at
    for _ in range(LONGEST_CHAIN):
        place = view.place_from.get(at)
        if place is not None and view.opens_word(at) and _owns(candidate, place):
            candidate.place = candidate.place or place.record
            candidate.end, candidate.definite, candidate.named = place.last, True, True
            return
        tok = view.get(at, begin)
        foreign = _foreign_name(situation, candidate, at)
        if foreign is not None:
            candidate.end, candidate.definite, candidate.named = foreign, True, True
            return
        if tok is None or not view.opens_word(at) or not _can_follow(situation, candidate, tok):
            break
        if is_tie(situation, at):
            candidate.definite = candidate.named = at > begin or bool(candidate.definite)
            break
        possessed = view.word_end(at) > at + 1
        at = view.word_end(at)
        if possessed:
            candidate.end, candidate.definite, candidate.named = at, True, True
            return
        if tok.definite or tok.tag == "noun_prop":
            candidate.end = proper_run(situation, tok, at)
            candidate.definite, candidate.named = True, True
            return
    bound = situation.view.toks[candidate.start].state == "Cons"
    if at > begin and (bound or candidate.kind in INDEFINITE_CHAIN):
        candidate.end = at


def _foreign_name(situation: Situation, candidate: Candidate, at: int) -> int | None:
    """Index after a foreign name that lost its first letter as a clitic: ميليشيا بانو كري."""
    view = situation.view
    head, tok, rest = view.toks[candidate.start], view.get(at, at), view.get(at + 1, at)
    if candidate.kind != "group" or head.definite or tok is None or rest is None:
        return None
    cut = tok.tag in ("prep", "conj") and not view.opens_word(at + 1)
    unknown = rest.tag == "noun_prop" and not rest.definite and at + 1 not in view.place_at
    following = view.get(view.word_end(at), at)
    if not cut or not unknown or following is None or following.tag != "noun_prop":
        return None
    return proper_run(situation, rest, view.word_end(at))


def _owns(candidate: Candidate, place: Covered) -> bool:
    """Whether a place can stand in idafa after a head; only a country owns equipment."""
    return candidate.kind != "equipment" or place.record.kind == "country"


def _can_follow(situation: Situation, candidate: Candidate, tok: Tok) -> bool:
    if candidate.kind == "equipment":
        return "equipment_noun" in tok.kinds
    if "no_complement" in tok.kinds or "number_of" in tok.kinds:
        return False
    if tok.is_noun:
        if tok.tag not in ("noun", "noun_prop"):
            return False
        named = "arm_noun" in tok.kinds and candidate.kind == "unit"
        return named or "armed_noun" not in tok.kinds
    return tok.is_adjective and tok.definite
