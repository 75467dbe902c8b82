"""How far a mention reaches to the right of its head.

After the head come, each once and in this order: what stands in idafa, adjectives, a
number, ل with a force (دورية للجيش), a participle of belonging (الموالية لـ …), a model.
Relative clauses and stationing phrases (المتمركزة في …) stay outside.
"""

from collections.abc import Callable

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.conditions import Situation
from annotator.pipeline.forces.inflection import Inflection
from annotator.pipeline.forces.lexicon import Head
from annotator.pipeline.forces.nationality import nisba_at, tanwin_nisba_at
from annotator.pipeline.forces.view import Tok, View

Parse = Callable[[int], Candidate | None]
"""Parses a force in the position of a complement."""

TRANSPARENT = frozenset(("unit", "person", "human", "group", "troops", "arm"))
"""Kinds of heads that take their class from the force in idafa after them."""

CHAIN = frozenset(("force", "troops", "unit", "human", "person", "group"))
"""Kinds of heads after which any noun can stand in idafa."""

LONGEST_CHAIN = 4
LONGEST_QUOTE = 6

DESCRIPTIVE = ("military", "armed_adj", "jihadist", "rebel", "identity", "crowd_adj", "drone",
               "explosive", "deposed", "plain")  # fmt: skip
"""Kinds of adjectives that describe, though they may look like participles."""


