-- The trusts whose answers are counted together, each once: by framework, form and setting. The version is the one
-- they answered in. Where a bridge says that a question means the same, it is read as the newest.
--   id: frameworks.id
--   form: cycles.form
--   kind: trusts.kind
--   framework: frameworks.framework
--   version: frameworks.version
--   place: frameworks.place
--   read_as: The newest version, as which the answers are read
--   trusts: Trusts that answered in this version
CREATE VIEW compared_together AS
SELECT p.id, l.form, l.kind, p.framework, p.version, p.place, n.version AS read_as, COUNT(*) AS trusts
FROM latest l
JOIN frameworks p ON p.framework = l.framework
JOIN frameworks n ON n.id = p.id
WHERE (SELECT MAX(fewest) FROM about) = 1
  AND n.place = (SELECT MAX(f.place) FROM frameworks f WHERE f.id = p.id)
GROUP BY p.id, l.form, l.kind, p.framework, p.version, p.place, n.version;
