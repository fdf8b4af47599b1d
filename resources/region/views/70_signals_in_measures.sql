-- What the metrics of the frameworks show over the trusts that watch them: signals, targets, readings due.
-- A name is the framework's own. A trust's own metrics are counted together, for nobody knows that they are alike.
--   catalogue: metrics.catalogue
--   name: The framework's name for it; empty for trusts' own metrics
--   role: metrics.role
--   unit: The unit of the framework's metric; empty for trusts' own metrics
--   direction: metrics.direction
--   watching_trusts: Trusts that watch it
--   concern_trusts: Trusts where it gets worse beyond the usual; empty where it is hidden, as are those below
--   better_trusts: Trusts where it gets better beyond the usual; a trust with several can be in both
--   target_missed_trusts: Trusts that will miss a target of it
--   target_met_trusts: Trusts that will meet a target of it
--   overdue_trusts: Trusts where a reading of it is due
--   metrics: How many metrics of trusts these are; empty where it gives away how many have several
CREATE VIEW signals_in_measures AS
WITH wide AS (
  SELECT
    a, b, c, MAX(of_trusts) AS watching,
    COALESCE(MAX(CASE WHEN topic = 'change' AND cell = 'concern' THEN COALESCE(trusts, -1) END), 0) AS concern,
    COALESCE(MAX(CASE WHEN topic = 'change' AND cell = 'better' THEN COALESCE(trusts, -1) END), 0) AS better,
    COALESCE(MAX(CASE WHEN topic = 'change' AND cell = 'both' THEN COALESCE(trusts, -1) END), 0) AS worse_too,
    COALESCE(MAX(CASE WHEN topic = 'target' AND cell = 'fail' THEN COALESCE(trusts, -1) END), 0) AS fails,
    COALESCE(MAX(CASE WHEN topic = 'target' AND cell = 'pass' THEN COALESCE(trusts, -1) END), 0) AS passes,
    COALESCE(MAX(CASE WHEN topic = 'target' AND cell = 'both' THEN COALESCE(trusts, -1) END), 0) AS fails_too,
    COALESCE(MAX(CASE WHEN topic = 'due' AND cell = 'overdue' THEN COALESCE(trusts, -1) END), 0) AS overdue,
    COUNT(DISTINCT topic) AS topics
  FROM shown_cells
  WHERE topic IN ('change', 'target', 'due')
  GROUP BY a, b, c
), counted AS (
  SELECT catalogue, role, direction, CAST(SUM(metrics) AS bigint) AS metrics
  FROM watched_metrics
  GROUP BY catalogue, role, direction
), named AS (
  SELECT m.metric, m.name, m.unit
  FROM framework_metrics m
  JOIN frameworks f ON f.framework = m.framework
  JOIN (
    SELECT n.metric, MAX(g.place) AS place
    FROM framework_metrics n
    JOIN frameworks g ON g.framework = n.framework
    GROUP BY n.metric
  ) newest ON newest.metric = m.metric AND newest.place = f.place
)
SELECT
  w.a AS catalogue,
  COALESCE((SELECT MIN(n.name) FROM named n WHERE n.metric = w.a), '') AS name,
  w.b AS role,
  COALESCE((SELECT MIN(n.unit) FROM named n WHERE n.metric = w.a), '') AS unit,
  w.c AS direction,
  w.watching AS watching_trusts,
  NULLIF(w.concern, -1) + NULLIF(w.worse_too, -1) AS concern_trusts,
  NULLIF(w.better, -1) + NULLIF(w.worse_too, -1) AS better_trusts,
  NULLIF(w.fails, -1) + NULLIF(w.fails_too, -1) AS target_missed_trusts,
  NULLIF(w.passes, -1) + NULLIF(w.fails_too, -1) AS target_met_trusts,
  NULLIF(w.overdue, -1) AS overdue_trusts,
  CASE WHEN k.metrics - w.watching NOT BETWEEN 1 AND (SELECT MAX(fewest) FROM about) - 1 THEN k.metrics END AS metrics
FROM wide w
JOIN counted k ON k.catalogue = w.a AND k.role = w.b AND k.direction = w.c
WHERE w.topics = 3;
