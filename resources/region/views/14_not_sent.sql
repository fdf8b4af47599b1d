-- The expected trusts that did not send a file that could be used. Where names are hidden it is empty.
--   expected: expected.expected
--   ods_code: expected.ods_code
--   name: expected.name
CREATE VIEW not_sent AS
SELECT expected, ods_code, name
FROM expected
WHERE sent = 'no' AND (SELECT MAX(fewest) FROM about) = 1;
