"""Reading noun phrases without a parser.

An Arabic noun phrase is closed by definiteness: after a noun with ال, a proper name or
an adjective, a further bare noun begins another phrase (أعلن الجيش الروسي | مقتل …),
while a bare noun opens a genitive chain (وزير | خارجية | فرنسا).
"""

from annotator.pipeline.claims.memo import remembered
from annotator.pipeline.claims.tokens import Tok
from annotator.pipeline.claims.words import Words

_ALEF_MAQSURA = "\u0649"
_MAX = 40


def bare_noun(token: Tok) -> bool:
    """Whether a token is a noun without ال."""
    return token.tag == "noun" and not token.definite


class NounPhrases(Words):
    """Reads noun phrases of one sentence."""

    @remembered
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
        person = self.marks.titled.get(start) or self.marks.names.get(start)
        body = self.marks.bodies.get(start)
        if person is not None and person <= stop:
            at = person
        elif body is not None and body <= stop:
            at = body
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
        if "name_letter" in token.norm_roles and self._inside_name(at, stop):
            return line.next_word[at]  # ماتيو ف|النتان
        if token.tag == "conj" and self.one_of(at, "and_or"):
            return self._coordinated(start, at, stop)
        if line[at - 1].is_proper and self._is_ali(at):
            return line.next_word[at]  # the name, read as the preposition
        if token.is_prep:
            return self._prepositional(start, at, stop)
        if self.has_role(at, "quoting_form") and line.enclitic(at + 1):
            return at  # طبيب | قوله
        if token.is_nominal and not line.enclitic(at):
            return self._nominal(start, at)
        return at

    def _is_ali(self, at: int) -> bool:
        """Whether a token is written like the name علي, not like the preposition على."""
        written = self.line[at].text[-1] != _ALEF_MAQSURA
        return written and self.line.rest[at] in self.lexicon.role("ali")

    def _inside_name(self, at: int, stop: int) -> bool:
        """Whether the first letter of a foreign name was taken for a conjunction."""
        line = self.line
        inside = line.proclitic(at) and at + 1 < stop and line.tag(at + 1) == "noun_prop"
        return inside and line[at - 1].is_proper and not line.same_word(at - 1, at)

    def anonymity(self, at: int, stop: int) -> int:
        """Index after «رفض الكشف عن اسمه», «طلب عدم ذكر هويته», or ``at``."""
        if not self.has_role(at, "anonymity_opener"):
            return at
        for name in range(at + 1, min(stop, at + 8)):
            if self.line[name].lemma in self.lexicon.role("identity") and self.line.enclitic(
                name + 1
            ):
                return self.line.after_word(name)
            if self.line[name].pause or self.complementiser(name):
                break
        return at

    def _quoted_name(self, at: int, stop: int) -> int:
        """A short quotation after a noun is a name: وكالة «سبوتنيك»."""
        close = self.marks.quotes[at]
        short = close - at <= 6 and close < len(self.line)
        if close == at + 2 and self.is_event(at + 1) and not self.line[at + 1].definite:
            return at  # أعلنت الوزارة | «تحييد» تسعة
        if not short or any(t.is_verb for t in self.line[at:close]):
            return at
        return min(close + 1, stop)

    def _relative(self, at: int, stop: int) -> int:
        """A relative clause goes on to the next comma or complementiser."""
        end = at + 1
        while end < stop:
            token = self.line[end]
            governed = end == at + 3 and self.line[at + 2].is_prep
            near = end == at + 2 or governed
            if self.complementiser(end) and near and self.says(at + 1):
                return at  # «الذي قال إن»: a claim of its own
            stops = token.pause or token.final or end in self.marks.quotes
            if stops or self.complementiser(end):
                break
            end += 1
        return end

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
        return (
            self._first_word(after) if same or other.lemma in self.lexicon.role("other") else at
        )

    def _prepositional(self, start: int, at: int, stop: int) -> int:
        """Attributes with a preposition: باسم الجيش، في الشرطة، الرسمي للحكومة."""
        line = self.line
        after = at + 1
        if after >= stop or not (self.starts_phrase(after) or line.tag(after) == "pron"):
            return at
        if self.one_of(at, "bi") and self.one_of(after, "behalf"):
            return line.after_word(after)
        if self.has_role(at - 1, "governing_adjective") and self.adjective(at - 1):
            return self.marks.dates.get(after) or self._first_word(after)
        participle = line[at - 1].norm.startswith(self.lexicon.endings("participle_prefix"))
        if participle and line[at - 1].adjective_tag and line.enclitic(after):
            return line.after_word(at)  # الحكومة المعترف بها
        of_text = self.one_of(at, "li") and self.has_role(start, "text_head")
        if (
            (self.has_role(after, "insert_head") and not of_text)
            or self.is_time(after)
            or after in self.marks.dates
        ):
            return at
        title = self.has_role(start, "title") or self.has_role(start, "lone_head")
        if self.one_of(at, "li"):
            return self._first_word(after) if self._belongs(start, at, title) else at
        near = self.one_of(at, "place_prep") or self.one_of(at, "close_title_prep")
        if near and after in self.marks.bodies and (title or self._organ(start)):
            return min(self.marks.bodies[after], stop)
        if self.one_of(at, "ala") and self.has_role(at - 1, "governs_ala"):
            return self._first_word(after) if self._organ(start) else at
        if self.one_of(at, "place_prep") and (title or self._organ(start)):
            known = any(t.definite or t.is_proper for t in line[start:at])
            loose = self.one_of(at, "in_prep") or not (known or after in self.marks.quotes)
            return self._first_word(after) if loose and not self.is_event(after) else at
        if self.one_of(at, "title_prep") and title:
            near = not line[start].definite or self.one_of(at, "close_title_prep")
            return self._first_word(after) if near and not self.is_event(after) else at
        return at

    def _belongs(self, start: int, at: int, title: bool) -> bool:
        """Whether ل names to whom a source belongs, not whom it speaks to."""
        before, after = self.line[at - 1], at + 1
        joined = self.has_nisba_shape(at - 1) or (
            self.has_role(at - 1, "title") and not before.definite
        )
        joined = joined or (self._organ(start) and not before.definite)
        joined = joined or (
            (title or self._organ(start)) and self.has_role(after, "office_scope")
        )
        listener = self.has_role(after, "listener") or after in self.marks.quotes
        listener = listener or self.outlet(after)
        return joined and not (listener and not self.has_role(start, "text_head"))

    def _organ(self, start: int) -> bool:
        """Whether the head names people or a body, whose place may follow with في."""
        return (
            bool(self.lexicon.sources.get(self.line[start].lemma)) or self.line[start].is_proper
        )

    def _nominal(self, start: int, at: int) -> int:
        line = self.line
        token, before = line[at], line[at - 1]
        if line.enclitic(at - 1):
            before, closed = line[at - 2], True
        else:
            closed = before.definite or before.is_proper or before.text in '»”")]'
        end = line.after_word(at)
        if self.is_time(at) or at in self.marks.dates:
            return at
        if at - 1 == start and bare_noun(token) and self._takes_no_genitive(start, at):
            return at  # ناشطون | أفراد الكتيبة
        if token.tag in ("digit", "noun_num") and before.tag not in ("noun_quant",):
            return end if token.tag == "digit" and self._is_number_of(at) else at
        bare = closed and token.tag in ("noun", "adj") and not token.definite
        if bare and self.ends(token.norm, "accusative_ending"):
            return at  # كاميرات المراقبة | مجهولا
        if self.adjective(at) and not self.is_event(at) and self._agrees(start, at):
            return end if token.definite or not before.definite else at  # المحتجون | لافتات
        if at in self.marks.names:
            return max(self.marks.names[at], end)
        if token.is_proper:
            ends = closed or self.adjective(at - 1)
            other = ends and (self._other_place(start, at) or self.is_event(at))
            return at if other else end
        emphatic = self.has_role(at, "emphatic") and line.enclitic(at + 1)
        if emphatic or self.one_of(at - 1, "without"):
            return end  # أطباء بلا حدود
        closed = closed or self.one_of(at - 2, "without")
        if self.one_of(start, "these") and "Number=Sing" in token.morph:
            return at
        if at - 1 == start and self.has_role(start, "emphatic"):
            return end  # ذات المصدر
        office = at - 1 == start and not before.definite and self.has_role(start, "title")
        if closed or (self.adjective(at - 1) and not office):
            return end if self._apposition(start, at) else at
        other = self.is_event(at) or self.has_role(at, "amount")
        if other and not token.definite and self.has_role(at - 1, "lone_head"):
            return at
        return end

    def _takes_no_genitive(self, start: int, at: int) -> bool:
        """Whether no genitive can follow: a plural that keeps its ن, «شهود» but for «عيان»."""
        if self.has_role(start, "no_genitive"):
            return not self.one_of(at, "eye")
        token = self.line[start]
        plural = token.plural and token.tag in ("noun", "adj") and not token.definite
        return plural and self.ends(token.norm, "nun_ending") and token.lemma != token.norm

    def _agrees(self, start: int, at: int) -> bool:
        """Whether an adjective can belong to the phrase.

        No plural after a lone singular (الوزير | الحاضرون), no feminine after a lone man
        (الرئيس | المعارضة), no dual without a dual (سكان البلدة | الفصيلين).
        """
        token = self.line[at]
        if token.definite and self._indefinite(start, at):
            return False
        nouns = [t for t in self.line[start:at] if t.tag in ("noun", "noun_prop")]
        if "Number=Dual" in token.morph and token.definite:
            return not nouns or any("Number=Dual" in t.morph for t in nouns)
        if "Number=Plur" in token.morph or "Number=Dual" in token.morph:
            common = [t for t in nouns if not t.is_proper] or nouns
            return not nouns or any("Number=Sing" not in t.morph for t in common)
        man = len(nouns) == 1 and self.has_role(start, "title") and token.definite
        masculine = man and "Gender=Masc" in nouns[0].morph and "Number=Sing" in nouns[0].morph
        return not (masculine and "Gender=Fem" in token.morph)

    def _indefinite(self, start: int, at: int) -> bool:
        """Whether nothing makes a phrase definite: no adjective with ال belongs to it."""
        tokens = self.line[start:at]
        if self.line.tag(start) != "noun_quant" and self.line.tag(start) != "noun":
            return False
        return not any(
            t.definite or t.is_proper or t.is_punct or t.tag == "pron" for t in tokens
        )

    def _is_number_of(self, at: int) -> bool:
        """Whether digits number the noun before them: «القناة 12 الإسرائيلية»."""
        following = self.line[at + 1] if at + 1 < len(self.line) else None
        if following is None or following.is_punct or following.is_verb:
            return True
        if following.is_prep or self.complementiser(at + 1):
            return True
        return following.definite and self.has_nisba_shape(at + 1)

    def _other_place(self, start: int, at: int) -> bool:
        """Whether a place after a closed phrase is another noun phrase: كييف | موسكو."""
        if not self.is_place(at) or self.marks.bodies.get(start, 0) > at:
            return False  # كتائب حزب الله العراق
        before = self.line[at - 1]
        if self.has_role(at - 1, "place_noun"):
            return False  # العاصمة إسلام آباد
        if before.is_proper and at in self.marks.places and at - 1 > start:
            return True  # إدارة بونتلاند | مقديشو
        alone = all(self.line[i].is_proper for i in range(start, at))
        return alone or before.definite or self.adjective(at - 1)

    def _apposition(self, start: int, at: int) -> bool:
        """Whether a noun after a closed phrase goes along: a title or a name."""
        token, before = self.line[at], self.line[at - 1]
        if self.is_event(at):
            return False
        if self.has_role(at, "name_part"):
            return True  # محيي الدين
        named = before.is_proper or self.has_nisba_shape(at - 1) or before.text in "»”"
        if self.has_role(at, "title") and self.has_role(start, "body_noun"):
            return before.is_proper and token.definite
        if self.has_role(at, "title"):
            return named or (token.definite and self.has_role(at - 1, "title"))
        if token.definite:
            surname = self.ends(token.norm, "surname_ending") or token.tag == "noun_prop"
            return before.is_proper and surname
        following = self.line[at + 1] if at + 1 < len(self.line) else None
        surname = following is not None and (
            following.is_proper
            or (following.definite and self.ends(following.norm, "surname_ending"))
            or (before.is_proper and self.has_role(at + 1, "title"))
        )
        return surname and self.has_role(start, "title")
