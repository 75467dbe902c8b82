"""Who speaks: the subject of a cue before or after it."""

from bisect import bisect_left

from annotator.pipeline.claims.anchors import is_name_quote
from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.gates import CLAUSE
from annotator.pipeline.claims.memo import remembered
from annotator.pipeline.claims.phrase import Reader


@remembered
def clause_start(reader: Reader, at: int) -> int:
    """Index of the first token of the clause in which a token stands.

    Commas, colons, quotation marks, أن and «لكن» begin clauses; و and ف are passed over.
    """
    line, edges = reader.line, _edges(reader)
    start = at
    while start > 0:
        nearest = bisect_left(edges, start) - 1
        if nearest < 0:
            start = 0
            break
        before = edges[nearest]
        token, start = line[before], before + 1
        if token.text in ")]":
            opening = next((o for o, c in line.brackets.items() if c == before), before)
            start = opening
            continue
        name = _name_quote_before(reader, before)
        if name is not None:
            start = name
            continue
        if token.pause or token.is_boundary or reader.complementiser(before):
            break
        if reader.has_role(before, "contrast") and token.tag in ("conj", "conj_sub", "adv"):
            break
        start = before
    while start < at and line.tag(start) == "conj" and reader.one_of(start, "clause_link_but"):
        start += 1
    return start


@remembered
def _edges(reader: Reader) -> list[int]:
    """Tokens at which a search backwards for the beginning of a clause has to look."""
    return sorted({*reader.positions(CLAUSE), *reader.marks.quotes.values()})


def _name_quote_before(reader: Reader, close: int) -> int | None:
    """Opening of the quoted name that closes at a token: صحيفة «الفجر»."""
    for opening, end in reader.marks.quotes.items():
        if end == close and close - opening <= 6 and is_name_quote(reader, opening):
            return opening
    return None


def skip_auxiliaries(reader: Reader, at: int, stop: int) -> int:
    """Index after auxiliaries, inserts and negators: كانت، قد، بدأت، سارعت."""
    while at < stop:
        token = reader.line[at]
        if (
            token.tag in ("part_verb", "part_fut", "part_neg", "part")
            or reader.one_of(at, "negator")
            or (reader.has_role(at, "auxiliary") and (token.is_verb or token.tag == "conj"))
        ):
            at += 1
            continue
        following = reader.skip_insert(at, stop)
        if following <= at:
            break
        at = following
    return at


def relative_before(reader: Reader, at: int) -> int | None:
    """Index of the relative pronoun that governs the verb at ``at``, or None."""
    start = at
    while start > 0 and (
        reader.line.tag(start - 1) in ("part_verb", "part_fut", "part_neg")
        or (reader.has_role(start - 1, "auxiliary") and reader.line[start - 1].is_verb)
    ):
        start -= 1
    if start > 0 and reader.has_role(start - 1, "relative"):
        return start - 1
    return None


def agrees_with_relative(reader: Reader, relative: int, person: str | None) -> bool:
    """Whether a verb can have a relative pronoun as its subject: التي with a feminine."""
    if reader.one_of(relative, "alladhi"):
        return person in ("ms", None)
    if reader.one_of(relative, "allati"):
        return person in ("fs", None)
    return person in ("pl", None)


def antecedent(reader: Reader, relative: int) -> Span | None:
    """The noun phrase before a relative pronoun, without a comma between."""
    line = reader.line
    end = relative
    if end > 0 and line[end - 1].comma:
        end -= 1
    start = _phrase_before(reader, end)
    if not _fits_relative(reader, start, relative) and start > 1 and line[start - 1].is_prep:
        further = _phrase_before(reader, start - 1)
        if further < start - 1 and _fits_relative(reader, further, relative):
            start = further  # المسؤولين في اللجنة | الذين
    return (start, end) if start < end and reader.starts_phrase(start) else None


def _phrase_before(reader: Reader, end: int) -> int:
    """First token of the nominal words that end before a token."""
    line = reader.line
    start = end
    while start > 0 and end - start < 12:
        token = line[start - 1]
        name = _name_quote_before(reader, start - 1)
        if name is not None:
            start = name  # وكالة «سانا» | التي
            continue
        clause = token.is_verb or token.is_punct or token.tag in ("conj", "conj_sub")
        if token.is_prep or clause:
            break
        start -= 1
    while start < end and line.tag(start) == "pron":
        start += 1
    return start


def _fits_relative(reader: Reader, head: int, relative: int) -> bool:
    """Whether a noun can be the antecedent of a relative pronoun, by number and gender."""
    if head >= relative:
        return False
    morph = reader.line[head].morph
    if reader.one_of(relative, "alladhina"):
        return "Number=Plur" in morph
    if reader.one_of(relative, "alladhi"):
        return "Gender=Fem" not in morph and "Number=Plur" not in morph
    return True


