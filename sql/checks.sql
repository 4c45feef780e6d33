-- Invariants: what must hold in every store. Each statement gives rows when something is broken, and says where.

-- name: check_import_rows
SELECT id FROM import
WHERE rows_read <> rows_stored + rows_rejected + rows_outside
   OR rows_stored < 0 OR rows_rejected < 0 OR rows_outside < 0 OR file_bytes < 0;

-- name: check_period
SELECT 'import', id FROM import WHERE period_from > period_to
UNION ALL SELECT 'audience', id FROM audience WHERE period_from > period_to
UNION ALL SELECT 'report_run', id FROM report_run WHERE period_from > period_to
UNION ALL SELECT 'channel_count', channel_id FROM channel_count WHERE period_from > period_to;

-- An undone import keeps its own row and nothing else.
-- name: check_undone
WITH undone(id) AS (SELECT id FROM import WHERE undone_at IS NOT NULL)
SELECT 'post_reading', import_id FROM post_reading WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'post_metric', import_id FROM post_metric WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'post_tag', import_id FROM post_tag WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'cost', import_id FROM cost WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'webcare_day', import_id FROM webcare_day WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'channel_day', import_id FROM channel_day WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'channel_count', import_id FROM channel_count WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'channel_name', import_id FROM channel_name WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'import_part', import_id FROM import_part WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'import_scope', import_id FROM import_scope WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'import_total', import_id FROM import_total WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'event', import_id FROM event WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'interest', import_id FROM interest WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'decision', import_id FROM decision WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'conversation', import_id FROM conversation WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'audience', import_id FROM audience WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'poll', import_id FROM poll WHERE import_id IN (SELECT id FROM undone)
UNION ALL SELECT 'baseline', import_id FROM baseline WHERE import_id IN (SELECT id FROM undone);

-- An erased import is undone, and even its file has no name.
-- name: check_erased
SELECT x.import_id FROM erasure x JOIN import i ON i.id = x.import_id
WHERE i.undone_at IS NULL OR i.file_name <> '' OR i.trajectory_id <> x.trajectory_id
UNION ALL SELECT n.import_id FROM erasure x JOIN report_input n ON n.import_id = x.import_id JOIN report_figure f ON f.run_id = n.run_id;

-- Every row is of the same trajectory as what it belongs to.
-- name: check_trajectory
SELECT 'post', x.id FROM post x JOIN channel y ON y.id = x.channel_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'post_reading', x.post_id FROM post_reading x JOIN post y ON y.id = x.post_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'post_metric', x.post_id FROM post_metric x JOIN post y ON y.id = x.post_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'channel_day', x.channel_id FROM channel_day x JOIN channel y ON y.id = x.channel_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'channel_count', x.channel_id FROM channel_count x JOIN channel y ON y.id = x.channel_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'channel_name', x.channel_id FROM channel_name x JOIN channel y ON y.id = x.channel_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'import_part', x.import_id FROM import_part x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'import_scope', x.import_id FROM import_scope x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'import_total', x.import_id FROM import_total x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'post_tag', x.import_id FROM post_tag x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'cost', x.import_id FROM cost x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'webcare_day', x.import_id FROM webcare_day x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'conversation', x.import_id FROM conversation x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'event', x.import_id FROM event x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'interest', x.import_id FROM interest x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'decision', x.import_id FROM decision x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'poll', x.import_id FROM poll x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'audience', x.id FROM audience x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'audience_cell', y.id FROM audience_cell x JOIN audience y ON y.id = x.audience_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'poll_option', y.id FROM poll_option x JOIN poll y ON y.id = x.poll_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'poll_answer', y.id FROM poll_answer x JOIN poll y ON y.id = x.poll_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'experiment_slot', x.experiment_id FROM experiment_slot x JOIN experiment y ON y.id = x.experiment_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'baseline', x.id FROM baseline x JOIN import y ON y.id = x.import_id WHERE x.trajectory_id <> y.trajectory_id
UNION ALL SELECT 'baseline_cell', y.id FROM baseline_cell x JOIN baseline y ON y.id = x.baseline_id WHERE x.trajectory_id <> y.trajectory_id;

