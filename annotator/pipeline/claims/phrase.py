"""Reading what stands between a cue and what belongs to it."""

from typing import TYPE_CHECKING

from annotator.pipeline.claims.lexicon import ClaimLexicon
from annotator.pipeline.claims.line import Line
from annotator.pipeline.claims.memo import remembered
from annotator.pipeline.claims.noun_phrase import NounPhrases
from annotator.pipeline.claims.words import Marks

if TYPE_CHECKING:
    from annotator.pipeline.claims.sources import Kind

__all__ = ["Marks", "Reader"]

_GOVERNED = ("governs_on", "governs_about", "governs_to", "governs_from", "governs_by")
"""Sets of nouns after which a preposition that cues govern too goes on with an insert; the
preposition of a set is in the set ``governed:`` + its name."""


class Reader(NounPhrases):
    """Reads noun phrases and inserts of one sentence.

    Attributes:
        kinds: What spans are as sources, as far as that was asked.
    """

    def __init__(self, line: Line, lexicon: ClaimLexicon, marks: Marks):
        super().__init__(line, lexicon, marks)
        self.kinds: dict[tuple[int, int], Kind] = {}

    def skip_insert(self, index: int, stop: int | None = None) -> int:
        """Index after what may stand between a cue and what belongs to it.

        Words of time and manner, dates, brackets, «في تصريح لقناة …», «للصحفيين»,
        «من جهته», and anything between two commas.
        """
        stop = self._size if stop is None else stop
        if index >= stop or not self.may_insert(index):
            return index
        return self._skip_inserts(index, stop)

    @remembered
    def _skip_inserts(self, index: int, stop: int) -> int:
        while index < stop and self.may_insert(index):
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
            return self._manner(line.next_word[index])
        if self.is_time(index):
            return self._time(index, stop)
        if line[index].is_prep or self.has_role(index, "adverbial_opener"):
            return self._insert_phrase(index, stop)
        if line[index].comma:
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

    def may_be_described(self, head: int, end: int) -> bool:
        """Whether a phrase is indefinite, so that a verb after it may describe it.

        «تقرير للجنة صدر أمس»; not «تقرير اللجنة», «شاهد القناة».
        """
        tokens = self.line[head:end]
        for token in tokens:
            if token.is_prep:
                return True
            if token.definite or token.is_proper:
                return False
        return True

    @remembered
    def asyndetic(self, at: int, head: int | None = None) -> int:
        """Index after an asyndetic relative clause, or ``at``.

        «صور | نشرت على الإنترنت», «تقرير | أصدرته اللجنة الأسبوع الماضي», «مقطع | تم بثه».

        Args:
            at: Index of its verb.
            head: First token of what it describes; None is the word before.
        """
        line = self.line
        start = at
        head = at - 1 if head is None else head
        if at >= len(line) or not self.may_be_described(head, at):
            return at
        if not line[at].is_verb and not (self.is_event(at) and line.enclitic(at + 1)):
            return at
        done = self.one_of(at, "done_verb")
        pronoun = line.enclitic(at + 1)
        at = line.after_word(at)
        if done and at < len(line) and self.is_event(at):
            pronoun = False  # تم نشره
            at = line.after_word(at)
        if pronoun:
            at = self.noun_phrase(at)
        elif self.has_role(start, "naming_act") and self.has_role(at, "emphatic"):
            at = line.after_word(at)  # يسمون أنفسهم «…»
        at = self._after_time(at)
        while at < len(line) and line[at].is_prep and not self.complementiser(at + 1):
            end = self.noun_phrase(at + 1)
            if end == at + 1:
                break
            at = self._after_time(end)
        if at < len(line) and self.has_role(at, "naming"):
            at = self.noun_phrase(at)
        close = self.marks.quotes.get(at, 0)
        if at < close <= at + 6 and close < len(line) and line[at - 1].tag == "pron":
            at = close + 1  # يطلقون على أنفسهم «…»
        return max(at, start)

    def _after_time(self, at: int) -> int:
        while at < len(self.line) and self.is_time(at):
            following = self.marks.dates.get(at) or self._time(at, len(self.line))
            if following <= at:
                break
            at = following
        return at

    def _manner(self, end: int) -> int:
        """«بشكل رسمي», «على نحو مفاجئ»: the adjective goes along."""
        return end + 1 if end < len(self.line) and self.has_nisba_shape(end) else end

    def _time(self, index: int, stop: int) -> int:
        end = self.line.next_word[index]
        while end < stop and (self.is_time(end) or self.line.tag(end) in ("digit",)):
            end = self.line.next_word[end]
        while end < stop and self.has_nisba_shape(end) and self.line[end].definite:
            end = self.line.next_word[end]  # اليوم التالي
        return end

    def _insert_phrase(self, index: int, stop: int) -> int:
        """A prepositional insert, or ``index`` where the phrase is none."""
        line = self.line
        after = index + 1 if line.proclitic(index) else line.next_word[index]
        if after >= stop:
            return index
        adverbial = self.has_role(index, "adverbial_opener")
        said_in = self.one_of(index, "said_in_prep") and (
            self.has_role(after, "insert_head") or self.is_time(after)
        )
        if self.one_of(index, "bi") and after < stop and self.is_event(after):
            said_in = False  # توعد برد
        addressed = self.one_of(index, "addressing_prep") and (
            self.has_role(after, "listener") or after in self.marks.quotes or self.outlet(after)
        )
        if line.tag(after) == "pron" and self.one_of(index, "pronoun_prep"):
            return line.after_word(after)
        if not (adverbial or said_in or addressed) or self.complementiser(after):
            return index
        if self.is_time(after):
            return min(stop, self.marks.dates.get(after) or self._time(after, stop))
        first, end = after, self.noun_phrase(after, stop)
        if end == after:
            return index
        while end < stop and line[end].is_prep and not self.complementiser(end + 1):
            inner = self.noun_phrase(end + 1, stop)
            if inner == end + 1 or not self._is_attribute(after, end):
                break
            after, end = end + 1, inner
        clause = self.asyndetic(end, first) if said_in and end < stop else end
        return min(clause, stop)  # في بيان | بثته الإذاعة

    def _is_attribute(self, start: int, prep: int) -> bool:
        """Whether a preposition goes on with an insert, and is no complement of the cue.

        «ردا على سؤال عن …» goes on; in «كشف في مقابلة عن …» عن belongs to the cue.
        """
        if self.one_of(prep, "bi") and prep + 1 in self.marks.quotes:
            return False  # توعد في كلمة بـ«…»
        for role in _GOVERNED:
            if self.one_of(prep, f"governed:{role}"):
                return any(self.has_role(at, role) for at in range(max(start - 1, 0), prep))
        return self.one_of(prep, "li") or not self.is_event(prep + 1)

    def _between_commas(self, index: int, stop: int) -> int:
        """«، في تصريح لقناة …،»: from one comma to the next, or over inserts after a comma."""
        end = index + 1
        while end < stop and end - index <= 25:
            if self.line[end].comma:
                return end + 1
            if self.complementiser(end) or self.line[end].pause:
                break
            end += 1
        after = self.skip_insert(index + 1, stop)
        return after if after > index + 1 else index
