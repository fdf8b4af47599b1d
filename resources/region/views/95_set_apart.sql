-- The files that are not in the data, or not alone, by name, and why. The name of the trust is empty where it is
-- not known.
--   file: files.file
--   verdict: files.verdict
--   reason: files.reason
--   trust: files.trust
--   name: trusts.name
CREATE VIEW set_apart AS
SELECT f.file, f.verdict, f.reason, f.trust, COALESCE(t.name, '') AS name
FROM files f
LEFT JOIN trusts t ON t.trust = f.trust
WHERE f.verdict <> 'used';
