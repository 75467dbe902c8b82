"""What there is: the tables and rules of a pipeline, with the user's."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.rules.files import PipelineFiles
from annotator.rules.layers import USER
from annotator.rules.patterns import read_rules
from annotator.text.table import parse_table

LAYERS = ("morphology", "quantities", "dates", "places", "forces", "actors", "claims")

_PREFIXES = {
    "actor": "actors", "claim": "claims", "compare": "claims", "cues": "claims",
    "hedges": "claims", "sources": "claims", "switches": "claims", "dates": "dates",
    "echelons": "forces", "equipment": "forces", "force": "forces", "forces": "forces",
    "nisbas": "forces", "number": "quantities", "numbers": "quantities",
    "quantity": "quantities", "units": "quantities", "place": "places",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A table or a rule.

    Attributes:
        id: Name of the table, or id of the rule.
        kind: ``table`` or ``rule``.
        layer: The layer of the output that it serves.
        label: Label of the rule's spans; of a table its title.
        where: File, and for a rule its line.
        rows: Rows of the table; of a rule 1.
    """

    id: str
    kind: str
    layer: str
    label: str
    where: str
    rows: int


def catalogue(files: PipelineFiles, layer: str | None = None) -> list[Entry]:
    """Tables, then rules; a user's file of a table has an entry of its own.

    Args:
        files: The pipeline's files with the user's.
        layer: Entries of this layer only.
    """
    entries = [*_tables(files), *_rules(files)]
    return [entry for entry in entries if layer in (None, entry.layer)]


def layer_of(name: str) -> str:
    """Layer that a table serves, or a rule's label.

    >>> layer_of("force_names"), layer_of("CLAIM_ACCORDING_TO"), layer_of("contexts")
    ('forces', 'claims', 'morphology')
    """
    return _PREFIXES.get(name.lower().partition("_")[0], "morphology")


def table_files(files: PipelineFiles) -> Iterator[tuple[str, str]]:
    """Name of the table and path of each lexicon file, the model's first."""
    for name in files.names:
        parts = name.split("/")
        if parts[-2:-1] == ["lexicons"] and name.endswith(".tsv"):
            yield parts[-1].removesuffix(".tsv"), name


def comments(text: str) -> list[str]:
    """Comment lines at the top of a table: title first, then what its columns mean."""
    found = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        found.append(line.lstrip("#").strip())
    return found


def _tables(files: PipelineFiles) -> Iterator[Entry]:
    for table, path in table_files(files):
        text = files.read_text(path)
        title = (comments(text) or [""])[0]
        rows = len(parse_table(text, path, ()))
        yield Entry(table, "table", layer_of(table), title, path.removeprefix(USER), rows)


def _rules(files: PipelineFiles) -> Iterator[Entry]:
    for rule in read_rules(files):
        yield Entry(rule.id, "rule", layer_of(rule.label), rule.label, rule.where, 1)
