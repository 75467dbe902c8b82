"""The spaCy tokenizer: clitics are tokens, and the text is never changed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from annotator.morphology.database import database_path
from annotator.morphology.stage import MorphologyStage, Word
from annotator.paths import pipeline_path
from annotator.pipeline.extensions import STAGE, WORD_INDEX, register, remember_stage
from annotator.pipeline.stage import build_stage
from annotator.rules.files import PipelineFiles

if TYPE_CHECKING:
    from spacy.language import Language


class ArabicTokenizer:
    """Tokens of Arabic text with NORM, LEMMA, TAG, POS and MORPH set.

    Clitics are tokens (و ف ب ل ك س أ and pronoun enclitics), ال stays attached, and
    ``doc.text`` is the input. Carries the pipeline's data files for all components.

    Args:
        vocab: The pipeline's vocabulary.
        files: Data files of the pipeline directory; None is the default pipeline's.
    """

    def __init__(self, vocab: Vocab, files: PipelineFiles | None = None):
        self.vocab = vocab
        self._files = files
        self._stage: MorphologyStage | None = None
        self._morphs: set[str] = set()
        register()

    @property
    def files(self) -> PipelineFiles:
        """Data files of the pipeline."""
        if self._files is None:
            self._files = PipelineFiles.open(pipeline_path())
        return self._files

    @property
    def stage(self) -> MorphologyStage:
        """The morphology stage, opened when it is first needed.

        Raises:
            SetupError: AN201 where no database is installed.
        """
        if self._stage is None:
            self._stage = build_stage(self.files)
            remember_stage(self.stage_name, self._stage)
        return self._stage

    @property
    def stage_name(self) -> str:
        """Name under which Docs find the stage again."""
        return f"{self.files.identity} on {database_path()}"

    def __call__(self, text: str) -> Doc:
        """Tokenise a text; ``doc.text == text``."""
        doc, index = self._make_doc(self.stage.words(text))
        doc.user_data[WORD_INDEX] = index
        doc.user_data[STAGE] = self.stage_name
        return doc

    def _make_doc(self, words: list[Word]) -> tuple[Doc, list[int]]:
        rows, spaces = _token_rows(words)
        texts, norms, lemmas, tags, pos, morphs, index = (
            [list(column) for column in zip(*rows, strict=True)] if rows else [[]] * 7
        )
        self._keep_morphs(morphs)
        doc = Doc(
            self.vocab,
            words=texts,
            spaces=spaces,
            tags=tags,
            pos=pos,
            morphs=morphs,
            lemmas=lemmas,
        )
        for token, norm in zip(doc, norms, strict=True):
            token.norm_ = norm
        return doc, index

    def _keep_morphs(self, morphs: list[str]) -> None:
        """Intern feature strings for good.

        ``Vocab.morphology`` keeps its entries beyond a memory zone; a string of theirs
        that was first seen inside one would be gone when the entry is used again.
        """
        for morph in set(morphs) - self._morphs:
            for string in (morph, *morph.split("|")):
                self.vocab.strings.add(string, allow_transient=False)  # type: ignore[call-arg]
            self._morphs.add(morph)

    def add_files(self, added: Mapping[str, bytes]) -> None:
        """Put further data files over the pipeline's; the next text is read with them."""
        self._files = self.files.with_files(added)
        self._stage = None

    def pipe(self, texts: Any, batch_size: int = 50) -> Any:
        """Tokenise a stream of texts."""
        for text in texts:
            yield self(text)

    def to_bytes(self, **_: Any) -> bytes:
        """The pipeline's data files."""
        return self.files.to_bytes()

    def from_bytes(self, data: bytes, **_: Any) -> Self:
        """Take over data files from :meth:`to_bytes`."""
        self._files = PipelineFiles.from_bytes(data)
        self._stage = None
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the data files into the pipeline directory that holds ``path``."""
        self.files.save(Path(path).parent)

    def from_disk(self, path: str | Path, **_: Any) -> Self:
        """Open the data files of the pipeline directory that holds ``path``."""
        self._files = PipelineFiles.open(Path(path).parent)
        self._stage = None
        return self

    def __getstate__(self) -> dict[str, Any]:
        return {"vocab": self.vocab, "_files": self.files}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["vocab"], state["_files"])  # type: ignore[misc]


@registry.tokenizers("annotator.ArabicTokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[["Language"], ArabicTokenizer]:
    """Tokenizer for ``[nlp.tokenizer]`` of a pipeline's config."""

    def create(nlp: "Language") -> ArabicTokenizer:
        return ArabicTokenizer(nlp.vocab)

    return create


_Row = tuple[str, str, str, str, str, str, int]


def _token_rows(words: list[Word]) -> tuple[list[_Row], list[bool]]:
    """Text, NORM, LEMMA, TAG, POS, MORPH and word number of each token; blanks after them.

    A single blank after a token is its trailing space, any other is a token of its own.
    """
    rows: list[_Row] = []
    spaces: list[bool] = []
    number = -1
    for word in words:
        if word.pieces:
            number += 1
            for piece in word.pieces:
                spelled = (piece.surface, piece.norm, piece.lemma, piece.tag)
                rows.append((*spelled, piece.pos, piece.morph, number))
                spaces.append(False)
            continue
        blank = word.text
        if blank[0] == " " and rows and not spaces[-1] and rows[-1][-1] >= 0:
            spaces[-1] = True
            blank = blank[1:]
        if blank:
            rows.append((blank, blank, blank, "_SP", "SPACE", "", -1))
            spaces.append(False)
    return rows, spaces
