import pytest

from annotator.pipeline.actors.naming import display_name
from annotator.text.table import Row

AID = Row({"forms": "أطباء بلا سلاح|منظمة أطباء بلا سلاح|أ.ب.س|ABS"}, "organisations:1")
COUNCIL = Row({"forms": "المجلس الأعلى للموانئ|مجلس الموانئ|منظمة الموانئ"}, "organisations:2")


@pytest.mark.parametrize(
    ("row", "written", "name"),
    [
        (AID, "منظمة أطباء بلا سلاح", "أطباء بلا سلاح"),
        (AID, "أ.ب.س", "أطباء بلا سلاح"),
        (AID, "ABS", "أطباء بلا سلاح"),
        (AID, "اطباء بلا سلاح", "أطباء بلا سلاح"),
        (COUNCIL, "مجلس الموانئ", "مجلس الموانئ"),
        (COUNCIL, "مجلس الموانى", "مجلس الموانئ"),
        (COUNCIL, "منظمة الموانئ", "منظمة الموانئ"),
        (COUNCIL, "شيء آخر تماما", "المجلس الأعلى للموانئ"),
    ],
)
def test_name_is_the_written_one_in_correct_spelling(row, written, name):
    assert display_name(row, written, {"منظمة"}) == name
