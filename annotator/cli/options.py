"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotator.cli.settings import use_config

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="File with options (TOML); else annotator.toml of the working directory.",
        callback=use_config,
        is_eager=True,
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(help="Encoding of the input, such as windows-1256; else it is detected."),
]
InputFormat = Annotated[
    Literal["text", "jsonl", "csv", "tsv", "parquet", "html", "docx"] | None,
    typer.Option(help="Kind of the named files and of standard input; else by their endings."),
]
TableFormat = Annotated[
    Literal["csv", "parquet"], typer.Option("--format", help="Format of the tables.")
]
Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        help="Folder of your own lexicons, rules and places; see annotator rules new.",
        show_default=False,
    ),
]
Places = Annotated[
    Path | None,
    typer.Option(
        "--places",
        metavar="FILE",
        help="Table of your own places (.tsv); its rows come before the gazetteer's.",
        show_default=False,
    ),
]
MaxChars = Annotated[
    int,
    typer.Option(min=1, help="Longest text in characters; a longer one fails."),
]
Sample = Annotated[
    int | None, typer.Option(min=1, help="Annotate so many documents, drawn at random.")
]
Seed = Annotated[int, typer.Option(help="Another seed draws another sample.")]
Shard = Annotated[
    str | None,
    typer.Option(metavar="K/N", help="Annotate the K-th of N parts of the input, such as 1/8."),
]
Limit = Annotated[int | None, typer.Option(min=1, help="Annotate the first documents only.")]
Workers = Annotated[
    int, typer.Option("--workers", "-j", min=1, help="Processes; the result is the same.")
]
Timeout = Annotated[
    float, typer.Option(min=0, help="Seconds that a document may take; 0 is no limit.")
]
Dask = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS|local",
        help="Run on the Dask cluster with this scheduler, or on one of --workers processes.",
    ),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on where an unfinished run left off.")
]
Excel = Annotated[
    bool, typer.Option("--excel", help="CSV for spreadsheets: byte order mark, no formulas.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over earlier results.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
LogJson = Annotated[
    bool, typer.Option("--log-json", help="Messages on stderr as JSON, one object a line.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks; stop at an error.")]
