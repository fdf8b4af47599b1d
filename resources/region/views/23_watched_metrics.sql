-- What each trust sees in each metric. A metric is the framework's where its kind, unit and direction are
-- the framework's too. All others of a trust are its own, and nobody knows which of them are alike.
--   trust: trusts.trust
--   catalogue: metrics.catalogue
--   role: metrics.role
--   direction: metrics.direction
--   metrics: How many metrics of the trust these are
--   concern: 1 where one of them gets worse beyond the usual
--   better: 1 where one of them gets better beyond the usual
--   fails: 1 where one of them will miss its target
--   passes: 1 where one of them will meet its target
--   overdue: 1 where a reading of one of them is due
CREATE VIEW watched_metrics AS
SELECT
  m.trust, CASE WHEN d.metric IS NULL THEN '' ELSE m.catalogue END AS catalogue,
  m.role, m.direction,
  COUNT(*) AS metrics,
  MAX(CASE WHEN m.concern THEN 1 ELSE 0 END) AS concern,
  MAX(CASE WHEN m.better THEN 1 ELSE 0 END) AS better,
  MAX(CASE WHEN m.assurance = 'fail' THEN 1 ELSE 0 END) AS fails,
  MAX(CASE WHEN m.assurance = 'pass' THEN 1 ELSE 0 END) AS passes,
  MAX(CASE WHEN m.overdue THEN 1 ELSE 0 END) AS overdue
FROM metrics m
JOIN trusts t ON t.trust = m.trust
LEFT JOIN (
  SELECT DISTINCT metric, role, unit, direction FROM framework_metrics
) d ON d.metric = m.catalogue AND d.role = m.role AND d.unit = m.unit AND d.direction = m.direction
WHERE NOT t.sample
GROUP BY m.trust, CASE WHEN d.metric IS NULL THEN '' ELSE m.catalogue END, m.role, m.direction;
