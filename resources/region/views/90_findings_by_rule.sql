-- What Check finds in how many trusts, rule by rule.
CREATE VIEW findings_by_rule AS
WITH counted AS (
  SELECT
    f.family, f.rule, f.severity,
    COUNT(DISTINCT CASE WHEN NOT f.accepted THEN f.trust END) AS trusts,
    n.of_trusts,
    COUNT(CASE WHEN NOT f.accepted THEN 1 END) AS findings,
    COUNT(CASE WHEN f.accepted THEN 1 END) AS set_aside,
    COUNT(DISTINCT CASE WHEN f.first_three THEN f.trust END) AS among_first_three
  FROM findings f
  JOIN trusts t ON t.trust = f.trust
  CROSS JOIN (SELECT COUNT(*) AS of_trusts FROM trusts WHERE NOT sample) n
  WHERE NOT t.sample
  GROUP BY f.family, f.rule, f.severity, n.of_trusts
)
SELECT
  c.family,
  c.rule,
  c.severity,
  CASE WHEN c.trusts = 0 OR (c.trusts >= b.fewest AND (c.of_trusts = c.trusts OR c.of_trusts - c.trusts >= b.fewest))
    THEN c.trusts END AS trusts,
  c.of_trusts,
  CASE WHEN b.fewest = 1 OR c.trusts >= b.fewest THEN c.findings END AS findings,
  CASE WHEN b.fewest = 1 THEN c.set_aside END AS set_aside,
  CASE WHEN c.among_first_three = 0 OR (c.among_first_three >= b.fewest AND (c.of_trusts = c.among_first_three OR c.of_trusts - c.among_first_three >= b.fewest))
    THEN c.among_first_three END AS among_first_three
FROM counted c
CROSS JOIN about b
WHERE c.of_trusts >= b.fewest;
