"""What docs/quantities.md shows is what the functions print."""

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parents[2] / "docs/quantities.md").read_text("utf-8")
BLOCK = r"^```python\n(.*?)^```\n\n```text\n(.*?)^```"
BLOCKS = re.findall(BLOCK, PAGE, re.DOTALL | re.MULTILINE)


def test_every_block_has_its_output() -> None:
    assert len(BLOCKS) == PAGE.count("```python") == 4


@pytest.mark.parametrize(("code", "printed"), BLOCKS)
def test_code_prints_what_the_page_says(
    code: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(compile(code, "docs/quantities.md", "exec"), {})
    assert capsys.readouterr().out == printed
