-- Every answer of a latest assessment under the newest framework in which its question means the same.
-- A question that no bridge takes there stays under its own framework. Momentum is compared only where
-- the reference point is the same.
--   trust: trusts.trust
--   cycle: cycles.cycle
--   form: cycles.form
--   kind: trusts.kind
--   framework: SHA-256 of the framework the answer is read under
--   question: The question's id there
--   asked_question: The question's id in the framework it was answered in
--   moment: What momentum compares with, in the framework's word and the trust's own; empty for other questions
--   said: A level's id, or how far it is answered where it has none
--   standing: answers.standing
--   answer: answers.answer
--   second_answer: answers.second_answer
--   supported: answers.supported
--   backing: answers.backing
--   gap: answers.gap
--   strongest: answers.strongest
--   last_day: answers.last_day
--   target: answers.target
--   carried: answers.carried
--   discuss: answers.discuss
--   bridged: It was answered in an earlier framework
CREATE VIEW asked_as AS
SELECT
  l.trust, l.cycle, l.form, l.kind,
  COALESCE(k.framework, a.framework) AS framework,
  COALESCE(k.question, a.question) AS question,
  a.question AS asked_question,
  CASE WHEN q.section_kind = 'momentum' THEN TRIM(l.moment || ' ' || l.moment_words) ELSE '' END AS moment,
  CASE WHEN a.standing = 'level' THEN a.answer ELSE a.standing END AS said,
  a.standing, a.answer, a.second_answer, a.supported, a.backing, a.gap, a.strongest, a.last_day,
  a.target, a.carried, a.discuss,
  k.framework IS NOT NULL AS bridged
FROM latest l
JOIN answers a ON a.trust = l.trust AND a.cycle = l.cycle
JOIN frameworks p ON p.framework = a.framework
JOIN questions q ON q.framework = a.framework AND q.question = a.question
LEFT JOIN (
  SELECT i.framework, i.question, i.earlier_framework, i.earlier_question, i.moment
  FROM likenesses i
  JOIN frameworks n ON n.framework = i.framework
  JOIN (SELECT id, MAX(place) AS place FROM frameworks GROUP BY id) newest
    ON newest.id = n.id AND newest.place = n.place
  WHERE i.alike
) k ON k.earlier_framework = a.framework AND k.earlier_question = a.question
  AND (k.moment = '' OR k.moment = l.moment);
