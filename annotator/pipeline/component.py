"""What all components of the pipeline share: access to the pipeline's data files."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from annotator.errors import error
from annotator.pipeline.columns import unchanged
from annotator.rules.files import PipelineFiles

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Component:
    """Base of the components: a function of a Doc and of the pipeline's data files.

    The files belong to the tokenizer, which reads and serialises them for all; a
    component keeps only its settings, so ``to_disk`` and ``to_bytes`` write nothing.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """

    def __init__(self, nlp: "Language", name: str):
        self.nlp = nlp
        self.name = name

    @property
    def files(self) -> PipelineFiles:
        """Data files of the pipeline.

        Raises:
            UsageError: AN306 where the pipeline has another tokenizer.
        """
        files = getattr(self.nlp.tokenizer, "files", None)
        if not isinstance(files, PipelineFiles):
            raise error("AN306", component=self.name)
        return files

    def __call__(self, doc: "Doc") -> "Doc":
        """Run on a Doc, which is changed and returned."""
        with unchanged(doc):
            return self.annotate(doc)

    def annotate(self, doc: "Doc") -> "Doc":
        """Do the component's work; tokens keep the attributes of :class:`Columns`."""
        raise NotImplementedError

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the tokenizer carries the files."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Self:
        """Nothing: the tokenizer carries the files."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Nothing: the tokenizer writes the files."""

    def from_disk(self, _path: str | Path, **_: Any) -> Self:
        """Nothing: the tokenizer reads the files."""
        return self
