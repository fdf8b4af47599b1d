import pytest

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.wire.codecs import Amount, ByYear, FinancialYear


def test_an_amount_keeps_its_decimal_text_and_may_be_unknown():
    assert Amount().decode("amount", "12.50") == "12.50"
    assert Amount().decode("amount", "") == ""
    assert Amount().encode("3") == "3"


def test_a_negative_capacity_is_refused_beside_its_field():
    with pytest.raises(InvalidValue, match=r"^Amount cannot be less than 0\.$") as refused:
        Amount().decode("amount", "-1")
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
        ([["2026/27", "1"], ["2026/27", "2"]], "Capital costs has 2026/27 twice"),
        ([["2026/27", "-1"]], "Capital costs cannot be less than 0"),
        ([["2026/27", ""]], "needs a year and an amount in each row"),
        ([["2026/27"]], "needs a year and an amount in each row"),
        (["2026/27"], "needs a year and an amount in each row"),
        ("2026/27", "up to 30 years"),
        ([["2026/27", "1"]] * 31, "up to 30 years"),
    ],
)
def test_a_cost_profile_that_cannot_be_is_refused_in_words(raw, words):
    with pytest.raises(InvalidValue, match=words):
        ByYear().decode("capital_costs", raw)
