-- How many trusts fall short of a resource in a year, and by how much together.
-- Amounts are added only where the unit is the same.
CREATE VIEW reality_gaps AS
SELECT
  c.family, c.resource, c.unit, c.year,
  COUNT(CASE WHEN c.short > 0 THEN 1 END) AS trusts,
  COUNT(*) AS of_trusts,
  COUNT(CASE WHEN c.available IS NULL THEN 1 END) AS not_known,
  SUM(CAST(c.short AS numeric(18, 2))) AS short_together
FROM capacity c
JOIN trusts t ON t.trust = c.trust
WHERE NOT t.sample AND c.essential + c.desired > 0
GROUP BY c.family, c.resource, c.unit, c.year;
