-- The files of trusts that are not on the list of expected trusts, where one was given. Where names are hidden it
-- is empty.
--   file: files.file
--   trust: trusts.trust
--   name: trusts.name
--   ods_code: trusts.ods_code
CREATE VIEW not_expected AS
SELECT f.file, f.trust, t.name, t.ods_code
FROM files f
JOIN trusts t ON t.trust = f.trust
WHERE f.verdict <> 'set apart'
  AND EXISTS (SELECT 1 FROM expected)
  AND NOT EXISTS (SELECT 1 FROM expected e WHERE e.trust = f.trust)
  AND (SELECT MAX(fewest) FROM about) = 1;
