-- Every constraint that was asked in a latest assessment: how hard it presses, and what is done about it.
-- Under the newest framework in which it means the same. An empty kind is all settings together.
--   trust: trusts.trust
--   framework: SHA-256 of the framework the answer is read under
--   question: The question's id there
--   kind: The kind of trust; empty for all settings together
--   mention: mentioned or not_mentioned in the strategy; light where it does not limit; not_rated without an answer
--   ownership: owner or without_owner; light where it does not limit; not_rated without an answer
CREATE VIEW asked_constraints AS
WITH each AS (
  SELECT
    a.trust, a.framework, a.question, a.kind,
    CASE
      WHEN c.trust IS NULL THEN 'not_rated' WHEN NOT c.serious THEN 'light'
      WHEN c.not_mentioned THEN 'not_mentioned' ELSE 'mentioned' END AS mention,
    CASE
      WHEN c.trust IS NULL THEN 'not_rated' WHEN NOT c.serious THEN 'light'
      WHEN c.has_owner THEN 'owner' ELSE 'without_owner' END AS ownership
  FROM asked_as a
  JOIN questions q ON q.framework = a.framework AND q.question = a.question
  LEFT JOIN constraints c
    ON c.trust = a.trust AND c.cycle = a.cycle AND c.question = a.asked_question
  WHERE q.section_kind = 'constraints'
)
SELECT trust, framework, question, kind, mention, ownership FROM each
UNION ALL
SELECT trust, framework, question, '' AS kind, mention, ownership FROM each;
