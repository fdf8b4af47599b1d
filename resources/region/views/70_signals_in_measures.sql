-- What the metrics of the frameworks show over the trusts that watch them: signals, targets, readings due.
-- A trust's own metrics are counted together, for nobody knows that they are alike.
CREATE VIEW signals_in_measures AS
WITH counted AS (
  SELECT
    m.catalogue, CASE WHEN m.catalogue = '' THEN '' ELSE MIN(m.name) END AS name,
    m.role, m.unit, m.direction,
    COUNT(DISTINCT CASE WHEN m.concern THEN m.trust END) AS trusts,
    COUNT(DISTINCT m.trust) AS of_trusts,
    COUNT(DISTINCT CASE WHEN m.better THEN m.trust END) AS better,
    COUNT(DISTINCT CASE WHEN m.assurance = 'fail' THEN m.trust END) AS target_will_fail,
    COUNT(DISTINCT CASE WHEN m.assurance = 'pass' THEN m.trust END) AS target_will_pass,
    COUNT(DISTINCT CASE WHEN m.overdue THEN m.trust END) AS overdue,
    COUNT(*) AS metrics
  FROM metrics m
  JOIN trusts t ON t.trust = m.trust
  WHERE NOT t.sample
  GROUP BY m.catalogue, m.role, m.unit, m.direction
)
SELECT
  c.catalogue,
  c.name,
  c.role,
  c.unit,
  c.direction,
  CASE WHEN c.trusts = 0 OR (c.trusts >= b.fewest AND (c.of_trusts = c.trusts OR c.of_trusts - c.trusts >= b.fewest))
    THEN c.trusts END AS trusts,
  c.of_trusts,
  CASE WHEN c.better = 0 OR (c.better >= b.fewest AND (c.of_trusts = c.better OR c.of_trusts - c.better >= b.fewest))
    THEN c.better END AS better,
  CASE WHEN c.target_will_fail = 0 OR (c.target_will_fail >= b.fewest AND (c.of_trusts = c.target_will_fail OR c.of_trusts - c.target_will_fail >= b.fewest))
    THEN c.target_will_fail END AS target_will_fail,
  CASE WHEN c.target_will_pass = 0 OR (c.target_will_pass >= b.fewest AND (c.of_trusts = c.target_will_pass OR c.of_trusts - c.target_will_pass >= b.fewest))
    THEN c.target_will_pass END AS target_will_pass,
  CASE WHEN c.overdue = 0 OR (c.overdue >= b.fewest AND (c.of_trusts = c.overdue OR c.of_trusts - c.overdue >= b.fewest))
    THEN c.overdue END AS overdue,
  CASE WHEN b.fewest = 1 OR c.of_trusts >= b.fewest THEN c.metrics END AS metrics
FROM counted c
CROSS JOIN about b
WHERE c.of_trusts >= b.fewest;
