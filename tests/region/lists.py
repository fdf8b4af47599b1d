"""A list of expected trusts for the small region: 2 that sent a file and 2 that did not."""

from digistrat_desktop.services.region.expecting import Expected
from tests.helpers.region_trusts import trust_name

EXPECTED = (
    Expected("Z001", ""),
    Expected("", trust_name(3)),
    Expected("Q99", "Nowhere NHS Trust"),
    Expected("", "Elsewhere NHS Trust"),
)
