"""Write docs/reference from the code: the schema, and the command line.

    python scripts/build_reference.py            write the pages
    python scripts/build_reference.py --check    tell whether they are up to date

Types, values and ids come from annotator/schema.py, options from the commands, what the
fields mean from docs/reference/fields.tsv.
"""

import inspect
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from annotator.cli.app import app
from annotator.cli.settings import Configured
from annotator.schema import (
    ID_PREFIXES,
    SCHEMA_VERSION,
    TABLES,
    Document,
    Mention,
    allowed_values,
    columns,
    field_types,
)
from annotator.text.table import parse_table

PAGES = Path(__file__).resolve().parents[1] / "docs" / "reference"
SHARED = "every table"
"""In fields.tsv, the table of the fields that all tables but documents have."""

EMPTY = inspect.Parameter.empty
FROM_ELSEWHERE = (
    "Options may also come from `annotator.toml` and, in capitals with `_` for `-`, from the "
    "environment (`ANNOTATOR_WORKERS`); see [configuration](../configuration.md)."
)
INTRODUCTION = f"""\
Version `{SCHEMA_VERSION}`. One JSON object a document in `annotations.jsonl`; one CSV or
Parquet file a table with the columns in the order below; one DataFrame a table from
`annotator.read_annotations`. `annotator schema` prints the JSON Schema.

Offsets are code points into the decoded text, half-open: `text[start:end]` is the row's
`text`. Countries are ISO 3166-1 alpha-3. A field that does not apply is null in JSON and empty
in CSV, never missing; lists are joined by `;` in CSV. Gold rows may carry `optional: true`.

## Fields of every table

All tables but `documents` begin with these; `sentences` has no `sent_id`."""
KINDS = {str: "TEXT", int: "INTEGER", float: "NUMBER", Path: "PATH"}
NOTE = "<!-- made by scripts/build_reference.py; do not edit -->"


def meanings() -> dict[tuple[str, str], str]:
    """What each field means, by table and name."""
    text = (PAGES / "fields.tsv").read_text("utf-8")
    rows = parse_table(text, "fields.tsv", ("table", "field", "meaning"))
    return {(row["table"], row["field"]): row["meaning"] for row in rows}


def shared_fields() -> list[str]:
    return ["doc_id", "id", "sent_id", *(f.name for f in fields(Mention) if f.name != "id")]


def schema_page() -> str:
    said = meanings()
    parts = [
        "# Schema",
        NOTE,
        INTRODUCTION,
        field_table("places", shared_fields(), said, SHARED),
    ]
    for table in ("documents", *TABLES):
        parts += table_section(table, said)
    return "\n\n".join(parts) + "\n"


def table_section(table: str, said: dict[tuple[str, str], str]) -> Iterator[str]:
    """Title, first line of the docstring, and the fields of a table."""
    owner = Document if table == "documents" else TABLES[table]
    doc = (owner.__doc__ or "").split("\n\n")[0].replace("``", "`")
    ids = f" Ids: `{ID_PREFIXES[table]}1`, `{ID_PREFIXES[table]}2` …" if table in TABLES else ""
    yield f"## {table}\n\n{doc}{ids}"
    if table == "documents":
        own = ["schema", *columns(table), "text"]
    else:
        own = [name for name in columns(table) if name not in shared_fields()]
    yield field_table(table, own, said, table)


def field_table(
    table: str, names: list[str], said: dict[tuple[str, str], str], key: str
) -> str:
    owner = Document if table == "documents" else TABLES[table]
    declared = {item.name: item.type for item in fields(owner)}
    kinds = {**field_types(table), "schema": "string", "text": "string"}
    lines = ["| field | type | meaning |", "| --- | --- | --- |"]
    for name in names:
        null = " or null" if type(None) in get_args(declared.get(name)) else ""
        values = allowed_values(table).get(name, ())
        listed = (": " if said[key, name] else "") + ", ".join(f"`{value}`" for value in values)
        meaning = said[key, name] + (listed if values else "")
        lines.append(f"| `{name}` | {kinds[name]}{null} | {meaning} |")
    return "\n".join(lines)


