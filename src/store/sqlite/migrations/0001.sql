-- The log: the truth. Everything below it is computed from it and can be rebuilt.
CREATE TABLE event (
  seq      INTEGER PRIMARY KEY,
  number   TEXT,              -- of the case; NULL in the desk's own log
  at       TEXT NOT NULL,     -- RFC 3339
  actor    TEXT NOT NULL,
  kind     TEXT NOT NULL,
  facts    TEXT NOT NULL,     -- JSON, kept for ever
  personal TEXT,              -- JSON; NULL once erased
  salt     BLOB,              -- NULL once erased
  digest   BLOB NOT NULL,     -- SHA-256(salt, personal): stays when they are erased
  chain    BLOB NOT NULL
) STRICT;
CREATE INDEX event_number ON event(number) WHERE number IS NOT NULL;

CREATE TABLE operation (
  id      TEXT PRIMARY KEY,
  digest  TEXT NOT NULL,
  number  TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
  prefix TEXT PRIMARY KEY,
  last   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One case in a list. `id` runs with the time of receipt, so "newest first" is its descending order everywhere (see
-- placing.rs). Times are milliseconds since 1970 in UTC; `zone` is the offset in seconds in which they were given.
CREATE TABLE cases (
  id              INTEGER PRIMARY KEY,
  number          TEXT NOT NULL,
  version         INTEGER NOT NULL,
  status          TEXT NOT NULL,
  sealed          INTEGER NOT NULL,
  kind            TEXT NOT NULL,
  stage           TEXT,
  gravity         INTEGER NOT NULL, -- the level's rank; 256 without one, so that these come last
  level           TEXT,
  category        TEXT,
  channel         TEXT NOT NULL,
  departments     TEXT,             -- JSON list, the responsible one first
  persons         TEXT,             -- JSON list
  customer        TEXT NOT NULL,
  customer_key    TEXT NOT NULL,
  customer_normal TEXT,             -- where normalising the name changes it
  phone           TEXT,
  phone_keys      TEXT,             -- digits, one number a line
  unit            TEXT,
  unit_normal     TEXT,
  subject         TEXT,
  excerpt         TEXT NOT NULL,
  received_by     TEXT NOT NULL,
  received_at     INTEGER NOT NULL,
  registered_at   INTEGER NOT NULL,
  due             INTEGER,
  wake_at         INTEGER,
  closed_at       INTEGER,
  zone            INTEGER NOT NULL,
  odd_zones       TEXT,             -- the five offsets, where they are not all `zone`
  waiting         TEXT,
  returned        INTEGER NOT NULL,
  reopened        INTEGER NOT NULL,
  escalated       INTEGER NOT NULL,
  satisfaction    INTEGER,
  matter          TEXT
) STRICT;
CREATE UNIQUE INDEX case_number ON cases(number);
CREATE INDEX case_status ON cases(status);
CREATE INDEX case_kind ON cases(kind);
CREATE INDEX case_category ON cases(category) WHERE category IS NOT NULL;
CREATE INDEX case_channel ON cases(channel);
CREATE INDEX case_clerk ON cases(received_by);
CREATE INDEX case_gravity ON cases(gravity);
CREATE INDEX case_customer ON cases(customer_key);
CREATE INDEX case_unit ON cases(unit_normal) WHERE unit_normal IS NOT NULL;
CREATE INDEX case_matter ON cases(matter) WHERE matter IS NOT NULL;
CREATE INDEX case_satisfaction ON cases(satisfaction) WHERE satisfaction IS NOT NULL;
-- Only the few cases with something left to do: these stay small however many are closed.
CREATE INDEX case_stage ON cases(stage) WHERE stage IS NOT NULL;
CREATE INDEX case_due ON cases(due) WHERE due IS NOT NULL;
CREATE INDEX case_due_gravity ON cases(gravity, due) WHERE due IS NOT NULL;
CREATE INDEX case_wake ON cases(wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX case_returned ON cases(id) WHERE returned > 0;
CREATE INDEX case_reopened ON cases(id) WHERE reopened > 0;
CREATE INDEX case_sealed ON cases(id) WHERE sealed = 1;

-- How far the id of a case may run ahead of its time of receipt (one row).
CREATE TABLE placing (
  slack INTEGER NOT NULL
) STRICT;
INSERT INTO placing VALUES (15);

-- Names of departments and persons on cases; few, so that a part of a name is looked up here.
CREATE TABLE name (
  id     INTEGER PRIMARY KEY,
  sort   TEXT NOT NULL,       -- 'department' or 'person'
  name   TEXT NOT NULL,
  normal TEXT NOT NULL,
  UNIQUE (sort, name)
) STRICT;
CREATE TABLE case_name (
  name_id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  PRIMARY KEY (name_id, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_phone (
  phone   TEXT NOT NULL,
  case_id INTEGER NOT NULL,
  PRIMARY KEY (phone, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  case_id     INTEGER NOT NULL REFERENCES cases(id),
  id          INTEGER NOT NULL,
  step        TEXT NOT NULL,
  clause      TEXT NOT NULL,
  role        TEXT NOT NULL,
  department  TEXT,
  person      TEXT,
  due         INTEGER,
  zone        INTEGER,
  provisional INTEGER NOT NULL,
  ready       INTEGER NOT NULL,
  standing    INTEGER NOT NULL,
  measure     INTEGER,
  needs       TEXT,           -- JSON list
  PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_due ON task(due) WHERE due IS NOT NULL;
CREATE INDEX task_role_due ON task(role, due) WHERE due IS NOT NULL;
CREATE INDEX task_department_due ON task(department, due) WHERE department IS NOT NULL AND due IS NOT NULL;
CREATE INDEX task_undated ON task(role) WHERE due IS NULL;
CREATE INDEX task_undated_department ON task(department) WHERE department IS NOT NULL AND due IS NULL;

-- Kept sums: so many cases share these values.
CREATE TABLE tally (
  month      TEXT NOT NULL,
  kind       TEXT NOT NULL,
  level      TEXT NOT NULL,
  department TEXT NOT NULL,
  category   TEXT NOT NULL,
  status     TEXT NOT NULL,
  cases      INTEGER NOT NULL,
  PRIMARY KEY (month, kind, level, department, category, status)
) STRICT, WITHOUT ROWID;

-- What a case is found by, as it is compared, and the index over its grams (grams.rs).
CREATE TABLE search_text (
  id       INTEGER PRIMARY KEY,
  text     TEXT NOT NULL,
  initials TEXT NOT NULL,     -- a line break before each
  digits   TEXT NOT NULL      -- a line break between
) STRICT;
CREATE VIRTUAL TABLE search USING fts5(
  grams, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 categories 'C* L* M* N* P* S*'"
);
-- Merges are made when idle (idle.rs). Should nothing be idle for hundreds of commits, one of them merges these: now and
-- then some hundredths of a second, where one for every sixteen would show, and one for thousands would take too long.
INSERT INTO search(search, rank) VALUES ('automerge', 0);
INSERT INTO search(search, rank) VALUES ('crisismerge', 256);

CREATE TABLE user (
  name         TEXT PRIMARY KEY,
  roles        TEXT NOT NULL, -- words with a space between
  department   TEXT,
  person       TEXT,
  secret       TEXT,
  one_time     INTEGER NOT NULL,
  disabled     INTEGER NOT NULL,
  failures     INTEGER NOT NULL,
  locked_until TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE department (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE person (
  name       TEXT NOT NULL,
  department TEXT NOT NULL,
  PRIMARY KEY (name, department)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE regulation (
  version TEXT PRIMARY KEY,
  body    TEXT NOT NULL
) STRICT;
CREATE TABLE calendar (
  version TEXT PRIMARY KEY,
  body    TEXT NOT NULL
) STRICT;
CREATE TABLE draft (
  user     TEXT NOT NULL,
  form     TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (user, form)
) STRICT;
