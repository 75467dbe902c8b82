"""The adjectives of a mention: which agree with its head, and which describe it."""

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.inflection import Inflection
from annotator.pipeline.forces.lexicon import Head, Name
from annotator.pipeline.forces.models import MODEL_LABEL, has_label
from annotator.pipeline.forces.nationality import nisba_at, tanwin_nisba_at
from annotator.pipeline.forces.predicates import GROUPS
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.view import Tok

DESCRIPTIVE = ("military", "armed_adj", "jihadist", "rebel", "identity", "crowd_adj", "drone",
               "explosive", "deposed", "plain")  # fmt: skip
"""Kinds of adjectives that describe, though they may look like participles."""


def adjectives(situation: Situation, candidate: Candidate) -> None:
    """Take the adjectives that agree with the head in definiteness."""
    view = situation.view
    while True:
        at = candidate.end
        tok = view.get(at, candidate.start)
        if tok is None or not view.opens_word(at) or at in view.date_at:
            return
        if view.word_end(at) > at + 1 or situation.kind(tok, "one"):
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
        if found is None and tok.definite and _rather_a_noun(situation, tok):
            return
        candidate.adjectives.append(at)
        if found is not None:
            take_nisba(situation, candidate, at)
        candidate.end = found[1] if found is not None else view.word_end(at)
        if _of_adjective(situation, candidate.end, at):
            candidate.end += 1


def take_nisba(situation: Situation, candidate: Candidate, at: int) -> None:
    """Set country or people from the nisba at a token."""
    found = nisba_at(situation.view, situation.lexicon, at)
    if found is None:
        return
    nisba = found[0]
    if nisba.country is not None and candidate.country is None:
        candidate.country, candidate.country_source = nisba.country, "nisba"
    elif nisba.kind == "people" and nisba.country is None and candidate.people is None:
        candidate.people = nisba.lemma


def is_accusative(inflection: Inflection, candidate: Candidate, tok: Tok) -> bool:
    """Whether a head is written with the ا of the indefinite accusative (جنديا)."""
    if not isinstance(candidate.source, Head) or tok.i != candidate.start:
        return False
    listed = {candidate.source.lemmas[0], *candidate.source.plurals}
    accusative = inflection.endings["noun"][0]
    if tok.norm == tok.lemma + accusative:
        return True
    return tok.norm not in listed and tok.norm.removesuffix(accusative) in listed


def _accusative_nisba(situation: Situation, candidate: Candidate, at: int) -> bool:
    """جنديا روسيا: the nisba in the accusative after a noun in the accusative."""
    head = situation.view.toks[candidate.start]
    if at != candidate.start + 1 or not is_accusative(
        situation.lexicon.inflection, candidate, head
    ):
        return False
    nisba = tanwin_nisba_at(situation.view, situation.lexicon, at)
    if nisba is None:
        return False
    candidate.adjectives.append(at)
    candidate.country, candidate.end = nisba.country, at + 1
    candidate.country_source = "nisba" if nisba.country else None
    return True


def group_name(situation: Situation, tok: Tok) -> Name | None:
    """The armed group that a word alone names: الحوثيون after المتمردون."""
    for name in situation.lexicon.names.get(tok.norm, []):
        if len(name.words) == 1 and name.category in GROUPS and not name.needs:
            return name
    return None


def _rather_a_noun(situation: Situation, tok: Tok) -> bool:
    """Whether a word read as adjective is a noun elsewhere, so perhaps the verb's object.

    هاجمت المعارضة المسلحة الحاجز: الحاجز is "the barrier", not "the screening".
    """
    if is_descriptive(situation, tok) or situation.kind(tok, "arm"):
        return False
    if group_name(situation, tok) is not None:
        return False
    return situation.view.likeliest_tag(tok.i) == "noun"


def _of_adjective(situation: Situation, at: int, first: int) -> bool:
    """Whether the noun at a token defines the adjective before it: بعيدة المدى."""
    tok = situation.view.get(at, first)
    return (
        tok is not None
        and tok.definite
        and situation.view.opens_word(at)
        and situation.kind(tok, "of_adjective")
    )


def _agrees(situation: Situation, candidate: Candidate, tok: Tok, nisba: bool) -> bool:
    if tok.definite != bool(candidate.definite) or tok.is_verb or tok.is_function:
        return False
    if tok.i in situation.view.quantity_at and tok.tag != "adj" and not nisba:
        return False
    if tok.definite and situation.kind(tok, "rank"):
        return False
    listed = nisba or is_descriptive(situation, tok) or group_name(situation, tok) is not None
    if not listed and not tok.is_adjective:
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
    inflection = situation.lexicon.inflection
    marked = tok.norm == tok.lemma + inflection.endings["noun"][0]
    head = situation.view.toks[candidate.start]
    return marked and not is_accusative(inflection, candidate, head)


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
    inflection = situation.lexicon.inflection
    if head.number == "Plur" and inflection.keeps_nun(head.norm):
        return not (tok.gender == "Fem" and tok.number == "Sing")
    if head.number == "Sing" and head.gender == "Masc":
        return tok.gender == "Masc"
    return head.gender != "Fem" or tok.gender == "Fem" or tok.number == "Plur"


def is_descriptive(situation: Situation, tok: Tok) -> bool:
    """Whether a word is one of the adjectives that the lexicon lists as descriptions."""
    return any(situation.kind(tok, kind) for kind in DESCRIPTIVE)


def _describes(situation: Situation, tok: Tok) -> bool:
    """Whether an adjective tells who, not where or how, so that it belongs inside."""
    view = situation.view
    if tok.bare in situation.lexicon.loyal or situation.kind(tok, "stationing"):
        return False
    if tok.bare in situation.lexicon.ordinals or is_descriptive(situation, tok):
        return is_descriptive(situation, tok)
    following = view.get(view.word_end(tok.i), tok.i)
    governs = following is not None and following.tag == "prep"
    if following is not None and has_label(view, following.i, MODEL_LABEL):
        return True
    prefixes = situation.lexicon.contexts["participle_prefix"].lemmas
    return not (governs and tok.lemma.startswith(tuple(sorted(prefixes))))
