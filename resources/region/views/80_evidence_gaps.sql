-- Which levels are claimed and not shown, question by question, and what is missing.
CREATE VIEW evidence_gaps AS
SELECT
  a.framework, a.question, q.place, q.section, q.title,
  COUNT(CASE WHEN a.backing = 'stated' THEN 1 END) AS trusts,
  COUNT(*) AS of_trusts,
  COUNT(CASE WHEN a.gap = 'nothing' THEN 1 END) AS nothing_linked,
  COUNT(CASE WHEN a.gap = 'opinion' THEN 1 END) AS opinion_only,
  COUNT(CASE WHEN a.gap = 'expired' THEN 1 END) AS out_of_date,
  COUNT(CASE WHEN a.gap = 'other_level' THEN 1 END) AS another_level,
  COUNT(CASE WHEN a.gap = 'undated' THEN 1 END) AS undated
FROM asked_as a
JOIN questions q ON q.framework = a.framework AND q.question = a.question
WHERE a.backing <> 'not_claimed'
GROUP BY a.framework, a.question, q.place, q.section, q.title;
