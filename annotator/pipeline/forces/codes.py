"""Event codes: PLOVER country and sector, ACLED inter code.

The mapping from our categories is this project's own proposal; PLOVER's sectors are
those of its manual, ACLED's interaction codes those of its codebook.
"""

from collections.abc import Sequence

from annotator.pipeline.forces.candidate import Candidate
from annotator.pipeline.forces.crowds import is_violent
from annotator.pipeline.forces.geography import OWN_COUNTRY, Geography
from annotator.pipeline.forces.lexicon import Codes
from annotator.pipeline.forces.links import Links
from annotator.pipeline.forces.situation import Situation
from annotator.schema import Force

SPEECH_REACH = 2
"""How many tokens before a speaker its verb of speech or باسم may stand."""


def code(
    situation: Situation,
    found: Sequence[Candidate],
    forces: Sequence[Force],
    links: Links,
    geography: Geography,
) -> None:
    """Fill the code fields of the records of ``found``, in place."""
    for candidate, force in zip(found, forces, strict=True):
        codes = _codes(situation, candidate)
        force.plover_sector = codes.sector
        force.plover_country, sure = _country(candidate, geography, codes)
        force.acled_inter, ruled = _inter(situation, candidate, geography)
        ruled = ruled or candidate.changed
        force.code_basis = "inferred" if not sure else "rule" if ruled else "lexicon"
    military = situation.lexicon.codes_of("armed_forces", None).sector
    for number, owner in sorted(links.part_of.items()):
        _follow(forces[number], forces[owner], military)
    for force in forces:
        if force.category == "equipment" and force.plover_sector is None and force.country:
            force.plover_sector = military
        if force.plover_country is None and force.plover_sector is None:
            force.code_basis = None


def _codes(situation: Situation, candidate: Candidate) -> Codes:
    return situation.lexicon.codes_of(candidate.category, candidate.subcategory)


def _country(
    candidate: Candidate, geography: Geography, codes: Codes
) -> tuple[str | None, bool]:
    """PLOVER country, and whether the mention itself settles it."""
    country = candidate.plover or codes.country
    if country is not None:
        return country, True
    if candidate.country is not None:
        return candidate.country, candidate.country_source != "inferred" or bool(candidate.name)
    if candidate.category == "equipment":
        return None, True
    where = geography.where(candidate) or geography.around(candidate)
    return where or geography.main, False


def _inter(
    situation: Situation, candidate: Candidate, geography: Geography
) -> tuple[int | None, bool]:
    """ACLED inter code, and whether a rule rather than the lexicon gave it."""
    if candidate.category == "equipment" or candidate.label:
        return None, False
    codes = _codes(situation, candidate)
    if candidate.category == "crowd":
        violent = candidate.subcategory == "rioters" or is_violent(situation, candidate)
        return (codes.violent, True) if violent else (codes.inter, False)
    if candidate.acled is not None:
        return candidate.acled, False
    acts = candidate.category in OWN_COUNTRY and not _speaks(situation, candidate)
    if acts and _abroad(candidate, geography):
        return codes.abroad, True
    if codes.violent is not None and _riot(situation, candidate):
        return codes.violent, True
    return codes.inter, False


def _speaks(situation: Situation, candidate: Candidate) -> bool:
    """Whether it is only named as a speaker, which says nothing of where it acts."""
    view, start = situation.view, candidate.start
    return view.back(start, "speech", SPEECH_REACH) is not None


def _abroad(candidate: Candidate, geography: Geography) -> bool:
    """Whether the text puts a force outside its own state."""
    where = geography.where(candidate)
    if where is None and candidate.country_source != "inferred":
        where = geography.near(candidate)
    return None not in (candidate.country, where) and where != candidate.country


def _riot(situation: Situation, candidate: Candidate) -> bool:
    view = situation.view
    first, end = view.sentence_bounds(candidate.start)
    return any("violent_noun" in view.toks[at].kinds for at in range(first, end))


def _follow(force: Force, owner: Force, military: str | None) -> None:
    """People and equipment carry the codes of the force that they belong to.

    Arms of the police are military means: they take the code of an army.
    """
    if force.country is None and owner.country is not None:
        force.country, force.country_source = owner.country, "inferred"
    if force.category not in ("equipment", "personnel"):
        return
    force.plover_country = owner.plover_country
    force.plover_sector = owner.plover_sector
    if force.category == "equipment" and owner.category in ("police", "internal_security"):
        force.plover_sector = military
    if force.category == "personnel":
        force.acled_inter = owner.acled_inter
    force.code_basis = "rule"
