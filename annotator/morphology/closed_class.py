"""Function words and lexicalised adverbs: which reading is meant, and its token."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.morphology.reading import Reading
from annotator.text.fold import fold, strip_marks
from annotator.text.table import Row

_ARTICLE = "ال"

_INDECLINABLE = frozenset(("ADP", "ADV", "SCONJ", "CCONJ"))
"""Words of these kinds never take the article."""

ITSELF = "="
"""In the column ``lemma``: the form is its own lemma."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the lexicon ``closed_class``; an empty string leaves things as they are."""

    form: str
    tags: frozenset[str]
    tag: str
    upos: str
    lemma: str
    bonus: float


def read_entries(rows: Iterable[Row]) -> dict[str, list[Entry]]:
    """Entries by folded form of the stem."""
    entries: dict[str, list[Entry]] = {}
    for row in rows:
        for form in row.values("forms"):
            entry = Entry(
                form,
                frozenset(row.values("tags")),
                row["tag"],
                row["upos"],
                fold(form if row["lemma"] == ITSELF else row["lemma"]),
                int(row["bonus"] or 0) / 10,
            )
            entries.setdefault(fold(form), []).append(entry)
    return entries


def apply(reading: Reading, entries: Mapping[str, list[Entry]]) -> Reading:
    """The reading with the token and score that its form's entry says, or as it is."""
    host = reading.host
    forms = dict.fromkeys((host.norm, host.norm.removeprefix(_ARTICLE)))
    for entry in (entry for form in forms for entry in entries.get(form, ())):
        if host.tag not in entry.tags or not _is_spelled(host.surface, entry, reading):
            continue
        if entry.upos in _INDECLINABLE and fold(entry.form) != host.norm:
            continue  # «البعد» (the distance) is no preposition
        changed = host._replace(
            tag=entry.tag or host.tag,
            pos=entry.upos or host.pos,
            lemma=entry.lemma or host.lemma,
        )
        pieces = tuple(changed if piece is host else piece for piece in reading.pieces)
        bonus = 0.0 if reading.source == "spvar" else entry.bonus
        return reading._replace(pieces=pieces, score=reading.score + bonus)
    return reading


def _is_spelled(surface: str, entry: Entry, reading: Reading) -> bool:
    """Whether a stem is the entry's form: كان is no كأن, but ان may be أن."""
    written = strip_marks(surface)
    return reading.source == "spvar" or written in (entry.form, _ARTICLE + entry.form)
