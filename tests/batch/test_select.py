import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.batch.inputs import InputDocument
from annotator.batch.select import Selection, parse_shard, select
from annotator.errors import AnnotatorError


def chosen(size, **options):
    def read():
        return (InputDocument(doc_id=f"d{n}", text="نص") for n in range(size))

    return [item.doc_id for item in select(read, Selection(**options))]


@given(st.integers(0, 60), st.integers(1, 9))
def test_shards_are_the_whole_and_do_not_overlap(size, parts):
    shards = [chosen(size, shard=(part, parts)) for part in range(1, parts + 1)]
    assert sorted(name for shard in shards for name in shard) == sorted(chosen(size))
    assert max(map(len, shards)) - min(map(len, shards)) <= 1


@given(st.integers(0, 60), st.integers(1, 70), st.integers(0, 5))
def test_a_sample_has_its_size_and_the_order_of_the_input(size, sample, seed):
    found = chosen(size, sample=sample, seed=seed)
    assert len(found) == min(size, sample)
    assert found == [name for name in chosen(size) if name in found]
    assert found == chosen(size, sample=sample, seed=seed)


def test_seeds_differ_and_a_sample_mostly_stays_when_the_input_grows():
    assert chosen(200, sample=20) != chosen(200, sample=20, seed=1)
    kept = set(chosen(200, sample=20)) & set(chosen(220, sample=20))
    assert len(kept) >= 14


def test_samples_are_spread_over_the_input():
    counts = [0] * 10
    for seed in range(100):
        for name in chosen(100, sample=10, seed=seed):
            counts[int(name[1:]) // 10] += 1
    assert all(60 < count < 140 for count in counts)


def test_all_together():
    sample = chosen(100, sample=30)
    assert chosen(100, sample=30, shard=(2, 3), limit=4) == sample[1::3][:4]


@pytest.mark.parametrize(("value", "expected"), [("1/1", (1, 1)), (" 3/8 ", (3, 8))])
def test_shard_names(value, expected):
    assert parse_shard(value) == expected


@pytest.mark.parametrize("value", ["0/2", "3/2", "1", "1/0", "a/b", "-1/2", ""])
def test_no_shards(value):
    with pytest.raises(AnnotatorError) as caught:
        parse_shard(value)
    assert (caught.value.code, caught.value.exit_code) == ("AN119", 2)
