-- The levels of every question, lowest first, those that nobody chose too.
--   framework: levels.framework
--   question: levels.question
--   level: levels.level
--   place: levels.place
--   label: levels.label
CREATE VIEW levels_by_question AS
SELECT framework, question, level, place, label
FROM levels
WHERE half = 1 AND place >= 0;
