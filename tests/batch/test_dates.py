import pytest

from annotator.batch.dates import iso_date


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, None),
        ("2024-03-09", "2024-03-09"),
        ("2024-03-09T23:59:59+03:00", "2024-03-09"),
        (" 2024/3/9 ", "2024-03-09"),
        ("2024.03.09", "2024-03-09"),
        ("20240309", "2024-03-09"),
        ("20240309T101500Z", "2024-03-09"),
        ("٢٠٢٤-٠٣-٠٩", "2024-03-09"),
        ("Sat, 09 Mar 2024 08:00:00 GMT", "2024-03-09"),
        ("09/03/2024", "09/03/2024"),
        ("2024-13-40", "2024-13-40"),
        ("1709971200", "1709971200"),
        ("March", "March"),
        ("أمس", "أمس"),
    ],
)
def test_iso_date(given, expected):
    assert iso_date(given) == expected
