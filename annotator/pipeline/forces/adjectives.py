"""The adjectives of a mention: which agree with its head, and which describe it."""

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.inflection import Inflection
from annotator.pipeline.forces.lexicon import Head
from annotator.pipeline.forces.models import MODEL_LABEL, has_label
from annotator.pipeline.forces.nationality import nisba_at, tanwin_nisba_at
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.words import Tok

DESCRIPTIVE = ("military", "armed_adj", "jihadist", "rebel", "identity", "crowd_adj", "drone",
               "explosive", "deposed", "plain")  # fmt: skip
"""Kinds of adjectives that describe, though they may look like participles."""

MOST = 12
"""Adjectives of one mention: where more follow, the text is a list of words."""


def adjectives(situation: Situation, candidate: Candidate) -> None:
    """Take the adjectives that agree with the head in definiteness."""
    view = situation.view
    if view.toks[candidate.end - 1].is_adjective and _of_adjective(
        situation, candidate.end, candidate.start
    ):
        candidate.end += 1
    while len(candidate.adjectives) < MOST:
        at = candidate.end
        tok = view.get(at, candidate.start)
        if tok is None or not view.opens_word(at) or at in view.date_at:
            return
        if _measured(situation, candidate, at):
            continue
        if view.word_end(at) > at + 1 or "one" in tok.kinds:
            return
        found = nisba_at(view, situation.lexicon, at)
        if found is None and _accusative_nisba(situation, candidate, at):
            continue
        if not _agrees(situation, candidate, at, found is not None):
            return
        numbered = candidate.kind == "unit" and tok.bare in situation.lexicon.ordinals
        if found is None and (numbered or not _describes(situation, at)):
            return
        unsure = found is None and tok.definite and not candidate.possessed
        if unsure and _rather_a_noun(situation, candidate, at):
            return
        candidate.adjectives.append(at)
        if found is not None:
            take_nisba(situation, candidate, at)
        candidate.end = found[1] if found is not None else view.word_end(at)
        if _of_adjective(situation, candidate.end, at):
            candidate.end += 1


def _measured(situation: Situation, candidate: Candidate, at: int) -> bool:
    """Take an adjective in idafa with its noun: بعيدة المدى, قصيري المدى, ذاتية الحركة."""
    view, measures = situation.view, situation.lexicon.contexts["measure"].forms
    end = view.word_end(at)
    tok = view.toks[at]
    listed = "measure" in tok.kinds or any(form in measures for form in view.word_forms(at))
    if not (listed or tok.is_adjective) or not _of_adjective(situation, end, at):
        return False
    candidate.adjectives.append(at)
    candidate.end = view.word_end(end)
    return True


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


def is_accusative(inflection: Inflection, candidate: Candidate, head: Tok) -> bool:
    """Whether a head is written with the ا of the indefinite accusative (جنديا)."""
    if not isinstance(candidate.source, Head):
        return False
    listed = {candidate.source.lemmas[0], *candidate.source.plurals}
    accusative = inflection.endings["noun"][0]
    if head.norm == head.lemma + accusative:
        return True
    return head.norm not in listed and head.norm.removesuffix(accusative) in listed


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


def _rather_a_noun(situation: Situation, candidate: Candidate, at: int) -> bool:
    """Whether a word read as adjective is a noun elsewhere, so perhaps the verb's object.

    هاجمت المعارضة المسلحة الحاجز: الحاجز is "the barrier", not "the screening".
    """
    tok = situation.view.toks[at]
    if is_descriptive(situation, tok) or "arm" in tok.kinds:
        return False
    if situation.group_name(tok) is not None:
        return False
    if _of_complement(situation, candidate, at):
        return False
    if _plural_subject(situation, candidate, tok):
        return False
    return situation.view.likeliest_tag(at) == "noun"


def _plural_subject(situation: Situation, candidate: Candidate, tok: Tok) -> bool:
    """عناصر الشرطة المتقاعدون: the nominative ـون beside people can be no object."""
    people = candidate.kind in ("person", "human")
    nominative = situation.lexicon.inflection.endings["people"][0]
    head = situation.view.toks[candidate.start]
    return people and head.number == "Plur" and tok.norm.endswith(nominative)


def _of_complement(situation: Situation, candidate: Candidate, at: int) -> bool:
    """Whether an adjective agrees with the noun in idafa and not with the head.

    أنصار المرشح الخاسر: as no object can agree so by chance, the word is an adjective.
    """
    toks = situation.view.toks
    head, last, tok = toks[candidate.start], toks[at - 1], toks[at]
    if at - 1 == candidate.start or not last.definite or not last.is_noun:
        return False
    alike = last.gender == tok.gender and last.number == tok.number == "Sing"
    return alike and (head.number == "Plur" or tok.gender == "Fem")


