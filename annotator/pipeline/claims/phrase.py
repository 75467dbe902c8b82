"""Reading noun phrases and inserts without a parser.

An Arabic noun phrase is closed by definiteness: after a noun with ال, a proper name or
an adjective, a further bare noun begins another phrase (أعلن الجيش الروسي | مقتل …),
while a bare noun opens a genitive chain (وزير | خارجية | فرنسا).
"""

from dataclasses import dataclass

from annotator.pipeline.claims.lexicon import ClaimLexicon
from annotator.pipeline.claims.line import Line

_CONJUNCTIONS = frozenset(("و", "او"))
_SAID_IN = frozenset(("في", "عبر", "خلال", "ضمن", "ب", "منذ", "من", "علي"))
_MAX = 40


@dataclass(frozen=True, slots=True)
class Marks:
    """What earlier layers and the quotes say about a sentence.

    Attributes:
        quotes: Index of each opening quotation mark to that of its closing one (or to
            the sentence's length where it stays open).
        dates: First token to index after a date.
        names: First token to index after the name of a person.
        places: First tokens of names of countries and cities.
    """

    quotes: dict[int, int]
    dates: dict[int, int]
    names: dict[int, int]
    places: frozenset[int] = frozenset()


class Reader:
    """Reads phrases of one sentence.

    Args:
        line: The sentence.
        lexicon: The claims lexicon.
        marks: Quotes and spans of earlier layers.

    Attributes:
        phrases: First tokens of the cues that rules have found: no content begins there.
    """

    def __init__(self, line: Line, lexicon: ClaimLexicon, marks: Marks):
        self.line = line
        self.lexicon = lexicon
        self.marks = marks
        self.phrases: frozenset[int] = frozenset()

    def has_role(self, index: int, role: str) -> bool:
        """Whether a token is in a closed set, by NORM, lemma or written rest."""
        if not 0 <= index < len(self.line):
            return False
        token = self.line[index]
        words = self.lexicon.role(role)
        return (
            token.norm in words
            or token.bare in words
            or token.lemma in words
            or self.line.rest[index] in words
        )

    def is_event(self, index: int) -> bool:
        """Whether a token is a noun of happening (masdar), or a verb written like one (فرض)."""
        token = self.line[index]
        if token.tag == "noun_prop" and token.definite:
            return self.lexicon.is_event(token.bare) and not token.bare.endswith("ية")
        if token.is_verb:
            return token.norm in self.lexicon.events and not self.line.enclitic(index + 1)
        if token.tag not in ("noun", "adj"):
            return False
        if token.lemma in self.lexicon.events or token.bare in self.lexicon.events:
            return True
        return token.tag == "noun" and self.lexicon.is_event(token.lemma)

    def starts_phrase(self, index: int) -> bool:
        """Whether a noun phrase can begin at a token."""
        if not 0 <= index < len(self.line):
            return False
        token = self.line[index]
        if token.tag == "punc":
            return index in self.marks.quotes
        return token.is_nominal and not self.line.enclitic(index)

    def noun_phrase(self, start: int, stop: int | None = None) -> int:
        """Read one noun phrase.

        Args:
            start: Index of its first token.
            stop: Index that it must not pass; None is the end of the sentence.

        Returns:
            Index after the phrase; ``start`` where there is none.
        """
        stop = min(len(self.line), start + _MAX) if stop is None else min(stop, start + _MAX)
        if start >= stop or not self.starts_phrase(start):
            return start
        if start in self.marks.names and self.marks.names[start] <= stop:
            at = self.marks.names[start]
        else:
            at = self._first_word(start)
        while at < stop:
            following = self._continue(start, at, stop)
            if following <= at:
                break
            at = following
        while at > start and self.line[at - 1].text in ")]":
            opening = next((o for o, c in self.line.brackets.items() if c == at - 1), at)
            if not start < opening < at:
                break
            at = opening
        return min(at, stop)

    def _first_word(self, start: int) -> int:
        if start in self.marks.quotes:
            return min(self.marks.quotes[start] + 1, len(self.line))
        return self.line.after_word(start)

    def _continue(self, start: int, at: int, stop: int) -> int:
        """Index after the word or group by which the phrase goes on, or ``at``."""
        line = self.line
        token = line[at]
        if token.text in "([" and token.text:
            end = line.skip_bracket(at)
            return end if at < end <= stop else at
        if at in self.marks.quotes:
            return self._quoted_name(at, stop)
        anonymous = self.anonymity(at, stop)
        if anonymous > at:
            return anonymous
        if self.has_role(at, "relative"):
            return self._relative(at, stop)
        if token.tag in ("conj",) and token.norm in _CONJUNCTIONS:
            return self._coordinated(start, at, stop)
        if line.rest[at] == "علي" and line[at - 1].is_proper and token.text[-1] != "ى":
            return line.next_word[at]  # the name, read as the preposition
        if token.is_prep:
            return self._prepositional(start, at, stop)
        if token.is_nominal and not line.enclitic(at):
            return self._nominal(start, at)
        return at

    def anonymity(self, at: int, stop: int) -> int:
        """Index after «رفض الكشف عن اسمه», «طلب عدم ذكر هويته», or ``at``."""
        if not self.has_role(at, "anonymity_opener"):
            return at
        for name in range(at + 1, min(stop, at + 8)):
            if self.line[name].lemma in ("اسم", "هوية") and self.line.enclitic(name + 1):
                return self.line.after_word(name)
            if self.line[name].text in "،,:" or self.complementiser(name):
                break
        return at

    def _quoted_name(self, at: int, stop: int) -> int:
        """A short quotation after a noun is a name: وكالة «سبوتنيك»."""
        close = self.marks.quotes[at]
        short = close - at <= 6 and close < len(self.line)
        if not short or any(t.is_verb for t in self.line.tokens[at:close]):
            return at
        return min(close + 1, stop)

    def _relative(self, at: int, stop: int) -> int:
        """A relative clause goes on to the next comma or complementiser."""
        end = at + 1
        while end < stop:
            token = self.line[end]
            if self.complementiser(end) and end == at + 2 and self._says(at + 1):
                return at  # «الذي قال إن»: a claim of its own
            if token.text in "،,:؛" or end in self.marks.quotes or self.complementiser(end):
                break
            end += 1
        return end

    def _says(self, at: int) -> bool:
        """Whether a token is a form of a verb that attributes."""
        forms = self.lexicon.forms.get(self.line[at].norm, ())
        return any(form.kind == "verb" for form in forms)

    def _coordinated(self, start: int, at: int, stop: int) -> int:
        """«مصادر أمنية وأخرى طبية»، «رويترز وفرانس برس»."""
        after = at + 1
        if after < stop and self.has_role(after, "naming_verb") and self.line[after].is_verb:
            name = self.noun_phrase(after + 1, stop)
            return name if name > after + 1 else at
        if after >= stop or not self.starts_phrase(after) or self.is_event(after):
            return at
        if self.line[after].is_verb or self.line[after].tag in ("digit", "noun_num"):
            return at
        head, other = self.line[start], self.line[after]
        before = self.line[at - 1]
        same = head.definite == other.definite or head.is_proper or other.is_proper
        same = (
            same or (before.definite and other.definite) or other.lemma in self.lexicon.sources
        )
        return self._first_word(after) if same or other.lemma in ("اخر",) else at

    def _prepositional(self, start: int, at: int, stop: int) -> int:
        """Attributes with a preposition: باسم الجيش، في الشرطة، الرسمي للحكومة."""
        line, norm = self.line, self.line[at].norm
        after = at + 1
        if after >= stop or not (self.starts_phrase(after) or line.tag(after) == "pron"):
            return at
        if norm == "ب" and line[after].norm in ("اسم", "لسان"):
            return line.after_word(after)
        if self.has_role(at - 1, "governing_adjective") and self.adjective(at - 1):
            return self._first_word(after)
        if (
            self.has_role(after, "insert_head")
            or self.is_time(after)
            or after in self.marks.dates
        ):
            return at
        title = self.has_role(start, "title") or self.has_role(start, "lone_head")
        if norm == "ل":
            before = line[at - 1]
            joined = before.adjective or (
                self.has_role(at - 1, "title") and not before.definite
            )
            joined = joined or (self._organ(start) and not line[at - 1].definite)
            listener = (
                self.has_role(after, "listener")
                or after in self.marks.quotes
                or self._outlet(after)
            )
            return self._first_word(after) if joined and not listener else at
        if norm in ("في", "ب") and (title or self._organ(start)):
            loose = norm == "في" or not line[start].definite
            return self._first_word(after) if loose and not self.is_event(after) else at
        if norm in ("من", "عن", "لدي") and title:
            near = not line[start].definite or norm in ("عن", "لدي")
            return self._first_word(after) if near and not self.is_event(after) else at
        return at

    def _organ(self, start: int) -> bool:
        """Whether the head names people or a body, whose place may follow with في."""
        return (
            bool(self.lexicon.sources.get(self.line[start].lemma)) or self.line[start].is_proper
        )

    def _nominal(self, start: int, at: int) -> int:
        line = self.line
        token, before = line[at], line[at - 1]
        if line.enclitic(at - 1):
            before = line[at - 2]
            closed = True
        else:
            closed = before.definite or before.is_proper or before.text in '»”")]'
        end = line.after_word(at)
        if self.is_time(at) or at in self.marks.dates:
            return at
        if token.tag in ("digit", "noun_num") and before.tag not in ("noun_quant",):
            return end if token.tag == "digit" and self._is_number_of(at) else at
        if self.adjective(at) and not self.is_event(at) and self._agrees(start, at):
            return end
        if at in self.marks.names:
            return max(self.marks.names[at], end)
        if token.is_proper:
            ends = closed or self.adjective(at - 1)
            other = ends and (self._other_place(start, at) or self.is_event(at))
            return at if other else end
        if self.has_role(at, "emphatic") and line.enclitic(at + 1):
            return end
        if before.norm == "بلا":
            return end  # أطباء بلا حدود
        closed = closed or line.norm(at - 2) == "بلا"
        if line.norm(start) == "هؤلاء" and "Number=Sing" in token.morph:
            return at
        if closed or self.adjective(at - 1):
            return end if self._apposition(start, at) else at
        if self.is_event(at) and not token.definite and self.has_role(at - 1, "lone_head"):
            return at
        return end

    def _agrees(self, start: int, at: int) -> bool:
        """Whether an adjective can belong to the phrase: no plural after a lone singular."""
        token = self.line[at]
        if "Number=Plur" not in token.morph and "Number=Dual" not in token.morph:
            return True
        nouns = [t for t in self.line.tokens[start:at] if t.tag in ("noun", "noun_prop")]
        return not nouns or any("Number=Sing" not in t.morph for t in nouns)

    def _is_number_of(self, at: int) -> bool:
        """Whether digits number the noun before them: «القناة 12 الإسرائيلية»."""
        following = self.line[at + 1] if at + 1 < len(self.line) else None
        if following is None or following.is_punct or following.is_verb:
            return True
        if following.is_prep or self.complementiser(at + 1):
            return True
        return following.definite and following.adjective

    def _other_place(self, start: int, at: int) -> bool:
        """Whether a place after a closed phrase is another noun phrase: كييف | موسكو."""
        if not self.is_place(at):
            return False
        before = self.line[at - 1]
        if self.has_role(at - 1, "place_noun"):
            return False  # العاصمة إسلام آباد
        alone = all(self.line[i].is_proper for i in range(start, at))
        return alone or before.definite or self.adjective(at - 1)

    def is_place(self, index: int) -> bool:
        """Whether a token begins the name of a country or city, or is a capital."""
        return index in self.marks.places or self.line[index].norm in self.lexicon.capitals

    def _apposition(self, start: int, at: int) -> bool:
        """Whether a noun after a closed phrase goes along: a title or a name."""
        token, before = self.line[at], self.line[at - 1]
        if self.is_event(at):
            return False
        named = before.is_proper or before.adjective
        if self.has_role(at, "title"):
            return named or (token.definite and self.has_role(at - 1, "title"))
        if token.definite:
            surname = token.norm.endswith("ي") or token.tag == "noun_prop"
            return before.is_proper and surname
        following = self.line[at + 1] if at + 1 < len(self.line) else None
        surname = following is not None and (
            following.is_proper or (following.definite and following.norm.endswith("ي"))
        )
        return surname and self.has_role(start, "title")

    def is_time(self, index: int) -> bool:
        """Whether a token is a word of time or begins a date (not «العام» general)."""
        if index in self.marks.dates:
            return True
        if not 0 <= index < len(self.line):
            return False
        token, words = self.line[index], self.lexicon.role("time_word")
        return token.norm in words or (token.bare in words and not token.adjective)

    def adjective(self, index: int) -> bool:
        """Whether a token can be an attributive adjective."""
        return self.line[index].adjective or self.has_role(index, "adjective_word")

    def complementiser(self, index: int) -> bool:
        """Whether a token is أن or إن (not لأن، كأن)."""
        token = self.line[index] if 0 <= index < len(self.line) else None
        if token is None or token.norm != "ان" or token.tag in ("noun", "noun_prop"):
            return False
        return not (self.line.same_word(index - 1, index) and self.line.norm(index - 1) in "لك")

    def skip_insert(self, index: int, stop: int | None = None) -> int:
        """Index after what may stand between a cue and what belongs to it.

        Words of time and manner, dates, brackets, «في تصريح لقناة …», «للصحفيين»,
        «من جهته», and anything between two commas.
        """
        stop = len(self.line) if stop is None else stop
        while index < stop:
            following = self._one_insert(index, stop)
            if following <= index:
                break
            index = min(following, stop)
        return index

    def _one_insert(self, index: int, stop: int) -> int:
        line = self.line
        if index in self.marks.dates:
            return self.marks.dates[index]
        if line[index].text in "([":
            return line.skip_bracket(index)
        switch = self.switch(index)
        if switch is not None:
            return switch[0]
        manner = line.first_match(self.lexicon.phrases.get("manner_word", {}), index)
        if manner is not None:
            return self._manner(manner)
        if self.has_role(index, "manner_word"):
            return line.next_word[index]
        if self.is_time(index):
            return self._time(index, stop)
        if line[index].is_prep or self.has_role(index, "adverbial_opener"):
            return self._insert_phrase(index, stop)
        if line[index].text in "،,":
            return self._between_commas(index, stop)
        return index

    def skip_manner(self, index: int) -> int:
        """Index after words of manner and time only: «على الفور», «حتى الآن»."""
        while 0 <= index < len(self.line):
            end = self.line.first_match(self.lexicon.phrases.get("manner_word", {}), index)
            if end is None and self.has_role(index, "manner_word"):
                end = self.line.next_word[index]
            if end is None and self.is_time(index):
                end = self._time(index, len(self.line))
            if end is None:
                break
            index = end
        return index

    def _manner(self, end: int) -> int:
        """«بشكل رسمي», «على نحو مفاجئ»: the adjective goes along."""
        return end + 1 if end < len(self.line) and self.line[end].adjective else end

    def _time(self, index: int, stop: int) -> int:
        end = self.line.next_word[index]
        while end < stop and (self.is_time(end) or self.line.tag(end) in ("digit",)):
            end = self.line.next_word[end]
        return end

    def _insert_phrase(self, index: int, stop: int) -> int:
        """A prepositional insert, or ``index`` where the phrase is none."""
        line = self.line
        after = index + 1 if line.proclitic(index) else line.next_word[index]
        if after >= stop:
            return index
        adverbial = self.has_role(index, "adverbial_opener")
        said_in = line[index].norm in _SAID_IN and (
            self.has_role(after, "insert_head") or self.is_time(after)
        )
        addressed = line[index].norm in ("ل", "الي", "امام", "مع") and (
            self.has_role(after, "listener")
            or after in self.marks.quotes
            or self._outlet(after)
        )
        if line.tag(after) == "pron" and line[index].norm in ("ل", "في", "مع", "ب", "من"):
            return line.after_word(after)
        if not (adverbial or said_in or addressed) or self.complementiser(after):
            return index
        end = self.noun_phrase(after, stop)
        if end == after:
            return index
        while end < stop and line[end].is_prep and not self.complementiser(end + 1):
            inner = self.noun_phrase(end + 1, stop)
            attribute = line.norm(end) == "ل" or not self.is_event(end + 1)
            if inner == end + 1 or not attribute:
                break
            end = inner
        return end

    def _outlet(self, index: int) -> bool:
        names = self.lexicon.outlets.get(self.line.rest[index], ())
        return any(self.line.match(words, index) is not None for words, _ in names)

    def _between_commas(self, index: int, stop: int) -> int:
        """«، في تصريح لقناة …،»: from one comma to the next when no verb of its own is in it."""
        end = index + 1
        while end < stop and end - index <= 25:
            if self.line[end].text in "،,":
                return end + 1
            if self.complementiser(end) or self.line[end].text in ":؛":
                break
            end += 1
        after = self.skip_insert(index + 1, stop)
        return after if after > index + 1 else index

    def switch(self, index: int) -> tuple[int, str] | None:
        """Index after a switch phrase that begins here, and its kind."""
        if not 0 <= index < len(self.line):
            return None
        for words, kind in self.lexicon.switches.get(self.line.rest[index], ()):
            end = self.line.match(words, index)
            if end is not None:
                return end, kind
        return None

    def switch_before(self, index: int) -> bool:
        """Whether a switch phrase ends right before a token, with or without a comma."""
        end = index - 1 if self.line.norm(index - 1) in ("،", ",") else index
        for start in range(max(0, end - 6), end):
            found = self.switch(start)
            if found is not None and found[0] == end:
                return True
        return False
