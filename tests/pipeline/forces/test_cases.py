"""Own sentences with their forces marked, and what is expected of each of them.

A line is ``TEXT with [[forces]] | fields | fields …``, one group of fields a force:
``category`` or ``category/subcategory``, then ``field=value``, blanks in values written
as ``_``. Nothing else in the text may be a force.
"""

import re
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
MARK = re.compile(r"\[\[|\]\]")


def read_cases():
    for path in sorted(CASES.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                yield pytest.param(line, id=f"{path.stem}:{number}")


def parse_case(line):
    marked, *groups = (part.strip() for part in line.split("|"))
    plain, spans = "", []
    for part in re.split(r"(\[\[|\]\])", marked):
        if part == "[[":
            spans.append([len(plain)])
        elif part == "]]":
            spans[-1].append(len(plain))
        else:
            plain += part
    return plain, [tuple(span) for span in spans], [group for group in groups if group]


def as_written(value):
    return str(value).replace(" ", "_")


@pytest.mark.parametrize("line", list(read_cases()))
def test_case(line, forces):
    text, spans, groups = parse_case(line)
    found = forces(text)
    assert [(force.start, force.end) for force in found] == spans
    for force, group in zip(found, groups, strict=True):
        category, *fields = group.split()
        wanted, _, subcategory = category.partition("/")
        assert force.category == wanted
        assert not subcategory or force.subcategory == subcategory
        given = dict(field.split("=") for field in fields)
        assert {name: as_written(getattr(force, name)) for name in given} == given
