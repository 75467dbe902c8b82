"""Numbers about the same thing at the same time, and whether their sources agree.

1. Numbers of different topics (kind, class of what is counted, said or expected) are
   never put together.
2. A number whose text is less exact about force or place than others near in time joins
   them when there is one more exact thing only; else it stays apart.
3. Numbers of one thing that are more than N days apart are split at the widest gap
   between neighbouring days (the one nearest the middle where several are as wide)
   until each group spans at most N days. Numbers without a day are a group of their own.

All of it depends on the observations alone, not on the order of the documents.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from annotator.compare.model import Agreement, Group, Observation, Thing, Topic
from annotator.compare.observe import KINDS
from annotator.compare.ranges import Range, Relation, relation
from annotator.compare.things import broader

Profile = frozenset[Range]
"""All that one voice says about a thing."""

_STRENGTH: tuple[Relation, ...] = ("agree", "overlap", "contradict")


def groups(observed: Iterable[Observation], days: int) -> list[Group]:
    """Put observations into groups.

    Args:
        observed: In any order.
        days: Most days between the first and the last of a group.

    Returns:
        Groups by kind, counted noun, force, place and time.
    """
    by_topic: dict[Topic, list[Observation]] = defaultdict(list)
    for item in observed:
        by_topic[item.topic].append(item)
    found = []
    for topic, items in by_topic.items():
        by_thing: dict[Thing, list[Observation]] = defaultdict(list)
        for item, thing in zip(items, resolved(items, days), strict=True):
            by_thing[thing].append(item)
        for thing, same in by_thing.items():
            found += [group(topic, thing, part) for part in near(same, days)]
    return sorted(found, key=_order)


def _order(item: Group) -> tuple[object, ...]:
    topic, first = item.topic, item.observations[0]
    day = first.day or date.min
    return KINDS.index(topic.kind), topic.counted, topic.mode != "reported", item.thing, day


def resolved(items: Sequence[Observation], days: int) -> list[Thing]:
    """What each observation of a topic is about, once the others are looked at."""
    when: dict[Thing, set[int | None]] = defaultdict(set)
    for item in items:
        when[item.thing].add(_ordinal(item))
    dated = {thing: sorted(filter(None, found)) for thing, found in when.items()}
    exacter: dict[Thing, list[Thing]] = defaultdict(list)
    for thing in when:
        for other in broader(thing):
            exacter[other].append(thing)
    chosen: dict[tuple[Thing, int | None], Thing] = {}
    for thing, found in when.items():
        for day in found:
            known = [
                other
                for other in exacter.get(thing, ())
                if (_has_near(dated[other], day, days) if day else None in when[other])
            ]
            chosen[thing, day] = _only(known) or thing
    return [chosen[item.thing, _ordinal(item)] for item in items]


def _ordinal(item: Observation) -> int | None:
    return item.day.toordinal() if item.day else None


def _has_near(found: Sequence[int], day: int, days: int) -> bool:
    at = bisect_left(found, day - days)
    return at < len(found) and found[at] <= day + days


def _only(known: Sequence[Thing]) -> Thing | None:
    """The most exact of several things, where all others are broader names of it."""
    covered = {other for thing in known for other in broader(thing)}
    exact = [thing for thing in known if thing not in covered]
    return exact[0] if len(exact) == 1 else None


def near(items: Sequence[Observation], days: int) -> Iterator[list[Observation]]:
    """Split observations of one thing into groups that span at most so many days."""
    undated = [item for item in items if item.day is None]
    if undated:
        yield undated
    by_day: dict[int, list[Observation]] = defaultdict(list)
    for item in items:
        if item.day:
            by_day[item.day.toordinal()].append(item)
    waiting = [sorted(by_day)] if by_day else []
    while waiting:
        span = waiting.pop()
        if span[-1] - span[0] <= days:
            yield [item for day in span for item in by_day[day]]
            continue
        cut = _widest_gap(span)
        waiting += [span[:cut], span[cut:]]


def _widest_gap(span: Sequence[int]) -> int:
    """Index before which to cut: the widest gap, nearest the middle, the earlier one."""
    return max(
        range(1, len(span)),
        key=lambda at: (span[at] - span[at - 1], -abs(2 * at - len(span)), -at),
    )


def group(topic: Topic, thing: Thing, items: Iterable[Observation]) -> Group:
    """Order the observations of a group and compare their voices."""
    ordered = tuple(sorted(items, key=_row_order))
    said: dict[tuple[str, str], set[Range]] = defaultdict(set)
    for item in ordered:
        said[item.voice].add(item.range)
    profiles = {voice: frozenset(ranges) for voice, ranges in said.items()}
    counts: dict[Profile, int] = defaultdict(int)
    for profile in profiles.values():
        counts[profile] += 1
    table = {one: _stand(one, counts) for one in counts}
    rows = [table[profiles[item.voice]] for item in ordered]
    agreement = _agreement([name for one in table for name in _STRENGTH if table[one][name]])
    agrees, contradicts = ([row[name] for row in rows] for name in ("agree", "contradict"))
    return Group(topic, thing, ordered, agreement, tuple(agrees), tuple(contradicts))


def _row_order(item: Observation) -> tuple[object, ...]:
    cells = item.cells
    place = (cells["start"], cells["value_start"], cells["claim_id"], cells["quantity_id"])
    return (item.day or date.min, item.doc_id, *place)


def _stand(one: Profile, counts: dict[Profile, int]) -> dict[Relation, int]:
    """How many other voices agree with what a voice says, overlap, contradict."""
    found: dict[Relation, int] = dict.fromkeys(_STRENGTH, 0)
    for other, number in counts.items():
        found[between(one, other)] += number - (other == one)
    return found


def between(one: Profile, other: Profile) -> Relation:
    """How two voices stand to each other: by the best pair of their numbers.

    A source that gives two numbers for one thing may speak of two events; it contradicts
    another only where none of its numbers fits.
    """
    pairs = {relation(a, b) for a in one for b in other}
    return next(name for name in _STRENGTH if name in pairs)


def _agreement(relations: Iterable[Relation]) -> Agreement:
    """Of a group: the worst relation of two voices; single where there is one voice."""
    found = set(relations)
    return next((name for name in reversed(_STRENGTH) if name in found), "single")
