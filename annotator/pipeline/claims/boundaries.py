"""Where one content ends because another claim or the writer begins."""

from annotator.pipeline.claims.draft import Draft
from annotator.pipeline.claims.phrase import Reader

_SEEN = frozenset(("visual_evidence", "perception_verb", "passive_perception", "sensor_verb"))

_DEMANDS = frozenset(("directive_verb", "commissive_verb", "warning_verb", "accusation_verb"))


def cut(reader: Reader, draft: Draft, other: Draft, start: int) -> int | None:
    """Where a later draft ends the content of an earlier one, or None where it is nested."""
    line = reader.line
    begin = other.begin
    if other.backward:
        return begin
    if other.fixed and other.content is not None and other.content[0] < other.position:
        lead = _lead(reader, begin)
        return lead if lead is not None and lead > start else None
    if other.how == "participle":
        if _of_content(reader, draft, other):
            return None
        return begin if begin > start else None
    if other.relative:
        agrees = other.source is not None and other.source[1] <= other.position
        return _before_relative(reader, other) if agrees else None
    if other.how == "masdar":
        if draft.anchored:
            return _before_contrast(reader, other, start)
        return _before_adverbial(reader, other.begin, start)
    if other.how not in ("verb", "relay", "phrase"):
        return None
    lead = _lead(reader, begin)
    if lead is not None:
        return lead if lead > start and not _continues(reader, draft, other, start) else None
    if other.how == "verb" and other.source is not None and other.source[0] > other.position:
        before = line[begin - 1]
        if begin - 1 > start and not draft.anchored and _subordinate(reader, draft):
            return begin  # بينما أكدت صنعاء أسره | تحدثت الرياض
        if begin - 1 > start and before.is_nominal and not before.definite:
            return begin  # asyndetic relative: «في محاولة … يقول محللون إنها …»
    return None


def _before_adverbial(reader: Reader, begin: int, start: int) -> int | None:
    """First token of what leads to a verbal noun: «… | بعد يوم من اتهام …», «… | عقب تأكيد»."""
    for at in range(begin - 1, max(start, begin - 6), -1):
        if reader.one_of(at, "time_opener") and reader.line.tag(at) in ("prep", "noun", "adv"):
            return at
        if reader.line[at].is_verb or reader.line[at].pause:
            break
    return None


def _before_contrast(reader: Reader, other: Draft, start: int) -> int | None:
    """The «لكن» before the subject of a verbal noun: «، لكن مكتبه سارع إلى نفي»."""
    if other.source is None or other.source[0] > other.position:
        return None
    at = other.source[0] - 1
    opens = at > start and reader.has_role(at, "contrast") and reader.is_comma(at - 1)
    return at if opens else None


def _subordinate(reader: Reader, draft: Draft) -> bool:
    """Whether a cue stands in a clause of time or contrast at the head of its sentence."""
    at = draft.begin - 1
    return reader.has_role(at, "opens_subordinate") and all(
        t.is_punct or t.tag in ("conj", "conj_sub") for t in reader.line[:at]
    )


def _of_content(reader: Reader, draft: Draft, other: Draft) -> bool:
    """Whether a plural participle belongs to people in the content: «… مطالبين بعودته»."""
    if other.cue is None or draft.source is None:
        return False
    plural = reader.ends(reader.line.norm(other.cue[0]), "oblique_ending")
    return plural and not reader.line[draft.source[0]].plural


def _before_relative(reader: Reader, other: Draft) -> int:
    at = other.position
    while at > 0 and not reader.has_role(at, "relative"):
        at -= 1
    return at


def _lead(reader: Reader, begin: int) -> int | None:
    """First token of what links a later cue: a comma, «و», «في وقت», «من جهته،»."""
    line = reader.line
    at = begin
    while at > 0 and (
        line.tag(at - 1) in ("part_verb", "part_neg", "part_fut")
        or (reader.has_role(at - 1, "auxiliary") and line[at - 1].is_verb)
    ):
        at -= 1
    switched = False
    while reader.switch_before(at):
        switched = True
        at = _switch_start(reader, at)
    before = at - 1
    if reader.line.enclitic(before):
        before -= 1  # ولكنه
    if before < 0:
        return None
    if reader.one_of(before, "link") and line.tag(before) in ("conj", "conj_sub", "adv"):
        return before
    if line[before].comma or line[before].semicolon:
        return before
    meanwhile = reader.phrase_before(at, "meanwhile")
    return at if switched and meanwhile is None else meanwhile


