-- The frameworks of the latest assessments, and how many trusts used each.
CREATE VIEW frameworks_in_use AS
SELECT p.framework, p.id, p.version, p.place, p.title, COUNT(*) AS trusts
FROM latest l
JOIN frameworks p ON p.framework = l.framework
GROUP BY p.framework, p.id, p.version, p.place, p.title;
