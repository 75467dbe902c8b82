"""Rules test themselves: each example must give its marked spans, each counter-example none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.rules.patterns import Rule

if TYPE_CHECKING:
    from spacy.language import Language

_MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
SPANS_KEY = "ruler"


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that a rule does not hold.

    Attributes:
        rule: The rule's id.
        where: ``file:line`` of the rule.
        text: The example, without marks.
        expected: Texts of the spans that the rule should make.
        found: Texts of the spans that it makes.
    """

    rule: str
    where: str
    text: str
    expected: tuple[str, ...]
    found: tuple[str, ...]


def parse_example(example: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Text and marked spans (code points, half-open) of an example.

    >>> parse_example("قال [[وفقا ل]]مصدر")  # according to a source
    ('قال وفقا لمصدر', ((4, 10),))
    """
    text = ""
    spans: list[tuple[int, int]] = []
    end = 0
    for match in _MARKED.finditer(example):
        text += example[end : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        end = match.end()
    return text + example[end:], tuple(spans)


def check_rules(nlp: "Language", rules: Iterable[Rule]) -> list[Failure]:
    """Run the examples of rules through a pipeline's tokenizer, sentences and ruler.

    Args:
        nlp: The pipeline that the rules belong to.
        rules: From :func:`annotator.rules.patterns.read_rules`.

    Returns:
        What does not hold, in the order of the rules.
    """
    failures = []
    needed = [name for name in nlp.pipe_names if name in ("sentences", SPANS_KEY)]
    with nlp.select_pipes(enable=needed):
        for rule in rules:
            marked = [parse_example(example) for example in rule.examples]
            plain = [(text, ()) for text in rule.counter_examples]
            for text, spans in (*marked, *plain):
                doc = nlp(text)
                found = tuple(
                    (span.start_char, span.end_char)
                    for span in sorted(doc.spans[SPANS_KEY])
                    if span.id_ == rule.id
                )
                if found != spans:
                    failures.append(
                        Failure(
                            rule.id,
                            rule.where,
                            text,
                            tuple(text[a:b] for a, b in spans),
                            tuple(text[a:b] for a, b in found),
                        )
                    )
    return failures
