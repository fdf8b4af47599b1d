-- How many trusts stand at each level of each question, of all that were asked it. Every form and
-- setting is in it. Levels that nobody chose are there too. An empty level is all answers that are none.
-- Where names are hidden, constraints are in the view of shared constraints only.
--   framework: questions.framework
--   question: questions.question
--   place: questions.place
--   section: questions.section
--   section_title: questions.section_title
--   title: questions.title
--   moment: What momentum compares with; empty for other questions
--   level: A level's id; empty for all answers that are none
--   label: The level's label
--   level_place: The level's order in the scale, lowest first; -1 for answers that are none
--   trusts: Trusts that stand there; empty where it is hidden
--   asked_trusts: Trusts that were asked the question
CREATE VIEW answers_by_question AS
WITH asked AS (
  SELECT DISTINCT a, b, c, of_trusts FROM shown_cells WHERE topic = 'answers'
), choices AS (
  SELECT framework, question, level, place, label FROM levels WHERE half = 1 AND place >= 0
  UNION ALL
  SELECT framework, question, '' AS level, -1 AS place, '' AS label FROM questions
)
SELECT
  k.a AS framework, k.b AS question, q.place, q.section, q.section_title, q.title, k.c AS moment,
  h.level, h.label, h.place AS level_place,
  CASE WHEN s.cell IS NULL THEN 0 ELSE s.trusts END AS trusts,
  k.of_trusts AS asked_trusts
FROM asked k
JOIN questions q ON q.framework = k.a AND q.question = k.b
JOIN choices h ON h.framework = k.a AND h.question = k.b
LEFT JOIN shown_cells s
  ON s.topic = 'answers' AND s.a = k.a AND s.b = k.b AND s.c = k.c AND s.cell = h.level
WHERE q.section_kind <> 'constraints' OR (SELECT MAX(fewest) FROM about) = 1;
