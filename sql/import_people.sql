-- Statements of the importers of people: audiences, activities, baselines and daily series.

-- name: channels_of_trajectory
SELECT id, platform, external_id, name FROM channel WHERE trajectory_id = $1 ORDER BY platform, name, id;

-- name: audience_next_id
SELECT coalesce(max(id), 0) + 1 FROM audience;

-- name: audience_insert
INSERT INTO audience(id, trajectory_id, import_id, subject_kind, subject_id, base, unit, base_n, rounding, first_time, as_of, period_from, period_to)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: audience_cell_insert
INSERT INTO audience_cell(trajectory_id, audience_id, sex, age_from, age_to, dimension, category, value, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: audience_set_as_of
-- the newest day of a file is known at its end only
UPDATE audience SET as_of = $2 WHERE import_id = $1 AND as_of <> $2;

-- name: post_audiences
SELECT count(*) FROM audience WHERE trajectory_id = $1 AND subject_kind = 'post' AND subject_id = $2 AND import_id = $3;

-- name: post_people
SELECT CAST(total(c.value) AS INTEGER) FROM audience AS a JOIN audience_cell AS c ON c.audience_id = a.id
WHERE a.trajectory_id = $1 AND a.subject_kind = 'post' AND a.subject_id = $2 AND a.import_id = $3;

-- name: activity_find
SELECT id, kind, online FROM activity WHERE trajectory_id = $1 AND name = $2 AND day = $3;

-- name: activity_next_id
SELECT coalesce(max(id), 0) + 1 FROM activity;

-- name: activity_insert
INSERT INTO activity(id, trajectory_id, name, kind, day, online) VALUES ($1, $2, $3, $4, $5, $6);

-- name: baseline_next_id
SELECT coalesce(max(id), 0) + 1 FROM baseline;

-- name: baseline_insert
INSERT INTO baseline(id, trajectory_id, import_id, name, source, table_id, ref_date, licence, exactness)
VALUES ($1, $2, $3, $4, $5, '', $6, '', $7);

-- name: baseline_cell_insert
INSERT INTO baseline_cell(trajectory_id, baseline_id, region, sex, age_from, age_to, dimension, category, n, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: channel_day_insert
INSERT INTO channel_day(trajectory_id, channel_id, day, metric, import_id, as_of, value) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: channel_count_insert
INSERT INTO channel_count(trajectory_id, channel_id, metric, dimension, category, period_from, period_to, import_id, as_of, value)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
