"""Who belongs to whom: owners, counted people and the numbers that count them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.situation import Situation
from annotator.pipeline.forces.users import Users, suitable
from annotator.pipeline.forces.view import Covered, View

OF_PEOPLE = frozenset((
    "personnel", "count", "killed", "wounded", "missing", "detained", "casualties", "formation",
))  # fmt: skip
OF_THINGS = frozenset(("equipment", "count"))
"""Kinds of quantities that can count people, and equipment."""


@dataclass(slots=True)
class Links:
    """Relations between the mentions of a document, by their position in the list.

    Attributes:
        part_of: Mention to the one that it is a part of.
        quantity: Mention to the record of the number that counts it.
        counts: Id of a quantity to the mention that it counts.
    """

    part_of: dict[int, int] = field(default_factory=dict)
    quantity: dict[int, Covered] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def link(situation: Situation, found: Sequence[Candidate]) -> Links:
    """Relate the mentions of a document.

    Args:
        situation: The document.
        found: Its mentions in the order of the text.
    """
    links = Links()
    starts = {candidate.start: number for number, candidate in enumerate(found)}
    users = Users(situation, found, links.part_of)
    for number, candidate in enumerate(found):
        owner = _owner(situation, found, number, starts)
        if owner is None and candidate.kind == "equipment" and candidate.owner_at is None:
            owner = users.user(number)
        if owner is None and candidate.kind in ("person", "human"):
            owner = users.body(number)
        if owner is None and candidate.kind == "person":
            owner = _among(situation, found, number, links)
        if owner is not None and owner != number:
            links.part_of[number] = owner
        covered = _quantity(situation, candidate)
        if covered is not None and not _counts_other(covered, found, number):
            links.quantity[number] = covered
            links.counts.setdefault(covered.record.id, number)
    for number in range(len(found) - 2, -1, -1):
        _shared_owner(situation, found, number, links)
    for number in range(len(found)):
        _announced_number(situation, found, number, links)
    for quantity_id, number in links.counts.items():
        if number in links.part_of:
            owner = links.part_of[number]
            if links.quantity.get(owner) is links.quantity.get(number):
                links.counts[quantity_id] = owner
    return links


def _owner(
    situation: Situation, found: Sequence[Candidate], number: int, starts: dict[int, int]
) -> int | None:
    candidate = found[number]
    if candidate.owner_at is not None:
        return starts.get(candidate.owner_at)
    if candidate.possessed and candidate.kind in ("person", "equipment"):
        return _named_before(situation, found, number)
    if candidate.complement is not None and candidate.kind != "unit":
        return None
    view = situation.view
    at = candidate.end
    tok = view.get(at, candidate.start)
    if tok is None:
        return None
    people_or_things = candidate.kind in ("equipment", "person", "human", "unit")
    ties = ("in", "of", "for") if people_or_things else ("for",)
    if tok.is_any(ties):
        return suitable(found, starts.get(at + 1))
    return None


def _among(
    situation: Situation, found: Sequence[Candidate], number: int, links: Links
) -> int | None:
    """700 عسكري، بينهم جنود من بوروندي: whose the people before are, among whom these are."""
    view, candidate = situation.view, found[number]
    pronoun, among = view.get(candidate.start - 1), view.get(candidate.start - 2)
    if number == 0 or pronoun is None or among is None:
        return None
    if _listed_origins(situation, found[number - 1], candidate):
        return links.part_of.get(number - 1)
    if pronoun.tag != "pron":
        return None
    if "among" not in among.kinds or found[number - 1].kind != "person":
        return None
    sentence = view.sentence_of[candidate.start]
    if view.sentence_of[found[number - 1].start] != sentence:
        return None
    return links.part_of.get(number - 1)


def _listed_origins(situation: Situation, before: Candidate, candidate: Candidate) -> bool:
    """Whether people from one country stand beside others: جنود من بوروندي وضباط من أوغندا."""
    view = situation.view
    if before.kind != "person" or not 1 < candidate.start - before.end < 5:
        return False
    between = [view.toks[at] for at in range(before.end, candidate.start)]
    places = all(at in view.place_at for at in range(before.end + 1, candidate.start - 1))
    return (
        places
        and "of" in between[0].kinds
        and "and" in between[-1].kinds
        and view.sentence_of[candidate.start - 1] == view.sentence_of[before.start]
    )


def _shared_owner(
    situation: Situation, found: Sequence[Candidate], number: int, links: Links
) -> None:
    """ضابطان وخمسة مجندين من الجيش: what follows من belongs to all of them."""
    candidate, other = found[number], found[number + 1]
    people = candidate.kind == other.kind and candidate.kind in ("person", "equipment")
    if not people or number in links.part_of or number + 1 not in links.part_of:
        return
    view = situation.view
    tie = view.get(other.end, other.start)
    held = candidate.kind == "equipment"
    if tie is None or not (held or "of" in tie.kinds):
        return
    apart = candidate.end < other.start
    joint = apart and "and" in view.toks[candidate.end].kinds
    counted = all(
        view.toks[at].tag in ("digit", "noun_num") or at in view.quantity_at
        for at in range(candidate.end + 1, other.start)
    )
    if joint and counted and (not held or found[number].country is None):
        links.part_of[number] = links.part_of[number + 1]


def _named_before(situation: Situation, found: Sequence[Candidate], number: int) -> int | None:
    """The force of the sentence to which مقاتليها or دباباته refers.

    The nearest one whose head agrees with the pronoun, else the nearest.
    """
    view = situation.view
    pronoun = view.toks[view.word_end(found[number].start) - 1]
    sentence = view.sentence_of[found[number].start]
    before = [
        other
        for other in range(number)
        if view.sentence_of[found[other].start] == sentence
        and suitable(found, other) is not None
    ]
    for other in reversed(before):
        head = view.toks[found[other].start]
        gender = "Fem" if head.number == "Plur" else head.gender
        if pronoun.gender and gender == pronoun.gender:
            return other
    return before[-1] if before else None


def _quantity(situation: Situation, candidate: Candidate) -> Covered | None:
    """The quantity that holds the mention's first word, or ends before it or before its من."""
    view = situation.view
    covered = view.quantity_at.get(candidate.start)
    if covered is not None:
        return covered if covered.first <= candidate.start else None
    at = candidate.start - 1
    tok = view.get(at, candidate.start)
    while tok is not None and ("of" in tok.kinds or view.is_open(at)):
        at -= 1
        tok = view.get(at, candidate.start)
    covered = view.quantity_at.get(at) if tok is not None else None
    if covered is None or not _countable(view, covered, candidate):
        return None
    if tok is not None and tok.number in ("Dual", "") and "unit_noun" in tok.kinds:
        return None
    return covered


def _counts_other(covered: Covered, found: Sequence[Candidate], number: int) -> bool:
    """Whether the number counts the mention before: 14 مسلحا من القاعدة."""
    return number > 0 and covered.first <= found[number - 1].start < covered.last


def _countable(view: View, covered: Covered, candidate: Candidate) -> bool:
    wanted = OF_THINGS if candidate.category == "equipment" else OF_PEOPLE
    sentence = view.sentence_of[candidate.start]
    return covered.record.kind in wanted and view.sentence_of[covered.first] == sentence


def _announced_number(
    situation: Situation, found: Sequence[Candidate], number: int, links: Links
) -> None:
    """عدد أفراد القوة سيصل إلى 300 جندي: the number counts the force, the soldiers are its."""
    candidate = found[number]
    before = situation.view.get(candidate.start - 1, candidate.start)
    if before is None or "number_of" not in before.kinds or number in links.quantity:
        return
    sentence = situation.view.sentence_of[candidate.start]
    for other in range(number + 1, len(found)):
        if situation.view.sentence_of[found[other].start] != sentence:
            return
        if other in links.quantity and found[other].category == "personnel":
            links.quantity[number] = links.quantity[other]
            links.part_of[other] = links.part_of.get(number, number)
            return
