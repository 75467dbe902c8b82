"""The spaCy tokenizer: clitics are tokens, and the text is never changed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING, Any, Self

from numpy import frombuffer, uint64
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from annotator.morphology.database import database_path
from annotator.morphology.reading import Form
from annotator.morphology.stage import ChosenText, MorphologyStage
from annotator.paths import pipeline_path
from annotator.pipeline.columns import ByForm, Columns, remember
from annotator.pipeline.extensions import STAGE, WORD_INDEX, register, remember_stage
from annotator.pipeline.stage import build_stage
from annotator.rules.files import PipelineFiles

if TYPE_CHECKING:
    from spacy.language import Language


_ATTRIBUTES: list[int | str] = ["NORM", "LEMMA", "TAG", "POS", "MORPH"]


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
        self._stage_name = ""
        self._rows = ByForm(self._row)
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
            self._stage_name = f"{self.files.identity} on {database_path()}"
            remember_stage(self._stage_name, self._stage)
        return self._stage

    def __call__(self, text: str) -> Doc:
        """Tokenise a text; ``doc.text == text``."""
        read, spaces = _columns(text, self.stage.words(text))
        doc = Doc(self.vocab, words=read.texts, spaces=spaces)
        if read.forms:
            add = self.vocab.strings.add
            for string in {*read.norms, *read.lemmas}.difference(read.texts):
                add(string)  # what a row was made with may be gone with a memory zone
            rows = frombuffer(b"".join(map(self._rows.__getitem__, read.forms)), uint64)
            table: Any = rows.reshape(-1, len(_ATTRIBUTES))
            doc.from_array(_ATTRIBUTES, table)
        doc.user_data[WORD_INDEX] = read.words
        doc.user_data[STAGE] = self._stage_name
        remember(doc, read)
        return doc

    def _row(self, form: Form) -> bytes:
        """What spaCy keeps of a token, in the order of ``_ATTRIBUTES``.

        Tags and features are interned for good: ``Vocab.morphology`` keeps its entries
        beyond a memory zone, and few there are.
        """
        strings = self.vocab.strings
        for string in (form.tag, form.morph, *form.morph.split("|")):
            strings.add(string, allow_transient=False)  # type: ignore[call-arg]
        return pack(
            f"={len(_ATTRIBUTES)}Q",
            strings.as_int(form.norm),
            strings.as_int(form.lemma),
            strings.as_int(form.tag),
            strings.as_int(form.pos),
            self.vocab.morphology.add(form.morph),
        )

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


def _columns(text: str, words: ChosenText) -> tuple[Columns, list[bool]]:
    """The tokens of a text, and which of them a space follows.

    A single blank after a token is its trailing space, any other is a token of its own.
    """
    forms = [_blank(words.lead)] if words.lead else []
    spaces = [False] * len(forms)
    index = [-1] * len(forms)
    for number, (word, blank) in enumerate(zip(words.words, words.blanks, strict=True)):
        own = word.forms
        forms += own
        spaces += [False] * (len(own) - 1)
        spaces.append(blank[:1] == " ")
        index += [number] * len(own)
        if len(blank) > 1 or (blank and blank != " "):
            rest = blank.removeprefix(" ")
            forms.append(_blank(rest))
            spaces.append(False)
            index.append(-1)
    return Columns.of(text, forms, spaces, index), spaces


def _blank(text: str) -> Form:
    return Form(text, text, text, "_SP", "SPACE", "")
