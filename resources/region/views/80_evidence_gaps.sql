-- Which levels are claimed and not shown, question by question, and what is missing.
--   framework: questions.framework
--   question: questions.question
--   place: questions.place
--   section: questions.section
--   title: questions.title
--   asked_trusts: Trusts that were asked it
--   claiming_trusts: Trusts that claim a level; empty where it is hidden, as are those below
--   backed_trusts: Trusts with evidence in date that backs the level
--   not_backed_trusts: Trusts that claim a level that evidence does not back: all of those below
--   nothing_linked_trusts: Trusts with no evidence linked
--   opinion_only_trusts: Trusts with nothing but views
--   out_of_date_trusts: Trusts whose evidence is out of date
--   another_level_trusts: Trusts whose evidence shows another level
--   undated_trusts: Trusts whose evidence has no date
CREATE VIEW evidence_gaps AS
WITH wide AS (
  SELECT
    a, b, MAX(of_trusts) AS asked,
    COALESCE(MAX(CASE WHEN cell = 'not_claimed' THEN COALESCE(trusts, -1) END), 0) AS not_claimed,
    COALESCE(MAX(CASE WHEN cell = 'backed' THEN COALESCE(trusts, -1) END), 0) AS backed,
    COALESCE(MAX(CASE WHEN cell = 'nothing' THEN COALESCE(trusts, -1) END), 0) AS none_linked,
    COALESCE(MAX(CASE WHEN cell = 'opinion' THEN COALESCE(trusts, -1) END), 0) AS opinion,
    COALESCE(MAX(CASE WHEN cell = 'expired' THEN COALESCE(trusts, -1) END), 0) AS expired,
    COALESCE(MAX(CASE WHEN cell = 'other_level' THEN COALESCE(trusts, -1) END), 0) AS other_level,
    COALESCE(MAX(CASE WHEN cell = 'undated' THEN COALESCE(trusts, -1) END), 0) AS undated,
    COUNT(CASE WHEN cell <> 'not_claimed' THEN 1 END) AS claims
  FROM shown_cells
  WHERE topic = 'evidence'
  GROUP BY a, b
)
SELECT
  w.a AS framework, w.b AS question, q.place, q.section, q.title,
  w.asked AS asked_trusts,
  w.asked - NULLIF(w.not_claimed, -1) AS claiming_trusts,
  NULLIF(w.backed, -1) AS backed_trusts,
  CASE
    WHEN w.none_linked >= 0 AND w.opinion >= 0 AND w.expired >= 0 AND w.other_level >= 0 AND w.undated >= 0
    THEN w.none_linked + w.opinion + w.expired + w.other_level + w.undated
    ELSE w.asked - NULLIF(w.not_claimed, -1) - NULLIF(w.backed, -1) END AS not_backed_trusts,
  NULLIF(w.none_linked, -1) AS nothing_linked_trusts,
  NULLIF(w.opinion, -1) AS opinion_only_trusts,
  NULLIF(w.expired, -1) AS out_of_date_trusts,
  NULLIF(w.other_level, -1) AS another_level_trusts,
  NULLIF(w.undated, -1) AS undated_trusts
FROM wide w
JOIN questions q ON q.framework = w.a AND q.question = w.b
WHERE w.claims > 0;
