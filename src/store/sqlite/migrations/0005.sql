-- Since when a task has been open without a break (milliseconds since 1970 in UTC): the time of the command that opened it; 0
-- where no command did, but time alone; NULL where an older layout did not note it. And whether its case is sealed.
ALTER TABLE task ADD COLUMN since INTEGER;
ALTER TABLE task ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
UPDATE task SET sealed = 1 WHERE case_id IN (SELECT id FROM cases WHERE sealed = 1);
CREATE INDEX task_sealed ON task(due) WHERE sealed = 1;
-- What a member of a department may do: the tasks of a role that are the department's or nobody's.
CREATE INDEX task_own ON task(role, department, due);

-- Kept sums: so many cases or tasks, never those of sealed cases, belong to a group (sums/delta.rs). `span` 0: all of them, and
-- how many of them have a due time; 1: those due on a day; 2: those due in an hour. `place` is that day or hour, counted since
-- 1970 in UTC. What is due later than now is a short part of it, however much is over its time; and the rest is overdue.
CREATE TABLE open_sum (
  whose TEXT NOT NULL,
  span  INTEGER NOT NULL,
  place INTEGER NOT NULL,
  n     INTEGER NOT NULL,
  dated INTEGER NOT NULL,
  PRIMARY KEY (whose, span, place)
) STRICT, WITHOUT ROWID;

-- The same, counted anew.
CREATE VIEW open_recount AS
WITH unit(whose, due) AS (
  SELECT 'every', NULL FROM cases WHERE sealed = 0
  UNION ALL SELECT 'open', due FROM cases WHERE status = 'open' AND sealed = 0
  UNION ALL SELECT 'department:' || coalesce(departments ->> '$[0]', ''), due FROM cases WHERE status = 'open' AND sealed = 0
  UNION ALL SELECT 'stage:' || stage, NULL FROM cases WHERE status = 'open' AND sealed = 0 AND stage IS NOT NULL
  UNION ALL SELECT 'returned:' || coalesce(stage, ''), NULL FROM cases WHERE status = 'open' AND sealed = 0 AND returned > 0
  UNION ALL SELECT 'task:' || role || coalesce(':' || department, ''), due FROM task WHERE sealed = 0
),
timed(whose, hour) AS (
  SELECT whose, (due - CASE WHEN due < 0 THEN 3599999 ELSE 0 END) / 3600000 FROM unit WHERE due IS NOT NULL
)
SELECT whose, 0 AS span, 0 AS place, count(*) AS n, count(due) AS dated FROM unit GROUP BY whose
UNION ALL
SELECT whose, 1, (hour - CASE WHEN hour < 0 THEN 23 ELSE 0 END) / 24 AS day, count(*), count(*) FROM timed GROUP BY whose, day
UNION ALL
SELECT whose, 2, hour, count(*), count(*) FROM timed GROUP BY whose, hour;

INSERT INTO open_sum (whose, span, place, n, dated) SELECT whose, span, place, n, dated FROM open_recount;

-- What the first screens list by due time, so that none of it is read but what is listed: the seal and the status stand in the
-- index. `id` stands before them, for cases that are due at the same time come in its order.
DROP INDEX case_due;
CREATE INDEX case_due ON cases(due, id, status, sealed) WHERE due IS NOT NULL;
CREATE INDEX case_stage_due ON cases(stage, due, id, status, sealed) WHERE stage IS NOT NULL AND due IS NOT NULL;
CREATE INDEX case_back ON cases(due, id, stage, sealed) WHERE status = 'open' AND returned > 0;
-- Something due on what is not open: nothing, as the desk writes it; so the sums know every due time.
CREATE INDEX case_due_after ON cases(due) WHERE due IS NOT NULL AND status <> 'open';
DROP INDEX case_sealed;
CREATE INDEX case_sealed ON cases(status, due, kind) WHERE sealed = 1;
-- What may be archived or erased one day.
CREATE INDEX case_kept ON cases(kind, status, stage, closed_at, id, sealed) WHERE closed_at IS NOT NULL AND customer <> '';
-- What has made cases graver, the latest at the end.
CREATE INDEX event_stir ON event(seq, number) WHERE kind IN ('level_changed', 'escalated') AND number IS NOT NULL;