-- A post goes with the last that is known of it.
-- name: check_post_without_fact
SELECT id FROM post p WHERE NOT EXISTS (SELECT 1 FROM post_reading r WHERE r.post_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM audience a WHERE a.trajectory_id = p.trajectory_id AND a.subject_kind = 'post' AND a.subject_id = p.id);

-- The figures fit below as_of in the view post_current; a post's local day is its own day or a neighbour.
-- name: check_reading
SELECT post_id, import_id, day FROM post_reading
WHERE day < 0 OR as_of NOT BETWEEN 0 AND 4000000 OR local_hour NOT BETWEEN 0 AND 23 OR caption_chars < 0 OR hashtags < 0
   OR (local_day IS NULL) <> (published_at IS NULL) OR local_day NOT BETWEEN 0 AND 47540
   OR local_day NOT BETWEEN published_at / 86400 - 1 AND published_at / 86400 + 1
   OR length(title) > 1024 -- 120 columns; marks and joiners take none
   OR views NOT BETWEEN 0 AND 70368744177663 OR impressions NOT BETWEEN 0 AND 70368744177663 OR reach NOT BETWEEN 0 AND 70368744177663
   OR reactions NOT BETWEEN 0 AND 70368744177663 OR comments NOT BETWEEN 0 AND 70368744177663 OR shares NOT BETWEEN 0 AND 70368744177663
   OR saves NOT BETWEEN 0 AND 70368744177663 OR clicks NOT BETWEEN 0 AND 70368744177663
   OR link_clicks NOT BETWEEN 0 AND 70368744177663 OR watch_seconds NOT BETWEEN 0 AND 70368744177663
   OR follows NOT BETWEEN 0 AND 70368744177663;

-- name: check_not_negative
SELECT 'cost', channel_id FROM cost WHERE cents < 0 OR minutes < 0
UNION ALL SELECT 'webcare_day', channel_id FROM webcare_day WHERE received < 0 OR answered < 0 OR within_24h < 0
UNION ALL SELECT 'conversation', channel_id FROM conversation WHERE substantiated < 0 OR positive < 0 OR negative < 0 OR removed < 0
UNION ALL SELECT 'poll_answer', poll_id FROM poll_answer WHERE votes < 0
UNION ALL SELECT 'channel_count', channel_id FROM channel_count WHERE value < 0
UNION ALL SELECT 'audience', id FROM audience WHERE base_n < 0 OR rounding < 0
UNION ALL SELECT 'audience_cell', audience_id FROM audience_cell WHERE value < 0
UNION ALL SELECT 'baseline_cell', baseline_id FROM baseline_cell WHERE n < 0;

-- What our own templates may say.
-- name: check_template
SELECT 'post_tag', import_id FROM post_tag
WHERE tag NOT IN ('type', 'level', 'theme', 'audience', 'feedback', 'language', 'pair', 'label') OR external_id = '' OR value = ''
UNION ALL SELECT 'cost', import_id FROM cost WHERE cents IS NULL AND minutes IS NULL
UNION ALL SELECT 'webcare_day', import_id FROM webcare_day WHERE answered > received OR within_24h > answered
UNION ALL SELECT 'conversation', import_id FROM conversation WHERE post_external_id = '' AND day < 0
UNION ALL SELECT 'interest', import_id FROM interest WHERE heard NOT IN (0, 1)
UNION ALL SELECT 'decision', import_id FROM decision WHERE done NOT IN (0, 1)
UNION ALL SELECT 'poll', import_id FROM poll p WHERE NOT EXISTS (SELECT 1 FROM poll_answer a WHERE a.poll_id = p.id);

