"""The main verb of a content and its tense."""

from annotator.pipeline.claims.gates import MAIN
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.pseudo import pseudo_covered


def main_verb(reader: Reader, start: int, end: int) -> int | None:
    """Index of the first finite verb that is not in a relative clause."""
    line = reader.line
    resume = start
    for at in reader.between(MAIN, start, end):
        if at < resume:
            continue
        if line[at].opens_bracket and at in line.brackets:
            resume = line.skip_bracket(at)
        elif reader.has_role(at, "relative"):
            resume = _after_relative(reader, at, end)
        elif line[at].is_verb and not _is_attribute(reader, at, start, end):
            return at
    return None


def _is_attribute(reader: Reader, at: int, start: int, end: int) -> bool:
    """Whether an imperfect after an indefinite noun only describes it.

    «أستاذا يعمل في الجامعة قتل»: another verb follows in the clause.
    """
    line = reader.line
    before = line[at - 1] if at > start else None
    if not line[at].imperfect or before is None or before.definite or not before.is_nominal:
        return False
    if before.is_proper:
        return False
    for later in range(at + 1, end):
        token = line[later]
        if (
            token.comma
            or token.semicolon
            or reader.one_of(later, "and")
            or reader.one_of(later, "that")
            or reader.has_role(later, "relative")
        ):
            return False
        if token.is_verb:
            return True
    return False


def _after_relative(reader: Reader, at: int, end: int) -> int:
    """Index after the verb of a relative clause, so that the main verb may follow."""
    at += 1
    while at < end and not reader.line[at].is_verb and not reader.line[at].comma:
        at += 1
    return at + 1


def verb_tense(reader: Reader, start: int, end: int, verb: int | None) -> str | None:
    """Tense of a content by its main verb, or None where it has none.

    Args:
        reader: The sentence.
        start: First token of the content.
        end: Index after its last token.
        verb: Index of the main verb, or None.
    """
    line = reader.line
    first = range(start, min(start + (2 if line[start].is_prep else 1), end))
    plans = [at for at in first if reader.has_role(at, "prospective_noun")]
    if any(not line[at].definite for at in plans):
        return "prospective"
    if verb is None:
        return "past" if _hidden_verb(reader, start, end) else None
    token = line[verb]
    roles = reader.lexicon.roles_of_word(token.lemma)
    if "intend_verb" in roles:
        return "prospective"
    particle_tense = _tense_of_particles(reader, start, end, verb)
    if particle_tense is not None:
        return particle_tense
    if token.perfect or _is_misread_perfect(reader, start, verb, end):
        return "past"
    if reader.complementiser(verb - 1) and verb - 1 > start:
        return "prospective"
    particle = verb - 2 if verb > start and reader.one_of(verb - 1, "la") else verb - 1
    is_be = "be_verb" in roles or "stative_verb" in roles
    if particle >= start and reader.one_of(particle, "qad") and not is_be:
        return "prospective"
    if reader.one_of(verb - 1, "open_particle") and not is_be:
        return "prospective"
    future = any(reader.has_role(at, "future_word") for at in range(verb, min(verb + 12, end)))
    return "prospective" if future and not is_be else "present"


def _tense_of_particles(reader: Reader, start: int, end: int, verb: int) -> str | None:
    """Tense by the word before the verb (لم، ما زال), by ليس, or by «الآن أصبح»."""
    roles = reader.lexicon.roles_of_word(reader.line[verb].lemma)
    before = reader.line[verb - 1].norm_roles if verb > start else frozenset()
    still = "still_verb" in roles
    if "lam" in before:
        lasts = still and verb - 1 in pseudo_covered(reader, start, end)  # لم يزل
        return "present" if lasts else "past"
    if "not_verb" in roles or (still and "still_particle" in before):
        return "present"
    if "state_verb" not in roles:
        return None
    now = any(reader.has_role(at, "now_word") for at in range(start, end))
    return "present" if now else None


def _hidden_verb(reader: Reader, start: int, end: int) -> bool:
    """Whether a noun stands where only a verb can: «انتحاريا فجر نفسه»."""
    line = reader.line
    for at in range(start + 1, end):
        if line[at - 1].accusative and line[at].tag == "noun" and not line[at].definite:
            return len(line[at].norm) in (3, 4) and not reader.adjective(at)
    return False


def _is_misread_perfect(reader: Reader, start: int, verb: int, end: int) -> bool:
    """Whether an imperfect reading is impossible, so that the form is a perfect.

    تضرر after a masculine singular is no feminine imperfect; a first person outside a
    quotation is the passive of a fourth stem (أقيل).
    """
    token = reader.line[verb]
    if "Person=1" in token.morph and "Number=Sing" in token.morph:
        return not reader.in_quotation(verb)
    if not token.norm.startswith(reader.lexicon.endings("feminine_prefix")):
        return False
    if any(reader.has_role(at, "past_word") for at in range(verb + 1, min(verb + 9, end))):
        return True
    if verb == 0 or (verb == start and not reader.line.enclitic(verb - 1)):
        return False
    before = reader.line[verb - 1]
    if reader.line.enclitic(verb - 1):
        return reader.one_of(verb - 1, "masculine_pronoun") and reader.complementiser(verb - 2)
    head = reader.line[start] if before.is_proper else before
    return (
        head.is_nominal and not head.is_proper
        and "Gender=Masc" in head.morph and "Number=Sing" in head.morph
    )  # fmt: skip
