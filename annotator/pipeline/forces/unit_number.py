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
        apart = candidate.end > candidate.start + 1
        counting = apart and candidate.end in view.quantity_at
        if candidate.kind != "unit" or counting or view.toks[candidate.start].number == "Plur":
            return
        candidate.unit_number, candidate.end = str(int(tok.norm)), candidate.end + 1
        _arm_of_unit(situation, candidate)
        return
    value, at = 0, candidate.end
    while (part := view.get(at, candidate.start)) is not None:
        joined = "and" in part.kinds and value > 0
        last = at + joined
        word = view.get(last, at)
        if word is None or word.bare not in lexicon.ordinals:
            break
        if not value and word.definite != bool(candidate.definite):
            break
        value += lexicon.ordinals[word.bare]
        at = last + 1
    if value:
        candidate.unit_number, candidate.end, candidate.definite = str(value), at, True
        _arm_of_unit(situation, candidate)


def _arm_of_unit(situation: Situation, candidate: Candidate) -> None:
    """The arm after the number: اللواء 35 مدرع, الفرقة 76 المحمولة جوا, 38 للإنزال الجوي."""
    view = situation.view
    at = candidate.end
    tok = view.get(at, candidate.start)
    if tok is not None and "for" in tok.kinds:
        at += 1
        tok = view.get(at, candidate.start)
    if tok is None or tok.is_verb or "arm" not in tok.kinds:
        return
    end = at + 1
    while (tok := view.get(end, candidate.start)) is not None and view.opens_word(end):
        if not ("arm" in tok.kinds and not tok.is_verb) and not (
            tok.is_adjective and tok.definite and view.toks[at].definite
        ):
            break
        if tok.bare in situation.lexicon.loyal or "stationing" in tok.kinds:
            break
        end += 1
    span = [view.toks[i] for i in range(at, end)]
    if any("airborne" in tok.kinds for tok in span):
        candidate.category, candidate.subcategory = "special_forces", "airborne"
    candidate.end = end
