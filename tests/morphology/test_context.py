"""Choosing among readings by the neighbouring words."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.morphology.context import Candidate, ContextModel, rivals
from annotator.text.table import parse_table

ROWS = parse_table(
    "# title\nleft\tright\tbonus\n"
    "pos=noun\tpos=adj\t10\npos=verb\tpos=noun\t7\npos=boundary\tpos=verb\t5\n",
    "lexicons/contexts.tsv",
    ("left", "right", "bonus"),
)
MODEL = ContextModel(ROWS)
BITS = st.integers(0, 7)
OPTIONS = st.lists(
    st.builds(Candidate, st.just(()), st.sampled_from([-1.5, -1.0, -0.5, 0.0]), BITS, BITS),
    min_size=1,
    max_size=5,
).map(lambda found: sorted(found, key=lambda candidate: -candidate.score))


@given(st.lists(OPTIONS, max_size=6))
def test_no_context_chooses_what_is_no_rival(words):
    assert MODEL.choose([rivals(options) for options in words]) == MODEL.choose(words)


def test_of_equal_candidates_the_likelier_is_the_rival():
    first, second, other = (
        Candidate((), score, bit, 0) for score, bit in ((0, 1), (-1, 1), (-2, 2))
    )
    assert rivals([first, second, other]) == (first, other)
