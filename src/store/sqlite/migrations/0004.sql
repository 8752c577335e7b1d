-- Lines of the ledger as an export made them, so that the next one only has to read them (lines.rs). They are nobody's record:
-- a line goes with the next change of its case, and is made again. Sealed cases have none.
CREATE TABLE ledger_edition (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE,  -- in which language, and whether customers are masked
  digest TEXT NOT NULL          -- of everything else that makes its lines what they are
) STRICT;
CREATE TABLE ledger_line (
  place   INTEGER PRIMARY KEY,  -- 2^48 times the edition, and the case's id
  version INTEGER NOT NULL,     -- of the case
  sum     INTEGER NOT NULL,     -- over place, version and cells
  cells   BLOB NOT NULL
) STRICT;

-- Every case that may be in a ledger, in order: its walk need not read the cases themselves. The condition is worded as in no
-- other question, so that the planner takes this way for none of them.
CREATE INDEX case_unsealed ON cases(id, sealed) WHERE NOT sealed;
