"""What annotates and renders documents, in whatever process it finds itself."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from annotator.batch.clock import OutOfTimeError, time_limit
from annotator.batch.document import coded, make_document
from annotator.batch.inputs import Failure, InputDocument, Item
from annotator.batch.render import Rendered, RenderOptions, render
from annotator.errors import DataError, error

if TYPE_CHECKING:
    from spacy.language import Language

Opener = Callable[[], "Language"]
"""Opens the pipeline; picklable where it has to go to another process or machine."""


class Annotator:
    """A pipeline with the settings of a run.

    Sent to another process, it opens the pipeline anew there; a forked process has it.

    Args:
        load: Opens the pipeline.
        options: What is made of a document.
        timeout: Seconds that a document may take; None is no limit.
        debug: Raise the exception of a failing document.
    """

    def __init__(
        self,
        load: Opener,
        options: RenderOptions,
        timeout: float | None = None,
        debug: bool = False,
        nlp: "Language | None" = None,
    ):
        self.load = load
        self.options = options
        self.timeout = timeout
        self.debug = debug
        self._nlp = nlp
        self._warm = False

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_nlp": None, "_warm": False}

    def open(self) -> "Language":
        """Open the pipeline and run it once.

        What components build at their first text must outlive the memory zones.
        """
        if self._nlp is None:
            self._nlp = self.load()
        if not self._warm:
            with coded():
                self._nlp("")
            self._warm = True
        return self._nlp

    def annotate(self, items: Sequence[Item], emit: Callable[[Rendered], None]) -> None:
        """Annotate some documents; what spaCy interns for them is freed after them.

        Args:
            items: Documents, and failures of reading, which are passed on.
            emit: Receives each result, in order.

        Raises:
            AnnotatorError: What no document can help, such as a missing database; with
                ``debug`` the error of a failing document as well.
        """
        waiting = list(items)
        while waiting:
            nlp = self.open()
            with nlp.memory_zone():
                done = self._some(nlp, waiting, emit)
            del waiting[:done]

    def _some(
        self, nlp: "Language", items: Sequence[Item], emit: Callable[[Rendered], None]
    ) -> int:
        """Annotate up to a document that is stopped; returns how many that were.

        The pipeline, stopped anywhere in its work, is not used again.
        """
        for number, item in enumerate(items, 1):
            try:
                emit(self._rendered(nlp, item))
            except OutOfTimeError:
                self._nlp, self._warm = None, False
                problem = error("AN421", seconds=self.timeout)
                emit(render(Failure.of(problem, item.doc_id, item.path), self.options))
                return number
        return len(items)

    def _rendered(self, nlp: "Language", item: Item) -> Rendered:
        if isinstance(item, InputDocument):
            try:
                with time_limit(self.timeout):
                    return render(make_document(nlp, item), self.options)
            except DataError as problem:  # others no document can help meeting
                if self.debug:
                    raise
                return render(Failure.of(problem, item.doc_id, item.path), self.options)
        return render(item, self.options)
