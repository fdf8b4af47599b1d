-- Every trust in the data set, by name, with the day of its latest assessment. The day is empty where it has none.
CREATE VIEW trusts_in_it AS
SELECT t.trust, t.name, t.ods_code, t.kind, t.region, t.sample, l.as_of, l.status, t.as_at AS last_change
FROM trusts t
LEFT JOIN latest l ON l.trust = t.trust;
