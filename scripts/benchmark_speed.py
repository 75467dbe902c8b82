"""The pipeline against spaCy and camel-tools on the same texts, and by component.

Part of ``scripts/benchmark.py``.
"""

import itertools
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
"""Characters of the documents that show how cost grows with length."""

SAME = 10_000
"""Characters of the text that longer documents repeat."""

LEXICONS = (
    "forces", "force_names", "equipment_models", "units", "cues", "hedges", "actor_titles",
    "actor_outlets", "place_types",
)  # fmt: skip
"""Tables whose entries the layers look for; the stock ruler gets them as patterns."""


def timed(action: Callable[[], object]) -> float:
    """Seconds of processor time that a call takes."""
    start = time.process_time()
    action()
    return time.process_time() - start


def sample(texts: Iterable[str], words: int) -> tuple[list[str], int]:
    """Texts from the beginning of a corpus, and how many words they have."""
    chosen: list[str] = []
    count = 0
    for text in texts:
        chosen.append(text)
        count += len(text.split())
        if count >= words:
            break
    return chosen, count


def lexicon_patterns(nlp: Any) -> list[dict[str, Any]]:
    """What the layers look up, as stock patterns: a sequence of lemmas for each entry."""
    files = nlp.tokenizer.files
    return [
        {"label": table.upper(), "pattern": [{"LEMMA": word} for word in entry.split()]}
        for table in LEXICONS
        for entry in files.word_list(table)
    ]


def stock(nlp: Any, texts: list[str], patterns: list[dict[str, Any]]) -> float:
    """Seconds of ``spacy.blank("ar")`` and of a stock ruler on its tokens.

    The blank pipeline has no lemmas and tags, without which the ruler refuses to run:
    they are set between the two steps, outside the measured time.
    """
    import spacy
    from spacy.tokens import Doc

    blank = spacy.blank("ar")
    seconds = timed(lambda: [blank(text) for text in texts])
    docs = []
    for text in texts:
        words = [token.text for token in blank(text)]
        spaces = [bool(token.whitespace_) for token in blank(text)]
        noun = ["NOUN"] * len(words)
        morphs = [""] * len(words)
        docs.append(
            Doc(blank.vocab, words, spaces, tags=noun, pos=noun, lemmas=words, morphs=morphs)
        )
    ruler: Any = blank.add_pipe("span_ruler")
    ruler.add_patterns(patterns)
    ruler(docs[0])
    return seconds + timed(lambda: [ruler(doc) for doc in docs])


def camel(texts: list[str]) -> tuple[float, float]:
    """Seconds of camel-tools' ``MLEDisambiguator`` as shipped, on the words of the texts.

    Returns:
        Those of a first and of a second pass: as shipped it remembers no word.
    """
    from annotator.morphology.camel import analyzer_module
    from annotator.morphology.scan import scan
    from annotator.morphology.source import download, upgrade

    module = analyzer_module()
    from camel_tools.disambig.mle import MLEDisambiguator
    from camel_tools.morphology.database import MorphologyDB

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r13.db"
        path.write_text("".join(upgrade(download().text)), encoding="utf-8")
        shipped = MLEDisambiguator(module.Analyzer(MorphologyDB(str(path))))
    words = [[chunk.text for chunk in scan(text) if chunk.kind != "blank"] for text in texts]
    first, again = (
        timed(lambda: [shipped.disambiguate(sentence) for sentence in words]) for _ in range(2)
    )
    return first, again


def by_component(nlp: Any, texts: list[str]) -> dict[str, float]:
    """Seconds of the tokenizer and of each component, run alone over all texts.

    Together they are more than the pipeline: each reads the tokens' attributes anew.
    """
    docs: list[Any] = []
    seconds = {"tokenizer": timed(lambda: docs.extend(map(nlp.make_doc, texts)))}
    for name, component in nlp.pipeline:
        seconds[name] = timed(lambda run=component: [run(doc) for doc in docs])
    return seconds


def report(nlp: Any, texts: list[str], words: int) -> None:
    """Print words per second of everything on the same texts."""
    from annotator.rules.patterns import spacy_patterns

    rules = spacy_patterns(nlp.tokenizer.files)
    many = [*rules, *lexicon_patterns(nlp)]
    nlp("")
    first = timed(lambda: [nlp(text) for text in texts])
    seconds = by_component(nlp, texts)
    ours = timed(lambda: [nlp(text) for text in texts])
    for name, value in seconds.items():
        print(f"  {name:12s} {value / words * 1e6:7.1f} us/word")
    print(f"ours, all words new at first     {words / first:8.0f} words/s")
    print(f"ours, warm, one process          {words / ours:8.0f} words/s")
    for name, patterns in (("rules", rules), ("rules and lexicons", many)):
        theirs = stock(nlp, texts, patterns)
        title = f"blank ar + ruler, {len(patterns)} {name}"
        print(f"{title:32s} {words / theirs:8.0f} words/s  ours {theirs / ours:.2f} x")
    shipped, cached = camel(texts)
    print(
        f"MLEDisambiguator alone           {words / shipped:8.0f} words/s  "
        f"ours {shipped / ours:.2f} x, all words new to both {shipped / first:.2f} x"
    )
    print(f"MLEDisambiguator, second pass    {words / cached:8.0f} words/s")


def report_lengths(nlp: Any, texts: Iterable[str]) -> None:
    """Print what a word costs in documents of growing length: linear cost is a flat line.

    Longer documents are the same :data:`SAME` characters over and over: new words, of
    which longer texts have more, cost the same in short ones.
    """
    stream, size = iter(texts), 0
    pieces: list[str] = []
    while size < SAME:
        pieces.append(next(stream))
        size += len(pieces[-1]) + 1
    same = "\n".join(pieces)[:SAME]
    nlp(same)
    for length in LENGTHS:
        text = "\n".join([same] * max(1, length // SAME))[:length]
        rounds = max(1, LENGTHS[-2] // length)
        seconds = timed(
            lambda text=text, n=rounds: [nlp(text) for _ in itertools.repeat(None, n)]
        )
        print(
            f"{length:9d} characters  {seconds / rounds / len(text.split()) * 1e6:7.1f} us/word"
        )
