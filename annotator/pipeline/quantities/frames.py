"""What became of the people counted: «قُتل 8 جنود», «إصابة 14», «50 بين قتيل وجريح»."""

from dataclasses import replace
from itertools import pairwise

from annotator.pipeline.quantities.draft import REACH, Draft
from annotator.pipeline.quantities.lexicon import Frame
from annotator.pipeline.quantities.totals import total_kind
from annotator.pipeline.quantities.words import Tokens
from annotator.text.fold import fold

_REACH = 14
_CLAUSE = 8
_RIGHT = 5
_LOSS = 3
_PAIR = 7
_PEOPLE = "personnel"
_OUTCOMES = frozenset(("killed", "wounded", "missing", "casualties"))
_FATES = _OUTCOMES | {"detained", "displaced"}


def apply_frames(tokens: Tokens, drafts: list[Draft]) -> None:
    """Set the kind of counted people from the verb or verbal noun that governs them."""
    for position, draft in enumerate(drafts):
        _pair(tokens, draft)
        if draft.whole or not _is_people(draft):
            if not draft.whole and _outlived(tokens, draft):
                draft.kind = "killed"
            continue
        all_of_them = _all_of(tokens, drafts[max(0, position - REACH) : position], draft)
        edge = all_of_them.last if all_of_them else -1
        frame = _fate(tokens, draft, edge)
        if frame is None and draft.kind == _PEOPLE:
            draft.kind = total_kind(tokens, draft, drafts) or _PEOPLE
        if frame is not None:
            _take(draft, frame)
        elif all_of_them is not None and not _released(tokens, all_of_them, draft):
            draft.kind = all_of_them.kind
        elif position and draft.kind == _PEOPLE:
            _continue(tokens, drafts[position - 1], draft)


def _fate(tokens: Tokens, draft: Draft, edge: int) -> Frame | None:
    """The frame of a number: a participle after it goes before a verb of another clause."""
    if draft.value is not None and draft.value % 1:
        return None
    after = _after(tokens, draft)
    verb = draft.last + 1 < len(tokens) and tokens.pos[draft.last + 1] == "VERB"
    if after is not None and (after.state or verb) and frame_beside(tokens, draft) is None:
        return after
    return _before(tokens, draft, edge) or after


def find_people(tokens: Tokens, drafts: list[Draft]) -> None:
    """«مقتل خمسة بنائين»: whom such a fate befalls is a person, known or not."""
    for draft in drafts:
        unit = draft.unit
        if unit is None or unit.where != "quantity.noun" or unit.kind != "count":
            continue
        frame = frame_beside(tokens, draft)
        if frame is not None and frame.people:
            draft.set_unit(replace(unit, kind=_PEOPLE))


def opens_frame(tokens: Tokens, index: int) -> bool:
    """Whether a token says what became of the people after it."""
    return _frame(tokens, index, index) is not None


def frame_beside(tokens: Tokens, draft: Draft) -> Frame | None:
    """The frame straight before a number and its approximators."""
    first = draft.first
    if draft.number is not None:
        first = min(first, tokens.covering(draft.number.outer_start))
    if not tokens.same_sentence(first - 1, first):
        return None
    return _frame(tokens, first - 1, draft.last) or _whole_word(tokens, first - 1, first)


def _outlived(tokens: Tokens, draft: Draft) -> bool:
    """«توفي أربعة من الجرحى»: the wounded who die are killed."""
    if draft.unit is None or draft.unit.kind not in ("wounded", "missing"):
        return False
    if draft.kind != draft.unit.kind or draft.rule == "quantity.carried":
        return False
    frame = frame_beside(tokens, draft)
    return frame is not None and frame.kind == "killed"


def _all_of(tokens: Tokens, before: list[Draft], draft: Draft) -> Draft | None:
    """The people that a part is part of: «20 أسيرا بينهم 3 أطفال»."""
    if not draft.part:
        return None
    for other in reversed(before):
        if not tokens.same_sentence(other.first, draft.first):
            return None
        if not other.part and (other.kind in _FATES or other.kind == _PEOPLE):
            return other if other.kind in _FATES else None
    return None


