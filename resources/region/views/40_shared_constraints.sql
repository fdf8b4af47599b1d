-- Of the trusts that answered a constraint, how many it limits or blocks. How many of these do not
-- mention it in their strategy. An empty kind is all settings together. Masked trusts have no other kind.
CREATE VIEW shared_constraints AS
WITH each AS (
  SELECT
    a.framework, a.question, a.kind, c.serious, c.not_mentioned, c.has_owner
  FROM constraints c
  JOIN asked_as a
    ON a.trust = c.trust AND a.cycle = c.cycle AND a.asked_question = c.question
), both_ways AS (
  SELECT framework, question, kind, serious, not_mentioned, has_owner FROM each
  UNION ALL
  SELECT framework, question, '' AS kind, serious, not_mentioned, has_owner FROM each
), counted AS (
  SELECT
    b.framework, b.question, q.place, q.theme, q.title, b.kind,
    COUNT(CASE WHEN b.serious THEN 1 END) AS trusts,
    COUNT(*) AS of_trusts,
    COUNT(CASE WHEN b.not_mentioned THEN 1 END) AS not_mentioned,
    COUNT(CASE WHEN b.serious AND NOT b.has_owner THEN 1 END) AS without_owner
  FROM both_ways b
  JOIN questions q ON q.framework = b.framework AND q.question = b.question
  GROUP BY b.framework, b.question, q.place, q.theme, q.title, b.kind
)
SELECT
  c.framework,
  c.question,
  c.place,
  c.theme,
  c.title,
  c.kind,
  CASE WHEN c.trusts = 0 OR (c.trusts >= b.fewest AND (c.of_trusts = c.trusts OR c.of_trusts - c.trusts >= b.fewest))
    THEN c.trusts END AS trusts,
  c.of_trusts,
  CASE WHEN c.not_mentioned = 0 OR (c.not_mentioned >= b.fewest AND (c.of_trusts = c.not_mentioned OR c.of_trusts - c.not_mentioned >= b.fewest))
    THEN c.not_mentioned END AS not_mentioned,
  CASE WHEN c.without_owner = 0 OR (c.without_owner >= b.fewest AND (c.of_trusts = c.without_owner OR c.of_trusts - c.without_owner >= b.fewest))
    THEN c.without_owner END AS without_owner
FROM counted c
CROSS JOIN about b
WHERE c.of_trusts >= b.fewest AND (b.fewest = 1 OR c.kind = '');
