-- What only the embedded engine needs. The PostgreSQL engine will have its own file.

-- name: sqlite_settings
-- several statements, run when a store is opened
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -32768;   -- KiB
PRAGMA mmap_size = 0;         -- a damaged disk is an error to us, not a signal
PRAGMA cell_size_check = ON;
PRAGMA secure_delete = ON;    -- what is taken away is gone from the file
PRAGMA foreign_keys = ON;

-- name: sqlite_begin
BEGIN IMMEDIATE;

-- name: sqlite_begin_read
BEGIN;

-- name: sqlite_commit
COMMIT;

-- name: sqlite_rollback
ROLLBACK;

-- name: sqlite_savepoint
SAVEPOINT part;

-- name: sqlite_savepoint_keep
RELEASE part;

-- name: sqlite_savepoint_undo
-- goes back to it and leaves it standing
ROLLBACK TO part;

-- name: sqlite_mark
-- another number when another connection has committed since
PRAGMA data_version;

-- name: sqlite_vacuum
VACUUM;

-- name: sqlite_version
PRAGMA user_version;

-- name: sqlite_schema
SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL;

-- name: sqlite_quick_check
PRAGMA quick_check(1);

-- name: sqlite_integrity_check
PRAGMA integrity_check(1);

-- name: sqlite_bytes
SELECT page_count * page_size FROM pragma_page_count, pragma_page_size;

-- name: sqlite_foreign_key_check
SELECT "table" FROM pragma_foreign_key_check LIMIT 1;
