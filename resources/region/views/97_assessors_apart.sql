-- 2 assessors who answered the same question apart, in the latest assessments, beside each other.
--   trust: scores.trust
--   cycle: scores.cycle
--   framework: questions.framework
--   question: questions.question
--   title: questions.title
--   first_assessor: scores.assessor
--   first_answer: scores.answer
--   second_assessor: The number of the other assessor of this question
--   second_answer: The level that the other gave
--   is_same: Both gave the same level
--   agreed: scores.agreed
CREATE VIEW assessors_apart AS
SELECT
  s.trust, s.cycle, a.framework, s.question, q.title,
  s.assessor AS first_assessor, s.answer AS first_answer,
  o.assessor AS second_assessor, o.answer AS second_answer,
  s.answer = o.answer AS is_same, s.agreed
FROM scores s
JOIN scores o ON o.trust = s.trust AND o.cycle = s.cycle AND o.question = s.question AND o.assessor > s.assessor
JOIN latest l ON l.trust = s.trust AND l.cycle = s.cycle
JOIN answers a ON a.trust = s.trust AND a.cycle = s.cycle AND a.question = s.question
JOIN questions q ON q.framework = a.framework AND q.question = s.question;
