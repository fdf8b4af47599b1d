import pytest

from digistrat_desktop.domain.edits.strategy import cleaned
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.trust.plans import Capacity, Demand
from digistrat_desktop.domain.trust.strategy import CaseForChange, Initiative
from digistrat_desktop.domain.trust.written_values import read_value
from digistrat_desktop.domain.wire.codecs import Amount, ByYear, FinancialYear
from digistrat_desktop.domain.wire.records import decode_fields
from digistrat_desktop.domain.written_numbers import plain_amount


def test_an_amount_keeps_its_decimal_text_and_may_be_unknown():
    assert Amount().decode("amount", "12.50") == "12.50"
    assert Amount().decode("amount", "") == ""
    assert Amount().encode("3") == "3"


def test_a_negative_capacity_is_refused_beside_its_field():
    with pytest.raises(
        InvalidValue, match=r"^“Amount available” cannot be less than 0\.$"
    ) as refused:
        decode_fields(Capacity, {"amount": "-1"})
    assert refused.value.field == "amount"


def test_only_financial_years_are_years_of_a_plan():
    assert FinancialYear().decode("year", "2026/27") == "2026/27"
    assert FinancialYear().decode("year", "") == ""
    for wrong in ("2026", "2026-05", "2026/28", "next year"):
        with pytest.raises(InvalidValue, match=r"is not a financial year\. Write it as 2026/27"):
            FinancialYear().decode("year", wrong)
    with pytest.raises(InvalidValue, match="wrong kind of value"):
        FinancialYear().decode("year", 2026)


def test_costs_by_year_stand_in_the_order_of_their_years():
    costs = ByYear().decode("capital_costs", [["2027/28", "5"], ["2026/27", "10.50"]])
    assert costs == (("2026/27", "10.50"), ("2027/28", "5"))
    assert ByYear().decode("capital_costs", ByYear().encode(costs)) == costs


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ([["2026/27", "1"], ["2026/27", "2"]], "“Capital by year, in pounds” has 2026/27 twice"),
        ([["2026/27", "-1"]], "“Capital by year, in pounds” cannot be less than 0"),
        ([["2026/27", ""]], "needs a year and an amount in each row"),
        ([["2026/27"]], "needs a year and an amount in each row"),
        (["2026/27"], "needs a year and an amount in each row"),
        ("2026/27", "up to 30 years"),
        ([["2026/27", "1"]] * 31, "up to 30 years"),
    ],
)
def test_a_cost_profile_that_cannot_be_is_refused_in_words(raw, words):
    with pytest.raises(InvalidValue, match=words):
        decode_fields(Initiative, {"capital_costs": raw})


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("3000000", "3000000"),
        ("£3,000,000", "3000000"),
        ("3m", "3000000"),
        ("£2.5 million", "2500000"),
        ("£ 1.25bn", "1250000000"),
        ("250k", "250000"),
        ("250 K", "250000"),
        ("0.5k", "500"),
        ("12.50", "12.50"),
        ("1,234.5", "1234.5"),
        ("-£5k", "-5000"),
        ("£4.2m", "4200000"),
        ("4,300k", "4300000"),
        ("£4,250,000.00", "4250000.00"),
        ("(1,200)", "-1200"),
        ("1e5", "100000"),
        ("0", "0"),
        ("", ""),
    ],
)
def test_an_amount_is_read_as_people_write_it(written, plain):
    assert plain_amount(written) == plain


@pytest.mark.parametrize("written", ["12,34", "about 5", "3 months", "£", "m", "3mm", "3 x"])
def test_what_is_no_amount_is_left_for_the_codec_to_refuse(written):
    assert plain_amount(written) == written
    with pytest.raises(InvalidValue, match="Enter “Amount needed” as a number, for example"):
        cleaned(Demand, {"amount": written})


def test_costs_by_year_are_read_as_people_write_them():
    costs = (("2026/27", "£1.2m"), ("2027/28", "250k"))
    given = cleaned(Initiative, {"capital_costs": costs})
    assert given == {"capital_costs": (("2026/27", "1200000"), ("2027/28", "250000"))}


@pytest.mark.parametrize(
    "written", ["2026/27", "26/27", "FY26/27", "FY 2026-27", "2026/2027", "26-27", " 2026 / 27"]
)
def test_a_financial_year_is_read_as_people_write_it_in_every_field(written):
    assert cleaned(Demand, {"year": written}) == {"year": "2026/27"}
    given = cleaned(Initiative, {"capital_costs": ((written, "5"),)})
    assert given == {"capital_costs": (("2026/27", "5"),)}


@pytest.mark.parametrize("written", ["26/28", "2026", "FY27", "05/26", "next year", "2026-05"])
def test_what_is_no_financial_year_is_refused_and_never_guessed(written):
    with pytest.raises(InvalidValue, match="is not a financial year"):
        cleaned(Demand, {"year": written})


def test_a_baseline_takes_a_month_and_a_number_as_they_are_written_elsewhere():
    given = cleaned(CaseForChange, {"baseline_value": "£1.5m", "baseline_period": "May 2026"})
    assert given == {"baseline_value": "1500000", "baseline_period": "2026-05"}


@pytest.mark.parametrize(
    ("written", "text"), [("£4.2m", "4200000"), ("62 %", "62"), ("250k", "250000")]
)
def test_a_reading_is_understood_as_an_amount_is_and_says_what_was_made_of_it(written, text):
    found = read_value(written)
    assert (found.text, found.percent) == (text, "%" in written)
    assert found.told
