-- How many trusts answered what, question by question: only trusts with the same form and setting,
-- and questions that mean the same, are counted together. Where trusts are masked, small groups are
-- left out and small numbers are empty.
CREATE VIEW position_by_question AS
WITH counted AS (
  SELECT
    framework, question, form, kind, moment, said,
    COUNT(*) AS trusts,
    COUNT(CASE WHEN bridged THEN 1 END) AS bridged_trusts
  FROM asked_as
  GROUP BY framework, question, form, kind, moment, said
), grouped AS (
  SELECT
    c.*, b.fewest,
    CAST(SUM(c.trusts) OVER (PARTITION BY framework, question, form, kind, moment) AS bigint)
      AS of_trusts,
    SUM(CASE WHEN c.trusts < b.fewest THEN c.trusts ELSE 0 END)
      OVER (PARTITION BY framework, question, form, kind, moment) AS hidden
  FROM counted c
  CROSS JOIN about b
)
SELECT
  g.framework, g.question, q.place, q.section, q.section_title, q.title, g.form, g.kind, g.moment,
  g.said, COALESCE(v.label, '') AS label, COALESCE(v.place, -2) AS level_place,
  CASE WHEN g.trusts >= g.fewest AND (g.hidden = 0 OR g.hidden >= g.fewest) THEN g.trusts END
    AS trusts,
  g.of_trusts,
  CASE WHEN g.fewest = 1 THEN g.bridged_trusts END AS bridged_trusts
FROM grouped g
JOIN questions q ON q.framework = g.framework AND q.question = g.question
LEFT JOIN levels v
  ON v.framework = g.framework AND v.question = g.question AND v.half = 1 AND v.level = g.said
WHERE g.of_trusts >= g.fewest;
