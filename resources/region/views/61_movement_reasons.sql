-- What the moves rest on, question by question, and how many of them need a reason and have none. With names
-- hidden it is empty, for it would give away what other views hide.
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