def grow(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """Extend a candidate that covers its head to the whole mention, in place."""
    view = situation.view
    span = range(candidate.start, candidate.end)
    candidate.definite = any(view.toks[i].definite for i in span)
    phrase = isinstance(candidate.source, Head) and len(candidate.source.forms) > 1
    candidate.possessed = phrase and any(view.toks[i].tag == "pron" for i in span)
    _head_adjectives(situation, candidate)
    if _enclitic(situation, candidate):
        return
    if can_govern(view, situation.lexicon.inflection, candidate):
        idafa(situation, candidate, parse)
    adjectives(situation, candidate)
    if candidate.kind in ("unit", "force"):
        number(situation, candidate)
        adjectives(situation, candidate)
    belonging(situation, candidate, parse)
    _object(situation, candidate)


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
    candidate.definite, candidate.possessed = True, True
    adjectives(situation, candidate)
    return True


def can_govern(view: View, inflection: Inflection, candidate: Candidate) -> bool:
    """Whether the last word so far can stand in construct state."""
    last = view.toks[candidate.end - 1]
    if last.definite or not view.opens_word(candidate.end - 1) and last.tag == "pron":
        return False
    if last.is_adjective and candidate.end - candidate.start > 1:
        return False
    if inflection.keeps_nun(last.norm) and last.number != "Sing":
        return False
    return not is_accusative(candidate, last)


def is_accusative(candidate: Candidate, tok: Tok) -> bool:
    """Whether a head is written with the ا of the indefinite accusative (جنديا)."""
    if not isinstance(candidate.source, Head) or tok.i != candidate.start:
        return False
    listed = {candidate.source.lemmas[0], *candidate.source.plurals}
    return tok.norm not in listed and tok.norm[:-1] in listed and tok.norm[:-1] != tok.lemma[:-1]


def idafa(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """Take what stands in idafa: a force, a place, a name in quotes, a chain of nouns."""
    view, at = situation.view, candidate.end
    quoted = view.is_open(at)
    at += quoted
    tok = view.get(at, candidate.start)
    if tok is None or not view.opens_word(at) or at in view.date_at:
        return
    purpose = candidate.kind == "equipment" and situation.kind(tok, "equipment_noun")
    if not purpose and (candidate.kind in TRANSPARENT or candidate.kind in ("equipment", "force")):
        other = parse(at)
        if other is not None and other.skip:
            return
        if other is not None and _takes(situation, candidate, other, quoted):
            return
    if quoted:
        _quoted_name(view, candidate, at)
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
    return before.is_verb or any(situation.kind(before, kind) for kind in kinds)


def _takes(situation: Situation, candidate: Candidate, other: Candidate, quoted: bool) -> bool:
    """Attach a force in idafa; equipment keeps its owner outside."""
    if candidate.kind == "force" and other.kind != "name":
        return False
    if candidate.kind == "equipment":
        if other.category != "equipment":
            candidate.owner_at = other.start
            return True
        if other.definite and other.complement is not None:
            return False
    if other.category == "crowd" and candidate.category != "crowd" and candidate.kind == "human":
        return False
    candidate.complement = other
    candidate.end = other.end + (1 if quoted and situation.view.is_close(other.end) else 0)
    candidate.definite = other.definite is not False
    candidate.owner_at = other.owner_at
    return True


def _quoted_name(view: View, candidate: Candidate, at: int) -> None:
    """A name in quotation marks that no table knows: from the head to the closing mark."""
    if candidate.kind not in ("group", "unit"):
        return
    for end in range(at + 1, at + 1 + LONGEST_QUOTE):
        if view.get(end, at) is None:
            return
        if view.is_close(end):
            candidate.name = view.text[view.toks[at].start : view.toks[end - 1].end]
            candidate.end, candidate.named, candidate.quoted_name = end + 1, True, True
            candidate.definite = True
            return


def _chain(situation: Situation, candidate: Candidate, at: int) -> None:
    """A chain of nouns in idafa, to its definite noun, name or place."""
    view, begin = situation.view, at
    for _ in range(LONGEST_CHAIN):
        place = view.place_from.get(at)
        if place is not None and view.opens_word(at):
            candidate.place = candidate.place or place.record
            candidate.end, candidate.definite, candidate.named = place.last, True, True
            return
        tok = view.get(at, begin)
        if tok is None or not view.opens_word(at) or not _can_follow(situation, candidate, tok):
            break
        at = view.word_end(at)
        if tok.definite or tok.tag == "noun_prop":
            candidate.end = _proper_run(situation, tok, at)
            candidate.definite, candidate.named = True, True
            return
    bound = situation.view.toks[candidate.start].state == "Cons"
    if at > begin and (bound or candidate.kind in ("force", "troops", "unit", "group")):
        candidate.end = at


def _can_follow(situation: Situation, candidate: Candidate, tok: Tok) -> bool:
    if candidate.kind == "equipment":
        return situation.kind(tok, "equipment_noun")
    if situation.kind(tok, "no_complement"):
        return False
    if tok.is_noun:
        return tok.tag in ("noun", "noun_prop") and not situation.kind(tok, "armed_noun")
    return tok.is_adjective and tok.definite


def _proper_run(situation: Situation, tok: Tok, at: int) -> int:
    """Index after the proper names that continue a name, or follow a title."""
    view = situation.view
    if tok.tag != "noun_prop" and not situation.kind(tok, "rank"):
        return at
    for _ in range(3):
        following = view.get(at, tok.i)
        if following is None or following.tag != "noun_prop" or not view.opens_word(at):
            break
        if at in view.place_at:
            break
        at = view.word_end(at)
    return at


def adjectives(situation: Situation, candidate: Candidate) -> None:
    """Take the adjectives that agree with the head in definiteness."""
    view = situation.view
    while True:
        at = candidate.end
        tok = view.get(at, candidate.start)
        if tok is None or not view.opens_word(at) or at in view.date_at:
            return
        found = nisba_at(view, situation.lexicon, at)
        if found is None and _accusative_nisba(situation, candidate, at):
            continue
        if _of_adjective(situation, at + 1, at) and tok.is_adjective:
            candidate.adjectives.append(at)
            candidate.end = at + 2
            continue
        if not _agrees(situation, candidate, tok, found is not None):
            return
        if found is None and not _describes(situation, tok):
            return
        if found is None and tok.definite and _rather_a_noun(situation, candidate, tok):
            return
        candidate.adjectives.append(at)
        if found is not None:
            take_nisba(situation, candidate, at)
        candidate.end = found[1] if found is not None else view.word_end(at)
        if _of_adjective(situation, candidate.end, at):
            candidate.end += 1


def _rather_a_noun(situation: Situation, candidate: Candidate, tok: Tok) -> bool:
    """Whether a word read as adjective is a noun elsewhere, so perhaps the verb's object.

    هاجمت المعارضة المسلحة الحاجز: الحاجز is "the barrier", not "the screening".
    """
    if _is_descriptive(situation, tok):
        return False
    verb = situation.view.back(candidate.start, lambda other: other.is_verb, 3)
    return verb is not None and situation.view.likeliest_tag(tok.i) == "noun"


def _of_adjective(situation: Situation, at: int, first: int) -> bool:
    """Whether the noun at a token defines the adjective before it: بعيدة المدى."""
    tok = situation.view.get(at, first)
    return (
        tok is not None
        and tok.definite
        and situation.view.opens_word(at)
        and situation.kind(tok, "of_adjective")
    )


def take_nisba(situation: Situation, candidate: Candidate, at: int) -> None:
    """Set country or people from the nisba at a token."""
    found = nisba_at(situation.view, situation.lexicon, at)
    if found is None:
        return
    nisba = found[0]
    if nisba.country is not None and candidate.country is None:
        candidate.country, candidate.country_source = nisba.country, "nisba"
    elif nisba.country is None and candidate.people is None:
        candidate.people = nisba.lemma


def _accusative_nisba(situation: Situation, candidate: Candidate, at: int) -> bool:
    """جنديا روسيا: the nisba in the accusative after a noun in the accusative."""
    head = situation.view.toks[candidate.start]
    if at != candidate.start + 1 or not is_accusative(candidate, head):
        return False
    nisba = tanwin_nisba_at(situation.view, situation.lexicon, at)
    if nisba is None:
        return False
    candidate.adjectives.append(at)
    candidate.country, candidate.end = nisba.country, at + 1
    candidate.country_source = "nisba" if nisba.country else None
    return True


def _agrees(situation: Situation, candidate: Candidate, tok: Tok, nisba: bool) -> bool:
    if tok.definite != bool(candidate.definite) or tok.is_verb or tok.is_function:
        return False
    if tok.i in situation.view.quantity_at and tok.tag != "adj" and not nisba:
        return False
    if tok.definite and situation.kind(tok, "rank"):
        return False
    if not nisba and not tok.is_adjective and not _is_descriptive(situation, tok):
        return False
    if tok.is_adjective and _predicative(situation, candidate, tok):
        return False
    if tok.is_adjective and not _concord(situation, candidate, tok):
        return False
    plural_people = tok.number == "Plur" and tok.gender == "Masc"
    head = situation.view.toks[candidate.start]
    if plural_people and candidate.kind in ("force", "troops", "equipment", "name"):
        return head.number == "Plur" and head.bare != head.norm and candidate.kind == "name"
    return True


def _predicative(situation: Situation, candidate: Candidate, tok: Tok) -> bool:
    """Whether an adjective has the ا of the accusative and the head has none."""
    accusative = situation.lexicon.inflection.endings["noun"][0]
    marked = tok.norm == tok.lemma + accusative
    return marked and not is_accusative(candidate, situation.view.toks[candidate.start])


def _concord(situation: Situation, candidate: Candidate, tok: Tok) -> bool:
    """Whether an adjective can be one of the head by gender and number.

    After an idafa it can belong to either noun, so nothing is asked there.
    """
    head = situation.view.toks[candidate.start]
    alone = all(i in candidate.adjectives for i in range(candidate.start + 1, candidate.end))
    if not alone or not tok.gender or not head.number:
        return True
    if head.number == "Dual" or tok.number == "Dual":
        return head.number == tok.number or situation.view.toks[candidate.start].state == ""
    if head.number == "Plur" and candidate.kind in ("human", "person"):
        return not (tok.gender == "Fem" and tok.number == "Sing")
    if head.number == "Sing" and head.gender == "Masc":
        return tok.gender == "Masc"
    return head.gender != "Fem" or tok.gender == "Fem" or tok.number == "Plur"


def _is_descriptive(situation: Situation, tok: Tok) -> bool:
    return any(situation.kind(tok, kind) for kind in DESCRIPTIVE)


def _describes(situation: Situation, tok: Tok) -> bool:
    """Whether an adjective tells who, not where or how, so that it belongs inside."""
    view = situation.view
    if tok.bare in situation.lexicon.loyal or situation.kind(tok, "stationing"):
        return False
    if tok.bare in situation.lexicon.ordinals or _is_descriptive(situation, tok):
        return _is_descriptive(situation, tok)
    following = view.get(view.word_end(tok.i), tok.i)
    governs = following is not None and following.tag == "prep"
    prefixes = situation.lexicon.contexts["participle_prefix"].lemmas
    return not (governs and tok.lemma.startswith(tuple(sorted(prefixes))))


def number(situation: Situation, candidate: Candidate) -> None:
    """Take the number of a unit: اللواء 52, الفرقة الرابعة, الكتيبة الحادية والخمسون."""
    view, lexicon = situation.view, situation.lexicon
    tok = view.get(candidate.end, candidate.start)
    if tok is None or not view.opens_word(candidate.end) or candidate.end in view.date_at:
        return
    echelon = lexicon.echelons.get(view.toks[candidate.start].bare)
    if echelon is None:
        return
    if tok.norm.isdigit():
        candidate.unit_number, candidate.end = str(int(tok.norm)), candidate.end + 1
        _branch_of_unit(situation, candidate)
        return
    value, at = 0, candidate.end
    while (part := view.get(at, candidate.start)) is not None:
        joined = situation.kind(part, "and") and value > 0
        word = view.get(at + 1, at) if joined else part
        if word is None or word.bare not in lexicon.ordinals:
            break
        if not value and word.definite != bool(candidate.definite):
            break
        value += lexicon.ordinals[word.bare]
        at = word.i + 1
    if value:
        candidate.unit_number, candidate.end, candidate.definite = str(value), at, True


def _branch_of_unit(situation: Situation, candidate: Candidate) -> None:
    """اللواء 35 مدرع: the arm after the number."""
    tok = situation.view.get(candidate.end, candidate.start)
    if tok is None or tok.is_verb or not situation.view.opens_word(candidate.end):
        return
    if situation.kind(tok, "arm"):
        candidate.end += 1


def belonging(situation: Situation, candidate: Candidate, parse: Parse) -> None:
    """Take ل with a force, and participles of belonging with their preposition."""
    view = situation.view
    tok = view.get(candidate.end, candidate.start)
    if tok is None:
        return
    if situation.kind(tok, "for") and candidate.kind in ("unit", "troops"):
        if not candidate.definite and candidate.complement is None:
            other = parse(candidate.end + 1)
            if other is not None and not other.skip and other.category != "equipment":
                candidate.complement, candidate.end = other, other.end
        return
    prepositions = situation.lexicon.loyal.get(tok.bare)
    preposition = view.get(candidate.end + 1, candidate.start)
    if prepositions is None or preposition is None or preposition.norm not in prepositions:
        return
    if tok.definite != bool(candidate.definite) and candidate.kind != "equipment":
        return
    _belongs_to(situation, candidate, tok, parse)


def _belongs_to(
    situation: Situation, candidate: Candidate, participle: Tok, parse: Parse
) -> None:
    view = situation.view
    at = participle.i + 2
    at += view.is_open(at)
    if view.get(at, candidate.start) is None:
        return
    other = parse(at)
    if other is not None and other.skip:
        other = None
    if candidate.kind == "equipment":
        if other is not None and situation.kind(participle, "belongs"):
            candidate.owner_at = at
        return
    end = other.end if other is not None else _noun_phrase_end(situation, at)
    if end is None:
        return
    if other is None and (covered := view.place_from.get(at)) is not None:
        candidate.place = candidate.place or covered.record
    candidate.loyal = (at, end)
    candidate.end = end + (1 if view.is_close(end) and view.is_open(at - 1) else 0)
    if candidate.complement is None and candidate.kind in ("unit", "person"):
        candidate.complement = other


def _noun_phrase_end(situation: Situation, at: int) -> int | None:
    """Index after a noun phrase: a place, or nouns in idafa with their adjectives."""
    view = situation.view
    place = view.place_from.get(at)
    if place is not None:
        return place.last
    end = at
    for _ in range(LONGEST_CHAIN):
        tok = view.get(end, at)
        if tok is None or not tok.is_noun or (end > at and not view.opens_word(end)):
            break
        end = view.word_end(end)
        if tok.definite or tok.tag == "noun_prop":
            end = _proper_run(situation, tok, end)
            break
    if end == at:
        return None
    definite = view.toks[end - 1].definite or view.toks[end - 1].tag == "noun_prop"
    while (tok := view.get(end, at)) is not None and view.opens_word(end):
        if not tok.is_adjective or tok.definite != definite:
            break
        end = view.word_end(end)
    return end


def _object(situation: Situation, candidate: Candidate) -> None:
    """المحرضون على الشغب والنهب: nouns of agents with their object, coordinated ones too."""
    view = situation.view
    prepositions = situation.lexicon.governors.get(view.toks[candidate.start].bare)
    tok = view.get(candidate.end, candidate.start)
    if prepositions is None or tok is None or tok.norm not in prepositions:
        return
    end = _noun_phrase_end(situation, candidate.end + 1)
    while end is not None:
        candidate.end = end
        joined, noun = view.get(end, candidate.start), view.get(end + 1, candidate.start)
        if joined is None or noun is None or not situation.kind(joined, "and"):
            return
        end = _noun_phrase_end(situation, end + 1) if noun.is_noun and noun.definite else None