def cli_page() -> str:
    parts = [
        "# Command line",
        NOTE,
        f"{app.info.help} `annotator --help` and `annotator COMMAND --help` print what stands "
        "here, `annotator --version` the version.",
        "Exit codes: 0 done, 1 some documents failed or are missing, 2 wrong use, 3 something "
        "is not installed, 130 interrupted. Errors have a code such as `AN101`, say where and "
        "what to do, and go to standard error.",
    ]
    for path, command in sorted(commands(app, "annotator"), key=lambda pair: pair[0]):
        parts += command_section(path, command)
    return "\n\n".join(parts) + "\n"


def commands(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Commands of a typer app with their full names, those of its groups as well."""
    for command in group.registered_commands:
        yield f"{path} {command.name or command.callback.__name__}", command
    for inner in group.registered_groups:
        yield from commands(inner.typer_instance, f"{path} {inner.name}")


def command_section(path: str, command: Any) -> Iterator[str]:
    """Usage, description, arguments, options and examples of a command."""
    yield f"## {path}"
    found = list(parameters(command.callback))
    arguments = [item for item in found if isinstance(item[2], ArgumentInfo)]
    options = [item for item in found if isinstance(item[2], OptionInfo) and not item[2].hidden]
    shown = " ".join(
        info.metavar or name.upper()
        if default is EMPTY
        else f"[{info.metavar or name.upper()}]"
        for name, _, info, default in arguments
    )
    yield f"```text\n{f'{path} {shown}'.strip()}{' [OPTIONS]' if options else ''}\n```"
    yield inspect.getdoc(command.callback) or ""
    if arguments:
        rows = [f"| `{i.metavar or n.upper()}` | {cell(i.help)} |" for n, _, i, _ in arguments]
        yield "\n".join(["| argument | |", "| --- | --- |", *rows])
    if options:
        rows = [option_row(*item) for item in options]
        yield "\n".join(["| option | value | default | |", "| --- | --- | --- | --- |", *rows])
    if command.cls is Configured:
        yield FROM_ELSEWHERE
    if command.epilog:
        title, *lines = filter(None, (line.strip() for line in command.epilog.splitlines()))
        yield f"{title}\n\n```text\n" + "\n".join(lines) + "\n```"


def parameters(function: Any) -> Iterator[tuple[str, Any, Any, Any]]:
    """Name, type, typer's description and default of each parameter that a user may give."""
    hints = get_type_hints(inspect.unwrap(function), include_extras=True)
    for name, item in inspect.signature(function).parameters.items():
        if get_origin(hints[name]) is Annotated:
            declared, described = get_args(hints[name])[:2]
            yield name, declared, described, item.default


def option_row(name: str, declared: Any, info: Any, default: Any) -> str:
    # in Annotated, typer holds the first name in the place of the default
    flags = [flag for flag in (info.default, *(info.param_decls or ())) if is_flag(flag)]
    flags = flags or [f"--{name.replace('_', '-')}"]
    names = ", ".join(f"`{flag}`" for flag in sorted(flags, key=len, reverse=True))
    shown = "needed" if default is EMPTY else f"`{default}`"
    if default is None or declared is bool:
        shown = ""
    return f"| {names} | {value_of(declared, info)} | {shown} | {cell(info.help)} |"


def is_flag(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("-")


def value_of(declared: Any, info: Any) -> str:
    """What an option takes: nothing, one of some words, or a kind of value."""
    kinds = [kind for kind in (get_args(declared) or [declared]) if kind is not type(None)]
    if get_origin(declared) is Literal:
        kinds = [declared]
    if kinds == [bool]:
        return ""
    if get_origin(kinds[0]) is Literal:
        return " ".join(f"`{choice}`" for choice in get_args(kinds[0]))
    return f"`{cell(info.metavar or KINDS[kinds[0]])}`"


def cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def pages() -> dict[Path, str]:
    return {PAGES / "schema.md": schema_page(), PAGES / "cli.md": cli_page()}


def main() -> int:
    stale = []
    for path, text in pages().items():
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    print("out of date:" if "--check" in sys.argv else "written:", *stale or ["nothing"])
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
