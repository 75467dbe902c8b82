"""What a mention is, once its modifiers are known: class, name, country."""

from annotator.pipeline.forces.candidate import GROUPS, Candidate
from annotator.pipeline.forces.lexicon import Head, Name
from annotator.pipeline.forces.situation import Situation

STATE = frozenset(("armed_forces", "personnel", "unidentified_armed", "special_forces"))
"""Classes that an adjective of rebellion moves to non_state_armed."""

LOYAL_CLASSES = frozenset((
    "armed_forces", "non_state_armed", "unidentified_armed", "personnel",
))  # fmt: skip
"""Classes that depend on whom the mention serves."""

GATHERED = frozenset(("column", "convoy", "squadron", "battery", "group", "formation"))
"""Echelons that are nothing but their vehicles (رتل دبابات), unlike a brigade."""

ADOPTING = frozenset(("unidentified_armed", "non_state_armed", "paramilitary"))
"""Classes of people who take the class of the group in idafa (مسلحو الحركة)."""

FINER = frozenset(("branch", "special_forces", "police", "intelligence"))
"""Classes of units that say more than the force which they belong to."""

REGULAR = frozenset(("armed_forces", "branch", "special_forces", "internal_security", "police"))
"""Classes of the state's own forces."""


def classify(situation: Situation, candidate: Candidate) -> None:
    """Settle the fields of a grown candidate, in place."""
    if candidate.complement is not None:
        _from_complement(candidate, candidate.complement)
    if candidate.country is None and candidate.place is not None and candidate.loyal is None:
        candidate.country = candidate.place.country
        candidate.country_source = "idafa" if candidate.country else None
    served = candidate.served
    if candidate.country is None and served is not None and candidate.kind != "human":
        candidate.country, candidate.country_source = served.country, served.country_source
    _name_in_apposition(situation, candidate)
    _by_adjective(situation, candidate)
    _by_loyalty(situation, candidate)
    _by_unit(situation, candidate)
    _peacekeepers(candidate)
    _mission(situation, candidate)
    _anaphor(situation, candidate)
    _unnamed(situation, candidate)
    head = situation.view.toks[candidate.start]
    called = candidate.named or candidate.complement is not None or candidate.place is not None
    if called and not candidate.unit_number and "corps_name" in head.kinds:
        candidate.echelon = None


def _from_complement(candidate: Candidate, other: Candidate) -> None:
    kind = candidate.kind
    if kind == "force":
        candidate.name = other.name if other.category == candidate.category else None
        if candidate.country is None:
            candidate.country, candidate.country_source = other.country, other.country_source
        return
    if other.category == "equipment":
        if candidate.country is None:
            candidate.country, candidate.country_source = other.country, other.country_source
        if kind == "unit" and candidate.echelon in GATHERED:
            candidate.category, candidate.subcategory = other.category, other.subcategory
        return
    if kind == "human" and not _adopts(candidate, other):
        return
    if candidate.country is None:
        candidate.country, candidate.country_source = other.country, other.country_source
    if kind == "arm":
        return
    candidate.people = candidate.people or other.people
    candidate.name = other.name or candidate.name
    if other.category == "personnel" and kind != "person":
        return
    if other is candidate.served and candidate.category in FINER and other.category in REGULAR:
        return
    candidate.category, candidate.subcategory = other.category, other.subcategory
    if other.category == "alliance" and kind in ("unit", "person", "human"):
        candidate.subcategory = "contingent"
    candidate.plover, candidate.acled = other.plover, other.acled
    candidate.unit_number = candidate.unit_number or other.unit_number
    candidate.echelon = _echelon(candidate, other)
    if other.head is not None and kind != "group" and other is not candidate.served:
        candidate.head = other.head


def _adopts(candidate: Candidate, other: Candidate) -> bool:
    """Whether gunmen take the class of the force in idafa (مسلحو الحركة، قناصة الجيش)."""
    if candidate.category == "unidentified_armed":
        return other.category not in ("crowd", "personnel", "unidentified_armed")
    if candidate.category == "special_forces":
        return other.category in ("alliance", "peacekeeping")
    return candidate.category in ADOPTING and other.category in GROUPS


def _echelon(candidate: Candidate, other: Candidate) -> str | None:
    echelon = candidate.echelon or other.echelon
    if echelon == "unit" and candidate.category in ("alliance", "peacekeeping"):
        return "contingent"
    return echelon


def _name_in_apposition(situation: Situation, candidate: Candidate) -> None:
    """المتمردون الحوثيون: an adjective that is the name of a group."""
    if candidate.name is not None or candidate.category in ("equipment", "crowd"):
        return
    for at in candidate.adjectives:
        name = situation.group_name(situation.view.toks[at])
        if name is not None:
            _take_name(candidate, name)
            return


def _take_name(candidate: Candidate, name: Name) -> None:
    candidate.name, candidate.plover, candidate.acled = name.name, name.plover, name.acled
    candidate.category, candidate.subcategory = name.category, name.subcategory
    if candidate.country is None:
        candidate.country = name.country
        candidate.country_source = "inferred" if name.country else None


def _has(situation: Situation, candidate: Candidate, kind: str) -> bool:
    toks = situation.view.toks
    return any(kind in toks[at].kinds for at in candidate.adjectives)


