-- Statements of the studies: the trajectory, its agreement, its census and the people who took part.

-- name: trajectory_insert
INSERT INTO trajectory(id, slug, name, region, zone, starts, ends)
VALUES ((SELECT coalesce(max(id), 0) + 1 FROM trajectory), $1, $2, $3, $4, $5, $6);

-- name: trajectory_first
SELECT min(id) FROM trajectory;

-- name: trajectory_slug
SELECT slug FROM trajectory WHERE id = $1;

-- name: criterion_insert
INSERT INTO criterion(id, trajectory_id, version, canonical_text, sha256, set_at, reason, last_import_id)
VALUES ((SELECT coalesce(max(id), 0) + 1 FROM criterion), $1,
        (SELECT coalesce(max(version), 0) + 1 FROM criterion WHERE trajectory_id = $1), $2, $3, $4, $5,
        (SELECT coalesce(max(id), 0) FROM import WHERE trajectory_id = $1));

-- Every agreement, newest first. The clock can have been wrong when one was set: the imports before and after it, which are taken in that order,
-- say from when to when that can have been.
-- name: criterion_versions
SELECT canonical_text, sha256, set_at, version, reason, last_import_id,
  (SELECT max(i.imported_at) FROM import i WHERE i.trajectory_id = c.trajectory_id AND i.id <= c.last_import_id AND i.undone_at IS NULL),
  (SELECT min(i.imported_at) FROM import i WHERE i.trajectory_id = c.trajectory_id AND i.id > c.last_import_id AND i.undone_at IS NULL)
FROM criterion c WHERE c.trajectory_id = $1 ORDER BY version DESC;

-- The first import with data of these days, NULL when there is none. Undone imports still count, and the census does not: it says nothing
-- about who took part. What says no day may be of any.
-- name: criterion_first_data
SELECT min(id) FROM import WHERE trajectory_id = $1
  AND kind NOT IN ('baseline', 'baseline-margins', 'cbs-statline', 'cbs-kwb', 'statbel-population', 'bestat', 'eurostat')
  AND coalesce(period_from, as_of, $2) <= $3 AND coalesce(period_to, as_of, $3) >= $2;

-- The first day, of these, on which people took part; NULL when there is none.
-- name: criterion_first_activity
SELECT min(day) FROM (SELECT day FROM activity WHERE trajectory_id = $1 UNION ALL SELECT day FROM poll WHERE trajectory_id = $1)
WHERE day BETWEEN $2 AND $3;

-- The agreements before one, oldest first.
-- name: criterion_past
SELECT version, set_at, reason, sha256 FROM criterion WHERE trajectory_id = $1 AND version < $2 ORDER BY version;

-- name: import_last
SELECT max(id) FROM import WHERE trajectory_id = $1;

-- name: newest_post_month
SELECT max(month) FROM month_total WHERE trajectory_id = $1;

-- Of a meeting, survey or poll.
-- name: newest_activity_day
SELECT max(day) FROM (SELECT max(day) AS day FROM activity WHERE trajectory_id = $1
  UNION ALL SELECT max(day) FROM poll WHERE trajectory_id = $1);

-- Of daily figures of the channels.
-- name: newest_figure_day
SELECT max((SELECT max(d.day) FROM channel_day d WHERE d.channel_id = c.id)) FROM channel c WHERE c.trajectory_id = $1;

-- name: oldest_post_month
SELECT min(month) FROM month_total WHERE trajectory_id = $1;

-- Of an activity, a poll, or daily figures of the channels.
-- name: oldest_day
SELECT min(day) FROM (SELECT min(day) AS day FROM activity WHERE trajectory_id = $1
  UNION ALL SELECT min(day) FROM poll WHERE trajectory_id = $1
  UNION ALL SELECT min((SELECT min(d.day) FROM channel_day d WHERE d.channel_id = c.id)) FROM channel c WHERE c.trajectory_id = $1);

-- Interests say no day; without anything else they are of the month in which they came in.
-- name: newest_interests
SELECT max(imported_at) FROM import WHERE trajectory_id = $1 AND kind = 'interests' AND undone_at IS NULL;

-- Of files that were read with another choice of posts than $3.
-- name: imports_of_other_scope
SELECT i.id FROM import i JOIN import_scope s ON s.import_id = i.id
WHERE i.trajectory_id = $1 AND i.id <= $2 AND i.undone_at IS NULL AND s.sha256 <> $3 ORDER BY i.id;

-- name: import_list
SELECT id, kind, file_name, sha256, period_from, period_to, as_of, rows_read, rows_stored, rows_rejected, rows_outside, imported_at, undone_at,
       encoding, EXISTS (SELECT 1 FROM erasure x WHERE x.import_id = import.id)
FROM import WHERE trajectory_id = $1 AND id <= $2 ORDER BY id;

