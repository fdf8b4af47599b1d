-- The files that are not in the data, or not alone, by name, and why.
CREATE VIEW set_apart AS
SELECT file, verdict, reason, trust FROM files WHERE verdict <> 'used';