def _switch_start(reader: Reader, at: int) -> int:
    end = at - 1 if reader.is_comma(at - 1) else at
    for start in range(max(0, end - 6), end):
        found = reader.switch(start)
        if found is not None and found[0] == end:
            return start
    return at


def _continues(reader: Reader, draft: Draft, other: Draft, start: int) -> bool:
    """Whether a linked cue belongs to the content's own subject.

    «قال إن المعارضة رفضت العرض وطالبت بضمانات»: the second cue has no source of its own,
    and the content's subject is the holder of a cue before it.
    """
    if other.source is not None or other.how != "verb" or draft.cue is None:
        return False
    if other.name in _DEMANDS and _is_thing(reader, start, other.position):
        return False  # «ترى أن الضغوط تتزايد وتطالب بحل»
    line = reader.line
    verb = line[other.position]
    first = next((t for t in line[start : other.position] if t.is_verb), None)
    if first is None:
        return False
    plural = "Number=Plur" in verb.morph
    many = draft.source is not None and line[draft.source[0]].plural
    if plural and draft.source is not None and not many:
        return True
    if plural and many and not first.plural:
        return False  # «رجح خبراء أن الشحنة هربت، ويخشون …»
    own = line[draft.cue[0]]
    feminine = "Gender=Fem" in verb.morph
    if feminine == ("Gender=Fem" in own.morph) and feminine != ("Gender=Fem" in first.morph):
        return False
    if feminine != ("Gender=Fem" in own.morph) and feminine == ("Gender=Fem" in first.morph):
        return True
    return not other.anchored


def _is_thing(reader: Reader, start: int, stop: int) -> bool:
    """Whether the subject at the head of a content is no person: it demands nothing.

    A noun of happening, or a plural whose verb is a feminine singular.
    """
    line = reader.line
    head = start + (start in reader.marks.quotes)
    if head >= stop or reader.is_event(head):
        return head < stop
    verb = next((t for t in line[head:stop] if t.is_verb), None)
    feminine = verb is not None and "Gender=Fem" in verb.morph and "Plur" not in verb.morph
    return line[head].plural and feminine and head not in reader.marks.bodies


def returns(reader: Reader, draft: Draft, start: int, at: int) -> bool:
    """Whether «و» and a finite verb after a content without verb go on with the cue's clause.

    «طالب المتظاهرون برحيل القوات | ورددوا هتافات».
    """
    line = reader.line
    if reader.one_of(at, "but") and reader.is_comma(at - 1):
        return True
    linked = reader.one_of(at, "clause_link") and line.tag(at) == "conj"
    if not linked or at + 1 >= len(line):
        return False
    if draft.name in _SEEN and reader.one_of(at + 1, "qad"):
        return False  # أظهرت صور عربة وقد انقلبت
    if reader.complementiser(at + 1):
        return True
    verb = at + 2 if line.tag(at + 1) in ("part_verb", "part_neg", "part_fut") else at + 1
    if verb >= len(line) or not line[verb].is_verb:
        return False
    return reader.is_comma(at - 1) or not any(t.is_verb for t in line[start:at])


def breaks(reader: Reader, draft: Draft, at: int) -> bool:
    """Whether the writer takes over at a token: after a switch, or «لكن» after a guess."""
    line = reader.line
    if reader.is_dots(at):
        return True
    if _keeps_back(reader, draft, at) or _contrast_after_noun(reader, draft, at):
        return True
    if not line[at].comma:
        return False
    after = at + 1
    switch = reader.switch(after)
    if switch is not None and switch[1] == "switch":
        return True
    if _after_setting(reader, draft, after):
        return True
    if writer_goes_on(reader, draft, after):
        return True
    if draft.cue_class.attribution not in ("author_assertion", "official_absence"):
        return False
    linked = reader.one_of(after, "takes_over") or (
        reader.one_of(after, "and") and after + 1 < len(line) and line[after + 1].is_verb
    )
    return linked and line.tag(after) != "prep"


