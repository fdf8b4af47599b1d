-- The latest assessment of each whole trust; what is of one site, and the made-up sample, is left out.
--   trust: trusts.trust
--   name: trusts.name
--   kind: trusts.kind
--   region: trusts.region
--   cycle: cycles.cycle
--   as_of: cycles.as_of
--   form: cycles.form
--   status: cycles.status
--   framework: cycles.framework
--   number: cycles.number
--   moment: cycles.moment
--   moment_words: cycles.moment_words
CREATE VIEW latest AS
SELECT
  c.trust, t.name, t.kind, t.region, c.cycle, c.as_of, c.form, c.status, c.framework, c.number,
  c.moment, c.moment_words
FROM cycles c
JOIN trusts t ON t.trust = c.trust
WHERE c.is_latest AND c.site = '' AND NOT t.sample;
