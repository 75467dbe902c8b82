"""Relations between forces, with quantities and with places; event codes."""

import pytest

from annotator.pipeline.records import get


def by_text(found):
    return {force.text: force for force in found}


def test_equipment_belongs_to_its_owner(forces):
    found = by_text(forces("قصفت طائرات الجيش السوري البلدة."))
    assert found["طائرات"].part_of == found["الجيش السوري"].id
    assert found["طائرات"].country == "SYR"
    assert found["طائرات"].country_source == "inferred"
    assert found["طائرات"].acled_inter is None


def test_equipment_said_to_belong(forces):
    found = by_text(forces("تحطمت مروحيتان تابعتان للجيش اللبناني."))
    assert found["مروحيتان"].part_of == found["للجيش اللبناني"].id


def test_counted_people_and_their_number(annotate):
    doc = annotate("أصيب 14 جنديا بجروح.")
    (force,), (quantity,) = get(doc, "forces"), get(doc, "quantities")
    assert force.quantity_id == quantity.id
    assert quantity.force_id == force.id


def test_announced_number_counts_the_force(annotate):
    doc = annotate("سيصل عدد أفراد القوات الرواندية إلى 800 جندي.")
    force, soldiers = get(doc, "forces")
    (quantity,) = get(doc, "quantities")
    assert soldiers.part_of == force.id
    assert force.quantity_id == soldiers.quantity_id == quantity.id
    assert quantity.force_id == force.id


def test_a_number_without_a_force_has_none(annotate):
    doc = annotate("وصل 300 لاجئ إلى المخيم.")
    assert [quantity.force_id for quantity in get(doc, "quantities")] == [None]


def test_a_name_and_its_short_form_share_the_name(forces):
    found = forces("هاجمت حركة الشباب القرية. وقالت الحركة إنها ستعود.")
    assert [force.name for force in found] == ["al-Shabaab", "al-Shabaab"]


@pytest.mark.parametrize(
    ("text", "inter"),
    [
        ("تدرب الجيش الفرنسي في باريس.", 1),
        ("انتشر الجيش الفرنسي في مالي.", 8),
        ("وصلت قوات حفظ السلام.", 8),
        ("هاجمت حركة طالبان الموقع.", 2),
        ("تقدم الحشد الشعبي.", 3),
        ("أطلق مسلحون النار.", 3),
        ("هتف المتظاهرون في الساحة.", 6),
        ("خرب مشاغبون المتاجر.", 5),
    ],
)
def test_inter_codes(forces, text, inter):
    assert forces(text)[0].acled_inter == inter


@pytest.mark.parametrize(
    ("text", "country", "source"),
    [
        ("انتشرت قوات الأمن في بغداد.", "IRQ", "inferred"),
        ("انتشر الجيش التشادي في بغداد.", "TCD", "nisba"),
        ("دخلت قوات تشاد المدينة.", "TCD", "idafa"),
        ("انتشر مسلحون في بغداد.", "IRQ", "inferred"),
        ("تجمع متظاهرون في بغداد.", None, None),
        ("أرسلت أوغندا قوات إلى الحدود.", "UGA", "inferred"),
        ("قال الجيش إنه سينتصر.", None, None),
    ],
)
def test_country_and_its_source(forces, text, country, source):
    force = forces(text)[0]
    assert (force.country, force.country_source) == (country, source)


def test_the_army_of_an_earlier_sentence(forces):
    found = forces("قصف الجيش الإثيوبي البلدة. وقال الجيش إن العملية انتهت.")
    assert [force.country for force in found] == ["ETH", "ETH"]
    assert [force.country_source for force in found] == ["nisba", "inferred"]


@pytest.mark.parametrize(
    ("text", "sector", "country"),
    [
        ("أعلن جهاز الموساد عن العملية.", "SPY", "ISR"),
        ("قالت الشرطة الكينية إنها تحقق.", "COP", "KEN"),
        ("حذر الناتو من التصعيد.", "MIL", "IGO"),
        ("انسحبت اليونيفيل من الموقع.", "MIL", "UNO"),
        ("تبنى تنظيم داعش الهجوم.", "REB", "IMG"),
        ("اختطف مجهولون صحفيا.", "UAF", None),
    ],
)
def test_plover_codes(forces, text, sector, country):
    force = forces(text)[0]
    assert (force.plover_sector, force.plover_country) == (sector, country)


def test_labels_are_no_actors(forces):
    found = forces("سماهم الرئيس بما يليق بهم: مجرمون ولصوص وإرهابيون.")
    assert {force.subcategory for force in found} == {"label"}
    assert {force.acled_inter for force in found} == {None}
    assert len(found) == 3


def test_an_old_aircraft_is_flagged_and_kept(forces):
    (force,) = forces("هبطت طائرة من طراز B-29 في القاعدة.")
    assert (force.model, force.flag) == ("B-29", "implausible_model")


def test_a_code_alone_is_equipment(forces):
    (force,) = forces("اعترضت إف-35 الهدف.")
    assert (force.text, force.category, force.model) == ("إف-35", "equipment", "إف-35")


def test_quotes_round_a_force(forces):
    (force,) = forces('وصل "المتطوعون الأجانب" إلى الجبهة بالسلاح.')
    assert force.scare_quotes
    assert force.text == "المتطوعون الأجانب"


def test_a_line_ends_a_model(forces):
    found = forces("ضبطت بنادق كلاشنيكوف\nوقالت الشرطة إنها تحقق.")
    assert [force.text for force in found] == ["بنادق كلاشنيكوف", "الشرطة"]
