"""Which sources give which numbers for the same thing, and whether they agree.

>>> from annotator.compare import compare
>>> from annotator.output.jsonl import read_lines
>>> compare(read_lines("out")).to_frame()  # doctest: +SKIP
"""

from annotator.compare.run import DAYS, Comparison, compare

__all__ = ["DAYS", "Comparison", "compare"]
