-- How answers moved since the assessment before, question by question. Nothing is netted. Asked are the
-- trusts that were asked the question now and have an assessment before.
--   framework: questions.framework
--   question: questions.question
--   place: questions.place
--   section: questions.section
--   title: questions.title
--   asked_trusts: Trusts that were asked it and have an assessment before
--   up_trusts: Trusts whose level went up; empty where it is hidden, as are those below
--   down_trusts: Trusts whose level went down
--   first_level_trusts: Trusts that have a level for the first time
--   no_level_now_trusts: Trusts that had a level and have none now
--   other_answer_trusts: Trusts that had no level and have none, and answered something else
--   question_changed_trusts: Trusts whose answer is not compared: the question is new or changed, or asks about another moment
CREATE VIEW moves_by_question AS
WITH wide AS (
  SELECT
    a, b, MAX(of_trusts) AS asked,
    COALESCE(MAX(CASE WHEN cell = 'up' THEN COALESCE(trusts, -1) END), 0) AS up,
    COALESCE(MAX(CASE WHEN cell = 'down' THEN COALESCE(trusts, -1) END), 0) AS down,
    COALESCE(MAX(CASE WHEN cell = 'first' THEN COALESCE(trusts, -1) END), 0) AS first_level,
    COALESCE(MAX(CASE WHEN cell = 'lost' THEN COALESCE(trusts, -1) END), 0) AS no_level_now,
    COALESCE(MAX(CASE WHEN cell = 'other' THEN COALESCE(trusts, -1) END), 0) AS never_a_level,
    COALESCE(MAX(CASE WHEN cell = 'question_changed' THEN COALESCE(trusts, -1) END), 0) AS changed
  FROM shown_cells
  WHERE topic = 'moves'
  GROUP BY a, b
)
SELECT
  w.a AS framework, w.b AS question, q.place, q.section, q.title,
  w.asked AS asked_trusts,
  NULLIF(w.up, -1) AS up_trusts,
  NULLIF(w.down, -1) AS down_trusts,
  NULLIF(w.first_level, -1) AS first_level_trusts,
  NULLIF(w.no_level_now, -1) AS no_level_now_trusts,
  NULLIF(w.never_a_level, -1) AS other_answer_trusts,
  NULLIF(w.changed, -1) AS question_changed_trusts
FROM wide w
JOIN questions q ON q.framework = w.a AND q.question = w.b;
