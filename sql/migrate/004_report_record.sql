-- What it takes to make a report again. Of older reports it is known as far as it can be told: the imports that stood when they were made, and
-- the agreement of that time.

ALTER TABLE report_run ADD COLUMN audience TEXT NOT NULL DEFAULT '';
ALTER TABLE report_run ADD COLUMN criterion_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE report_run ADD COLUMN folder TEXT NOT NULL DEFAULT '';

-- The imports that a report rests on. No reference: the record outlives what it tells of.
CREATE TABLE report_input (
  run_id INTEGER NOT NULL REFERENCES report_run(id), import_id INTEGER NOT NULL,
  trajectory_id INTEGER NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (run_id, import_id)
) STRICT, WITHOUT ROWID;

-- Its files, with the hash of the bytes that were written.
CREATE TABLE report_file (
  run_id INTEGER NOT NULL REFERENCES report_run(id), name TEXT NOT NULL,
  trajectory_id INTEGER NOT NULL, format TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;

-- The figures of months that a report used, so that the next can tell which have changed since. channel_id 0: the trajectory as a whole.
CREATE TABLE report_figure (
  run_id INTEGER NOT NULL REFERENCES report_run(id), channel_id INTEGER NOT NULL, month INTEGER NOT NULL, metric TEXT NOT NULL,
  trajectory_id INTEGER NOT NULL, source TEXT NOT NULL, value INTEGER NOT NULL,
  PRIMARY KEY (run_id, channel_id, month, metric)
) STRICT, WITHOUT ROWID;

UPDATE report_run SET criterion_version = coalesce((SELECT max(c.version) FROM criterion c WHERE c.trajectory_id = report_run.trajectory_id
  AND c.sha256 = report_run.criterion_sha256 AND c.set_at <= report_run.created_at), 0);

INSERT INTO report_input(run_id, import_id, trajectory_id, sha256)
SELECT r.id, i.id, r.trajectory_id, i.sha256 FROM report_run r JOIN import i ON i.trajectory_id = r.trajectory_id AND i.id <= r.last_import_id
WHERE i.undone_at IS NULL OR i.undone_at > r.created_at;

PRAGMA user_version = 4;
