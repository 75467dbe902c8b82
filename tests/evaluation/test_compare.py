import pytest

from annotator.evaluation import compare

TEXT = "وصل 3600 جندي روسي إلى قاعدة حميميم في سوريا، وغادرت طائرتان مطار دمشق إلى موسكو."
CLAIM = {"cue": "وصل", "content": "3600 جندي روسي إلى قاعدة", "certainty": "certain"}


def told(result):
    return [
        (change.kind, change.problem.layer, change.problem.kind, change.problem.field)
        for change in result.changes
    ]


@pytest.mark.parametrize(
    ("earlier", "now", "changes"),
    [
        ([], [], []),
        ([], ["سوريا"], [("fixed", "places", "missed", None)]),
        (["سوريا"], [], [("broken", "places", "missed", None)]),
        (["سوريا"], ["سوريا"], []),
        (["سوريا", "جندي"], ["سوريا"], [("fixed", "places", "spurious", None)]),
        (["جندي"], ["قاعدة"], [
            ("fixed", "places", "spurious", None), ("broken", "places", "spurious", None),
        ]),
        (["في سوريا"], ["سوريا"], [("fixed", "places", "boundary", None)]),
        ([], ["في سوريا"], [("fixed", "places", "missed", None)]),
        (["في سوريا"], [], [("broken", "places", "missed", None)]),
        (["في سوريا"], ["حميميم في سوريا"], []),
    ],
)  # fmt: skip
def test_spans(document, earlier, now, changes):
    gold = document(TEXT, places=[("سوريا", {})])
    made = [document(TEXT, places=[(words, {}) for words in side]) for side in (now, earlier)]
    result = compare([gold], [made[0]], [made[1]])
    assert told(result) == changes
    change = result.layers["places"]
    assert change.fixed == sum(kind == "fixed" for kind, *_ in changes)
    assert change.broken == sum(kind == "broken" for kind, *_ in changes)


@pytest.mark.parametrize(
    ("earlier", "now", "changes"),
    [
        ("RUS", "SYR", [("fixed", "places", "value", "country")]),
        ("SYR", None, [("broken", "places", "value", "country")]),
        ("RUS", None, []),
    ],
)
def test_values(document, earlier, now, changes):
    gold = document(TEXT, places=[("سوريا", {"country": "SYR"})])
    made = [
        document(TEXT, places=[("سوريا", {"country": value, "name_en": value})])
        for value in (now, earlier)
    ]
    result = compare([gold], [made[0]], [made[1]])
    assert told(result) == changes, "and name_en, which the gold never gives, does not count"


def test_a_value_of_a_row_that_was_not_there_is_no_change(document):
    gold = document(TEXT, places=[("سوريا", {"country": "SYR"})])
    wrong = document(TEXT, places=[("سوريا", {"country": "RUS"})])
    nothing = document(TEXT)
    assert told(compare([gold], [wrong], [nothing])) == [("fixed", "places", "missed", None)]
    assert told(compare([gold], [nothing], [wrong])) == [("broken", "places", "missed", None)]


def test_parts_of_claims(document):
    gold = document(TEXT, claims=[(TEXT, CLAIM)])
    longer = document(
        TEXT, claims=[(TEXT, CLAIM | {"content": "3600 جندي روسي إلى قاعدة حميميم"})]
    )
    nothing = document(TEXT)
    assert told(compare([gold], [gold], [longer])) == [
        ("fixed", "claims.content", "boundary", None),
    ]
    assert told(compare([gold], [nothing], [longer])) == [("broken", "claims", "missed", None)]
    assert told(compare([gold], [longer], [nothing])) == [("fixed", "claims", "missed", None)]


def test_the_difference_has_an_interval_from_the_same_samples(document):
    def side(right):
        return [
            document(TEXT, doc_id=str(n), places=[("سوريا" if n < right else "موسكو", {})])
            for n in range(60)
        ]

    change = compare(side(60), side(40), side(20)).layers["places"]
    assert (change.earlier.value, change.now.value) == pytest.approx((1 / 3, 2 / 3))
    assert change.difference.value == pytest.approx(1 / 3)
    assert 0 < change.difference.low < 1 / 3 < change.difference.high
    same = compare(side(60), side(40), side(40)).layers["places"].difference
    assert (same.value, same.low, same.high) == (0.0, 0.0, 0.0)


def test_documents_that_one_side_lacks_are_left_out(document):
    lines = [document(TEXT, doc_id=name, places=[("سوريا", {})]) for name in "abc"]
    result = compare(lines, lines[:2], lines[1:])
    assert (result.documents, result.left_out) == (1, 2)