def _released(tokens: Tokens, whole: Draft, part: Draft) -> bool:
    """«اعتقل 90 ناشطا وأفرج عن 35 منهم»: those set free or saved share no fate any more."""
    between = range(whole.last + 1, part.first)
    return any(tokens.is_in(index, "released") for index in between)


def _is_people(draft: Draft) -> bool:
    if draft.number is not None and draft.number.kind not in (None, "year"):
        return False
    if draft.unit is None:
        counts = draft.form != "vague" or draft.low is not None
        return draft.kind == "count" and counts
    open_kinds = (_PEOPLE, "detained", "displaced")
    return draft.kind in open_kinds or draft.unit.people or _repeats_outcome(draft)


def _repeats_outcome(draft: Draft) -> bool:
    """«5 قتلى فيما أصيب 20»: the number repeats a noun that its own verb contradicts."""
    if draft.unit is None or draft.rule != "quantity.carried":
        return False
    return draft.unit.kind in _OUTCOMES


def _take(draft: Draft, frame: Frame) -> None:
    unit = draft.unit
    if unit is not None and unit.people and frame.kind != "displaced":
        return
    settled = unit is not None and draft.kind in ("detained", "displaced")
    if settled and frame.kind not in _OUTCOMES:
        return
    if _repeats_outcome(draft) and frame.kind != draft.kind:
        draft.unit, draft.unit_name, draft.rule = None, None, frame.where
    draft.kind = frame.kind
    if frame.flag:
        draft.add_flag(frame.flag)


def _whole_word(tokens: Tokens, index: int, first: int) -> Frame | None:
    """«فقد 4 بحارة»: a verb that was cut like a particle, straight before the number."""
    if tokens.word_last(index) != first - 1 or tokens.word_last(index) == index:
        return None
    frames = tokens.lexicon.frames.get(tokens.word_norm(index), [])
    return next((frame for frame in frames if not frame.companions), None)


def _frame(tokens: Tokens, index: int, end: int) -> Frame | None:
    """The frame that a token opens, its companion word in the clause included."""
    token = tokens.forms[index]
    table = tokens.lexicon.frames
    frames: list[Frame] = [*table.get(token.lemma, ()), *table.get(token.norm, ())]
    if not frames:
        return None
    bare = tokens.bare(index)
    unit = tokens.lexicon.forms.get(bare)
    misread = unit is not None and token.lemma not in (bare, fold(unit.name))
    if misread and token.pos != "VERB":
        return None  # مقاتل, which may be the plural of مقتل
    for frame in frames:
        if frame.state or frame.verbal != (token.pos == "VERB"):
            continue
        if frame.life and not any(tokens.is_in(at, "taking") for at in tokens.before(index, 3)):
            continue
        if not frame.companions:
            return frame
        for at in tokens.after(index + 1, _CLAUSE + end - index):
            other = tokens.forms[at]
            if other.lemma in frame.companions or other.norm in frame.companions:
                return frame
    return None


def _before(tokens: Tokens, draft: Draft, edge: int = -1) -> Frame | None:
    """The nearest frame before the number in its clause, after the token ``edge``."""
    first = draft.first
    if draft.number is not None:
        first = min(first, tokens.covering(draft.number.outer_start))
    for index in tokens.before(first, _REACH):
        token = tokens.forms[index]
        if index <= edge:
            return None
        frame = _frame(tokens, index, draft.last) or _whole_word(tokens, index, first)
        if frame is not None:
            frame = _lost(tokens, frame, draft.last)
            return _joined(tokens, index, frame, draft) if frame else None
        if token.pos in ("VERB", "SCONJ") or token.text in "؛;:":
            return None
    return None


def _lost(tokens: Tokens, frame: Frame, last: int) -> Frame | None:
    """Who lose their lives are killed, who lose anything else of theirs are not missing."""
    if frame.kind != "missing" or not frame.verbal:
        return frame
    for index in tokens.after(last + 1, _LOSS):
        token = tokens.forms[index]
        if tokens.is_punct(index) or token.pos in ("ADP", "VERB", "CCONJ"):
            return frame
        if token.pos == "NOUN" and tokens.word_last(index) > index:
            if tokens.is_in(index, "lives"):
                return replace(frame, kind="killed")
            return frame if tokens.is_in(index, "trace") else None
    return frame


