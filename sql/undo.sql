-- Taking an import away again. These statements read whole tables: undoing is rare, and an index by import would cost every import.

-- The name of a file with parts is that of the import without ": part".
-- name: undo_by_id
SELECT i.id, substr(i.file_name, 1, length(i.file_name) - coalesce(length(p.part) + 2, 0)), i.undone_at IS NOT NULL
FROM import i LEFT JOIN import_part p ON p.import_id = i.id
WHERE i.trajectory_id = $1 AND i.id = $2;

-- Imports of files of this name, or of parts of one, those that stand first; those of one file share the last column. Of one that was undone it is
-- not known any more whether it was a part.
-- name: undo_by_name
SELECT i.id, i.undone_at IS NOT NULL, coalesce(p.file_sha256, i.sha256)
FROM import i LEFT JOIN import_part p ON p.import_id = i.id
WHERE i.trajectory_id = $1 AND (i.file_name = $2 OR i.file_name = $2 || ': ' || p.part
  OR i.undone_at IS NOT NULL AND substr(i.file_name, 1, length($2) + 2) = $2 || ': ')
ORDER BY i.undone_at IS NOT NULL, i.id;

-- The import with all that came out of the same file.
-- name: undo_together
SELECT i.id, i.rows_stored, coalesce(p.part, '') FROM import i LEFT JOIN import_part p ON p.import_id = i.id
WHERE i.trajectory_id = $1 AND i.undone_at IS NULL
  AND (i.id = $2 OR p.file_sha256 = (SELECT q.file_sha256 FROM import_part q WHERE q.import_id = $2))
ORDER BY i.id;

-- Channels whose derived figures will not be right any more: those of the posts that the import tells of, and all when it says of what kind
-- posts are.
-- name: undo_channels
SELECT p.channel_id FROM post_reading r JOIN post p ON p.id = r.post_id WHERE r.import_id = $1
UNION SELECT c.id FROM channel c JOIN import i ON i.trajectory_id = c.trajectory_id
WHERE i.id = $1 AND EXISTS (SELECT 1 FROM post_tag t WHERE t.import_id = i.id AND t.tag = 'type');

-- The facts of the imports $1..$2; cells, options and answers go with their audience, poll or baseline.

-- name: undo_post_metric
DELETE FROM post_metric WHERE import_id BETWEEN $1 AND $2;

-- name: undo_post_reading
DELETE FROM post_reading WHERE import_id BETWEEN $1 AND $2;

-- name: undo_post_tag
DELETE FROM post_tag WHERE import_id BETWEEN $1 AND $2;

-- name: undo_cost
DELETE FROM cost WHERE import_id BETWEEN $1 AND $2;

-- name: undo_webcare_day
DELETE FROM webcare_day WHERE import_id BETWEEN $1 AND $2;

-- name: undo_channel_day
DELETE FROM channel_day WHERE import_id BETWEEN $1 AND $2;

-- name: undo_channel_count
DELETE FROM channel_count WHERE import_id BETWEEN $1 AND $2;

-- name: undo_event
DELETE FROM event WHERE import_id BETWEEN $1 AND $2;

-- name: undo_interest
DELETE FROM interest WHERE import_id BETWEEN $1 AND $2;

-- name: undo_decision
DELETE FROM decision WHERE import_id BETWEEN $1 AND $2;

-- name: undo_conversation
DELETE FROM conversation WHERE import_id BETWEEN $1 AND $2;

-- name: undo_audience
DELETE FROM audience WHERE import_id BETWEEN $1 AND $2;

-- name: undo_poll
DELETE FROM poll WHERE import_id BETWEEN $1 AND $2;

-- name: undo_baseline
DELETE FROM baseline WHERE import_id BETWEEN $1 AND $2;

-- name: undo_channel_name
DELETE FROM channel_name WHERE import_id BETWEEN $1 AND $2;

-- name: undo_import_part
DELETE FROM import_part WHERE import_id BETWEEN $1 AND $2;

-- name: undo_import_scope
DELETE FROM import_scope WHERE import_id BETWEEN $1 AND $2;

-- name: undo_import_total
DELETE FROM import_total WHERE import_id BETWEEN $1 AND $2;

-- name: undo_mark
UPDATE import SET undone_at = $2 WHERE id = $1;

-- What no fact is left of.

-- name: undo_posts
DELETE FROM post WHERE trajectory_id = $1
  AND NOT EXISTS (SELECT 1 FROM post_reading r WHERE r.post_id = post.id)
  AND NOT EXISTS (SELECT 1 FROM post_metric m WHERE m.post_id = post.id)
  AND NOT EXISTS (SELECT 1 FROM audience a WHERE a.trajectory_id = $1 AND a.subject_kind = 'post' AND a.subject_id = post.id);

-- name: undo_activities
DELETE FROM activity WHERE trajectory_id = $1
  AND NOT EXISTS (SELECT 1 FROM audience a WHERE a.trajectory_id = $1 AND a.subject_kind = 'activity' AND a.subject_id = activity.id);

