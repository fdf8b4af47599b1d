-- What the metrics of the frameworks show over the trusts that watch them: signals, targets, readings due.
-- A trust's own metrics are counted together, for nobody knows that they are alike.
CREATE VIEW signals_in_measures AS
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
GROUP BY m.catalogue, m.role, m.unit, m.direction;
