"""Numbers of units: اللواء 52, الفرقة الرابعة, الكتيبة الحادية والخمسون."""

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.situation import Situation


def take_number(situation: Situation, candidate: Candidate) -> None:
    """Take the number of a unit: اللواء 52, الفرقة الرابعة, الكتيبة الحادية والخمسون."""
    view, lexicon = situation.view, situation.lexicon
    tok = view.get(candidate.end, candidate.start)
    if tok is None or not view.opens_word(candidate.end) or candidate.end in view.date_at:
        return
    echelon = lexicon.echelons.get(view.toks[candidate.start].bare)
    if echelon is None:
        return
    if tok.norm.isdigit():
        counting = candidate.adjectives and candidate.end in view.quantity_at
        if candidate.kind != "unit" or counting:
            return
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
