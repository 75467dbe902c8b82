"""What the lexicons say of a written word alone, looked up once for each distinct word.

The roles of a word tell which searches can find something at it; most words of a text
have none. They follow from the tables that the searches themselves read.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from annotator.pipeline.actors.lexicon import (
    ActorLexicon,
    FirstName,
    Head,
    Title,
    build_lexicon,
)
from annotator.pipeline.actors.words import ARTICLE, Group, Word, word_of
from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold

TITLE = 1
"""A title may begin here."""
NAME = 2
"""The word is a first name, or may be the first half of one."""
HALF = 4
"""The word may be the first half of a name of two words (عبد الله)."""
PARENT = 8
"""أم, أبو: a person may be named after a child."""
FOREIGN = 16
"""A name or unknown, without article and clitics."""
SPEECH = 32
"""A verb of saying."""
PERSON = 64
"""The name of a well-known person may begin here."""
OUTLET = 128
"""An outlet may begin here."""
AGENCY = 256
"""A news agency, or a word for several, may begin here."""
ORGANISATION = 512
"""The name of an organisation may begin here."""

_CACHED = 16_000
_SHORTEST_TITLE = 4
"""Letters of the shortest title with its article (القس)."""
_SHORTEST_NAME = 3
_NAME_CLITICS = "وفلبك"
_MAQSURA = "ى"
_NO_KINDS: frozenset[str] = frozenset()

NameFound = tuple[FirstName, int]
"""A first name, and the code points of the clitics that stand before it in its word."""


class Spelling(NamedTuple):
    """One way to read a word as the first half of a name of two words.

    Attributes:
        form: The word, or the word without its first letter.
        alone: The name that the form alone is, if any.
        cut: Code points that were cut off.
    """

    form: str
    alone: NameFound | None
    cut: int


class Entry(NamedTuple):
    """What is known of a written word, whatever stands beside it.

    Attributes:
        word: The word itself.
        roles: The roles above that it has, as a bit mask.
        kinds: Its classes in ``actor_context.tsv``.
        title: The title of one word that its core is.
        whole_title: The title that the word is with the letter that was read as a
            conjunction.
        name: The first name that it is alone.
        spellings: How it may be read where it may be half a name, the best first.
        head: The head of the name of an organisation that it is.
    """

    word: Word
    roles: int = 0
    kinds: frozenset[str] = frozenset()
    title: Title | None = None
    whole_title: Title | None = None
    name: NameFound | None = None
    spellings: Sequence[Spelling] = ()
    head: Head | None = None


class Entries(dict[Group, Entry]):
    """The entries of written words by their tokens, made when they are first asked for."""

    def __init__(self, lexicon: ActorLexicon):
        super().__init__()
        self.lexicon = lexicon
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        for kind, words in lexicon.context.items():
            for word in words:
                kinds[word].add(kind)
        self._kinds = {word: frozenset(found) for word, found in kinds.items()}
        self._halves = frozenset(
            name[:at]
            for name in lexicon.first_names
            for at, letter in enumerate(name)
            if letter == " "
        )

    def __missing__(self, group: Group) -> Entry:
        if len(self) >= _CACHED:
            self.clear()
        entry = self[group] = self._entry(word_of(group))
        return entry

    def _entry(self, word: Word) -> Entry:
        if word.mark:
            return Entry(word)
        lexicon = self.lexicon
        kinds = self._kinds.get(word.core, _NO_KINDS) | self._kinds.get(word.bare, _NO_KINDS)
        title = _title(lexicon, word)
        whole = lexicon.titles.get(word.surface) if word.conj else None
        spellings = _spellings(lexicon, word)
        name = next((spelling.alone for spelling in spellings if spelling.alone), None)
        half = self._is_half(word, spellings)
        head = _head(lexicon, word)
        outlet = lexicon.outlets.opens(word)
        roles = (
            (TITLE if title or whole or lexicon.title_phrases.opens(word) else 0)
            | (NAME if name or half else 0)
            | (HALF if half else 0)
            | (PARENT if word.core in lexicon.words("parent") else 0)
            | (FOREIGN if _is_foreign(lexicon, word) else 0)
            | (SPEECH if word.pos == "VERB" and word.lemma in lexicon.speech else 0)
            | (PERSON if lexicon.persons.opens(word) else 0)
            | (OUTLET if outlet or "outlet_head" in kinds else 0)
            | (AGENCY if outlet or "agencies" in kinds else 0)
            | (ORGANISATION if head or _opens_organisation(lexicon, word) else 0)
        )
        return Entry(word, roles, kinds, title, whole, name, spellings if half else (), head)

    def _is_half(self, word: Word, spellings: Sequence[Spelling]) -> bool:
        if word.surface in self._halves:
            return True
        return any(word.surface[spelling.cut :] in self._halves for spelling in spellings)


def build_entries(files: PipelineFiles) -> Entries:
    """An empty table of entries over the lexicons of the actor layer.

    Raises:
        UsageError: AN302, AN303, AN307 for a malformed or missing table.
    """
    return Entries(files.derived(build_lexicon))


def _title(lexicon: ActorLexicon, word: Word) -> Title | None:
    short = word.core
    if len(short) == _SHORTEST_TITLE:
        short = short.removeprefix(ARTICLE)
    title = lexicon.titles.get(word.bare) or lexicon.titles.get(short)
    if title is None or word.pron or word.pos == "VERB":
        return None
    return title if title.is_written(word.text, word.definite) else None


def _head(lexicon: ActorLexicon, word: Word) -> Head | None:
    """The head that a word is; the ي of a dual (وزارتي) may be read as a pronoun."""
    return lexicon.heads.get(fold(word.text[word.shift :]) if word.pron else word.bare)


def _opens_organisation(lexicon: ActorLexicon, word: Word) -> bool:
    return word.bare in lexicon.short or lexicon.named.opens(word)


def _is_foreign(lexicon: ActorLexicon, word: Word) -> bool:
    if word.proclitic or word.pron or not word.proper:
        return False
    if word.core in lexicon.weekdays or word.bare in lexicon.titles:
        return False
    return len(word.surface) > 1 and word.surface.isalpha()


def _spellings(lexicon: ActorLexicon, word: Word) -> list[Spelling]:
    """The word as written, and without a first letter that may be a clitic."""
    if word.pos == "ADP" and word.text.endswith(_MAQSURA):
        return []
    clitic = word.text[:1] in _NAME_CLITICS and (word.proclitic or word.proper)
    return [
        Spelling(word.text[cut:], _alone(lexicon, word, cut), cut)
        for cut in range(1 + clitic)
        if len(word.text) - cut >= _SHORTEST_NAME
    ]


def _alone(lexicon: ActorLexicon, word: Word, cut: int) -> NameFound | None:
    name = lexicon.first_names.get(word.surface[cut:])
    return (name, cut) if name is not None and is_name(word, word.text[cut:], name) else None


def is_name(word: Word, written: str, name: FirstName) -> bool:
    """Whether what is written, a word or it and the next one, can be a name.

    A final ى makes the word a verb and no name: روى is not روي.
    """
    final = any(spelling.endswith(_MAQSURA) for spelling in name.spellings)
    verb = word.pos == "VERB" and word.text.endswith(_MAQSURA) and not final
    return not verb and name.is_written(written)
