-- The same for the assessment before each latest one. It must have the same form. Its question must mean the
-- same, and momentum must have the same reference point. Masked trusts are not compared so.
--   framework: questions.framework
--   question: questions.question
--   form: cycles.form
--   kind: trusts.kind
--   moment: What momentum compares with; empty for other questions
--   said: What was said then: a level's id, or how far it was answered
--   trusts: Trusts that said so then
CREATE VIEW position_before AS
SELECT
  n.framework, n.question, n.form, n.kind, n.moment,
  CASE WHEN b.standing = 'level' THEN b.answer ELSE b.standing END AS said,
  COUNT(*) AS trusts
FROM asked_as n
JOIN cycles c ON c.trust = n.trust AND c.cycle = n.cycle
JOIN cycles e
  ON e.trust = c.trust AND e.site = c.site AND e.number = c.number - 1 AND e.form = c.form
JOIN answers b ON b.trust = e.trust AND b.cycle = e.cycle
LEFT JOIN likenesses i
  ON i.alike AND i.framework = n.framework AND i.question = n.question
  AND i.earlier_framework = b.framework AND i.earlier_question = b.question
  AND (i.moment = '' OR i.moment = e.moment)
WHERE (SELECT MAX(fewest) FROM about) = 1
  AND (i.framework IS NOT NULL OR (b.framework = n.framework AND b.question = n.question))
  AND (n.moment = '' OR (e.moment = c.moment AND e.moment_words = c.moment_words))
GROUP BY
  n.framework, n.question, n.form, n.kind, n.moment,
  CASE WHEN b.standing = 'level' THEN b.answer ELSE b.standing END;
