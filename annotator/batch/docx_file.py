"""Reader of Word files: the paragraphs of the body, and the title.

A ``.docx`` file is a ZIP archive of XML. Two members are read, as streams and up to a
limit; a document type declaration, which no Word file has, is refused, so that no entity
can expand. Nothing that the file points to is opened.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from annotator.batch.inputs import InputDocument, Item, checked_text
from annotator.batch.options import ReadOptions
from annotator.batch.sources import Source
from annotator.errors import error

_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"

# namespaces of WordprocessingML: ECMA-376 transitional and strict
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_TITLE = "http://purl.org/dc/elements/1.1/ title"

_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_BLOCK = 1 << 16


def read_docx(
    stream: io.BufferedReader, source: Source, options: ReadOptions
) -> Iterator[Item]:
    """Read a Word file as one document; offsets refer to its paragraphs, a line each.

    Raises:
        DataError: AN117 where the file or its text is too large, AN118 where it is none.
    """
    data = options.read_all(stream)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _Body()
            _parse(archive, _BODY, body, options.max_bytes)
            title = _Title()
            if _PROPERTIES in archive.namelist():
                _parse(archive, _PROPERTIES, title, options.max_bytes)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, EOFError) as problem:
        raise error("AN118", kind="Word", reason=str(problem).strip("'\"")) from problem
    except (NotImplementedError, RuntimeError) as problem:  # odd compression, encryption
        raise error("AN118", kind="Word", reason=problem) from problem
    yield InputDocument(
        doc_id=source.name,
        text=checked_text("\n".join(body.paragraphs), None),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="utf-8",
        path=source.shown,
        title=title.text.strip() or None,
    )


def _parse(archive: zipfile.ZipFile, name: str, handler: "_Handler", limit: int) -> None:
    """Run a member through expat; what it unpacks to is counted, not believed."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    left = limit
    with archive.open(name) as member:
        while block := member.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise error("AN117", limit=limit)
            parser.Parse(block, False)
    parser.Parse(b"", True)


def _refuse(*_declaration: object) -> None:
    raise error("AN118", kind="Word", reason="it has a document type declaration")


class _Handler:
    """What expat calls; names are ``namespace local``."""

    start: Callable[[str, dict[str, str]], None]
    end: Callable[[str], None]
    data: Callable[[str], None]


class _Title(_Handler):
    """The title in the properties of a file."""

    def __init__(self) -> None:
        self.text = ""
        self._inside = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self._inside = name == _TITLE

    def end(self, _name: str) -> None:
        self._inside = False

    def data(self, text: str) -> None:
        if self._inside:
            self.text += text


class _Body(_Handler):
    """The paragraphs of a document, those in cells and boxes as well.

    The text of an alternative for older programs would stand there twice; deleted text
    (``delText``) and field codes (``instrText``) are other elements than ``t``.
    """

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._open: list[list[str]] = []
        self._in_text = False
        self._fallback = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._fallback += name == _FALLBACK
        if space not in _WORD or self._fallback:
            return
        if local == "p":
            self._open.append([])
        self._in_text = local == "t"
        if local in _MARKS and self._open:
            self._open[-1].append(_MARKS[local])

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        self._in_text = False
        if name == _FALLBACK:
            self._fallback -= 1
        elif space in _WORD and local == "p" and self._open and not self._fallback:
            text = "".join(self._open.pop())
            if text.strip():
                self.paragraphs.append(text)

    def data(self, text: str) -> None:
        if self._in_text and self._open:
            self._open[-1].append(text)
