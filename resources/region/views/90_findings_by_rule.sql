-- What Check finds in how many of all trusts, rule by rule.
--   family: findings.family
--   rule: findings.rule
--   severity: findings.severity
--   all_trusts: All trusts in the data set
--   found_trusts: Trusts in which it is found and not set aside; empty where it is hidden
--   findings: How often it is found in them; empty where it is hidden
--   set_aside: How often it was set aside for now; empty where names are hidden
--   first_three_trusts: Trusts in which it is one of the 3 that matter most; empty where it is hidden
CREATE VIEW findings_by_rule AS
WITH wide AS (
  SELECT
    a, b, c, MAX(of_trusts) AS every,
    COALESCE(MAX(CASE WHEN cell = '' THEN COALESCE(trusts, -1) END), 0) AS without,
    COALESCE(MAX(CASE WHEN cell = 'found' THEN COALESCE(trusts, -1) END), 0) AS found,
    COALESCE(MAX(CASE WHEN cell = 'first_three' THEN COALESCE(trusts, -1) END), 0) AS first_three
  FROM shown_cells
  WHERE topic = 'rules'
  GROUP BY a, b, c
), counted AS (
  SELECT
    f.rule, f.severity, f.family,
    COUNT(CASE WHEN NOT f.accepted THEN 1 END) AS findings,
    COUNT(CASE WHEN f.accepted THEN 1 END) AS set_aside
  FROM findings f
  JOIN trusts t ON t.trust = f.trust
  WHERE NOT t.sample
  GROUP BY f.rule, f.severity, f.family
), together AS (
  SELECT
    k.family, k.rule, k.severity, k.findings, k.set_aside,
    w.every, NULLIF(w.first_three, -1) AS first_three,
    CASE
      WHEN w.found >= 0 AND w.first_three >= 0 THEN w.found + w.first_three
      ELSE w.every - NULLIF(w.without, -1) END AS found_in,
    (SELECT MAX(fewest) FROM about) AS fewest
  FROM wide w
  JOIN counted k
    ON k.rule = w.a AND k.family = w.c
    AND CASE k.severity WHEN 1 THEN '1' WHEN 2 THEN '2' ELSE '3' END = w.b
)
SELECT
  family, rule, severity,
  every AS all_trusts,
  found_in AS found_trusts,
  CASE WHEN findings - found_in NOT BETWEEN 1 AND fewest - 1 THEN findings END AS findings,
  CASE WHEN fewest = 1 THEN set_aside END AS set_aside,
  first_three AS first_three_trusts
FROM together;
