-- What the moves rest on, question by question, and how many of them need a reason and have none. With names
-- hidden it is empty, for it would give away what other views hide.
--   framework: questions.framework
--   question: questions.question
--   place: questions.place
--   section: questions.section
--   title: questions.title
--   way: up, down, first, lost, other, or question_changed
--   cause: movements.cause
--   moved_trusts: Trusts that moved so for that cause
--   backed_anew_trusts: Those of them with new evidence in date that backs the answer
--   unexplained_trusts: Those of them that should explain it and do not
CREATE VIEW movement_reasons AS
SELECT
  m.framework, m.question, q.place, q.section, q.title, m.way, m.cause,
  COUNT(*) AS moved_trusts,
  COUNT(CASE WHEN m.backed_anew THEN 1 END) AS backed_anew_trusts,
  COUNT(CASE WHEN m.unexplained THEN 1 END) AS unexplained_trusts
FROM asked_before m
JOIN questions q ON q.framework = m.framework AND q.question = m.question
WHERE m.way <> 'same' AND (SELECT MAX(fewest) FROM about) = 1
GROUP BY m.framework, m.question, q.place, q.section, q.title, m.way, m.cause;
