-- How much a data set is made of: trusts with an assessment, assessments, files used and set apart.
CREATE VIEW made_of AS
SELECT
  (SELECT COUNT(*) FROM latest) AS trusts,
  (SELECT COUNT(*) FROM trusts WHERE sample) AS sample_trusts,
  (SELECT COUNT(*) FROM cycles c JOIN trusts t ON t.trust = c.trust WHERE NOT t.sample) AS assessments,
  (SELECT COUNT(*) FROM files WHERE verdict IN ('used', 'brought together')) AS files_used,
  (SELECT COUNT(*) FROM files WHERE verdict = 'set apart') AS files_apart,
  (SELECT MAX(as_at) FROM trusts) AS as_at;
