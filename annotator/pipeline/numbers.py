"""Numbers of a Doc: candidates for the layers that come after (dates, quantities)."""

from dataclasses import fields
from operator import attrgetter
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline.columns import columns
from annotator.pipeline.component import Component
from annotator.rules.files import PipelineFiles
from annotator.text.numbers import Number, NumberLexicon, find_numbers

KEY = "annotator_candidates"
"""Key in ``doc.user_data`` of what one layer leaves for the next ones."""


_FIELDS = tuple(item.name for item in fields(Number))
_values = attrgetter(*_FIELDS)


def build_number_lexicon(files: PipelineFiles) -> NumberLexicon:
    """Number lexicon of a pipeline, for ``PipelineFiles.derived``."""
    return NumberLexicon.build(files.table)


def put_numbers(doc: Doc, numbers: list[Number]) -> None:
    """Leave the numbers of a Doc in its ``user_data``, as plain JSON types."""
    doc.user_data.setdefault(KEY, {})["numbers"] = [
        dict(zip(_FIELDS, _values(number), strict=True)) for number in numbers
    ]


def get_numbers(doc: Doc) -> list[Number]:
    """Numbers that :func:`put_numbers` left, in the order of the text."""
    rows: list[dict[str, Any]] = doc.user_data.get(KEY, {}).get("numbers", [])
    return [Number(**{name: row[name] for name in _FIELDS if name in row}) for row in rows]


class Numbers(Component):
    """Finds the numbers of a Doc and leaves them for later components."""

    def annotate(self, doc: Doc) -> Doc:
        """Fill the Doc and return it."""
        put_numbers(
            doc, find_numbers(columns(doc).text, self.files.derived(build_number_lexicon))
        )
        return doc


@Language.factory("annotator_numbers_v1", default_config={})
def make_numbers(nlp: Language, name: str) -> Numbers:
    """Make the component."""
    return Numbers(nlp, name)
