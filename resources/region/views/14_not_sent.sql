-- The expected trusts that did not send a file that could be used. Where names are hidden it is empty.
CREATE VIEW not_sent AS
SELECT expected, ods_code, name
FROM expected
WHERE NOT sent AND (SELECT MAX(fewest) FROM about) = 1;
