-- What was erased for good: of each import that it was, when and why.

CREATE TABLE erasure (
  import_id INTEGER PRIMARY KEY REFERENCES import(id),
  trajectory_id INTEGER NOT NULL,
  erased_at INTEGER NOT NULL, last_run_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('term', 'asked'))
) STRICT;

PRAGMA user_version = 6;
