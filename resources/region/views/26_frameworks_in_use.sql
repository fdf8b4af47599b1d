-- The frameworks of the latest assessments, and how many trusts used each.
--   framework: frameworks.framework
--   id: frameworks.id
--   version: frameworks.version
--   place: frameworks.place
--   title: frameworks.title
--   trusts: Trusts whose latest assessment uses it; empty where it is hidden
CREATE VIEW frameworks_in_use AS
SELECT p.framework, p.id, p.version, p.place, p.title, s.trusts
FROM (SELECT DISTINCT framework FROM latest) l
JOIN frameworks p ON p.framework = l.framework
LEFT JOIN shown_cells s ON s.topic = 'frameworks' AND s.cell = p.framework;
