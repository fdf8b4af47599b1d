-- How much a data set is made of: trusts with an assessment, assessments, files used and set apart. How many trusts
-- were expected, and how many of them did not send a file that could be used. Where names are hidden, both are
-- empty if one of them gives away a number of 1 to 4 trusts.
--   trusts: Trusts with an assessment
--   sample_trusts: Made-up trusts, for trying the program out
--   assessments: Assessments that stand, without those of made-up trusts
--   files_used: Files whose trust is in the data set with what is in them
--   files_apart: Files that were set apart
--   expected_trusts: Trusts on the list; 0 without a list
--   not_sent_trusts: Trusts on the list that did not send a file that could be used
--   as_at: The day of the last change in any file
CREATE VIEW made_of AS
WITH listed AS (
  SELECT
    COUNT(DISTINCT expected) AS trusts,
    COUNT(DISTINCT CASE WHEN sent = 'no' THEN expected END) AS missing,
    COUNT(CASE WHEN sent = '' THEN 1 END) AS unsaid,
    (SELECT MAX(fewest) FROM about) AS fewest
  FROM expected
), told AS (
  SELECT
    trusts, missing,
    unsaid = 0
      AND (missing = 0 OR missing >= fewest)
      AND (missing = trusts OR trusts - missing >= fewest) AS is_told
  FROM listed
)
SELECT
  (SELECT COUNT(*) FROM latest) AS trusts,
  (SELECT COUNT(*) FROM trusts WHERE sample) AS sample_trusts,
  (SELECT COUNT(*) FROM cycles c JOIN trusts t ON t.trust = c.trust WHERE NOT t.sample) AS assessments,
  (SELECT COUNT(*) FROM files WHERE verdict IN ('used', 'brought together')) AS files_used,
  (SELECT COUNT(*) FROM files WHERE verdict = 'set apart') AS files_apart,
  CASE WHEN is_told THEN trusts END AS expected_trusts,
  CASE WHEN is_told THEN missing END AS not_sent_trusts,
  (SELECT MAX(as_at) FROM trusts) AS as_at
FROM told;
