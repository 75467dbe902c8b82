"""Document ids as file names."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.output.exchange.names import LONGEST, FileNames, doc_id_of, file_name

HOSTILE = ["../../etc/passwd", "/abs", "C:\\x", "..", ".", "", "con", "NUL.txt", "a\0b",
           ".hidden", "x.", "أخبار/١", "a=2Fb", "=", "=~2", "a b?*<>|\"", "\n"]  # fmt: skip


@pytest.mark.parametrize("doc_id", HOSTILE)
def test_hostile_ids_are_names_inside_the_folder(doc_id):
    name = file_name(doc_id)
    for path in (PurePosixPath("d", f"{name}.ann"), PureWindowsPath("d", f"{name}.ann")):
        assert path.parent.name == "d"
        assert path.name == f"{name}.ann"
    assert not PureWindowsPath(name).is_reserved()
    assert doc_id_of(name) == doc_id


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_every_short_id_comes_back(doc_id):
    assert doc_id_of(file_name(doc_id)) == doc_id


@given(st.lists(st.sampled_from(["a", "A", "aa", "خبر", "a=~2"]), max_size=8))
def test_names_differ_in_more_than_case(doc_ids):
    names = FileNames()
    claimed = [names.claim(doc_id) for doc_id in doc_ids]
    assert len({name.lower() for name in claimed}) == len(doc_ids)
    assert [doc_id_of(name) for name in claimed] == doc_ids


def test_long_ids_are_cut_to_whole_escapes():
    assert len(file_name("خبر" * 99)) <= LONGEST
    assert doc_id_of(file_name("خبر" * 99)).startswith("خبر" * 9)


def test_names_of_others_do_not_break():
    assert doc_id_of("=FF=zz") == "\ufffd=zz"
