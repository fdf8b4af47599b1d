-- How many trusts fall short of a resource in a year, and by how much together.
-- Amounts are added only where the unit is the same.
CREATE VIEW reality_gaps AS
WITH counted AS (
  SELECT
    c.family, c.resource, c.unit, c.year,
    COUNT(CASE WHEN c.short > 0 THEN 1 END) AS trusts,
    COUNT(*) AS of_trusts,
    COUNT(CASE WHEN c.available IS NULL THEN 1 END) AS not_known,
    SUM(CAST(c.short AS numeric(18, 2))) AS short_together
  FROM capacity c
  JOIN trusts t ON t.trust = c.trust
  WHERE NOT t.sample AND c.essential + c.desired > 0
  GROUP BY c.family, c.resource, c.unit, c.year
)
SELECT
  c.family,
  c.resource,
  c.unit,
  c.year,
  CASE WHEN c.trusts = 0 OR (c.trusts >= b.fewest AND (c.of_trusts = c.trusts OR c.of_trusts - c.trusts >= b.fewest))
    THEN c.trusts END AS trusts,
  c.of_trusts,
  CASE WHEN c.not_known = 0 OR (c.not_known >= b.fewest AND (c.of_trusts = c.not_known OR c.of_trusts - c.not_known >= b.fewest))
    THEN c.not_known END AS not_known,
  CASE WHEN c.trusts = 0 OR c.trusts >= b.fewest THEN c.short_together END AS short_together
FROM counted c
CROSS JOIN about b
WHERE c.of_trusts >= b.fewest;
