"""From a Doc to the records of the table ``forces``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from annotator.pipeline.forces.allegiance import Allegiance, inherit_countries
from annotator.pipeline.forces.candidate import GROUPS, Candidate
from annotator.pipeline.forces.codes import code
from annotator.pipeline.forces.crowds import mark_rioters
from annotator.pipeline.forces.geography import Geography
from annotator.pipeline.forces.labels import mark_labels
from annotator.pipeline.forces.lexicon import ForceLexicon, Head
from annotator.pipeline.forces.links import Links, link
from annotator.pipeline.forces.parse import Parser
from annotator.pipeline.forces.view import View
from annotator.pipeline.records import numbered
from annotator.schema import CountrySource, Force, ForceCategory, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

IMPLAUSIBLE = "implausible_model"


def find_forces(doc: "Doc", lexicon: ForceLexicon) -> tuple[list[Force], list[Quantity]]:
    """Find the forces of a Doc.

    Args:
        doc: A Doc with tokens and, where the pipeline has them, sentences, rule matches,
            places, quantities and dates.
        lexicon: The lexicons of the layer.

    Returns:
        The records, numbered, and the Doc's quantities with ``force_id`` set on those
        that count a force.
    """
    view = View(doc, lexicon)
    parser = Parser(view, lexicon)
    found = parser.find()
    situation = parser.situation
    mark_labels(situation, found)
    mark_rioters(situation, found)
    links = link(situation, found)
    _take_class_of_whole(found, links)
    geography = Geography(situation, found)
    allegiance = Allegiance(situation, found, geography)
    for number, candidate in enumerate(found):
        if number not in links.part_of:
            allegiance.infer(candidate)
    inherit_countries(found, links)
    forces = [_record(view, candidate) for candidate in found]
    code(situation, found, forces, links, geography)
    numbered("forces", forces)
    return forces, _connect(view, forces, links)


def _take_class_of_whole(found: Sequence[Candidate], links: Links) -> None:
    """A unit of a militia is no army, its gunmen are known: اللواء 30 في الحشد الشعبي."""
    for number, owner in sorted(links.part_of.items()):
        candidate, whole = found[number], found[owner]
        gunmen = candidate.category == "unidentified_armed"
        if (candidate.kind == "unit" or gunmen) and whole.category in GROUPS:
            candidate.category, candidate.subcategory = whole.category, whole.subcategory
            candidate.acled = whole.acled
        if candidate.subcategory == "military_personnel" and whole.category in GROUPS:
            candidate.subcategory = "fighters"


def _record(view: View, candidate: Candidate) -> Force:
    start = view.start_char(candidate.start)
    end = view.ends[candidate.end - 1]
    sentence = view.sentence_of[candidate.start]
    historic = candidate.model is not None and candidate.model.historic
    return Force(
        id="",
        sent_id=view.sentences[sentence].id if view.sentences else "s1",
        start=start,
        end=end,
        text=view.text[start:end],
        rule=candidate.rule,
        flag=IMPLAUSIBLE if historic else None,
        category=cast("ForceCategory", candidate.category),
        subcategory=candidate.subcategory,
        name=candidate.name,
        head=_head_lemma(view, candidate),
        country=candidate.country,
        country_source=cast("CountrySource | None", candidate.country_source),
        unit_term=candidate.unit_term,
        echelon=candidate.echelon,
        unit_number=candidate.unit_number,
        model=candidate.model_text,
        definite=candidate.definite,
        scare_quotes=view.enclosed(candidate.start, candidate.end),
    )


def _head_lemma(view: View, candidate: Candidate) -> str | None:
    """Lemma of the head, in ordinary spelling where the lexicon lists it."""
    if candidate.head is None:
        return None
    source = candidate.source
    other = candidate.complement
    if other is not None and candidate.head == other.head:
        return _head_lemma(view, other)
    if candidate.head != candidate.start:
        return view.toks[candidate.head].lemma
    if isinstance(source, Head) and source.citation is not None:
        return source.citation
    return view.toks[candidate.head].lemma


def _connect(view: View, forces: Sequence[Force], links: Links) -> list[Quantity]:
    """Set the ids that join forces with each other and with quantities."""
    for number, owner in links.part_of.items():
        forces[number].part_of = forces[owner].id
    for number, covered in links.quantity.items():
        forces[number].quantity_id = covered.record.id
    quantities = [cast("Quantity", item.record) for item in view.quantities]
    for quantity in quantities:
        counted = links.counts.get(quantity.id)
        quantity.force_id = forces[counted].id if counted is not None else None
    return quantities
