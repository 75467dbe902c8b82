"""Helpers for the tests of the places layer: texts with marks to expected places."""

import pytest

from annotator.pipeline import records


@pytest.fixture(scope="session")
def places(nlp):
    """A function from a text to its place records."""

    def find(text):
        doc = nlp(text)
        found = records.get(doc, "places")
        assert all(doc.text[place.start : place.end] == place.text for place in found)
        return found

    return find


@pytest.fixture(scope="session")
def named(places):
    """A function from a text to {text of a place: record}; nested names only when asked."""

    def find(text, nested=False):
        return {
            place.text: place
            for place in places(text)
            if nested or place.role != "in_name" or not _is_nested(place, places(text))
        }

    return find


def _is_nested(place, all_places):
    return any(
        other is not place
        and other.start <= place.start
        and place.end <= other.end
        and (other.start, other.end) != (place.start, place.end)
        for other in all_places
    )
