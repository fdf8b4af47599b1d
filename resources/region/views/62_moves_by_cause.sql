-- All moves up and down by what they rest on, over all questions, and how many need a reason and have none.
-- A move is one question of one trust. With names hidden it is empty.
--   cause: movements.cause
--   up_moves: Moves up that rest on it
--   down_moves: Moves down that rest on it
--   unexplained_up_moves: Those moves up that should be explained and are not
--   unexplained_down_moves: Those moves down that should be explained and are not
CREATE VIEW moves_by_cause AS
SELECT
  m.cause,
  COUNT(CASE WHEN m.way = 'up' THEN 1 END) AS up_moves,
  COUNT(CASE WHEN m.way = 'down' THEN 1 END) AS down_moves,
  COUNT(CASE WHEN m.way = 'up' AND m.unexplained THEN 1 END) AS unexplained_up_moves,
  COUNT(CASE WHEN m.way = 'down' AND m.unexplained THEN 1 END) AS unexplained_down_moves
FROM asked_before m
WHERE m.way IN ('up', 'down') AND (SELECT MAX(fewest) FROM about) = 1
GROUP BY m.cause;