def subject_before(reader: Reader, at: int) -> Span | None:
    """The subject that stands before a cue in its clause.

    «الجيش أعلن …», «وكان شهود قد ذكروا …», «بدأت السلطات تسمي …», and with a verbal noun
    «سارعت الحكومة إلى اتهام …».
    """
    start = skip_auxiliaries(reader, clause_start(reader, at), at)
    if start < at and reader.says(start) and reader.line[start].tag in ("noun", "adj"):
        later_subject = _subject_from(reader, reader.line.after_word(start), at)
        if later_subject is not None and not reader.line[start].definite:
            return later_subject  # أدان read as noun
    found = _subject_from(reader, start, at)
    if found is not None or start >= at:
        return found
    for later in range(at - 2, max(start, at - 12), -1):
        if reader.one_of(later, "and") and _known_head(reader, later + 1):
            return _subject_from(reader, later + 1, at)  # تصاعد القتال و|الأمم المتحدة تحذر
    return _all_before(reader, start, at)


def _all_before(reader: Reader, start: int, at: int) -> Span | None:
    """The words between the head of a sentence and its verb, where they can only be a subject.

    «المكلف بالإعلام بالبرلمان ينفي …»: nouns and prepositions, the last noun definite.
    """
    line = reader.line
    lead = all(t.is_punct or t.tag == "conj" for t in line[:start])
    if not lead or not reader.starts_phrase(start) or line.words(start, at) > 8:
        return None
    if reader.is_time(start) or reader.is_event(start) or line.tag(start) == "noun_quant":
        return None
    plain = all(t.is_nominal or t.is_prep for t in line[start:at])
    last = line[at - 1]
    closed = last.definite or last.is_proper
    return (start, at) if plain and closed and line[at].is_verb else None


def _known_head(reader: Reader, at: int) -> bool:
    """Whether a token heads a phrase that speaks."""
    token, lexicon = reader.line[at], reader.lexicon
    known = token.lemma in lexicon.sources or token.norm in lexicon.source_phrases
    return known or token.lemma in lexicon.source_phrases or at in reader.marks.bodies


def _subject_from(reader: Reader, start: int, at: int) -> Span | None:
    """The noun phrase from a token on, where nothing but inserts stands before a cue."""
    line = reader.line
    if start >= at or not reader.starts_phrase(start) or reader.is_time(start):
        return None
    bare = not line[start].definite and line.tag(start) == "noun"
    if reader.is_event(start) and bare and line[start].lemma not in reader.lexicon.sources:
        return None
    end = reader.noun_phrase(start, at)
    if end == start:
        return None
    after = skip_auxiliaries(reader, end, at)
    while after < at and (line[after].is_prep or line.tag(after) == "conj"):
        after += 1
    return (start, end) if after >= at else None


def clause_subject(reader: Reader, start: int, stop: int) -> Span | None:
    """Subject of the main verb of a stretch: first noun phrase before or after it.

    Serves participles: «غادر الوزير بغداد مؤكدا أن …».
    """
    line = reader.line
    at = skip_auxiliaries(reader, start, stop)
    while at < stop:
        if line.tag(at) == "conj" and at == start:
            at += 1
            continue
        if line[at].is_verb:
            after = reader.skip_insert(line.after_word(at), stop)
            end = reader.noun_phrase(after, stop)
            if end > after and reader.has_role(end, "naming_act"):
                end = min(reader.asyndetic(end, after), stop)  # مسلحون يطلقون على أنفسهم «…»
            return (after, end) if end > after else None
        end = reader.noun_phrase(at, stop)
        if end > at and not reader.is_time(at):
            return at, end
        at = max(at + 1, reader.skip_insert(at, stop))
    return None


def subject_in_region(reader: Reader, start: int, end: int) -> tuple[Span | None, bool]:
    """The source in the stretch between a cue and the mark of its content.

    Returns:
        The span or None, and whether the stretch holds nothing that speaks against it
        (a verb of another clause, an unexplained phrase).
    """
    at = reader.skip_insert(start, end)
    at = _skip_quoting(reader, at, end)
    if at >= end:
        return None, True
    if name_with_prefix(reader, at):
        return (at, reader.noun_phrase(at + 1, end)), True
    if not reader.starts_phrase(at):
        return None, _is_adverbial(reader, at, end)
    stop = reader.noun_phrase(at, end)
    if stop == at:
        return None, False
    stop = _rest_of_name(reader, stop, end)
    stop = appositions(reader, at, stop, end)
    rest = _skip_quoting(reader, reader.skip_insert(stop, end), end)
    if rest >= end:
        return (at, stop), True
    return (at, _extended(reader, at, stop, end)), True


def name_with_prefix(reader: Reader, at: int) -> bool:
    """Whether a foreign name was taken for a preposition and a name: ب|ايدن."""
    line = reader.line
    return (
        at < len(line)
        and line[at].is_prep
        and line.proclitic(at)
        and line.tag(at + 1) == "noun_prop"
        and (not line.elided(at + 1) and line[at + 1].lemma not in reader.lexicon.capitals)
    )


