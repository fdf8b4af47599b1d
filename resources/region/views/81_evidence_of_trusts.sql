-- The evidence of each trust, in its latest assessment: how many links of each strength there are. How many of
-- them back the level claimed.
--   trust: trusts.trust
--   name: trusts.name
--   cycle: cycles.cycle
--   strength: evidence.strength
--   links: Links from answers to evidence of this strength
--   backing_links: Those of them that back the level claimed, and are in date
--   questions: Questions that have such a link
--   earliest: The earliest day of the evidence
--   newest: The latest day of the evidence
CREATE VIEW evidence_of_trusts AS
SELECT
  l.trust, l.name, l.cycle, e.strength,
  COUNT(*) AS links,
  COUNT(CASE WHEN e.backs THEN 1 END) AS backing_links,
  COUNT(DISTINCT e.question) AS questions,
  MIN(e.dated) AS earliest, MAX(e.dated) AS newest
FROM latest l
JOIN evidence e ON e.trust = l.trust AND e.cycle = l.cycle
GROUP BY l.trust, l.name, l.cycle, e.strength;
