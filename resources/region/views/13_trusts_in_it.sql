-- Every trust in the data set, by name, with its latest assessment: title, framework, status and day. All of these are
-- empty where it has none.
--   trust: trusts.trust
--   name: trusts.name
--   ods_code: trusts.ods_code
--   kind: trusts.kind
--   region: trusts.region
--   sample: trusts.sample
--   title: cycles.title
--   framework_title: frameworks.title
--   version: frameworks.version
--   status: cycles.status
--   as_of: cycles.as_of
--   last_change: trusts.as_at
CREATE VIEW trusts_in_it AS
SELECT
  t.trust, t.name, t.ods_code, t.kind, t.region, t.sample,
  COALESCE(c.title, '') AS title,
  COALESCE(p.title, '') AS framework_title,
  COALESCE(p.version, '') AS version,
  COALESCE(l.status, '') AS status,
  l.as_of, t.as_at AS last_change
FROM trusts t
LEFT JOIN latest l ON l.trust = t.trust
LEFT JOIN cycles c ON c.trust = l.trust AND c.cycle = l.cycle
LEFT JOIN frameworks p ON p.framework = l.framework;