def _by_adjective(situation: Situation, candidate: Candidate) -> None:
    if candidate.category in STATE and candidate.name is None:
        if _has(situation, candidate, "rebel"):
            _become(candidate, "non_state_armed", "rebel")
            if _has(situation, candidate, "separatist"):
                candidate.subcategory = "separatist"
        elif _has(situation, candidate, "jihadist") and candidate.kind in ("human", "person"):
            _become(candidate, "non_state_armed", "jihadist")
        elif candidate.category == "unidentified_armed" and candidate.people is not None:
            _become(candidate, "non_state_armed", None)
    if candidate.subcategory == "faction" and candidate.name is None:
        if _has(situation, candidate, "jihadist"):
            candidate.subcategory = "jihadist"
        elif _has(situation, candidate, "separatist"):
            candidate.subcategory = "separatist"
        if _militia(situation, candidate) and _has(situation, candidate, "pro_state"):
            _become(candidate, "paramilitary", "pro_government")
    stateless = candidate.people is not None and candidate.country is None
    plain = candidate.kind == "troops" and candidate.category == "armed_forces"
    if plain and stateless and _has(situation, candidate, "identity"):
        _become(candidate, "paramilitary", "tribal")


def _become(candidate: Candidate, category: str, subcategory: str | None) -> None:
    candidate.category, candidate.subcategory, candidate.changed = category, subcategory, True


def _militia(situation: Situation, candidate: Candidate) -> bool:
    return "militia" in situation.view.toks[candidate.start].kinds


def _by_loyalty(situation: Situation, candidate: Candidate) -> None:
    """Forces loyal to a state are paramilitary, to a leader without one non-state."""
    if candidate.loyal is None or candidate.complement is not None:
        return
    if candidate.category not in LOYAL_CLASSES:
        return
    if candidate.category == "non_state_armed" and not _militia(situation, candidate):
        return
    view, (first, end) = situation.view, candidate.loyal
    toks = view.toks[first:end]
    participle = view.toks[first - 2] if not view.is_open(first - 1) else view.toks[first - 3]
    if any("separatist" in tok.kinds for tok in toks):
        _become(candidate, "non_state_armed", "separatist")
    elif any("deposed" in tok.kinds for tok in toks):
        _become(candidate, "non_state_armed", "faction")
    elif "opposed" in participle.kinds:
        _become(candidate, "non_state_armed", "rebel")
    elif candidate.category == "personnel":
        return
    elif "belongs" not in participle.kinds and _serves_state(situation, candidate):
        _become(candidate, "paramilitary", "pro_government")


def _serves_state(situation: Situation, candidate: Candidate) -> bool:
    assert candidate.loyal is not None
    first, end = candidate.loyal
    if situation.view.toks[first].tag == "pron":
        before = (situation.earlier.categories.get(candidate.start - gap) for gap in (1, 2))
        return any(category in REGULAR for category in before)
    place = situation.view.place_at.get(first)
    if place is not None and place.record.kind == "country":
        return True
    return any("state_target" in tok.kinds for tok in situation.view.toks[first:end])


def _by_unit(situation: Situation, candidate: Candidate) -> None:
    """A battalion or brigade with a name of its own, and no sign of a state, is a rebel one."""
    if candidate.kind != "unit" or candidate.category != "armed_forces":
        return
    if candidate.country or candidate.unit_number or candidate.place:
        return
    if not candidate.named and not _has(situation, candidate, "has_arms"):
        return
    toks = situation.view.toks[candidate.start + 1 : candidate.end]
    kinds = ("arm", "arm_noun", "purpose", "military")
    if any(kind in tok.kinds for tok in toks for kind in kinds):
        return
    if "named_unit" in situation.view.toks[candidate.start].kinds:
        _become(candidate, "non_state_armed", "faction")


def _peacekeepers(candidate: Candidate) -> None:
    """Peacekeepers of one state or alliance that are not under the UN."""
    if candidate.category != "peacekeeping" or candidate.name is not None:
        return
    if candidate.subcategory == "UN" and candidate.country == "RUS":
        candidate.subcategory, candidate.plover = "Russian", candidate.country
    other = candidate.served
    if other is not None and other.category == "alliance":
        candidate.name, candidate.plover = other.name, other.plover
        candidate.subcategory = other.name


def _mission(situation: Situation, candidate: Candidate) -> None:
    """Missions of many nations, and whose they are: the UN's, the African Union's."""
    toks = situation.view.toks[candidate.start : candidate.end]

    def says(kind: str) -> bool:
        return any(kind in tok.kinds for tok in toks)

    if candidate.category == "internal_security" and says("multinational"):
        _become(candidate, "alliance", "coalition")
    if candidate.category != "peacekeeping" or candidate.subcategory or candidate.name:
        return
    if says("united_nations"):
        candidate.subcategory = "UN"
    elif says("african"):
        candidate.subcategory = "AU"


def _unnamed(situation: Situation, candidate: Candidate) -> None:
    """Armed groups that nothing names are no faction of their own: عناصر المليشيا."""
    if candidate.category != "non_state_armed" or candidate.subcategory != "faction":
        return
    known = candidate.name or candidate.named or candidate.people or candidate.place
    known = known or candidate.country_source == "nisba"
    inherited = candidate.complement is not None and candidate.complement.subcategory
    if known or inherited:
        return
    if "loose_group" in situation.view.toks[candidate.start].kinds:
        candidate.subcategory = None


def _anaphor(situation: Situation, candidate: Candidate) -> None:
    """الحركة after حركة طالبان: the same group."""
    if candidate.name is not None or candidate.adjectives:
        return
    source = candidate.source
    if not isinstance(source, Head) or not any("document" in group for group in source.needs):
        return
    head = situation.view.toks[candidate.start]
    group = situation.earlier.groups.get(head.lemma)
    if group is None or not head.definite or head.number == "Plur":
        return
    if group.start >= candidate.start:
        return
    candidate.name, candidate.plover, candidate.acled = group.name, group.plover, group.acled
    candidate.category, candidate.subcategory = group.category, group.subcategory
    candidate.country = group.country
    candidate.country_source = "inferred" if group.country else None
