-- How many trusts answered what, question by question: only trusts with the same form and setting,
-- and questions that mean the same, are counted together.
CREATE VIEW position_by_question AS
SELECT
  g.framework, g.question, q.place, q.section, q.section_title, q.title, g.form, g.kind, g.moment,
  g.said, COALESCE(v.label, '') AS label, COALESCE(v.place, -2) AS level_place,
  g.trusts,
  CAST(SUM(g.trusts) OVER (PARTITION BY g.framework, g.question, g.form, g.kind, g.moment) AS bigint)
    AS of_trusts,
  g.bridged_trusts
FROM (
  SELECT
    framework, question, form, kind, moment, said,
    COUNT(*) AS trusts,
    COUNT(CASE WHEN bridged THEN 1 END) AS bridged_trusts
  FROM asked_as
  GROUP BY framework, question, form, kind, moment, said
) g
JOIN questions q ON q.framework = g.framework AND q.question = g.question
LEFT JOIN levels v
  ON v.framework = g.framework AND v.question = g.question AND v.half = 1 AND v.level = g.said;
