-- Of the trusts that answered a constraint, how many it limits or blocks. How many of these do not
-- mention it in their strategy. An empty kind is all settings together. With names hidden, no other kind is shown.
--   framework: questions.framework
--   question: questions.question
--   place: questions.place
--   theme: questions.theme
--   title: questions.title
--   kind: The kind of trust; empty for all settings together
--   asked_trusts: Trusts that were asked it
--   rated_trusts: Trusts that said how hard it presses; empty where it is hidden, as are those below
--   limited_trusts: Trusts that it limits or blocks
--   not_mentioned_trusts: Those of them whose strategy does not mention it
--   without_owner_trusts: Those of them that name nobody for it
CREATE VIEW shared_constraints AS
WITH wide AS (
  SELECT
    a, b, c, MAX(CASE WHEN topic = 'mention' THEN of_trusts END) AS asked,
    COALESCE(MAX(CASE WHEN topic = 'mention' AND cell = 'not_rated' THEN COALESCE(trusts, -1) END), 0) AS not_rated,
    COALESCE(MAX(CASE WHEN topic = 'mention' AND cell = 'light' THEN COALESCE(trusts, -1) END), 0) AS light,
    COALESCE(MAX(CASE WHEN cell = 'mentioned' THEN COALESCE(trusts, -1) END), 0) AS mentioned,
    COALESCE(MAX(CASE WHEN cell = 'not_mentioned' THEN COALESCE(trusts, -1) END), 0) AS not_mentioned,
    COALESCE(MAX(CASE WHEN cell = 'without_owner' THEN COALESCE(trusts, -1) END), 0) AS without_owner,
    COUNT(DISTINCT topic) AS topics
  FROM shown_cells
  WHERE topic IN ('mention', 'ownership')
  GROUP BY a, b, c
)
SELECT
  w.a AS framework, w.b AS question, q.place, q.theme, q.title, w.c AS kind,
  w.asked AS asked_trusts,
  w.asked - NULLIF(w.not_rated, -1) AS rated_trusts,
  CASE
    WHEN w.mentioned >= 0 AND w.not_mentioned >= 0 THEN w.mentioned + w.not_mentioned
    ELSE w.asked - NULLIF(w.not_rated, -1) - NULLIF(w.light, -1) END AS limited_trusts,
  NULLIF(w.not_mentioned, -1) AS not_mentioned_trusts,
  NULLIF(w.without_owner, -1) AS without_owner_trusts
FROM wide w
JOIN questions q ON q.framework = w.a AND q.question = w.b
WHERE w.topics = 2 AND (w.c = '' OR (SELECT MAX(fewest) FROM about) = 1);
