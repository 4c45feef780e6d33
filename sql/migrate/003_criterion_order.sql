-- Which imports there were when an agreement was recorded. Of older agreements only the clock can tell.

ALTER TABLE criterion ADD COLUMN last_import_id INTEGER NOT NULL DEFAULT 0;

UPDATE criterion SET last_import_id = coalesce((SELECT max(i.id) FROM import i
  WHERE i.trajectory_id = criterion.trajectory_id AND i.imported_at < criterion.set_at), 0);

PRAGMA user_version = 3;
