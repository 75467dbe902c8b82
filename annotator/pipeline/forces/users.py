"""Who has a piece of equipment, when no owner stands in idafa: the one who uses it."""

from collections.abc import Sequence

from annotator.pipeline.forces.candidate import OWNERS, Candidate
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.words import Tok

REACH = 9
"""How many tokens before equipment its verb may stand."""

HOLDING_REACH = 5
"""How many tokens behind equipment its holder may be named (كانت بحوزة المتمردين)."""


SPEECH_REACH = 5
"""How many tokens before a force its verb of speech or its spokesman may stand."""

CONSTABULARY = frozenset(("police", "internal_security"))
"""Classes of forces that keep order."""

REGULAR = frozenset(("armed_forces", "branch", "special_forces"))
"""Classes of a state's military."""


def suitable(found: Sequence[Candidate], number: int | None) -> int | None:
    """A mention by its position, if its class can own equipment."""
    return number if number is not None and found[number].category in OWNERS else None


class Users:
    """Finds the users of equipment in a document.

    Args:
        situation: The document.
        found: Its mentions in the order of the text.
        part_of: What is known so far: mention to its owner.
    """

    def __init__(
        self, situation: Situation, found: Sequence[Candidate], part_of: dict[int, int]
    ):
        self._situation = situation
        self._view = situation.view
        self._found = found
        self._part_of = part_of
        self._starts = {candidate.start: number for number, candidate in enumerate(found)}
        self._ends = {candidate.end: number for number, candidate in enumerate(found)}

    def user(self, number: int) -> int | None:
        """The mention that has or uses equipment, by its position, or None."""
        candidate = self._found[number]
        behind = self._behind(candidate)
        if behind is not None:
            return behind
        if self._joined(number):
            return self._part_of.get(number - 1)
        if candidate.country is not None:
            return None
        user = suitable(self._found, self._before(candidate))
        for other in (self._victim, self._attacker, self._speaker):
            user = other(candidate) if user is None else user
        return None if self._is_spent(candidate, user) else user

    def _is_spent(self, candidate: Candidate, user: int | None) -> bool:
        """Whether it is what the police fire at crowds: no arms that one could count."""
        spent = candidate.subcategory == "ammunition" and candidate.model_text is None
        return spent and user is not None and self._found[user].category in CONSTABULARY

    def _victim(self, candidate: Candidate) -> int | None:
        """The one whose things are destroyed: قتلوا ضابطا من الجيش وأحرقوا دبابتين.

        Only beside verbs in the plural, whose subject is not what stands behind them.
        """
        verb = self._plural_verb(candidate.start, candidate, "destroy_verb")
        if verb is None:
            return None
        first, _ = self._view.sentence_bounds(candidate.start)
        for number, other in reversed(list(enumerate(self._found))):
            if not first <= other.start < verb or suitable(self._found, number) is None:
                continue
            if self._plural_verb(other.start, other, "harm_verb") is not None:
                return number
            if self._ambushed(other):
                return number
        return None

    def _plural_verb(self, at: int, mention: Candidate, kind: str) -> int | None:
        """The verb of a kind, in the plural, whose object a mention is."""
        view = self._view
        covered = view.quantity_at.get(at)
        at = (covered.first if covered is not None else at) - 1
        while (tok := view.get(at, mention.start)) is not None:
            if tok.is_verb:
                fits = tok.number == "Plur" and kind in tok.kinds
                return at if fits else None
            if not self._is_joint(at) and self._ends.get(at + 1) is None:
                inside = any(other.start <= at < other.end for other in self._found)
                part = "of" in view.toks[at + 1].kinds
                if not inside and not part:
                    return None
            at -= 1
        return None

    def _ambushed(self, mention: Candidate) -> bool:
        """Whether an ambush is laid for a mention: كمينا لقافلة عسكرية."""
        view = self._view
        tie, noun = view.get(mention.start - 1, mention.start), view.get(mention.start - 2)
        if tie is None or noun is None or "for" not in tie.kinds:
            return False
        return "ambush" in noun.kinds

    def _attacker(self, candidate: Candidate) -> int | None:
        """The agent of the sentence before, if nobody is said to use it: تم استخدام قاذفات."""
        view = self._view
        masdar, verb = view.get(candidate.start - 1, candidate.start), candidate.start - 2
        if masdar is None or "use_noun" not in masdar.kinds:
            return None
        passive = view.get(verb, candidate.start)
        if passive is None or "passive_verb" not in passive.kinds:
            return None
        sentence = view.sentence_of[candidate.start]
        before = [
            number
            for number, other in enumerate(self._found)
            if view.sentence_of[other.start] == sentence - 1
            and suitable(self._found, number) is not None
            and self._is_subject(other)
        ]
        return before[0] if before else None

    def _speaker(self, candidate: Candidate) -> int | None:
        """The force that tells what its things did: قال سلاح الجو إن مقاتلات أطلقت صواريخ."""
        view = self._view
        before = view.get(candidate.start - 1, candidate.start)
        if before is not None and "and" in before.kinds:
            before = view.get(candidate.start - 2, candidate.start)
        if before is None or "that" not in before.kinds:
            return None
        after = view.get(candidate.end, candidate.start)
        if after is None or not after.is_verb or "armed_verb" not in after.kinds:
            return None
        first, _ = view.sentence_bounds(candidate.start)
        spoken = [
            number
            for number, other in enumerate(self._found)
            if first <= other.start < candidate.start
            and other.category in REGULAR
            and view.back(other.start, "speech", SPEECH_REACH) is not None
        ]
        return spoken[-1] if spoken else None

    def body(self, number: int) -> int | None:
        """The force that counted people make up: تضم القوة 900 جندي, قوة قوامها 300 جندي."""
        candidate, view = self._found[number], self._view
        if candidate.start not in view.quantity_at or number == 0 or candidate.country:
            return None
        number -= number > 1 and self._is_alias(self._found[number - 1])
        other = self._found[number - 1]
        first = view.quantity_at[candidate.start].first
        near = 0 <= first - other.end < REACH
        if not near or view.sentence_of[other.start] != view.sentence_of[candidate.start]:
            return None
        before = view.get(other.start - 1, other.start)
        between = [view.toks[at] for at in range(other.end, first)]
        says = before is not None and "consist" in before.kinds
        if says and any(tok.is_verb for tok in between):
            return None
        if not says and not any("consist" in tok.kinds for tok in between):
            return None
        return suitable(self._found, number - 1)

    def _is_alias(self, candidate: Candidate) -> bool:
        """Whether a mention stands in brackets, as another name of the one before it."""
        before = self._view.get(candidate.start - 1, candidate.start)
        return before is not None and before.text == "("

    def _behind(self, candidate: Candidate) -> int | None:
        """In apposition (طائراته BTA), after a verb of use (أطلقها الحوثيون), after حوزة."""
        view, at = self._view, candidate.end
        if at in self._starts:
            return suitable(self._found, self._starts[at])
        tok = view.get(at, candidate.start)
        if tok is not None and tok.tag == "pron_rel":
            at += 1
            tok = view.get(at, candidate.start)
        if tok is not None and tok.is_verb and "use_verb" in tok.kinds:
            return suitable(self._found, self._starts.get(view.word_end(at)))
        for held in range(candidate.end, candidate.end + HOLDING_REACH):
            tok = view.get(held, candidate.start)
            if tok is not None and "holding" in tok.kinds:
                return suitable(self._found, self._starts.get(view.word_end(held)))
        return None

    def _joined(self, number: int) -> bool:
        """Whether only a conjunction, a comma and numbers part it from other equipment."""
        if number == 0 or self._found[number - 1].category != "equipment":
            return False
        toks = self._view.toks
        between = range(self._found[number - 1].end, self._found[number].start)
        joint = any("and" in toks[at].kinds for at in between)
        return joint and all(self._is_joint(at) for at in between)

    def _is_joint(self, at: int) -> bool:
        tok = self._view.toks[at]
        kinds = ("and", "of", "quantity_word", "addition")
        counting = at in self._view.quantity_at or tok.tag in ("digit", "noun_num")
        mark = tok.tag == "punc" and not tok.text.isspace() and tok.text in '،,«»"“”'
        return counting or mark or tok.is_any(kinds)

    def _before(self, candidate: Candidate) -> int | None:
        """The subject of the verb or masdar of use that governs it, or that it serves."""
        view = self._view
        first, _ = view.sentence_bounds(candidate.start)
        instrument = self._is_instrument(candidate)
        masdar = False
        for at in range(candidate.start - 1, max(first, candidate.start - REACH) - 1, -1):
            other = self._ends.get(at + 1)
            if other is not None and self._found[other].category != "equipment":
                subject = self._governed(self._found[other], instrument=instrument)
                return other if subject or masdar else None
            tok = view.toks[at]
            use = tok.is_noun and not tok.definite and "use_noun" in tok.kinds
            masdar = masdar or (use and self._is_called(at))
            if tok.is_verb:
                used = self._uses(tok, instrument=instrument)
                return self._subject(at, candidate) if used else None
        return None

    def _is_called(self, at: int) -> bool:
        """Whether ب stands before a token: قامت الشرطة بإطلاق قنابل."""
        tok = self._view.get(at - 1, at)
        return tok is not None and "called" in tok.kinds and tok.tag == "prep"

    def _is_instrument(self, candidate: Candidate) -> bool:
        """Whether ب stands before it, its number or its quantity: بقذائف, بأربعة صواريخ."""
        view = self._view
        covered = view.quantity_at.get(candidate.start)
        at = (covered.first if covered is not None else candidate.start) - 1
        tok = view.get(at, candidate.start)
        return tok is not None and "called" in tok.kinds and tok.tag == "prep"

    def _uses(self, verb: Tok, *, instrument: bool) -> bool:
        """Whether the subject of a verb has its object, or with ب the thing it does it with.

        Who strikes a thing has it not, and who is harmed does not have what harms him.
        """
        if instrument:
            return "harmed" not in verb.kinds
        strikes = "strike_verb" in verb.kinds
        return "use_verb" in verb.kinds and not strikes

    def _governed(self, subject: Candidate, *, instrument: bool) -> bool:
        """Whether a verb (of use) or a masdar of it stands right before a mention."""
        at = subject.start - 1
        while at in self._view.quantity_at:
            at -= 1
        tok = self._view.get(at, subject.start)
        if tok is None:
            return False
        if tok.is_verb:
            return self._uses(tok, instrument=instrument)
        masdar = tok.tag == "noun" and not tok.definite
        return masdar and "use_noun" in tok.kinds

    def _subject(self, verb: int, candidate: Candidate) -> int | None:
        """The subject of a verb whose object the equipment is: behind it, else before."""
        view = self._view
        at = view.word_end(verb)
        following = view.get(at, verb)
        counting = at in view.quantity_at
        noun = following is not None and following.is_noun and following.definite
        if noun and at != candidate.start and not counting and at not in self._starts:
            return None
        if at in view.place_from:
            return None
        first, _ = view.sentence_bounds(verb)
        before = [
            number
            for number, other in enumerate(self._found)
            if first <= other.start < verb and other.category != "equipment"
        ]
        acting = [number for number in before if self._is_subject(self._found[number])]
        before = acting or before
        return before[-1] if before else None

    def _is_subject(self, candidate: Candidate) -> bool:
        """Whether a mention opens its clause or follows its verb."""
        view, at = self._view, candidate.start - 1
        while view.is_open(at):
            at -= 1
        tok = view.get(at, candidate.start)
        if tok is None or tok.is_verb:
            return True
        return tok.tag in ("verb_pseudo", "conj_sub") or tok.tag == "punc"
