"""Numbers of a Doc: candidates for the layers that come after (dates, quantities)."""

from dataclasses import asdict, fields
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline.columns import columns
from annotator.pipeline.component import Component
from annotator.rules.files import PipelineFiles
from annotator.text.numbers import Number, NumberLexicon, find_numbers

KEY = "annotator_candidates"
"""Key in ``doc.user_data`` of what one layer leaves for the next ones."""


def build_number_lexicon(files: PipelineFiles) -> NumberLexicon:
    """Number lexicon of a pipeline, for ``PipelineFiles.derived``."""
    return NumberLexicon.build(files.table)


def put_numbers(doc: Doc, numbers: list[Number]) -> None:
    """Leave the numbers of a Doc in its ``user_data``, as plain JSON types."""
    doc.user_data.setdefault(KEY, {})["numbers"] = [asdict(number) for number in numbers]


def get_numbers(doc: Doc) -> list[Number]:
    """Numbers that :func:`put_numbers` left, in the order of the text."""
    rows: list[dict[str, Any]] = doc.user_data.get(KEY, {}).get("numbers", [])
    names = {item.name for item in fields(Number)}
    return [Number(**{k: v for k, v in row.items() if k in names}) for row in rows]


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
