-- What Check finds in how many trusts, rule by rule.
CREATE VIEW findings_by_rule AS
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
GROUP BY f.family, f.rule, f.severity, n.of_trusts;