def before_listener(reader: Reader, source: Span) -> int | None:
    """Index between speaker and the one spoken to: «أبلغ شاهد | وكالة فرانس برس أن».

    Only after an indefinite person who does not work for the outlet («مراسل قناة محلية»).
    """
    line = reader.line
    start, end = source
    if line[start].definite or reader.has_role(start, "outlet_staff"):
        return None
    if not (reader.has_role(start, "lone_head") or reader.has_role(start, "anyone")):
        return None
    for at in range(start + 1, end):
        if line[at - 1].is_prep or not line[at].is_nominal:
            continue
        if reader.has_role(at, "outlet_noun") or reader.outlet(at):
            return at
    return None


def _skip_quoting(reader: Reader, at: int, end: int) -> int:
    """«قائلا», «بالقول», «في قوله» between a cue and its content."""
    while at < end:
        word = at + 1 if reader.line[at].is_prep and reader.line.proclitic(at) else at
        if reader.line[at].is_prep and not reader.line.proclitic(at):
            word = at + 1
        if word < end and reader.has_role(word, "quoting_form"):
            at = reader.skip_insert(reader.line.next_word[word], end)
            continue
        break
    return at


def _is_adverbial(reader: Reader, at: int, end: int) -> bool:
    return end - at <= 14 and reader.line[at].is_prep


def _rest_of_name(reader: Reader, stop: int, end: int) -> int:
    """Words of a name that were read as common words: «الكولونيل جون دورين»."""
    line = reader.line
    at = stop
    if not (line[stop - 1].is_proper or reader.has_role(stop - 1, "title")):
        return stop
    while at < end and at - stop < 4 and line[at].is_nominal and not line.proclitic(at):
        adverb = reader.is_event(at) or reader.has_role(at, "adverbial_opener")
        if adverb or reader.ends(line[at].norm, "accusative_ending"):
            return stop
        if reader.is_time(at) or (
            line[at].definite and at == stop and not line[at - 1].is_proper
        ):
            return stop
        at += 1
    return at if at == end or line[at].comma or reader.skip_insert(at, end) > at else stop


@remembered
def appositions(reader: Reader, start: int, stop: int, end: int) -> int:
    """«خالد العمري، وزير الصحة السابق، إن»: an apposition between commas goes along."""
    line = reader.line
    while stop < end and line[stop].comma:
        after = stop + 1
        if after >= end:
            break
        relative = reader.has_role(after, "relative") or _parenthesis(reader, stop)
        if not relative and (line[after].is_verb or not reader.starts_phrase(after)):
            break
        inner = _to_comma(reader, after, end) if relative else reader.noun_phrase(after, end)
        closed = inner >= end or line[inner].comma or reader.complementiser(inner)
        named = after in reader.marks.names and inner < len(line)
        closed = closed or (named and (reader.is_time(inner) or line[inner].is_prep))
        if inner <= after or not closed:
            break
        if not relative and not _may_explain(reader, after, inner):
            break
        stop = inner
    return stop


def _may_explain(reader: Reader, start: int, end: int) -> bool:
    """Whether a phrase between commas can be an apposition: a title, a name, a body.

    Other definite phrases only where أن follows («كتائب القسام، الجناح العسكري، إن»).
    """
    line = reader.line
    if reader.has_role(start, "title"):
        return True
    if reader.is_time(start) or reader.is_event(start):
        return False
    if start in reader.marks.names or line[start].is_proper or reader.has_role(start, "kunya"):
        return True
    after = end + 1 if reader.is_comma(end) else end
    return line[start].definite and reader.complementiser(after)


def _parenthesis(reader: Reader, comma: int) -> bool:
    """Whether «، وهو …» begins here."""
    return reader.one_of(comma + 1, "and") and reader.one_of(comma + 2, "free_pronoun")


def _to_comma(reader: Reader, at: int, end: int) -> int:
    while at < end and not reader.line[at].comma:
        at += 1
    return at


def _extended(reader: Reader, start: int, stop: int, end: int) -> int:
    """Where a source ends whose phrase could not be read up to the mark of the content.

    An asyndetic relative clause («مصدر طلب عدم ذكر اسمه») goes along, up to the next
    comma or insert; another noun phrase is an object.
    """
    at = stop
    relative = reader.line[stop].is_verb or reader.is_event(stop)
    if not relative or not reader.may_be_described(start, stop):
        return stop
    clause = reader.asyndetic(stop, start)
    if stop < clause <= end and reader.skip_insert(clause, end) >= end:
        return clause
    while at < end:
        if reader.line[at].pause or reader.skip_insert(at, end) > at:
            break
        at = reader.line.next_word[at]
    while at > stop and (reader.line[at - 1].is_prep or reader.line.tag(at - 1) == "conj"):
        at -= 1
    return max(at, stop)
