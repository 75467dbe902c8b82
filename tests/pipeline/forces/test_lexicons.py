"""The tables of the layer load, and agree with the schema and with each other."""

from typing import get_args

import pytest

from annotator.pipeline.forces.lexicon import NEGATED, RULE_MARK, conditions
from annotator.pipeline.forces.match import HEAD_LABEL
from annotator.pipeline.forces.predicates import BUILT_IN
from annotator.rules.patterns import read_rules
from annotator.schema import ForceCategory

ALPHA3_TEXT = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA
BRA BRN BGR BFA BDI KHM CMR CAN CPV CAF TCD CHL CHN COL COM COD COG CRI CIV HRV CUB CYP CZE
DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN
GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR PRK KOR KWT KGZ
LAO LVA LBN LSO LBR LBY LIE LTU LUX MKD MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO
MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA NOR OMN PAK PLW PAN PNG PRY PER PHL POL
PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD
ESP LKA SDN SUR SWZ SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR
USA URY UZB VUT VEN VNM YEM ZMB ZWE PSE TWN VAT ESH GRL HKG PRI XKX
"""
ALPHA3 = ALPHA3_TEXT.split()
"""ISO 3166-1 alpha-3, states and the territories that the tables name; XKX is Kosovo."""

SMALL_TEXT = "ATG CPV KIR MHL FSM NRU PLW KNA VCT SMR STP SLB TUV COG"
SMALL = set(SMALL_TEXT.split())
"""States whose nisba does not occur in news of conflicts."""

KINDS = {
    "force", "troops", "arm", "organ", "unit", "person", "group", "human", "equipment", "skip",
}  # fmt: skip
SCOPES = {"phrase", "next", "touching", "before", "beside", "sentence", "verb", "word"}
ECHELONS = {
    "corps", "division", "brigade", "regiment", "battalion", "company", "platoon", "squad",
    "column", "convoy", "unit", "force", "patrol",
}  # fmt: skip


@pytest.fixture(scope="module")
def tables(nlp):
    names = ("forces", "force_names", "nisbas", "echelons", "equipment_models", "force_context")
    return {name: nlp.tokenizer.files.table(name) for name in names}


def codes(cell):
    return [code for group in conditions(cell) for code in group]


def test_heads_have_a_class_and_known_conditions(tables, lexicon):
    for row in tables["forces"]:
        assert row["kind"] in KINDS, row.where
        if row["kind"] != "skip":
            assert row["category"] in get_args(ForceCategory), row.where
        for code in [*codes(row["needs"]), *row.values("unless")]:
            assert code in BUILT_IN or code in lexicon.contexts, f"{row.where}: {code}"


def test_all_categories_have_heads(tables):
    assert {row["category"] for row in tables["forces"]} >= set(get_args(ForceCategory))


def test_names_have_a_class_and_known_conditions(tables, lexicon):
    for row in tables["force_names"]:
        skipped = "skip" in row.values("context")
        assert skipped or row["category"] in get_args(ForceCategory), row.where
        assert row["country"] in ("", *ALPHA3), row.where
        assert row["plover"] in ("", "UNO", "IGO", "IMG"), row.where
        assert row["name"], row.where
        for code in codes(row["context"]):
            code = code.removeprefix(NEGATED)
            known = code in BUILT_IN or code in lexicon.contexts or code == "skip"
            assert known or code.removeprefix("place:") in ALPHA3, f"{row.where}: {code}"


def test_there_are_names_of_the_whole_world(tables):
    assert len(tables["force_names"]) >= 300
    assert len({row["country"] for row in tables["force_names"]}) >= 50


@pytest.mark.parametrize("name", ["force_names", "equipment_models"])
def test_no_spelling_stands_twice(tables, name):
    forms = [form for row in tables[name] for form in row.values("forms")]
    assert sorted(forms) == sorted(set(forms))


def test_nisbas_have_countries(tables):
    for row in tables["nisbas"]:
        assert row["country"] in ("", *ALPHA3), row.where
        assert row["kind"] in ("country", "people", "region", "city", "historic"), row.where
        assert row["kind"] != "country" or row["country"], row.where
        assert row["feminine"], row.where


def test_all_states_have_a_nisba(tables):
    covered = {row["country"] for row in tables["nisbas"]}
    assert covered >= set(ALPHA3) - SMALL


def test_echelons(tables):
    assert {row["echelon"] for row in tables["echelons"]} >= ECHELONS


def test_context_kinds_have_one_known_scope(tables):
    scopes = {}
    for row in tables["force_context"]:
        if row["kind"] in ("loyal", "governor"):
            assert row["scope"], row.where
            continue
        assert row["scope"] in SCOPES, row.where
        assert scopes.setdefault(row["kind"], row["scope"]) == row["scope"], row.where


def test_rules_for_heads_and_their_rows_belong_together(nlp, tables):
    rules = {rule.id for rule in read_rules(nlp.tokenizer.files) if rule.label == HEAD_LABEL}
    heads = {row["head"] for row in tables["forces"] if row["head"].startswith(RULE_MARK)}
    assert {head.removeprefix(RULE_MARK) for head in heads} == rules
