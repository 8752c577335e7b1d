-- How many characters at the beginning of a search text are the customer's and the contact's name, line breaks included: whoever
-- sees these masked is not to find a case by them either.
ALTER TABLE search_text ADD COLUMN veiled INTEGER NOT NULL DEFAULT 0;

-- A desk of an older layout: the customer's name is the first line, the contact's the second where there is one.
UPDATE search_text SET veiled = instr(text || char(10), char(10));
UPDATE search_text SET veiled = veiled + instr(substr(text || char(10), veiled + 1), char(10))
WHERE id IN (
  SELECT c.id FROM event e JOIN cases c ON c.number = e.number
  WHERE e.kind = 'registered' AND trim(ifnull(e.personal ->> '$.contact.name', '')) <> ''
);

-- Kept sums: so many cases were received in each hour since 1970 (UTC). Sealed cases are in none.
CREATE TABLE received_hour (
  hour  INTEGER PRIMARY KEY,
  cases INTEGER NOT NULL
) STRICT;
INSERT INTO received_hour (hour, cases)
SELECT (received_at - CASE WHEN received_at < 0 THEN 3599999 ELSE 0 END) / 3600000 AS hour, count(*)
FROM cases WHERE sealed = 0 GROUP BY 1;

-- The load of each department, read from the index alone: the open cases, the responsible department first.
CREATE INDEX case_load ON cases(departments ->> '$[0]', due) WHERE status = 'open' AND sealed = 0;

-- Holds are rare, and the archive asks for them at every look.
CREATE INDEX event_held ON event(number) WHERE kind = 'held';