def _of_adjective(situation: Situation, at: int, first: int) -> bool:
    """Whether the noun at a token defines the adjective before it: بعيدة المدى."""
    tok = situation.view.get(at, first)
    return (
        tok is not None
        and tok.definite
        and situation.view.opens_word(at)
        and "of_adjective" in tok.kinds
    )


def _agrees(situation: Situation, candidate: Candidate, at: int, nisba: bool) -> bool:
    tok = situation.view.toks[at]
    if tok.definite != bool(candidate.definite) or tok.is_verb or tok.is_function:
        return False
    if at in situation.view.quantity_at and tok.tag != "adj" and not nisba:
        return False
    if tok.definite and "rank" in tok.kinds:
        return False
    listed = nisba or is_descriptive(situation, tok) or situation.group_name(tok) is not None
    if not listed and not tok.is_adjective:
        return _unknown_plural(situation, candidate, at)
    if tok.is_adjective and _predicative(situation, candidate, tok):
        return False
    if tok.is_adjective and not _concord(situation, candidate, at):
        return False
    plural_people = tok.number == "Plur" and tok.gender == "Masc"
    head = situation.view.toks[candidate.start]
    if plural_people and candidate.kind in ("force", "troops", "equipment", "name"):
        return head.number == "Plur" and head.bare != head.norm and candidate.kind == "name"
    return True


def _unknown_plural(situation: Situation, candidate: Candidate, at: int) -> bool:
    """متمردون ماويون: an unknown word that has the head's own sound plural of people."""
    head, tok = situation.view.toks[candidate.end - 1], situation.view.toks[at]
    keeps_nun = situation.lexicon.inflection.keeps_nun
    people = candidate.kind in ("human", "person") and tok.tag == "noun_prop"
    alike = head.norm[-2:] == tok.norm[-2:] and keeps_nun(head.norm) and keeps_nun(tok.norm)
    return people and alike and at not in situation.view.place_at


def _predicative(situation: Situation, candidate: Candidate, tok: Tok) -> bool:
    """Whether an adjective has the ا of the accusative and the head has none."""
    inflection = situation.lexicon.inflection
    marked = tok.norm == tok.lemma + inflection.endings["noun"][0]
    head = situation.view.toks[candidate.start]
    return marked and not is_accusative(inflection, candidate, head)


def _concord(situation: Situation, candidate: Candidate, at: int) -> bool:
    """Whether an adjective can be one of the head by gender and number.

    After an idafa it can belong to either noun, so nothing is asked there.
    """
    head, tok = situation.view.toks[candidate.start], situation.view.toks[at]
    alone = all(i in candidate.adjectives for i in range(candidate.start + 1, candidate.end))
    if not alone or not tok.gender or not head.number:
        return True
    if head.number == "Dual" or tok.number == "Dual":
        if head.number == tok.number or head.state == "":
            return True
        return _one_of_two(situation, candidate, at)
    inflection = situation.lexicon.inflection
    if head.number == "Plur" and inflection.keeps_nun(head.norm):
        return not (tok.gender == "Fem" and tok.number == "Sing")
    if head.number == "Sing" and head.gender == "Masc":
        return tok.gender == "Masc"
    return head.gender != "Fem" or tok.gender == "Fem" or tok.number == "Plur"


def _one_of_two(situation: Situation, candidate: Candidate, at: int) -> bool:
    """الجيشان التايلاندي والكمبودي: a dual with a singular nisba for each of the two."""
    view, lexicon = situation.view, situation.lexicon
    found = nisba_at(view, lexicon, at)
    if found is None or candidate.end != at:
        return False
    joint = view.get(found[1], at)
    if joint is None or "and" not in joint.kinds:
        return False
    return nisba_at(view, lexicon, found[1] + 1) is not None


def is_descriptive(situation: Situation, tok: Tok) -> bool:
    """Whether a word is one of the adjectives that the lexicon lists as descriptions."""
    return tok.is_any(DESCRIPTIVE)


def _describes(situation: Situation, at: int) -> bool:
    """Whether an adjective tells who, not where or how, so that it belongs inside."""
    view, tok = situation.view, situation.view.toks[at]
    if tok.bare in situation.lexicon.loyal or "stationing" in tok.kinds:
        return False
    if tok.bare in situation.lexicon.ordinals or is_descriptive(situation, tok):
        return is_descriptive(situation, tok)
    end = view.word_end(at)
    following = view.get(end, at)
    governs = following is not None and following.tag == "prep"
    if following is not None and has_label(view, end, MODEL_LABEL):
        return True
    prefixes = situation.lexicon.contexts["participle_prefix"].lemmas
    return not (governs and tok.lemma.startswith(tuple(sorted(prefixes))))
