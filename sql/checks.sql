-- Invariants: each statement gives a row when something is broken.

-- name: check_import_rows
SELECT id FROM import WHERE rows_read <> rows_stored + rows_rejected + rows_outside LIMIT 1;
