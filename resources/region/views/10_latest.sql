-- The latest assessment of each whole trust; what is of one site, and the made-up sample, is left out.
CREATE VIEW latest AS
SELECT
  c.trust, t.name, t.kind, t.region, c.cycle, c.as_of, c.form, c.status, c.framework, c.number,
  c.moment, c.moment_words
FROM cycles c
JOIN trusts t ON t.trust = c.trust
WHERE c.is_latest AND c.site = '' AND NOT t.sample;
