-- Every question of a latest assessment whose trust has an assessment before it, and how its answer moved.
-- Under the newest framework in which the question means the same. Same: no move is known.
--   trust: trusts.trust
--   framework: SHA-256 of the framework the answer is read under
--   question: The question's id there
--   way: up, down, first, lost, other, same, or question_changed
--   cause: movements.cause
--   backed_anew: movements.backed_anew
--   unexplained: movements.unexplained
CREATE VIEW asked_before AS
SELECT
  a.trust, a.framework, a.question,
  CASE WHEN m.trust IS NULL THEN 'same' WHEN m.way = '' THEN 'question_changed' ELSE m.way END AS way,
  COALESCE(m.cause, '') AS cause,
  m.trust IS NOT NULL AND m.backed_anew AS backed_anew,
  m.trust IS NOT NULL AND m.unexplained AS unexplained
FROM asked_as a
JOIN cycles c ON c.trust = a.trust AND c.cycle = a.cycle AND c.number > 1
LEFT JOIN movements m
  ON m.trust = a.trust AND m.cycle = a.cycle AND m.question = a.asked_question;
