-- What other views count, in one long form, as it may be shown: of each group, every trust is in exactly one
-- cell. Groups of a topic are told apart by the columns a to d. Where names are hidden, a cell of 1 to 4
-- trusts is empty. Where it could be worked out from the total, one more cell is empty. A group where that does
-- not help is left out, and so is one of fewer than 5 trusts. Trusts beside a group are one of its cells here, and
-- no row: those that were not asked, need nothing or have no metric. For who knows all trusts can count them.
--   topic: What is counted, such as answers, evidence, moves, resources or rules
--   a: The first thing that tells groups apart: a framework, a family of resources, a metric or a rule
--   b: The second: a question, a resource, leading or outcome, or a severity
--   c: The third: a moment, a kind of trust, a unit, a direction or a family of findings
--   d: The fourth: a financial year
--   cell: What the trusts of the cell have in common
--   trusts: How many trusts they are; empty where it is hidden
--   of_trusts: How many trusts the group has; empty where it would tell how many are beside it
CREATE VIEW shown_cells AS
WITH asked AS (
  SELECT framework, question, moment, level, no_level, shown, no_claim, COUNT(*) AS trusts
  FROM (
    SELECT
      framework, question, moment,
      CASE WHEN standing = 'level' THEN answer ELSE '' END AS level,
      CASE WHEN standing = 'level' THEN 0 ELSE 1 END AS no_level,
      CASE WHEN backing = 'not_claimed' THEN backing WHEN backing = 'stated' THEN gap ELSE 'backed' END AS shown,
      CASE WHEN backing = 'not_claimed' THEN 1 ELSE 0 END AS no_claim
    FROM asked_as
  ) one
  GROUP BY framework, question, moment, level, no_level, shown, no_claim
), limited AS (
  SELECT framework, question, kind, mention, ownership, COUNT(*) AS trusts
  FROM asked_constraints
  GROUP BY framework, question, kind, mention, ownership
), counted AS (
  SELECT
    'answers' AS topic, framework AS a, question AS b, moment AS c, '' AS d, level AS cell,
    MAX(no_level) AS hide_last, CAST(SUM(trusts) AS bigint) AS trusts
  FROM asked
  GROUP BY framework, question, moment, level
  UNION ALL
  SELECT 'evidence', framework, question, '', '', shown, MAX(no_claim), CAST(SUM(trusts) AS bigint)
  FROM asked
  GROUP BY framework, question, shown
  UNION ALL
  SELECT
    'mention', framework, question, kind, '', mention,
    MAX(CASE mention WHEN 'not_rated' THEN 2 WHEN 'light' THEN 1 ELSE 0 END), CAST(SUM(trusts) AS bigint)
  FROM limited
  GROUP BY framework, question, kind, mention
  UNION ALL
  SELECT
    'ownership', framework, question, kind, '', ownership,
    MAX(CASE ownership WHEN 'not_rated' THEN 2 WHEN 'light' THEN 1 ELSE 0 END), CAST(SUM(trusts) AS bigint)
  FROM limited
  GROUP BY framework, question, kind, ownership
  UNION ALL
  SELECT
    'moves', framework, question, '', '', way, MAX(CASE WHEN way = 'same' THEN 1 ELSE 0 END), COUNT(*)
  FROM asked_before
  GROUP BY framework, question, way
  UNION ALL
  SELECT
    'resources', c.family, c.resource, c.unit, c.year,
    CASE WHEN c.available IS NULL THEN 'not_known' WHEN c.short > 0 THEN 'short' ELSE 'enough' END,
    0, COUNT(*)
  FROM capacity c
  JOIN trusts t ON t.trust = c.trust
  WHERE NOT t.sample AND c.essential + c.desired > 0
  GROUP BY
    c.family, c.resource, c.unit, c.year,
    CASE WHEN c.available IS NULL THEN 'not_known' WHEN c.short > 0 THEN 'short' ELSE 'enough' END
  UNION ALL
  SELECT
    'change', catalogue, role, direction, '',
    CASE concern + 2 * better WHEN 3 THEN 'both' WHEN 2 THEN 'better' WHEN 1 THEN 'concern' ELSE '' END,
    0, COUNT(*)
  FROM watched_metrics
  GROUP BY catalogue, role, direction, concern + 2 * better
  UNION ALL
  SELECT
    'target', catalogue, role, direction, '',
    CASE fails + 2 * passes WHEN 3 THEN 'both' WHEN 2 THEN 'pass' WHEN 1 THEN 'fail' ELSE '' END,
    0, COUNT(*)
  FROM watched_metrics
  GROUP BY catalogue, role, direction, fails + 2 * passes
  UNION ALL
  SELECT
    'due', catalogue, role, direction, '', CASE overdue WHEN 1 THEN 'overdue' ELSE '' END, 0, COUNT(*)
  FROM watched_metrics
  GROUP BY catalogue, role, direction, overdue
  UNION ALL
  SELECT
    'rules', rule, level, family, '',
    CASE WHEN stands = 0 THEN '' WHEN first_three = 1 THEN 'first_three' ELSE 'found' END, 0, COUNT(*)
  FROM (
    SELECT
      r.rule, CASE r.severity WHEN 1 THEN '1' WHEN 2 THEN '2' ELSE '3' END AS level, r.family, t.trust,
      MAX(CASE WHEN f.trust IS NOT NULL AND NOT f.accepted THEN 1 ELSE 0 END) AS stands,
      MAX(CASE WHEN f.trust IS NOT NULL AND f.first_three THEN 1 ELSE 0 END) AS first_three
    FROM (SELECT DISTINCT rule, severity, family FROM findings) r
    CROSS JOIN trusts t
    LEFT JOIN findings f
      ON f.trust = t.trust AND f.rule = r.rule AND f.severity = r.severity AND f.family = r.family
    WHERE NOT t.sample
    GROUP BY r.rule, r.severity, r.family, t.trust
  ) found
  GROUP BY rule, level, family, CASE WHEN stands = 0 THEN '' WHEN first_three = 1 THEN 'first_three' ELSE 'found' END
  UNION ALL
  SELECT 'frameworks', '', '', '', '', framework, 0, COUNT(*)
  FROM latest
  GROUP BY framework
), asked_of AS (
  SELECT framework, question, CAST(SUM(trusts) AS bigint) AS trusts
  FROM asked
  GROUP BY framework, question
), every AS (
  SELECT
    (SELECT COUNT(*) FROM latest) AS assessed,
    (SELECT COUNT(*) FROM trusts WHERE NOT sample) AS trusts
), sized AS (
  SELECT
    c.topic, c.a, c.b, c.c, c.d, c.cell, c.hide_last, c.trusts, b.fewest,
    CASE WHEN c.trusts > 0 AND c.trusts < b.fewest THEN 1 ELSE 0 END AS is_small,
    CASE WHEN c.trusts >= b.fewest THEN 1 ELSE 0 END AS is_large
  FROM counted c
  CROSS JOIN about b
), summed AS (
  SELECT
    s.topic, s.a, s.b, s.c, s.d, s.cell, s.trusts, s.fewest, s.is_small, s.is_large,
    SUM(s.trusts) OVER (PARTITION BY s.topic, s.a, s.b, s.c, s.d) AS total,
    SUM(s.is_small) OVER (PARTITION BY s.topic, s.a, s.b, s.c, s.d) AS smalls,
    SUM(s.is_small * s.trusts) OVER (PARTITION BY s.topic, s.a, s.b, s.c, s.d) AS small_sum,
    SUM(s.is_large) OVER (PARTITION BY s.topic, s.a, s.b, s.c, s.d) AS larges,
    ROW_NUMBER() OVER (
      PARTITION BY s.topic, s.a, s.b, s.c, s.d, s.is_large ORDER BY s.hide_last, s.trusts, s.cell
    ) AS nth
  FROM sized s
), beside AS (
  SELECT
    s.topic, s.a, s.b, s.c, s.d, s.cell, s.trusts, s.fewest, s.is_small, s.is_large,
    s.total, s.smalls, s.small_sum, s.larges, s.nth,
    CASE
      WHEN s.topic IN ('answers', 'evidence', 'mention', 'ownership', 'moves') THEN e.assessed - q.trusts
      WHEN s.topic IN ('resources', 'change', 'target', 'due') THEN e.trusts - s.total
      ELSE 0 END AS absent,
    CASE WHEN s.topic = 'moves' THEN q.trusts - s.total ELSE 0 END AS recent
  FROM summed s
  LEFT JOIN asked_of q ON q.framework = s.a AND q.question = s.b
  CROSS JOIN every e
), weighed AS (
  SELECT
    s.topic, s.a, s.b, s.c, s.d, s.cell, s.trusts, s.fewest, s.is_small, s.is_large, s.total, s.larges, s.nth,
    s.absent, s.recent,
    s.smalls
      + CASE WHEN s.absent > 0 AND s.absent < s.fewest THEN 1 ELSE 0 END
      + CASE WHEN s.recent > 0 AND s.recent < s.fewest THEN 1 ELSE 0 END AS smalls,
    s.small_sum
      + CASE WHEN s.absent > 0 AND s.absent < s.fewest THEN s.absent ELSE 0 END
      + CASE WHEN s.recent > 0 AND s.recent < s.fewest THEN s.recent ELSE 0 END AS small_sum
  FROM beside s
), judged AS (
  SELECT
    s.topic, s.a, s.b, s.c, s.d, s.cell, s.trusts, s.fewest, s.is_small, s.is_large, s.total, s.larges, s.nth,
    s.absent, s.recent,
    s.smalls > 0 AND (s.small_sum < s.fewest OR s.small_sum = s.smalls) AS is_open
  FROM weighed s
)
SELECT
  j.topic, j.a, j.b, j.c, j.d, j.cell,
  CASE WHEN j.is_small = 0 AND NOT (j.is_open AND j.is_large = 1 AND j.nth = 1) THEN j.trusts END AS trusts,
  CASE
    WHEN (j.absent > 0 AND j.absent < j.fewest) OR (j.recent > 0 AND j.recent < j.fewest) THEN NULL
    WHEN j.is_open AND j.larges = 0 THEN NULL
    ELSE CAST(j.total AS bigint) END AS of_trusts
FROM judged j
WHERE j.total >= j.fewest
  AND NOT (j.is_open AND j.larges = 0 AND j.absent < j.fewest AND j.recent < j.fewest);
