-- What moved since the assessment before, question by question: which way, and what the change rests on.
-- Nothing is netted. Of how many: the trusts with an assessment before this one.
CREATE VIEW movement_reasons AS
WITH counted AS (
  SELECT
    l.framework, m.question, q.place, q.section, q.title, m.way, m.cause,
    COUNT(*) AS trusts,
    COUNT(CASE WHEN m.backed_anew THEN 1 END) AS backed_anew,
    COUNT(CASE WHEN m.unexplained THEN 1 END) AS unexplained,
    n.of_trusts
  FROM latest l
  JOIN movements m ON m.trust = l.trust AND m.cycle = l.cycle
  JOIN questions q ON q.framework = l.framework AND q.question = m.question
  JOIN (
    SELECT framework, COUNT(*) AS of_trusts FROM latest WHERE number > 1 GROUP BY framework
  ) n ON n.framework = l.framework
  GROUP BY l.framework, m.question, q.place, q.section, q.title, m.way, m.cause, n.of_trusts
)
SELECT
  c.framework,
  c.question,
  c.place,
  c.section,
  c.title,
  c.way,
  c.cause,
  CASE WHEN c.trusts = 0 OR (c.trusts >= b.fewest AND (c.of_trusts = c.trusts OR c.of_trusts - c.trusts >= b.fewest))
    THEN c.trusts END AS trusts,
  CASE WHEN c.backed_anew = 0 OR (c.backed_anew >= b.fewest AND (c.of_trusts = c.backed_anew OR c.of_trusts - c.backed_anew >= b.fewest))
    THEN c.backed_anew END AS backed_anew,
  CASE WHEN c.unexplained = 0 OR (c.unexplained >= b.fewest AND (c.of_trusts = c.unexplained OR c.of_trusts - c.unexplained >= b.fewest))
    THEN c.unexplained END AS unexplained,
  c.of_trusts
FROM counted c
CROSS JOIN about b
WHERE c.of_trusts >= b.fewest;
