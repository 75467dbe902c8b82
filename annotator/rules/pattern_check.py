"""Checks of a rule's pattern: attributes, word lists, label."""

from collections.abc import Iterable, Iterator
from typing import Any

from annotator.errors import error
from annotator.rules.catalogue import table_files
from annotator.rules.columns import unknown
from annotator.rules.files import PipelineFiles
from annotator.rules.layers import is_own
from annotator.rules.patterns import LIST_MARK, Rule, expand, read_rules

ATTRIBUTES = (
    "TEXT", "ORTH", "NORM", "LOWER", "LEMMA", "TAG", "POS", "MORPH", "DEP", "SHAPE", "LENGTH",
    "ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID", "SPACY", "OP", "_",
    "IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT",
    "IS_SPACE", "IS_STOP", "IS_SENT_START", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL",
)  # fmt: skip
"""Keys of a token pattern of spaCy's Matcher."""

PREDICATES = (
    "IN", "NOT_IN", "IS_SUBSET", "IS_SUPERSET", "INTERSECTS", "REGEX", "FUZZY", "FUZZY1",
    "FUZZY2", "FUZZY3", "FUZZY4", "FUZZY5", "FUZZY6", "FUZZY7", "FUZZY8", "FUZZY9",
    "==", ">=", "<=", ">", "<",
)  # fmt: skip

CLAIM_PREFIX = "CLAIM_"
CUE_CLASSES = "claim_classes"
HEAD_LABEL = "FORCE_HEAD"
HEADS = "forces"


def known_labels(files: PipelineFiles) -> list[str]:
    """Labels that a component reads: those of the model's rules and one a cue class."""
    labels = {rule.label for rule in read_rules(files) if not is_own(rule.where)}
    if f"lexicons/{CUE_CLASSES}.tsv" in files.names:
        rows = files.table(CUE_CLASSES, ["cue_class"])
        labels |= {f"{CLAIM_PREFIX}{row['cue_class'].upper()}" for row in rows}
    return sorted(labels)


def check_rule(rule: Rule, files: PipelineFiles, labels: Iterable[str]) -> None:
    """Check a user's rule.

    Args:
        rule: The rule.
        files: All files, the user's among them.
        labels: From :func:`known_labels`.

    Raises:
        UsageError: AN304 where spaCy cannot use the pattern, AN310 for an unknown label,
            attribute, table, column or value, AN314 where a head has no row.
    """
    if rule.label not in labels:
        raise unknown("label", rule.label, labels, rule.where)
    if not rule.pattern:
        raise error("AN304", rule.where, reason="the pattern is empty")
    for token in rule.pattern:
        _check_token(token, rule.where)
    for name in word_lists(rule.pattern):
        check_word_list(name, files, rule.where)
    _check_by_spacy(expand(rule.pattern, files), rule.where)
    heads = f"{LIST_MARK}{rule.id}"
    if rule.label == HEAD_LABEL and f"lexicons/{HEADS}.tsv" in files.names:
        rows = files.table(HEADS, ["head"])
        if all(row["head"] != heads for row in rows):
            raise error("AN314", rule.where, rule=rule.id, head=heads)


def _check_token(token: Any, where: str) -> None:
    if not isinstance(token, dict):
        raise error("AN304", where, reason=f"{token!r} is no token pattern")
    for attribute, value in token.items():
        if attribute.upper() not in ATTRIBUTES:
            raise unknown("attribute", attribute, ATTRIBUTES, where)
        if isinstance(value, dict) and attribute != "_":
            for predicate in value:
                if predicate.upper() not in PREDICATES:
                    raise unknown("predicate", predicate, PREDICATES, where)


def word_lists(value: Any) -> Iterator[str]:
    """Names of the word lists in a pattern, without the mark: ``forces:category=police``."""
    if isinstance(value, dict):
        for item in value.values():
            yield from word_lists(item)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str) and item.startswith(LIST_MARK):
                yield item.removeprefix(LIST_MARK)
            else:
                yield from word_lists(item)


def check_word_list(name: str, files: PipelineFiles, where: str) -> None:
    """Check that a word list has words.

    Raises:
        UsageError: AN310 for a table, column or value that does not exist.
    """
    table, _, condition = name.partition(":")
    column, _, value = condition.partition("=")
    tables = sorted({known for known, _ in table_files(files)})
    if table not in tables:
        raise unknown("word list", table, tables, where)
    rows = files.table(table)
    if not column or not rows:
        return
    if column not in rows[0].cells:
        raise unknown("column", column, list(rows[0].cells), where)
    values = {one for row in rows for one in row.values(column)}
    if value not in values:
        raise unknown(column, value, values, where)


def _check_by_spacy(pattern: list[dict[str, Any]], where: str) -> None:
    from spacy.schemas import validate_token_pattern  # noqa: PLC0415 - slow to import

    problems = validate_token_pattern(pattern)
    if problems:
        raise error("AN304", where, reason="; ".join(str(one) for one in problems))