-- The subject of an audience is of one of three kinds, so that no foreign key can hold it.
-- name: check_audience_subject
SELECT id FROM audience a
WHERE subject_kind = 'channel' AND NOT EXISTS (SELECT 1 FROM channel c WHERE c.id = a.subject_id AND c.trajectory_id = a.trajectory_id)
   OR subject_kind = 'post' AND NOT EXISTS (SELECT 1 FROM post p WHERE p.id = a.subject_id AND p.trajectory_id = a.trajectory_id)
   OR subject_kind = 'activity' AND NOT EXISTS (SELECT 1 FROM activity v WHERE v.id = a.subject_id AND v.trajectory_id = a.trajectory_id);

-- Ages are -1, -1 (not broken down) or a band; sexes F, M, X or none.
-- name: check_group
SELECT 'audience_cell', audience_id FROM audience_cell
WHERE sex NOT IN ('', 'F', 'M', 'X') OR age_from > age_to OR (age_from < 0 OR age_to > 999) AND (age_from <> -1 OR age_to <> -1)
UNION ALL SELECT 'baseline_cell', baseline_id FROM baseline_cell
WHERE sex NOT IN ('', 'F', 'M', 'X') OR age_from > age_to OR (age_from < 0 OR age_to > 999) AND (age_from <> -1 OR age_to <> -1)
UNION ALL SELECT 'poll_answer', poll_id FROM poll_answer
WHERE sex NOT IN ('', 'F', 'M', 'X') OR age_from > age_to OR (age_from < 0 OR age_to > 999) AND (age_from <> -1 OR age_to <> -1);

