-- The record of the reports that were made, and the store as it was when one was.

-- name: run_next_id
SELECT coalesce(max(id), 0) + 1 FROM report_run;

-- name: run_insert
INSERT INTO report_run(id, trajectory_id, kind, period_from, period_to, language, created_at, last_import_id, criterion_sha256, project_text,
  theme, versions, output_sha256, audience, criterion_version, folder)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
  (SELECT coalesce(max(version), 0) FROM criterion WHERE trajectory_id = $2), $15);

-- name: run_inputs_insert
INSERT INTO report_input(run_id, import_id, trajectory_id, sha256)
SELECT $1, i.id, i.trajectory_id, i.sha256 FROM import i WHERE i.trajectory_id = $2 AND i.id <= $3 AND i.undone_at IS NULL;

-- name: run_file_insert
INSERT INTO report_file(run_id, name, trajectory_id, format, bytes, sha256) VALUES ($1, $2, $3, $4, $5, $6);

-- name: runs_newest_first
SELECT r.id, r.kind, r.period_from, r.period_to, r.language, r.created_at, r.last_import_id, r.criterion_sha256, r.project_text, r.theme,
  r.versions, r.output_sha256, r.audience, r.criterion_version, r.folder,
  EXISTS (SELECT 1 FROM report_run x WHERE x.id > r.id AND x.trajectory_id = r.trajectory_id AND x.kind = r.kind AND x.period_from = r.period_from
    AND x.period_to = r.period_to AND x.language = r.language AND x.audience = r.audience)
FROM report_run r WHERE r.trajectory_id = $1 ORDER BY r.id DESC;

-- The files of a run, and whether a later report took the place of each: of a table, when it wrote the tables in the same folder.
-- name: run_files
SELECT f.name, f.format, f.bytes, f.sha256, EXISTS (SELECT 1 FROM report_run x JOIN report_file y ON y.run_id = x.id
  WHERE x.id > r.id AND x.trajectory_id = r.trajectory_id AND x.folder = r.folder AND (y.name = f.name
    OR y.format = 'csv' AND f.format = 'csv' AND substr(y.name, 1, instr(y.name, '/')) = substr(f.name, 1, instr(f.name, '/'))))
FROM report_run r JOIN report_file f ON f.run_id = r.id WHERE r.id = $1 ORDER BY f.name;

-- What a run rests on that is no longer there as it was: undone since, erased, or gone. Corrections rest on the figures of earlier reports,
-- which go with what these rest on.
-- name: run_inputs_lost
SELECT n.import_id, coalesce(i.file_name, ''), i.undone_at, x.erased_at FROM report_input n
LEFT JOIN import i ON i.id = n.import_id LEFT JOIN erasure x ON x.import_id = n.import_id
WHERE n.run_id = $1 AND (i.id IS NULL OR i.undone_at IS NOT NULL OR i.sha256 <> n.sha256)
UNION SELECT n.import_id, '', NULL, x.erased_at FROM report_run r
JOIN erasure x ON x.trajectory_id = r.trajectory_id AND x.last_run_id >= r.id
JOIN report_input n ON n.import_id = x.import_id AND n.run_id < r.id
WHERE r.id = $1 AND NOT EXISTS (SELECT 1 FROM report_input o WHERE o.run_id = r.id AND o.import_id = x.import_id)
ORDER BY 1;

-- The agreement of a run, as it stands now: '' when it is gone.
-- name: run_criterion
SELECT coalesce((SELECT c.sha256 FROM criterion c WHERE c.trajectory_id = $1 AND c.version = $2), '');

-- name: run_figure_insert
INSERT INTO report_figure(run_id, channel_id, month, metric, trajectory_id, source, value) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- What the months $2..$3 add up to, channel by channel.
-- name: figures_of_months
SELECT t.channel_id, c.platform, c.name, t.month, sum(t.posts), sum(t.views), sum(t.interactions)
FROM month_total t JOIN channel c ON c.id = t.channel_id
WHERE t.trajectory_id = $1 AND t.month BETWEEN $2 AND $3
GROUP BY t.channel_id, t.month ORDER BY t.channel_id, t.month;

-- The last report of a kind and audience on a period before day $4: the one that reaches furthest, of these the newest.
-- name: run_before
SELECT r.id, r.last_import_id FROM report_run r
WHERE r.trajectory_id = $1 AND r.kind = $2 AND r.audience = $3 AND r.period_to < $4
  AND EXISTS (SELECT 1 FROM report_figure f WHERE f.run_id = r.id)
ORDER BY r.period_to DESC, r.id DESC LIMIT 1;

-- name: figures_told
SELECT channel_id, source, month, metric, value FROM report_figure WHERE run_id = $1 ORDER BY channel_id, month, metric;

-- The newest file since import $2 that names a channel, or that tells who took part.
-- name: file_of_channel_since
SELECT i.file_name FROM channel_name n JOIN import i ON i.id = n.import_id
WHERE n.channel_id = $3 AND i.trajectory_id = $1 AND i.id > $2 ORDER BY i.id DESC LIMIT 1;

-- name: file_of_people_since
SELECT i.file_name FROM audience a JOIN import i ON i.id = a.import_id
WHERE a.trajectory_id = $1 AND a.subject_kind = 'activity' AND a.base = 'participants' AND i.id > $2 ORDER BY i.id DESC LIMIT 1;
