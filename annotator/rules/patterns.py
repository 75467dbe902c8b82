"""Rule files: spaCy pattern lines with ids, examples and counter-examples."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.errors import error
from annotator.rules.files import PipelineFiles, read_jsonl
from annotator.rules.layers import USER
from annotator.text.fold import fold
from annotator.text.nearest import did_you_mean

LIST_MARK = "@"
"""First character of a word list's name inside a pattern."""

_FOLDED = frozenset(("LEMMA", "NORM"))
_REGEX = "REGEX"

_KEYS = frozenset(("id", "label", "pattern", "examples", "not", "source", "note"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: ``area.topic.nnn``, unique in the pipeline.
        label: Label of the spans that it makes.
        pattern: Token patterns of spaCy's Matcher, as written.
        examples: Texts with the spans that it must find in ``[[ ]]``.
        counter_examples: Texts in which it must find nothing.
        where: ``file:line``.
    """

    id: str
    label: str
    pattern: list[dict[str, Any]]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    where: str


def read_rules(files: PipelineFiles) -> list[Rule]:
    """All rules of a pipeline, in the order of file names and lines, a user's last.

    A user's rule takes the place of the model's rule of the same id.

    Raises:
        DataError: AN105 for a line that is no JSON object.
        UsageError: AN304 for one that is no rule, AN308 where an id occurs twice.
    """
    rules: dict[str, Rule] = {}
    for name in files.names:
        if not (name.endswith(".jsonl") and f"/{name}".split("/")[-2] == "rules"):
            continue
        shown = name.removeprefix(USER)
        seen: set[str] = set()
        for rule in parse_rules(files.read_text(name), shown):
            known = rules.get(rule.id)
            if rule.id in seen or (known is not None and shown == name):
                raise error("AN308", rule.where, rule=rule.id)
            seen.add(rule.id)
            rules[rule.id] = rule
    return list(rules.values())


def parse_rules(text: str, name: str) -> list[Rule]:
    """Rules of one file.

    Raises:
        DataError: AN105 for a line that is no JSON object.
        UsageError: AN304 for one that is no rule.
    """
    return [_parse(where, line) for where, line in read_jsonl(text, name)]


def _parse(where: str, line: Mapping[str, Any]) -> Rule:
    for key, kind in (("id", str), ("label", str), ("pattern", list)):
        if not isinstance(line.get(key), kind):
            raise error("AN304", where, reason=f"{key} is missing or no {kind.__name__}")
    unknown = sorted(set(line) - _KEYS)
    if unknown:
        guess = did_you_mean(unknown[0], sorted(_KEYS)).rstrip()
        reason = f"unknown key {unknown[0]!r}" + (f"; {guess}" if guess else "")
        raise error("AN304", where, reason=reason)
    if not line.get("examples"):
        raise error("AN304", where, reason="it has no examples")
    return Rule(
        line["id"],
        line["label"],
        line["pattern"],
        tuple(line["examples"]),
        tuple(line.get("not", ())),
        where,
    )


def expand(value: Any, files: PipelineFiles, folded: bool = False) -> Any:
    """Make a pattern for spaCy of one as written.

    ``{"LEMMA": {"IN": ["@forces:category=police"]}}`` names the first column of the
    lexicon ``forces``, in the rows whose ``category`` is ``police``: the words take the
    place of the name. Words under LEMMA and NORM are folded, as those of tokens are.

    Args:
        value: A pattern, or a part of one.
        files: Where the lexicons are.
        folded: Whether words here stand under LEMMA or NORM.
    """
    if isinstance(value, dict):
        return {
            key: expand(item, files, key in _FOLDED or (folded and key != _REGEX))
            for key, item in value.items()
        }
    if isinstance(value, list):
        return list(_expand_items(value, files, folded))
    return fold(value) if folded and isinstance(value, str) else value


def _expand_items(items: list[Any], files: PipelineFiles, folded: bool) -> Iterator[Any]:
    for item in items:
        if isinstance(item, str) and item.startswith(LIST_MARK):
            yield from files.word_list(item[len(LIST_MARK) :])
        else:
            yield expand(item, files, folded)


def spacy_patterns(files: PipelineFiles) -> list[dict[str, Any]]:
    """All rules as the pattern dictionaries of spaCy's ``SpanRuler``."""
    return [
        {"id": rule.id, "label": rule.label, "pattern": expand(rule.pattern, files)}
        for rule in read_rules(files)
    ]
