-- The files that are not in the data, or not alone, by name, and why. The name of the trust is that of the data
-- set. Where the trust is not in it, it is what the file says, sound or not, and empty where it says none.
--   file: files.file
--   verdict: files.verdict
--   reason: files.reason
--   trust: files.trust
--   name: The name of its trust
CREATE VIEW set_apart AS
SELECT f.file, f.verdict, f.reason, f.trust, COALESCE(t.name, f.named) AS name
FROM files f
LEFT JOIN trusts t ON t.trust = f.trust
WHERE f.verdict <> 'used';
