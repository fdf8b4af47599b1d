-- Which levels are claimed and not shown, question by question, and what is missing.
CREATE VIEW evidence_gaps AS
WITH counted AS (
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
  GROUP BY a.framework, a.question, q.place, q.section, q.title
)
SELECT
  c.framework,
  c.question,
  c.place,
  c.section,
  c.title,
  CASE WHEN c.trusts = 0 OR (c.trusts >= b.fewest AND (c.of_trusts = c.trusts OR c.of_trusts - c.trusts >= b.fewest))
    THEN c.trusts END AS trusts,
  c.of_trusts,
  CASE WHEN c.nothing_linked = 0 OR (c.nothing_linked >= b.fewest AND (c.of_trusts = c.nothing_linked OR c.of_trusts - c.nothing_linked >= b.fewest))
    THEN c.nothing_linked END AS nothing_linked,
  CASE WHEN c.opinion_only = 0 OR (c.opinion_only >= b.fewest AND (c.of_trusts = c.opinion_only OR c.of_trusts - c.opinion_only >= b.fewest))
    THEN c.opinion_only END AS opinion_only,
  CASE WHEN c.out_of_date = 0 OR (c.out_of_date >= b.fewest AND (c.of_trusts = c.out_of_date OR c.of_trusts - c.out_of_date >= b.fewest))
    THEN c.out_of_date END AS out_of_date,
  CASE WHEN c.another_level = 0 OR (c.another_level >= b.fewest AND (c.of_trusts = c.another_level OR c.of_trusts - c.another_level >= b.fewest))
    THEN c.another_level END AS another_level,
  CASE WHEN c.undated = 0 OR (c.undated >= b.fewest AND (c.of_trusts = c.undated OR c.of_trusts - c.undated >= b.fewest))
    THEN c.undated END AS undated
FROM counted c
CROSS JOIN about b
WHERE c.of_trusts >= b.fewest;
