-- Which clause acted in which case, and how often: the regulation is read with these numbers beside it, and the cases of a
-- clause are found by them. Sealed cases are in neither table.
CREATE TABLE fired (
  clause  TEXT NOT NULL,
  case_id INTEGER NOT NULL,
  times   INTEGER NOT NULL,   -- events of the case that carry the clause
  last    INTEGER NOT NULL,   -- place of the last of them in the log
  PRIMARY KEY (clause, case_id)
) STRICT, WITHOUT ROWID;

-- Kept sums of it, one row for each clause.
CREATE TABLE fired_sum (
  clause TEXT PRIMARY KEY,
  times  INTEGER NOT NULL,
  cases  INTEGER NOT NULL,
  last   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A desk of an older layout: from its log. An event carries its own clause, those behind its level, and those of the
-- deadlines it counted; each counts once for the event. What is only taken back or counted again is not counted.
INSERT INTO fired (clause, case_id, times, last)
SELECT carried.clause, c.id, count(*), max(carried.seq)
FROM (
  SELECT seq, number, kind, facts ->> '$.clause' AS clause FROM event
  UNION
  SELECT e.seq, e.number, e.kind, part.value ->> '$.clause' FROM event e, json_each(e.facts, '$.level.why') part
  UNION
  SELECT e.seq, e.number, e.kind, part.value ->> '$.clause' FROM event e, json_each(e.facts, '$.deadlines') part
) carried
JOIN cases c ON c.number = carried.number
WHERE carried.clause IS NOT NULL AND c.sealed = 0 AND carried.kind NOT IN ('undone', 'deadline_recounted')
GROUP BY carried.clause, c.id;

INSERT INTO fired_sum (clause, times, cases, last)
SELECT clause, sum(times), count(*), max(last) FROM fired GROUP BY clause;