-- The accounts that the imports $2..$3 name, or have figures of.
-- name: channels_of_imports
SELECT n.import_id, c.platform, c.name FROM channel c JOIN channel_name n ON n.channel_id = c.id
WHERE c.trajectory_id = $1 AND n.import_id BETWEEN $2 AND $3
UNION SELECT a.import_id, c.platform, c.name FROM audience a JOIN channel c ON c.id = a.subject_id
WHERE a.trajectory_id = $1 AND a.subject_kind = 'channel' AND a.import_id BETWEEN $2 AND $3
UNION SELECT d.import_id, c.platform, c.name FROM channel c JOIN (SELECT DISTINCT channel_id, import_id FROM channel_day
    WHERE channel_id IN (SELECT id FROM channel WHERE trajectory_id = $1) AND import_id BETWEEN $2 AND $3) d ON d.channel_id = c.id
UNION SELECT d.import_id, c.platform, c.name FROM channel c JOIN channel_count d ON d.channel_id = c.id
WHERE c.trajectory_id = $1 AND d.import_id BETWEEN $2 AND $3
ORDER BY 1, 2, 3;

-- name: import_totals
SELECT metric, value FROM import_total WHERE import_id = $1 ORDER BY metric;

-- The newest census of a region: exact before estimated, then the latest reference date, then the latest import.
-- name: baseline_newest
SELECT b.id, b.name, b.source, b.table_id, b.ref_date, b.exactness
FROM baseline b JOIN import i ON i.id = b.import_id
WHERE b.trajectory_id = $1 AND b.import_id <= $3 AND i.undone_at IS NULL
  AND EXISTS (SELECT 1 FROM baseline_cell c WHERE c.baseline_id = b.id AND c.region = $2 AND c.dimension = '') -- of everybody
ORDER BY b.exactness = 'estimated', b.ref_date DESC, b.import_id DESC LIMIT 1;

-- name: baseline_regions
-- the areas in a census file
SELECT DISTINCT c.region FROM baseline b JOIN baseline_cell c ON c.baseline_id = b.id
WHERE b.trajectory_id = $1 AND b.import_id = $2 ORDER BY c.region;

-- name: baseline_cells
SELECT sex, age_from, age_to, n, state FROM baseline_cell
WHERE baseline_id = $1 AND region = $2 AND dimension = '' AND category = ''
ORDER BY sex, age_from, age_to;

-- name: baseline_divisions
-- how the people of a region are divided, beside sex and age
SELECT DISTINCT c.dimension
FROM baseline b JOIN import i ON i.id = b.import_id JOIN baseline_cell c ON c.baseline_id = b.id AND c.region = $2
WHERE b.trajectory_id = $1 AND i.undone_at IS NULL AND c.dimension <> '' ORDER BY c.dimension;

-- name: baseline_list
SELECT (SELECT min(c.region) FROM baseline_cell c WHERE c.baseline_id = b.id), b.name,
       NOT EXISTS (SELECT 1 FROM baseline_cell c WHERE c.baseline_id = b.id AND c.age_to <> c.age_from AND c.age_to <> 999),
       b.ref_date, b.exactness
FROM baseline b JOIN import i ON i.id = b.import_id
WHERE b.trajectory_id = $1 AND i.undone_at IS NULL ORDER BY b.ref_date, b.name, b.id;

-- Counts of people at activities up to a day, as of an import. A later import of the same activity takes the place of an earlier one.
-- name: participant_cells
SELECT v.id, v.name, v.kind, v.day, v.online, a.first_time, c.sex, c.age_from, c.age_to, c.value, c.state
FROM activity v
JOIN audience a ON a.trajectory_id = $1 AND a.subject_kind = 'activity' AND a.subject_id = v.id AND a.base = 'participants'
JOIN audience_cell c ON c.audience_id = a.id AND c.dimension = '' AND c.category = ''
WHERE v.trajectory_id = $1 AND v.day <= $2
  AND a.import_id = (SELECT b.import_id FROM audience b
                     WHERE b.trajectory_id = $1 AND b.subject_kind = 'activity' AND b.subject_id = v.id AND b.import_id <= $3
                     ORDER BY b.as_of DESC, b.import_id DESC LIMIT 1)
ORDER BY v.day, v.name, v.id, a.first_time, c.sex, c.age_from, c.age_to;

-- Of the people at activities that import $1 counted: how many are younger than $2, and how many are in ages across it; ages that end at $3 or
-- later and begin at $2 or earlier are all ages.
-- name: import_ages
SELECT coalesce(sum(CASE WHEN c.age_to < $2 THEN c.value END), 0), coalesce(sum(CASE WHEN c.age_from < $2 AND c.age_to >= $2 AND c.age_to < $3 THEN c.value END), 0)
FROM audience a JOIN audience_cell c ON c.audience_id = a.id AND c.dimension = '' AND c.category = '' AND c.age_from >= 0
WHERE a.import_id = $1 AND a.subject_kind = 'activity' AND a.base = 'participants';