def _keeps_back(reader: Reader, draft: Draft, at: int) -> bool:
    """Whether the writer says what was left out: «لكنه لم يقدم تفاصيل», «دون أن يحدد»."""
    line = reader.line
    if draft.quoted or draft.cue is None or at <= draft.cue[1]:
        return False
    verb = at + 1
    if reader.one_of(at, "but"):
        while line.enclitic(verb) or reader.one_of(verb, "lam"):
            verb += 1
        negated = reader.one_of(verb - 1, "lam")
    else:
        end = line.first_match(reader.lexicon.phrases.get("without_that", {}), at)
        negated, verb = end is not None, end or verb
    return negated and reader.has_role(verb, "details_verb") and line[verb].is_verb


def _contrast_after_noun(reader: Reader, draft: Draft, at: int) -> bool:
    """Whether a clause of contrast follows the noun of a rumour: «أنباء عن قتلى فيما تقرر»."""
    if draft.how != "phrase" or draft.anchored or not draft.name.endswith("_noun"):
        return False
    line = reader.line
    clause = at + 1 < len(line) and line[at + 1].is_verb
    return clause and reader.has_role(at, "opens_subordinate") and not line[at].is_verb


def _after_setting(reader: Reader, draft: Draft, at: int) -> bool:
    """Whether the main clause follows a rumour that sets its scene: «وسط أنباء عن …، أغلقت»."""
    line = reader.line
    if draft.how != "phrase" or not draft.name.endswith("_noun") or draft.cue is None:
        return False
    opener = draft.cue[0] - 1
    lead = all(t.is_punct or t.tag == "conj" for t in line[: max(opener, 0)])
    if not lead or not reader.has_role(opener, "scene_opener"):
        return False
    return at < len(line) and (line[at].is_verb or line.tag(at) in ("part_neg", "part_verb"))


def writer_goes_on(reader: Reader, draft: Draft, at: int) -> bool:
    """Whether the words after a comma are the writer's again.

    «بينما», «فيما», «إلا أن» set another clause against the claim; «وهو ما …» takes the
    claim up from outside; «من دون أن» after a content without a verb goes with the cue.
    """
    line = reader.line
    if any(opening < at <= close for opening, close in reader.marks.quotes.items()):
        return False
    if draft.how in ("header", "continued") or (draft.quoted and draft.anchored):
        return False
    if _is_phrase(reader, at, "content_end") and not reader.one_of(at + 1, "as_regards"):
        return True
    if reader.one_of(at, "and") and reader.one_of(at + 1, "free_pronoun"):
        noun = line[at + 2] if at + 2 < len(line) else None
        return noun is not None and (
            reader.one_of(at + 2, "ma") or (noun.tag == "noun" and not noun.definite)
        )
    if not draft.anchored:
        return _is_phrase(reader, at, "without_that")
    return _own_agent(reader, at) or _after_quotation(reader, draft, at)


def _after_quotation(reader: Reader, draft: Draft, at: int) -> bool:
    """Whether «و» and a perfect come after the quotation that closes the content."""
    line = reader.line
    start = draft.content[0] if draft.content else at
    closed = any(o >= start and close == at - 2 for o, close in reader.marks.quotes.items())
    if not closed or not reader.one_of(at, "and") or at + 1 >= len(line):
        return False
    return line[at + 1].perfect and not line.enclitic(at + 2)


def _is_phrase(reader: Reader, at: int, role: str) -> bool:
    if reader.line.first_match(reader.lexicon.phrases.get(role, {}), at) is not None:
        return True
    return at < len(reader.line) and reader.line.rest[at] in reader.lexicon.role(role)


def _own_agent(reader: Reader, at: int) -> bool:
    """Whether «و» and a perfect begin a clause of another agent: «، وأغلقت الشرطة …»."""
    line = reader.line
    subject = line.after_word(at + 1) if at + 1 < len(line) else at
    if subject >= len(line) or not reader.one_of(at, "and") or not line[at + 1].perfect:
        return False
    agent = line[subject]
    if reader.says(at + 1) or line.enclitic(at + 2) or not agent.definite:
        return False
    return agent.lemma in reader.lexicon.role("acting_body") and agent.tag == "noun"
