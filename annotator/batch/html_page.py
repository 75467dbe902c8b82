"""Reader of web pages: the text of the article, with title, date, address and outlet.

Pages are parsed as a stream by ``html.parser`` of the standard library: no tree, so that
no nesting is too deep, and nothing is fetched or executed. What of a construct is never
closed is no text, as the HTML standard has it.
"""

import codecs
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from annotator.batch.dates import iso_date
from annotator.batch.inputs import ENCODING_GUESSED, InputDocument, Item, checked_text
from annotator.batch.options import ReadOptions
from annotator.batch.sources import Source
from annotator.errors import DataError
from annotator.text.decoding import Decoded, decode

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})  # fmt: skip
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "title", "nav", "aside", "footer", "button",
    "select", "textarea", "svg", "math", "iframe", "object", "audio", "video", "canvas",
    "dialog", "menu", "datalist",
})  # fmt: skip
"""Elements whose text is no text of an article."""

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that do not end a line; all others do."""

_FACTS = {
    "og:title": "title",
    "article:published_time": "date",
    "datepublished": "date",
    "date": "date",
    "pubdate": "date",
    "og:url": "url",
    "og:site_name": "outlet",
}
"""Names of ``meta`` elements (Open Graph, schema.org) to fields of a document."""

_BLANKS = re.compile(r"[ \t\n\f\r]+")
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_PRESCAN = 4096
_UNCLOSED = 1 << 16


def read_html(
    stream: io.BufferedReader, source: Source, options: ReadOptions
) -> Iterator[Item]:
    """Read a web page as one document; offsets refer to the text that was taken out."""
    data = options.read_all(stream)
    decoded = _decode(data, options.encoding)
    page = parse_page(decoded.text)
    date = iso_date(page.facts.get("date"))
    yield InputDocument(
        doc_id=source.name,
        text=checked_text(page.text(), None),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        path=source.shown,
        date=date,
        title=page.facts.get("title") or page.title or None,
        url=page.facts.get("url"),
        outlet=page.facts.get("outlet"),
        warnings=() if decoded.certain else (ENCODING_GUESSED,),
    )


def _decode(data: bytes, encoding: str | None) -> Decoded:
    """Decode a page: valid UTF-8 is that, else the page's own word counts."""
    if encoding is None:
        try:
            return Decoded(data.decode("utf-8-sig"), "utf-8", "strict")
        except UnicodeDecodeError:
            declared = _DECLARED.search(data[:_PRESCAN])
        if declared and _is_known(name := declared[1].decode("ascii", "replace")):
            try:
                return decode(data, name)
            except DataError:  # the page is wrong about itself
                pass
    return decode(data, encoding)


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def parse_page(markup: str) -> "Page":
    """Parse a page in time linear in its length.

    >>> parse_page("<nav>القائمة</nav><p>نص <b>الخبر</b>.").text()  # the menu is left out
    'نص الخبر.'
    """
    page = Page()
    page.feed(markup)
    if len(page.rawdata) < _UNCLOSED:  # trying each place of a longer rest anew is quadratic
        page.close()
    page.end_line()
    return page


class Page(HTMLParser):
    """Gathers the lines of a page and what it says of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts: dict[str, str] = {}
        self.title = ""
        self._lines: list[tuple[int, str]] = []
        self._line: list[str] = []
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._skipping = 0
        self._articles = 0
        self._linked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; note what ``meta``, ``link`` and ``time`` say."""
        if tag in ("meta", "link", "time", "script"):
            self._note(tag, {name: value or "" for name, value in attrs})
        if tag not in _INLINE:
            self.end_line()
        if tag in _VOID:
            return
        self._articles += tag == "article" and not self._counts["article"]
        self._open.append(tag)
        self._counts[tag] += 1
        self._skipping += tag in _SKIPPED

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; ``<p/>`` is ``<p>`` but for elements that are not HTML."""
        self.handle_starttag(tag, attrs)
        if tag in ("svg", "math"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and all that were left open in it."""
        if tag not in _INLINE:
            self.end_line()
        if not self._counts[tag]:
            return
        while True:
            closed = self._open.pop()
            self._counts[closed] -= 1
            self._skipping -= closed in _SKIPPED
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take text in, unless it stands in a part that is skipped."""
        if not self._skipping:
            self._line.append(data)
        elif self._open[-1] == "title":
            self.title = _BLANKS.sub(" ", self.title + data).strip()
        elif self._linked and self._open[-1] == "script":
            found = _LINKED_DATE.search(data)
            if found:
                self.facts.setdefault("date", found[1])

    def end_line(self) -> None:
        """Finish the line that is being gathered."""
        if self._line:
            text = _BLANKS.sub(" ", "".join(self._line)).strip(" ")
            self._line = []
            if text:
                article = self._articles if self._counts["article"] else 0
                self._lines.append((article, text))

    def _note(self, tag: str, attrs: dict[str, str]) -> None:
        self._linked = tag == "script" and attrs.get("type") == "application/ld+json"
        if tag == "link" and attrs.get("rel") == "canonical":
            self.facts["url"] = attrs.get("href", "")
        elif tag == "time" and "datetime" in attrs:
            self.facts.setdefault("date", attrs["datetime"])
        elif tag == "meta":
            names = (attrs.get(name, "").lower() for name in ("property", "name", "itemprop"))
            for field in filter(None, map(_FACTS.get, names)):
                if attrs.get("content", "").strip():
                    self.facts.setdefault(field, attrs["content"].strip())

    def text(self) -> str:
        """The lines of the main article, or of the page where none has most of its text."""
        sizes: Counter[int] = Counter()
        for article, line in self._lines:
            sizes[article] += len(line)
        chosen, size = max(sizes.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))
        if not chosen or 2 * size < sum(sizes.values()):
            return "\n".join(line for _, line in self._lines)
        return "\n".join(line for article, line in self._lines if article == chosen)
