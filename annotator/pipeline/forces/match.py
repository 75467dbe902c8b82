"""Which rows of the lexicon match at a token."""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.pipeline.forces.lexicon import ForceLexicon, Head, Name
from annotator.pipeline.forces.view import View
from annotator.pipeline.forces.words import HEAD, MODEL, NAME, Tok

HEAD_LABEL = "FORCE_HEAD"
"""Label of the rules that find heads; forces.tsv says what each of them is."""


class Match(NamedTuple):
    """A row that matches the tokens from some token up to ``end``."""

    end: int
    source: Head | Name
    exact: bool

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """Order of preference: longer, a name, found by spelling."""
        return (self.end, isinstance(self.source, Name), self.exact)


def openings(view: View, lexicon: ForceLexicon) -> set[int]:
    """Tokens where a row, or a model that stands for the thing, may match; not elsewhere."""
    whole = lexicon.words.whole
    found = set(view.with_role(HEAD | NAME | MODEL))
    found.update(at for at in view.cut() if not whole.isdisjoint(view.word_forms(at)))
    return found.union(view.rules)


def matches(view: View, lexicon: ForceLexicon, i: int) -> list[Match]:
    """All rows that match at token ``i``, best first."""
    found = [*_names(view, lexicon, i), *_heads(view, lexicon, i), *_rules(view, lexicon, i)]
    return sorted(found, key=lambda match: match.rank, reverse=True)


def _rules(view: View, lexicon: ForceLexicon, i: int) -> list[Match]:
    return [
        Match(end, lexicon.heads_by_rule[rule], True)
        for end, label, rule in view.rules.get(i, [])
        if label == HEAD_LABEL and rule in lexicon.heads_by_rule
    ]


def _names(view: View, lexicon: ForceLexicon, i: int) -> Iterator[Match]:
    at = view.word_end(i)
    second = view.word_forms(at) if view.get(at, i) is not None else ()
    for form in view.word_forms(i):
        for name in lexicon.names.get(form, []):
            if len(name.words) > 1 and name.words[1] not in second:
                continue
            end = _rest_of_name(view, name, i)
            if end is not None:
                yield Match(end, name, True)


def _rest_of_name(view: View, name: Name, i: int) -> int | None:
    """End of a name whose first word matched the written word at token ``i``."""
    at = view.word_end(i)
    for word in name.words[1:]:
        if view.get(at, i) is None or word not in view.word_forms(at):
            return None
        at = view.word_end(at)
    return at


def _heads(view: View, lexicon: ForceLexicon, i: int) -> list[Match]:
    tok = view.toks[i]
    if tok.is_function or tok.tag == "digit":
        return []
    verb = tok.is_verb and not _no_verb(view, i)
    second = _second_word(view, i)
    found: dict[int, Match] = {}
    for head, exact in tok.heads:
        if verb and head.kind != "unit":
            continue
        if len(head.forms) > 1 and head.second.isdisjoint(second):
            continue
        if exact and _other_singular(view, head, i):
            continue
        end = _head_end(view, lexicon, head, i)
        if end is not None and id(head) not in found:
            found[id(head)] = Match(end, head, exact)
    return [*found.values(), *_whole_words(view, lexicon, i)]


def _second_at(view: View, i: int) -> int:
    """Where the second word of a phrase that begins at token ``i`` stands."""
    pronoun = view.get(i + 1, i)
    cut = pronoun is not None and pronoun.tag == "pron" and not view.opens_word(i + 1)
    return i + 1 + cut


def _second_word(view: View, i: int) -> tuple[str, ...]:
    """What the second word of a phrase that begins at token ``i`` can be looked up by."""
    at = _second_at(view, i)
    tok = view.get(at, i)
    if tok is None or not view.opens_word(at):
        return ()
    return (tok.bare, tok.lemma, *view.word_forms(at))


def _whole_words(view: View, lexicon: ForceLexicon, i: int) -> list[Match]:
    """Heads that the morphology cut: شرطي "policeman" read as شرط + ي, "my condition"."""
    end = view.word_end(i)
    if end == i + 1 or view.toks[end - 1].tag != "pron":
        return []
    return [
        Match(end, head, True)
        for form in view.word_forms(i)
        for head in lexicon.heads.get(lexicon.inflection.bare(form), [])
        if len(head.forms) == 1 and form == head.lemmas[0]
    ]


def _other_singular(view: View, head: Head, i: int) -> bool:
    """Whether a listed plural is read as the singular of another word.

    مدافع "guns" is also "defender".
    """
    if len(head.forms) > 1 or i in view.quantity_at:
        return False
    tok, following = view.toks[i], view.get(i + 1, i)
    other = tok.is_noun and tok.number == "Sing" and tok.tag != "noun_prop"
    feminine = following is not None and following.is_adjective and following.gender == "Fem"
    return other and not feminine and tok.bare in head.plurals and tok.lemma != head.lemmas[0]


def _no_verb(view: View, i: int) -> bool:
    """Whether a word read as a verb stands where none can: after a verb or a preposition."""
    before = view.get(i - 1, i)
    return before is not None and (before.is_verb or before.tag == "prep")


def _head_end(view: View, lexicon: ForceLexicon, head: Head, i: int) -> int | None:
    first = view.toks[i]
    at = _second_at(view, i) if len(head.forms) > 1 else i + 1
    for number in range(1, len(head.forms)):
        tok = view.get(at, i)
        if tok is None or not view.opens_word(at):
            return None
        end = _word_of_phrase(view, head, number, at)
        if end is None or _clashes(first, tok, head, number):
            return None
        if number == 1 and tok.tag == "noun" and _not_construct(lexicon, first):
            return None
        at = end
    return at


def _not_construct(lexicon: ForceLexicon, tok: Tok) -> bool:
    """Whether a noun keeps the ن of its dual or plural, so that none stands in idafa."""
    plural = tok.state == "Ind" and tok.number != "Sing"
    return plural and lexicon.inflection.keeps_nun(tok.norm)


def _word_of_phrase(view: View, head: Head, number: int, at: int) -> int | None:
    """End of the phrase's word at token ``at``, as one token or with its clitics."""
    tok = view.toks[at]
    if head.fixed[number]:
        return at + 1 if tok.definite and tok.bare == head.lemmas[number] else None
    if tok.bare in head.forms[number] or (tok.lemma == head.lemmas[number] and not tok.is_verb):
        return at + 1
    if any(form in head.forms[number] for form in view.word_forms(at)):
        return view.word_end(at)
    return None


def _clashes(first: Tok, tok: Tok, head: Head, number: int) -> bool:
    """Whether an adjective lacks the article of its noun: القوات خاصة "the troops, mainly"."""
    if number + 1 < len(head.fixed) and head.fixed[number + 1]:
        return False
    return first.definite and not tok.definite and tok.is_adjective and not head.fixed[number]
