-- How many trusts fall short of a resource in a year, and by how much together.
-- Amounts are added only where the unit is the same.
--   family: capacity.family
--   resource: capacity.resource
--   unit: capacity.unit
--   year: capacity.year
--   needing_trusts: Trusts that need it in the year
--   short_trusts: Those of them that fall short; empty where it is hidden
--   not_known_trusts: Those of them that do not say what is available; empty where it is hidden
--   short_together: By how much all of them fall short, in the unit; empty where it is hidden
CREATE VIEW reality_gaps AS
WITH wide AS (
  SELECT
    a, b, c, d, MAX(of_trusts) AS needing,
    COALESCE(MAX(CASE WHEN cell = 'short' THEN COALESCE(trusts, -1) END), 0) AS short_of,
    COALESCE(MAX(CASE WHEN cell = 'not_known' THEN COALESCE(trusts, -1) END), 0) AS not_known
  FROM shown_cells
  WHERE topic = 'resources'
  GROUP BY a, b, c, d
), together AS (
  SELECT c.family, c.resource, c.unit, c.year, SUM(CAST(c.short AS numeric(18, 2))) AS short_together
  FROM capacity c
  JOIN trusts t ON t.trust = c.trust
  WHERE NOT t.sample AND c.essential + c.desired > 0
  GROUP BY c.family, c.resource, c.unit, c.year
)
SELECT
  w.a AS family, w.b AS resource, w.c AS unit, w.d AS year,
  w.needing AS needing_trusts,
  NULLIF(w.short_of, -1) AS short_trusts,
  NULLIF(w.not_known, -1) AS not_known_trusts,
  CASE WHEN w.short_of >= 0 THEN g.short_together END AS short_together
FROM wide w
JOIN together g ON g.family = w.a AND g.resource = w.b AND g.unit = w.c AND g.year = w.d;
