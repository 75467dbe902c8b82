"""Why a word has its reading: likelihood, and what its neighbours say."""

from typing import Any

from annotator.morphology.context import BEAM, Candidate
from annotator.morphology.reading import Reading
from annotator.morphology.stage import Choice, MorphologyStage

_FEATURES = ("diac", "gloss", "root", "gen", "num", "stt", "cas", "asp", "vox", "per")


def readings(stage: MorphologyStage, choice: Choice) -> list[dict[str, Any]]:
    """All readings of a word, the taken one first, then by their totals.

    ``score`` is the logarithm (base 10) of the reading's likelihood alone; ``context``
    the rows of the table ``contexts`` that speak of it beside the readings taken of the
    words before and after; ``total`` their sum. The reading taken has the highest total.
    """
    every = stage.readings(choice.kind, choice.text)
    limit = every[0].score - BEAM
    options = iter(choice.options)  # those in the running, in the same order
    found = [
        _entry(stage, choice, one, next(options) if one.score >= limit else None)
        for one in every
    ]
    return sorted(found, key=lambda entry: (not entry["chosen"], -entry["total"]))


def _entry(
    stage: MorphologyStage, choice: Choice, reading: Reading, option: Candidate | None
) -> dict[str, Any]:
    context = [] if option is None else _context(stage, choice, option)
    total = reading.score + sum(item["bonus"] for item in context)
    features = {
        name: reading.features[name]
        for name in _FEATURES
        if reading.features.get(name) not in (None, "", "na", "u")
    }
    return {
        "chosen": option is choice.chosen,
        "tokens": [
            {"text": p.surface, "lemma": p.lemma, "tag": p.tag, "pos": p.pos, "morph": p.morph}
            for p in reading.pieces
        ],
        "source": reading.source,
        "score": round(reading.score, 2),
        "context": context,
        "total": round(total, 2),
        "in_running": option is not None,
        "why": _why(choice, option),
        "features": features,
    }


def _context(stage: MorphologyStage, choice: Choice, option: Candidate) -> list[dict[str, Any]]:
    """Rows that speak of a reading beside the readings taken of its neighbours."""
    rows = stage.context.rows_between
    pairs = [("the word before", rows(choice.before, option))]
    if choice.after is not None:
        pairs.append(("the word after", rows(option, choice.after)))
    return [
        {"row": row, "bonus": bonus, "beside": beside}
        for beside, found in pairs
        for row, bonus in found
    ]


def _why(choice: Choice, option: Candidate | None) -> str:
    if option is choice.chosen:
        others = len(choice.options) - 1
        return "the highest total" if others else "the only reading in the running"
    if option is None:
        return f"more than 10^{BEAM} times less likely than the best: not looked at in context"
    return "no higher total"
