"""Options that several commands share."""

from typing import Annotated, Literal

import typer

Encoding = Annotated[
    str | None,
    typer.Option(help="Encoding of the input, such as windows-1256; else it is detected."),
]
InputFormat = Annotated[
    Literal["text", "jsonl", "csv", "tsv"] | None,
    typer.Option(help="Kind of the named files and of standard input; else by their endings."),
]
TableFormat = Annotated[
    Literal["csv", "parquet"], typer.Option("--format", help="Format of the tables.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over earlier results.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
LogJson = Annotated[
    bool, typer.Option("--log-json", help="Messages on stderr as JSON, one object a line.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks; stop at an error.")]