def _joined(tokens: Tokens, index: int, frame: Frame, draft: Draft) -> Frame:
    """«مقتل وإصابة 20»: two outcomes of the same people are casualties."""
    link, first = index - 1, index - 2
    if first < 0 or not tokens.same_sentence(first, index) or frame.kind not in _OUTCOMES:
        return frame
    if not tokens.is_in(link, "and"):
        return frame
    other = _frame(tokens, first, draft.last)
    if other is None or other.kind not in _OUTCOMES or other.kind == frame.kind:
        return frame
    if frame.verbal and not _one_subject(tokens, first, index):
        return frame
    return Frame("casualties", frame.verbal, where=frame.where)


def _one_subject(tokens: Tokens, first: int, second: int) -> bool:
    """Whether two verbs share the subject after them: not «امرأة قتلت وأصيب ثمانية»."""
    if tokens.feature(first, "Gender") != tokens.feature(second, "Gender"):
        return False
    before = first - 1
    return not tokens.same_sentence(before, first) or not tokens.is_nominal(before)


def _after(tokens: Tokens, draft: Draft) -> Frame | None:
    """«8 جنود قتلوا», «20 شخصا تم إجلاؤهم», «12 عاملا ما زالوا مفقودين»."""
    for index in tokens.after(draft.last + 1, _RIGHT):
        token = tokens.forms[index]
        if tokens.is_punct(index) or token.pos in ("CCONJ", "SCONJ"):
            return None
        if state := _state(tokens, index):
            return state
        if token.pos == "VERB":
            if tokens.is_in(index, "auxiliary") and tokens.same_sentence(index, index + 1):
                return _frame(tokens, index + 1, index + 1)
            if tokens.is_in(index, "carrier"):
                continue
            frame = _frame(tokens, index, index)
            plural = any(tokens.has(index, "Number", name) for name in ("Plur", "Dual"))
            plural = plural or tokens.has(index, "Gender", "Fem")
            return _lost(tokens, frame, index) if frame and plural else None
    return None


def _state(tokens: Tokens, index: int) -> Frame | None:
    """A plural participle of the counted people: مفقودين, محتجزات; في عداد المفقودين."""
    many = tokens.has(index, "Number", "Plur") or tokens.bare(index).endswith(
        tuple(tokens.lexicon.words["oblique"])
    )
    if not many:
        return None
    listed = tokens.is_in(index - 1, "roll")
    for frame in tokens.lexicon.frames.get(tokens.lemmas[index], ()):
        if frame.state and (listed or not tokens.is_definite(index)):
            return frame
    return None


def _continue(tokens: Tokens, before: Draft, draft: Draft) -> None:
    """«قتل 8 جنود و3 مدنيين»: the second noun shares the frame of the first."""
    between = range(before.last + 1, draft.first)
    links = [index for index in between if not tokens.is_in(index, "and")]
    if not len(between) or links or before.unit is None or before.unit.kind != _PEOPLE:
        return
    if before.kind in _FATES and tokens.same_sentence(before.first, draft.first):
        draft.kind = before.kind


def _pair(tokens: Tokens, draft: Draft) -> None:
    """«50 شخصا بين قتيل وجريح», «20 قتيلا وجريحا»: both together."""
    lemmas = [
        tokens.lemmas[index]
        for index in tokens.after(draft.last, _PAIR)
        if not tokens.is_in(index, "and")
    ]
    for first, second in pairwise(lemmas):
        if (first, second) in tokens.lexicon.pairs or (second, first) in tokens.lexicon.pairs:
            near = lemmas[0] == first or any(
                lemma in tokens.lexicon.words["among"] for lemma in lemmas[:4]
            )
            if near and draft.kind in ("count", _PEOPLE, "killed", "wounded"):
                draft.kind = "casualties"
            return
