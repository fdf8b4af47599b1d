-- How many trusts answered what, question by question, of trusts with the same form and setting.
-- Questions that mean the same are counted together. With names hidden it is empty, for it would give away
-- what other views hide.
--   framework: questions.framework
--   question: questions.question
--   place: questions.place
--   section: questions.section
--   section_title: questions.section_title
--   title: questions.title
--   form: cycles.form
--   kind: trusts.kind
--   moment: What momentum compares with; empty for other questions
--   said: A level's id, or how far it is answered where it has none
--   label: The level's label; empty where it is none
--   level_place: The level's order in the scale, lowest first; less than 0 for no level
--   trusts: Trusts that said so
--   asked_trusts: Trusts that were asked it with the same form, setting and moment
--   bridged_trusts: Those of the trusts that answered in an earlier framework
CREATE VIEW position_by_question AS
WITH counted AS (
  SELECT
    framework, question, form, kind, moment, said,
    COUNT(*) AS trusts,
    COUNT(CASE WHEN bridged THEN 1 END) AS bridged_trusts
  FROM asked_as
  GROUP BY framework, question, form, kind, moment, said
)
SELECT
  c.framework, c.question, q.place, q.section, q.section_title, q.title, c.form, c.kind, c.moment,
  c.said, COALESCE(v.label, '') AS label, COALESCE(v.place, -2) AS level_place,
  c.trusts,
  CAST(SUM(c.trusts) OVER (PARTITION BY c.framework, c.question, c.form, c.kind, c.moment) AS bigint)
    AS asked_trusts,
  c.bridged_trusts
FROM counted c
JOIN questions q ON q.framework = c.framework AND q.question = c.question
LEFT JOIN levels v
  ON v.framework = c.framework AND v.question = c.question AND v.half = 1 AND v.level = c.said
WHERE (SELECT MAX(fewest) FROM about) = 1;