-- The polls up to day $2, each as it stood after import $3: the view poll_current with a ceiling.
-- name: polls_known
SELECT p.id, p.question, p.activity, p.day, o.n, o.text, a.sex, a.age_from, a.age_to, a.votes
FROM poll p JOIN poll_option o ON o.poll_id = p.id JOIN poll_answer a ON a.poll_id = p.id AND a.option_n = o.n
WHERE p.trajectory_id = $1 AND p.day <= $2
  AND p.import_id = (SELECT max(x.import_id) FROM poll x WHERE x.trajectory_id = $1 AND x.question = p.question
    AND x.activity = p.activity AND x.day = p.day AND x.post_external_id = p.post_external_id AND x.import_id <= $3)
ORDER BY p.day, p.question, p.activity, p.post_external_id, o.n, a.sex, a.age_from, a.age_to;

-- Who follows or sees each channel, table by table; the newest of a channel's tables of one base comes last.
-- name: channel_audiences
SELECT a.id, a.subject_id, c.platform, c.name, a.base, a.unit, a.base_n, a.as_of, e.sex, e.age_from, e.age_to, e.value, e.state
FROM audience a
JOIN channel c ON c.id = a.subject_id
JOIN audience_cell e ON e.audience_id = a.id AND e.dimension = '' AND e.category = ''
WHERE a.trajectory_id = $1 AND a.subject_kind = 'channel' AND a.import_id <= $2
ORDER BY c.platform, c.name, a.subject_id, a.base, a.as_of, a.import_id, a.id, e.sex, e.age_from, e.age_to;

-- Who saw each post, as of an import: the newest table of it. A cell that is withheld is left out, as the platform leaves out small ones.
-- name: post_audiences_known
SELECT a.subject_id, a.base, a.as_of, e.sex, e.age_from, e.age_to, e.value
FROM audience a JOIN audience_cell e ON e.audience_id = a.id AND e.dimension = '' AND e.category = ''
WHERE a.trajectory_id = $1 AND a.subject_kind = 'post' AND a.unit = 'count' AND e.value IS NOT NULL
  AND a.id = (SELECT b.id FROM audience b WHERE b.trajectory_id = $1 AND b.subject_kind = 'post' AND b.subject_id = a.subject_id
    AND b.import_id <= $2 ORDER BY b.as_of DESC, b.import_id DESC, b.id DESC LIMIT 1)
ORDER BY a.subject_id, e.sex, e.age_from, e.age_to;

-- What was advised on the days $2..$3, and what the newest import up to $4 says became of it.
-- name: decisions_known
SELECT d.day, d.advice, d.done FROM decision d
WHERE d.trajectory_id = $1 AND d.day BETWEEN $2 AND $3
  AND d.import_id = (SELECT max(x.import_id) FROM decision x WHERE x.trajectory_id = $1 AND x.day = d.day AND x.advice = d.advice
    AND x.import_id <= $4)
ORDER BY d.day, d.advice;

-- What the newest import up to one says of each interest.
-- name: interests
SELECT i.name, i.heard, i.place FROM interest i
WHERE i.trajectory_id = $1
  AND i.import_id = (SELECT max(x.import_id) FROM interest x WHERE x.trajectory_id = $1 AND x.name = i.name AND x.import_id <= $2)
ORDER BY i.name;

-- Events of these days, each once.
-- name: events_between
SELECT DISTINCT e.day, e.text FROM import i CROSS JOIN event e ON e.import_id = i.id
WHERE i.trajectory_id = $1 AND i.id <= $2 AND i.kind = 'events' AND e.day BETWEEN $3 AND $4 ORDER BY e.day, e.text;

-- name: status_channels
SELECT c.platform, c.name, (SELECT coalesce(sum(t.posts), 0) FROM month_total t WHERE t.trajectory_id = $1 AND t.channel_id = c.id),
       (SELECT max(t.month) FROM month_total t WHERE t.trajectory_id = $1 AND t.channel_id = c.id AND t.posts > 0), c.id
FROM channel c WHERE c.trajectory_id = $1 ORDER BY c.platform, c.name, c.id;

-- name: status_activities
SELECT count(*) FROM activity WHERE trajectory_id = $1;

-- name: trajectory_by_slug
SELECT id, name FROM trajectory WHERE slug = $1;

-- name: imports_of_days
-- what has days in it up to import $2, with each channel that it names; -1: none
SELECT i.kind, i.period_from, i.period_to, coalesce(i.as_of, i.period_to), coalesce(n.channel_id, -1)
FROM import i LEFT JOIN channel_name n ON n.import_id = i.id
WHERE i.trajectory_id = $1 AND i.id <= $2 AND i.undone_at IS NULL AND i.period_to IS NOT NULL
ORDER BY i.period_from, i.id, n.channel_id;
