"""The files of ``gazetteer/`` in a pipeline directory: written, with their origin."""

import hashlib
import json
from collections import Counter
from pathlib import Path

from annotator.gazetteer import sources, spell
from annotator.gazetteer.aliases import COLUMNS, read_aliases
from annotator.gazetteer.build import Settings, build
from annotator.gazetteer.rows import GENERATED, REVIEWED, PlaceRow, write_table
from annotator.gazetteer.variants import read_rules
from annotator.text.table import Row, parse_table

TABLE = "gazetteer/places.tsv.gz"
META = "gazetteer/gazetteer.meta.json"
ALIASES = "lexicons/place_aliases.tsv"
COUNTRIES = "lexicons/place_countries.tsv"
TYPES = "lexicons/place_types.tsv"
SPELLINGS = "lexicons/place_spellings.tsv"
LETTERS = "lexicons/place_letters.tsv"


def write_release(root: Path) -> dict[str, int]:
    """Build the table of places and write it with its description.

    Args:
        root: Pipeline directory; its alias, country and type tables are read.

    Returns:
        Counts of what was written.

    Raises:
        UsageError: AN501, AN502, AN305 for rows of the alias file that cannot be used.
    """
    aliases = _rows(root, ALIASES, COLUMNS)
    settings = read_settings(
        _rows(root, COUNTRIES, ("alpha3", "theatre", "arab", "latin")),
        _rows(root, TYPES),
        _rows(root, SPELLINGS),
        _rows(root, LETTERS, spell.COLUMNS),
    )
    places = build(read_aliases(aliases), settings)
    data = write_table(places)
    counts = count(places)
    meta = {
        "sources": sources.versions(),
        "sha256": {
            TABLE: hashlib.sha256(data).hexdigest(),
            ALIASES: hashlib.sha256((root / ALIASES).read_bytes()).hexdigest(),
        },
        "counts": counts,
        "licence": "GeoNames CC BY 4.0 (modified), Unicode-3.0, MIT; see NOTICE",
    }
    (root / TABLE).parent.mkdir(parents=True, exist_ok=True)
    (root / TABLE).write_bytes(data)
    (root / META).write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", "utf-8")
    return counts


def read_settings(
    countries: list[Row], types: list[Row], spellings: list[Row], letters: list[Row]
) -> Settings:
    """Settings of the build from the tables of countries, types, spellings and letters."""
    return Settings(
        theatres=frozenset(row["alpha3"] for row in countries if row["theatre"] == "yes"),
        arab=frozenset(row["alpha3"] for row in countries if row["arab"] == "yes"),
        spellings=tuple(read_rules(spellings)),
        letters=spell.Letters.read(letters),
        latin_population={
            row["alpha3"]: int(row["latin"]) for row in countries if row["latin"]
        },
        type_nouns=tuple(
            word for row in types if row["span"] == "outside" for word in row.values("word")
        ),
    )


def count(places: list[PlaceRow]) -> dict[str, int]:
    """Number of places by kind, and of forms by class."""
    kinds = Counter(f"kind {place.kind}" for place in places)
    marks = Counter(_form_class(form) for place in places for form in place.forms)
    total = {"places": len(places), "named": sum(1 for place in places if place.forms)}
    return total | dict(sorted(kinds.items())) | dict(sorted(marks.items()))


def _form_class(form: str) -> str:
    if form.endswith(REVIEWED):
        return "forms reviewed"
    return "forms generated" if form.endswith(GENERATED) else "forms of sources"


def _rows(root: Path, name: str, columns: tuple[str, ...] = ()) -> list[Row]:
    return parse_table((root / name).read_text("utf-8"), name, columns)
