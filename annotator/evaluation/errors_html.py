"""The list of errors as one page without scripts: grouped, most frequent group first."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from annotator.evaluation.model import Problem

SHOWN = 500
"""Rows shown of each group; the CSV file has all."""

_PAGE = """<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>annotator: differences between gold and prediction</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 75rem;
  padding: 0 1rem; color: #1a1a1a; background: #fff; }}
summary {{ cursor: pointer; padding: .3rem 0; font-weight: 600; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid #bbb; padding: .3rem .5rem; text-align: start;
  vertical-align: top; overflow-wrap: anywhere; }}
th {{ background: #eee; }}
td[dir=rtl] {{ font-size: 1.1rem; min-width: 12rem; }}
.g {{ text-decoration: underline 3px #0a6b2d; }}
.p {{ background: #ffe08a; }}
small {{ color: #555; }}
</style>
</head>
<body>
<h1>Differences between gold and prediction</h1>
<p>{total} differences. In the text <span class="g">gold</span> is underlined,
<span class="p">the prediction</span> has a background; text in both has both.</p>
{groups}
</body>
</html>
"""


def errors_page(problems: Iterable[tuple[Problem, str]]) -> str:
    """Make the page.

    Args:
        problems: Each with what a comparison says of it: broken, fixed or nothing.
    """
    groups: dict[tuple[str, str, str, str], list[Problem]] = {}
    for problem, change in problems:
        key = (change, problem.layer, problem.kind, problem.field or "")
        groups.setdefault(key, []).append(problem)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    total = sum(map(len, groups.values()))
    shown = "\n".join(_group(key, rows) for key, rows in ordered)
    return _PAGE.format(total=total, groups=shown)


def _group(key: tuple[str, str, str, str], problems: list[Problem]) -> str:
    change, layer, kind, name = key
    title = " ".join(filter(None, (change, f"{layer}:", kind, name)))
    rows = "\n".join(map(_row, problems[:SHOWN]))
    more = ""
    if len(problems) > SHOWN:
        more = f"<p>{SHOWN} of {len(problems)} are shown; the CSV list has all.</p>"
    header = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("document", "gold", "prediction", "rule", "text")
    )
    return (
        f"<details><summary>{escape(title)} ({len(problems)})</summary>\n"
        f"<table><thead><tr>{header}</tr></thead><tbody>\n{rows}\n</tbody></table>{more}"
        "</details>"
    )


def _row(problem: Problem) -> str:
    place = problem.gold_span or problem.predicted_span or (0, 0)
    where = f"{escape(problem.doc_id)} <small>{place[0]}-{place[1]}</small>"
    cells = (
        f"<td>{where}</td>",
        f'<td dir="auto">{_value(problem.gold, problem.gold_id)}</td>',
        f'<td dir="auto">{_value(problem.predicted, problem.predicted_id)}</td>',
        f"<td>{escape(problem.rule or '')}</td>",
        f'<td dir="rtl" lang="ar">{"".join(_context(problem))}</td>',
    )
    return f"<tr>{''.join(cells)}</tr>"


def _value(value: str | None, row: str | None) -> str:
    number = f" <small>{escape(row)}</small>" if row else ""
    return f"{escape(value or '-')}{number}"


def _context(problem: Problem) -> Iterator[str]:
    """The context, cut where a span begins or ends."""
    start, end = problem.context
    text = problem.document[start:end]
    spans = (("g", problem.gold_span), ("p", problem.predicted_span))
    cuts = {0, len(text)} | {edge - start for span in problem.spans for edge in span}
    edges = sorted(cuts)
    for first, last in pairwise(edges):
        marks = [
            name
            for name, span in spans
            if span is not None and span[0] - start <= first and last <= span[1] - start
        ]
        piece = escape(text[first:last])
        yield f'<span class="{" ".join(marks)}">{piece}</span>' if marks else piece
