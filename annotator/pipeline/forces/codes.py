"""Event codes: PLOVER country and sector, ACLED inter code.

The mapping from our categories is this project's own proposal; PLOVER's sectors are
those of its manual, ACLED's interaction codes those of its codebook.
"""

from collections.abc import Sequence

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.crowds import is_violent
from annotator.pipeline.forces.geography import OWN_COUNTRY, Geography
from annotator.pipeline.forces.links import Links
from annotator.pipeline.forces.situation import Situation
from annotator.schema import Force

SECTORS = {
    "armed_forces": "MIL", "branch": "MIL", "special_forces": "MIL", "internal_security": "COP",
    "police": "COP", "intelligence": "SPY", "alliance": "MIL", "peacekeeping": "MIL",
    "paramilitary": "PRM", "non_state_armed": "REB", "unidentified_armed": "UAF",
    "crowd": "CVL", "criminal": "CRM", "personnel": "MIL",
}  # fmt: skip
INTER = {
    "alliance": 8, "peacekeeping": 8, "paramilitary": 3, "non_state_armed": 2,
    "unidentified_armed": 3, "criminal": 3,
}  # fmt: skip
STATE_FORCE, ABROAD, POLITICAL_MILITIA, IDENTITY_MILITIA, RIOTERS, PROTESTERS = 1, 8, 3, 4, 5, 6

INTERNATIONAL = {"alliance": "IGO", "peacekeeping": "IGO"}
UN = "UNO"


def code(
    situation: Situation,
    found: Sequence[Candidate],
    forces: Sequence[Force],
    links: Links,
    geography: Geography,
) -> None:
    """Fill the code fields of the records of ``found``, in place."""
    for candidate, force in zip(found, forces, strict=True):
        force.plover_sector = SECTORS.get(candidate.category)
        force.plover_country, sure = _country(candidate, geography)
        force.acled_inter, ruled = _inter(situation, candidate, geography)
        ruled = ruled or candidate.changed
        force.code_basis = "inferred" if not sure else "rule" if ruled else "lexicon"
    for number, owner in sorted(links.part_of.items()):
        _follow(forces[number], forces[owner])
    for force in forces:
        if force.category == "equipment" and force.plover_sector is None and force.country:
            force.plover_sector = SECTORS["armed_forces"]
        if force.plover_country is None and force.plover_sector is None:
            force.code_basis = None


def _country(candidate: Candidate, geography: Geography) -> tuple[str | None, bool]:
    """PLOVER country, and whether the mention itself settles it."""
    if candidate.plover is not None:
        return candidate.plover, True
    if candidate.category in INTERNATIONAL:
        return (
            UN if candidate.subcategory == "UN" else INTERNATIONAL[candidate.category]
        ), True
    if candidate.country is not None:
        return candidate.country, candidate.country_source != "inferred" or bool(candidate.name)
    if candidate.category == "equipment":
        return None, True
    return geography.where(candidate) or geography.main, False


def _inter(
    situation: Situation, candidate: Candidate, geography: Geography
) -> tuple[int | None, bool]:
    """ACLED inter code, and whether a rule rather than the lexicon gave it."""
    if candidate.category == "equipment" or candidate.label:
        return None, False
    if candidate.category == "crowd":
        return (RIOTERS, True) if is_violent(situation, candidate) else (PROTESTERS, False)
    if candidate.acled is not None:
        return candidate.acled, False
    if candidate.category in OWN_COUNTRY:
        where = geography.where(candidate)
        abroad = None not in (candidate.country, where) and where != candidate.country
        return (ABROAD, True) if abroad else (STATE_FORCE, False)
    if candidate.category == "criminal" and candidate.subcategory == "looters":
        return (RIOTERS, True) if _riot(situation, candidate) else (INTER["criminal"], False)
    if candidate.category == "paramilitary":
        special = {"tribal": IDENTITY_MILITIA, "foreign_contractor": ABROAD}
        return special.get(candidate.subcategory or "", INTER["paramilitary"]), False
    if candidate.subcategory == "faction" and candidate.name is None:
        return POLITICAL_MILITIA, False
    return INTER[candidate.category], False


def _riot(situation: Situation, candidate: Candidate) -> bool:
    view = situation.view
    first, end = view.sentence_bounds(candidate.start)
    return any(situation.kind(view.toks[at], "violent_noun") for at in range(first, end))


def _follow(force: Force, owner: Force) -> None:
    """People and equipment carry the codes of the force that they belong to."""
    if force.country is None and owner.country is not None:
        force.country, force.country_source = owner.country, "inferred"
    if force.category not in ("equipment", "personnel"):
        return
    force.plover_country = owner.plover_country
    force.plover_sector = owner.plover_sector
    if force.category == "personnel":
        force.acled_inter = owner.acled_inter
    force.code_basis = "rule"
