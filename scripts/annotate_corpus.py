"""A folder of texts to a folder of tables, for cron jobs and clusters.

    python scripts/annotate_corpus.py news/2024-01 tables/2024-01
    python scripts/annotate_corpus.py news/2024-01 tables/2024-01 --workers 8 --resume

The same as ``annotator annotate FOLDER -o OUT --force --log-json``: messages are JSON lines
on stderr, earlier results are replaced when the new ones are complete, SIGTERM keeps the
finished documents. With ``--resume`` in place of ``--force`` an unfinished run is taken up,
and one that is complete is left as it is. The exit code is 0 (done), 1 (some documents
failed, see OUT/errors.jsonl), 2 (wrong use) or 3 (something is not installed). Further
options are those of ``annotator annotate``.
"""

import argparse

from annotator.cli.app import app


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", help="folder with texts, read recursively")
    parser.add_argument("out", help="folder for the tables")
    arguments, options = parser.parse_known_args()
    mode = [] if "--resume" in options else ["--force"]
    app(["annotate", arguments.folder, "-o", arguments.out, *mode, "--log-json", *options])


if __name__ == "__main__":
    main()