-- name: undo_channels_left
DELETE FROM channel WHERE trajectory_id = $1
  AND NOT EXISTS (SELECT 1 FROM post p WHERE p.channel_id = channel.id)
  AND NOT EXISTS (SELECT 1 FROM channel_name n WHERE n.channel_id = channel.id)
  AND NOT EXISTS (SELECT 1 FROM channel_day d WHERE d.channel_id = channel.id)
  AND NOT EXISTS (SELECT 1 FROM channel_count n WHERE n.channel_id = channel.id)
  AND NOT EXISTS (SELECT 1 FROM cost k WHERE k.channel_id = channel.id)
  AND NOT EXISTS (SELECT 1 FROM webcare_day w WHERE w.channel_id = channel.id)
  AND NOT EXISTS (SELECT 1 FROM conversation v WHERE v.channel_id = channel.id)
  AND NOT EXISTS (SELECT 1 FROM audience a WHERE a.trajectory_id = $1 AND a.subject_kind = 'channel' AND a.subject_id = channel.id);

-- Channels that no import names any more.
-- name: undo_channels_nameless
SELECT c.id, c.platform FROM channel c
WHERE c.trajectory_id = $1 AND c.external_id <> '' AND NOT EXISTS (SELECT 1 FROM channel_name n WHERE n.channel_id = c.id);

-- name: undo_channel_unname
UPDATE channel SET external_id = '', name = $2 WHERE id = $1;

-- Erasing for good. Lists of imports: id, kind, file, rows, when it came in, whether it holds census figures, which are published.

-- name: purge_list
SELECT i.id, i.kind, i.file_name, i.rows_stored, i.imported_at, EXISTS (SELECT 1 FROM baseline b WHERE b.import_id = i.id)
FROM import i
WHERE i.trajectory_id = $1 AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.import_id = i.id) ORDER BY i.id;

-- The import $2 with all that came out of the same file, and undone ones of the same name: of these nothing but the name is left.
-- name: purge_together
SELECT i.id, i.kind, i.file_name, i.rows_stored, i.imported_at, EXISTS (SELECT 1 FROM baseline b WHERE b.import_id = i.id)
FROM import i LEFT JOIN import_part p ON p.import_id = i.id
WHERE i.trajectory_id = $1 AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.import_id = i.id)
  AND (i.id = $2 OR p.file_sha256 = (SELECT q.file_sha256 FROM import_part q WHERE q.import_id = $2)
    OR i.undone_at IS NOT NULL AND i.file_name = (SELECT o.file_name FROM import o WHERE o.id = $2))
ORDER BY i.id;

-- name: purge_last_day
SELECT max(coalesce(i.period_to, i.as_of, i.imported_at / 86400)) FROM import i
WHERE i.trajectory_id = $1 AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.import_id = i.id)
  AND NOT EXISTS (SELECT 1 FROM baseline b WHERE b.import_id = i.id);

-- name: purge_is_undone
SELECT undone_at IS NOT NULL FROM import WHERE id = $1;

-- name: purge_mark
INSERT INTO erasure(import_id, trajectory_id, erased_at, last_run_id, reason)
VALUES ($2, $1, $3, (SELECT coalesce(max(id), 0) FROM report_run), $4) ON CONFLICT DO NOTHING;

-- name: purge_file_name
UPDATE import SET file_name = '' WHERE id = $1;

-- What reports told of erased imports.
-- name: purge_figures
DELETE FROM report_figure WHERE run_id IN (SELECT n.run_id FROM report_input n JOIN erasure x ON x.import_id = n.import_id
  WHERE x.trajectory_id = $1);

-- Plans by lot that name an account nothing tells of any more.
-- name: purge_slots
DELETE FROM experiment_slot WHERE experiment_id IN (SELECT s.experiment_id FROM experiment_slot s WHERE s.trajectory_id = $1
  AND NOT EXISTS (SELECT 1 FROM channel c WHERE c.trajectory_id = s.trajectory_id AND c.platform = s.platform
    AND c.external_id = s.external_id));

-- name: purge_plans
DELETE FROM experiment WHERE trajectory_id = $1 AND NOT EXISTS (SELECT 1 FROM experiment_slot s WHERE s.experiment_id = experiment.id);

-- The derived tables, to be made again.

-- name: derived_month_total_clear
DELETE FROM month_total WHERE trajectory_id = $1 OR trajectory_id NOT IN (SELECT id FROM trajectory);

-- name: derived_month_top_clear
DELETE FROM month_top WHERE trajectory_id = $1 OR trajectory_id NOT IN (SELECT id FROM trajectory);

-- name: derived_channel_measure_clear
DELETE FROM channel_measure WHERE trajectory_id = $1 OR trajectory_id NOT IN (SELECT id FROM trajectory);

-- The store as it was: without the imports after $2, the agreements after version $2, the reports from $2 on. For a copy, never for the store.

-- name: frozen_erasures
DELETE FROM erasure WHERE trajectory_id = $1 AND import_id > $2;

-- name: frozen_imports
DELETE FROM import WHERE trajectory_id = $1 AND id > $2;

-- name: frozen_criteria
DELETE FROM criterion WHERE trajectory_id = $1 AND version > $2;

-- name: frozen_inputs
DELETE FROM report_input WHERE trajectory_id = $1 AND run_id >= $2;

-- name: frozen_files
DELETE FROM report_file WHERE trajectory_id = $1 AND run_id >= $2;

-- name: frozen_figures
DELETE FROM report_figure WHERE trajectory_id = $1 AND run_id >= $2;

-- name: frozen_runs
DELETE FROM report_run WHERE trajectory_id = $1 AND id >= $2;
