-- Claimed levels beside checked ones, of the latest assessments: what a reviewer found, and what people agreed
-- who had answered apart.
--   trust: checks.trust
--   cycle: checks.cycle
--   framework: questions.framework
--   question: questions.question
--   title: questions.title
--   checked_by: checks.checked_by
--   claimed: checks.claimed
--   checked: checks.checked
CREATE VIEW checked_answers AS
SELECT
  k.trust, k.cycle, a.framework, k.question, q.title, k.checked_by, k.claimed, k.checked
FROM checks k
JOIN latest l ON l.trust = k.trust AND l.cycle = k.cycle
JOIN answers a ON a.trust = k.trust AND a.cycle = k.cycle AND a.question = k.question
JOIN questions q ON q.framework = a.framework AND q.question = k.question;
