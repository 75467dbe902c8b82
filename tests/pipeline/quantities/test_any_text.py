"""Any text is survived, and every record is what it says it is."""

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from annotator.pipeline import records

WORDS = (
    "ثلاثة جنود جنديان طائرتان 20 3.600 ألف مليون دولار وأصيب قتل آخرون منهم من إلى بين نحو "
    "أكثر واحد واحدة عدد كبير العديد عدة عشرات نصف ونصف كيلومتر 15% $ ( ) « » . ، و بـ للجنود "
    "مضاعفة زيادة أضعاف مرات أكبر عام 2003 مايو درجات تحت الصفر - مقتل وإصابة"
)
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=12).map(" ".join)


@given(text=TEXTS)
@settings(max_examples=150)
def test_records_slice_and_do_not_overlap(quantities_nlp: Language, text: str) -> None:
    end = 0
    for quantity in records.get(quantities_nlp(text), "quantities"):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= end
        end = quantity.end
        assert quantity.vague or quantity.value is not None or quantity.bound == "between"
