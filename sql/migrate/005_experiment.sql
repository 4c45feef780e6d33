-- Posting plans drawn by lot, so that it can be proved later what was planned before.

CREATE TABLE experiment (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  month INTEGER NOT NULL, seed INTEGER NOT NULL, made_at INTEGER NOT NULL, last_import_id INTEGER NOT NULL, sha256 TEXT NOT NULL,
  UNIQUE (trajectory_id, month, seed)
) STRICT;
CREATE TABLE experiment_slot (
  trajectory_id INTEGER NOT NULL,
  experiment_id INTEGER NOT NULL REFERENCES experiment(id),
  number INTEGER NOT NULL,
  platform TEXT NOT NULL, external_id TEXT NOT NULL, name TEXT NOT NULL,
  day INTEGER NOT NULL, third INTEGER NOT NULL, content_type TEXT NOT NULL,
  PRIMARY KEY (experiment_id, number)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 5;
