-- How much a data set is made of: trusts with an assessment, assessments, files used and set apart. How many trusts
-- were expected, and how many of them did not send a file that could be used. Both are empty without a list. Where
-- names are hidden, they are also empty if one of them gives away a number of 1 to 4 trusts.
--   trusts: Trusts with an assessment
--   sample_trusts: Made-up trusts, for trying the program out
--   assessments: Assessments that stand, without those of made-up trusts
--   files_used: Files whose trust is in the data set with what is in them
--   file_trusts: Trusts whose files these are; empty where names are hidden
--   files_apart: Files that were set apart
--   has_list: A list of expected trusts was given
--   expected_trusts: Trusts on the list; empty without a list, and where it is hidden
--   not_sent_trusts: Those of them that did not send a file that could be used; empty as above
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
    trusts, missing, fewest,
    trusts > 0 AND unsaid = 0
      AND (missing = 0 OR missing >= fewest)
      AND (missing = trusts OR trusts - missing >= fewest) AS is_told
  FROM listed
)
SELECT
  (SELECT COUNT(*) FROM latest) AS trusts,
  (SELECT COUNT(*) FROM trusts WHERE sample) AS sample_trusts,
  (SELECT COUNT(*) FROM cycles c JOIN trusts t ON t.trust = c.trust WHERE NOT t.sample) AS assessments,
  (SELECT COUNT(*) FROM files WHERE verdict IN ('used', 'brought together')) AS files_used,
  CASE WHEN fewest = 1 THEN
    (SELECT COUNT(DISTINCT trust) FROM files WHERE verdict IN ('used', 'brought together')) END AS file_trusts,
  (SELECT COUNT(*) FROM files WHERE verdict = 'set apart') AS files_apart,
  trusts > 0 AS has_list,
  CASE WHEN is_told THEN trusts END AS expected_trusts,
  CASE WHEN is_told THEN missing END AS not_sent_trusts,
  (SELECT MAX(as_at) FROM trusts) AS as_at
FROM told;