-- Bands of one breakdown do not overlap: a person is counted once.
-- name: check_overlap
SELECT 'audience_cell', audience_id FROM (
  SELECT audience_id, age_from, max(age_to) OVER (PARTITION BY audience_id, dimension, category, sex
    ORDER BY age_from, age_to ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM audience_cell WHERE age_from >= 0) AS band WHERE age_from <= before
UNION ALL SELECT 'baseline_cell', baseline_id FROM (
  SELECT baseline_id, age_from, max(age_to) OVER (PARTITION BY baseline_id, region, dimension, category, sex
    ORDER BY age_from, age_to ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM baseline_cell WHERE age_from >= 0) AS band WHERE age_from <= before;

-- Shares of one breakdown add up to at most one, and what rounding adds.
-- name: check_share_sum
SELECT c.audience_id, c.dimension FROM audience_cell c JOIN audience a ON a.id = c.audience_id
WHERE a.unit = 'share'
GROUP BY c.audience_id, c.dimension, c.sex = '', c.age_from < 0 HAVING sum(c.value) > 1.02;

-- name: check_criterion_versions
SELECT trajectory_id FROM criterion GROUP BY trajectory_id HAVING min(version) <> 1 OR max(version) <> count(*);

-- name: check_criterion_import
SELECT id FROM criterion c WHERE last_import_id <> 0 AND NOT EXISTS (SELECT 1 FROM import i
  WHERE i.id = c.last_import_id AND i.trajectory_id = c.trajectory_id);

-- name: check_report_import
SELECT id FROM report_run r WHERE last_import_id <> 0 AND NOT EXISTS (SELECT 1 FROM import i WHERE i.id = r.last_import_id);

-- The month totals, told again from the facts in another way.
-- name: check_month_total
WITH
  post_now AS (SELECT post_id, month, content_type, coalesce(paid, 0) AS paid, views,
      CASE WHEN reactions IS NULL AND comments IS NULL THEN NULL
      ELSE coalesce(reactions, 0) + coalesce(comments, 0) + coalesce(shares, 0) + coalesce(saves, 0) END AS interactions
    FROM post_current WHERE local_day IS NOT NULL),
  exposed AS (SELECT post_id, month, content_type, paid, CASE WHEN views > 0 AND interactions IS NOT NULL THEN views END AS v,
      CASE WHEN views > 0 THEN interactions END AS y FROM post_now),
  fact AS (SELECT p.trajectory_id, p.channel_id, e.month, e.content_type, e.paid, count(*) AS posts, count(e.v) AS exposed,
      coalesce(sum(e.v), 0) AS views, coalesce(sum(e.y), 0) AS interactions, coalesce(sum(1.0 * e.v * e.v), 0.0) AS views_sq,
      coalesce(sum(1.0 * e.y * e.y), 0.0) AS interactions_sq, coalesce(sum(1.0 * e.v * e.y), 0.0) AS cross
    FROM exposed e JOIN post p ON p.id = e.post_id GROUP BY p.trajectory_id, p.channel_id, e.month, e.content_type, e.paid)
SELECT f.channel_id, f.month, f.content_type FROM fact f
LEFT JOIN month_total t ON t.trajectory_id = f.trajectory_id AND t.channel_id = f.channel_id AND t.month = f.month
  AND t.content_type = f.content_type AND t.paid = f.paid
WHERE t.posts IS NULL OR t.posts <> f.posts OR t.exposed <> f.exposed OR t.views <> f.views OR t.interactions <> f.interactions
   OR abs(t.views_sq - f.views_sq) > 1e-9 * f.views_sq OR abs(t.interactions_sq - f.interactions_sq) > 1e-9 * f.interactions_sq
   OR abs(t.cross - f.cross) > 1e-9 * f.cross
UNION ALL SELECT channel_id, month, content_type FROM month_total
WHERE (trajectory_id, channel_id, month, content_type, paid) NOT IN (SELECT trajectory_id, channel_id, month, content_type, paid FROM fact);

-- The five posts with most interactions of each month; which of equal ones stand there does not matter.
-- name: check_month_top
WITH
  post_now AS (SELECT post_id, month,
      CASE WHEN reactions IS NULL AND comments IS NULL THEN NULL
      ELSE coalesce(reactions, 0) + coalesce(comments, 0) + coalesce(shares, 0) + coalesce(saves, 0) END AS interactions
    FROM post_current WHERE local_day IS NOT NULL),
  ranked AS (SELECT p.trajectory_id, n.month, p.channel_id, n.interactions,
      row_number() OVER (PARTITION BY p.trajectory_id, n.month, p.channel_id ORDER BY n.interactions DESC) AS place
    FROM post_now n JOIN post p ON p.id = n.post_id WHERE n.interactions IS NOT NULL),
  fact AS (SELECT trajectory_id, month, channel_id, place, interactions FROM ranked WHERE place <= 5),
  told AS (SELECT trajectory_id, month, channel_id, place, interactions FROM month_top)
SELECT * FROM (SELECT * FROM fact EXCEPT SELECT * FROM told)
UNION ALL SELECT * FROM (SELECT * FROM told EXCEPT SELECT * FROM fact)
UNION ALL SELECT t.trajectory_id, t.month, t.channel_id, t.place, t.post_id FROM month_top t
LEFT JOIN post_now n ON n.post_id = t.post_id LEFT JOIN post p ON p.id = t.post_id
WHERE n.interactions IS NOT t.interactions OR n.month IS NOT t.month OR p.channel_id IS NOT t.channel_id
UNION ALL SELECT trajectory_id, month, channel_id, 0, post_id FROM month_top GROUP BY trajectory_id, month, channel_id, post_id
HAVING count(*) > 1;

-- The first days of posts by what they are measured in, told again from the facts.
-- name: check_channel_measure
WITH fact AS (SELECT p.trajectory_id, p.channel_id, min(CASE WHEN c.views IS NOT NULL THEN c.local_day END) AS views_from,
    min(CASE WHEN c.views IS NULL AND c.impressions IS NOT NULL THEN c.local_day END) AS impressions_from
  FROM post p JOIN post_current c ON c.post_id = p.id WHERE c.local_day IS NOT NULL AND (c.views IS NOT NULL OR c.impressions IS NOT NULL) GROUP BY p.trajectory_id, p.channel_id)
SELECT * FROM (SELECT * FROM fact EXCEPT SELECT * FROM channel_measure)
UNION ALL SELECT * FROM (SELECT * FROM channel_measure EXCEPT SELECT * FROM fact);
