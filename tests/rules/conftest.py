"""What the tests of rules share."""

import pytest


@pytest.fixture(scope="session")
def uncommented():
    """Take the # away from the examples of the templates in a folder."""

    def opened(line):
        return line[1:] if line.startswith("#") and line[1:2] not in (" ", "") else line

    def uncomment(folder):
        lexicons, rules = folder.glob("lexicons/*.tsv"), folder.glob("rules/*.jsonl")
        for path in [*lexicons, *rules, folder / "places.tsv"]:
            lines = path.read_text("utf-8").splitlines()
            path.write_text("\n".join(map(opened, lines)) + "\n", "utf-8")

    return uncomment
