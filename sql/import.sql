-- Statements of the importers: taking facts in and taking them away again.

-- name: import_next_id
SELECT coalesce(max(id), 0) + 1 FROM import;

-- name: import_insert
-- what is known only at the end of the file comes with import_finish
INSERT INTO import(id, trajectory_id, sha256, file_name, file_bytes, kind, encoding, delimiter,
  rows_read, rows_stored, rows_rejected, rows_outside, imported_at, tool_version)
VALUES ($1, $2, '', $3, $4, $5, $6, $7, 0, 0, 0, 0, $8, $9);

-- name: import_finish
UPDATE import SET sha256 = $2, period_from = $3, period_to = $4, as_of = $5,
  rows_read = $6, rows_stored = $7, rows_rejected = $8, rows_outside = $9
WHERE id = $1;

-- name: import_same_file
SELECT coalesce(max(id), 0) FROM import WHERE trajectory_id = $1 AND sha256 = $2 AND undone_at IS NULL;

-- name: import_sha256
SELECT sha256 FROM import WHERE id = $1;

-- name: import_rows_rejected
SELECT rows_rejected FROM import WHERE id = $1;

-- The newest import after $1 that was read whole and can hold the rows of it that were refused: of the same kind and its accounts, over all its
-- days, with as many rows as it had with them.
-- name: import_later_whole
SELECT b.id, b.file_name FROM import a JOIN import b ON b.trajectory_id = a.trajectory_id AND b.id > a.id
WHERE a.id = $1 AND b.kind = a.kind AND b.undone_at IS NULL AND b.rows_rejected = 0 AND b.rows_stored + b.rows_outside >= a.rows_read
  AND b.period_from <= a.period_from AND b.period_to >= a.period_to
  AND NOT EXISTS (SELECT 1 FROM channel_name x WHERE x.import_id = a.id
    AND NOT EXISTS (SELECT 1 FROM channel_name y WHERE y.import_id = b.id AND y.channel_id = x.channel_id))
ORDER BY b.id DESC LIMIT 1;

-- name: import_erased_file
SELECT coalesce(max(i.id), 0) FROM import i JOIN erasure x ON x.import_id = i.id WHERE i.trajectory_id = $1 AND i.sha256 = $2;

-- name: channels_of_import
SELECT c.id, c.platform, c.name FROM channel c WHERE c.trajectory_id = $1 AND (
  EXISTS (SELECT 1 FROM channel_day d WHERE d.channel_id = c.id AND d.import_id = $2)
  OR EXISTS (SELECT 1 FROM channel_count n WHERE n.channel_id = c.id AND n.import_id = $2)
  OR EXISTS (SELECT 1 FROM audience a WHERE a.import_id = $2 AND a.subject_kind = 'channel' AND a.subject_id = c.id)
  OR EXISTS (SELECT 1 FROM post p JOIN post_reading r ON r.post_id = p.id AND r.import_id = $2 WHERE p.channel_id = c.id))
ORDER BY c.platform, c.name, c.id;

-- name: import_part_insert
INSERT INTO import_part(import_id, trajectory_id, file_sha256, part) VALUES ($1, $2, $3, $4);

-- name: import_scope_insert
INSERT INTO import_scope(import_id, trajectory_id, sha256) VALUES ($1, $2, $3);

-- name: channel_next_id
SELECT coalesce(max(id), 0) + 1 FROM channel;

-- name: channel_insert
INSERT INTO channel(id, trajectory_id, platform, external_id, name, online) VALUES ($1, $2, $3, $4, $5, $6);

-- name: channel_by_external_id
SELECT id FROM channel WHERE trajectory_id = $1 AND platform = $2 AND external_id = $3;

-- Also by a name that it had earlier.
-- name: channel_by_name
SELECT min(c.id) FROM channel c JOIN channel_name n ON n.channel_id = c.id
WHERE c.trajectory_id = $1 AND c.platform = $2 AND n.name = $3;

-- name: channel_name_insert
INSERT INTO channel_name(import_id, channel_id, external_id, name, trajectory_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;

-- A channel that was known by name only now has an id.
-- name: channel_set_external_id
UPDATE channel SET external_id = $2 WHERE id = $1;

-- Every channel as its imports tell it: its id, and the name that the newest of them gives; without an id the name is the id.
-- name: channel_settle
UPDATE channel SET
  external_id = coalesce((SELECT min(n.external_id) FROM channel_name n WHERE n.channel_id = channel.id AND n.external_id <> ''),
    (SELECT n.name FROM channel_name n JOIN import i ON i.id = n.import_id WHERE n.channel_id = channel.id AND n.name <> ''
     ORDER BY coalesce(i.as_of, 0) DESC, n.name LIMIT 1), external_id),
  name = coalesce((SELECT n.name FROM channel_name n JOIN import i ON i.id = n.import_id WHERE n.channel_id = channel.id AND n.name <> ''
     ORDER BY coalesce(i.as_of, 0) DESC, n.name LIMIT 1),
    (SELECT min(n.external_id) FROM channel_name n WHERE n.channel_id = channel.id AND n.external_id <> ''), name)
WHERE trajectory_id = $1;

-- name: import_total_insert
INSERT INTO import_total(trajectory_id, import_id, metric, value) VALUES ($1, $2, $3, $4);

-- name: post_next_id
SELECT coalesce(max(id), 0) + 1 FROM post;

-- name: post_insert many
INSERT INTO post(id, trajectory_id, channel_id, external_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;

-- name: post_by_external_id
SELECT id FROM post WHERE channel_id = $1 AND external_id = $2;

-- name: post_other_id
-- the post under its other id, unless its own is known
SELECT external_id FROM post WHERE channel_id = $1 AND external_id = $2
  AND NOT EXISTS (SELECT 1 FROM post WHERE channel_id = $1 AND external_id = $3);

-- name: post_id_in_link
-- the post of about this day in whose permalink the id stands
SELECT min(p.external_id) FROM post_reading AS r JOIN post AS p ON p.id = r.post_id
WHERE r.trajectory_id = $1 AND r.local_day BETWEEN $2 - 1 AND $2 + 1 AND r.day = 0 AND p.channel_id = $3 AND instr(r.permalink, $4) > 0;

-- name: reading_insert many
INSERT INTO post_reading(trajectory_id, post_id, import_id, day, published_at, local_day, local_hour,
  content_type, content_type_raw, type_inferred, paid, language, pair_id, permalink, caption_chars, hashtags, asks, has_link, title,
  views, impressions, reach, reactions, comments, shares, saves, clicks, link_clicks, watch_seconds, follows, as_of)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
  $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)
ON CONFLICT DO NOTHING;

-- name: reading_same
-- does the reading in the store say the same as this row? Parameters as in reading_insert, without as_of
SELECT count(*) FROM post_reading
WHERE trajectory_id = $1 AND post_id = $2 AND import_id = $3 AND day = $4
  AND published_at IS $5 AND local_day IS $6 AND local_hour IS $7
  AND content_type = $8 AND content_type_raw = $9 AND type_inferred = $10 AND paid IS $11 AND language = $12 AND pair_id = $13
  AND permalink = $14 AND caption_chars IS $15 AND hashtags IS $16 AND asks IS $17 AND has_link IS $18 AND title = $19
  AND views IS $20 AND impressions IS $21 AND reach IS $22 AND reactions IS $23 AND comments IS $24 AND shares IS $25
  AND saves IS $26 AND clicks IS $27 AND link_clicks IS $28 AND watch_seconds IS $29 AND follows IS $30;

-- name: reading_set_as_of
-- the newest day of a file is known at its end only
UPDATE post_reading SET as_of = $2 WHERE import_id = $1 AND as_of <> $2;

-- name: reading_count_newer
-- posts that were in the store before this import (their ids are lower) and now have figures of a newer day, or of the same day told later
SELECT count(*) FROM post_reading AS r
WHERE r.import_id = $1 AND r.post_id < $2 AND r.day = 0
  AND r.as_of >= (SELECT max(o.as_of) FROM post_reading AS o WHERE o.post_id = r.post_id AND o.import_id <> $1);

-- name: reading_exists
SELECT count(*) FROM post_reading WHERE post_id = $1 AND import_id = $2 AND day = $3;

-- name: reading_other_part
-- another file's figures of the post's whole life, with ($3 = 1) or without (0) advertising
SELECT count(*) FROM post_reading WHERE post_id = $1 AND import_id <> $2 AND day = 0 AND paid = $3;

-- name: reading_add
-- another row of the same file has a part of the post's figures; reach counts people, who may be the same, so two of them tell nothing
UPDATE post_reading SET paid = max(coalesce(paid, $4), coalesce($4, paid)),
  views = iif($5 IS NULL, views, coalesce(views, 0) + $5),
  impressions = iif($6 IS NULL, impressions, coalesce(impressions, 0) + $6),
  reach = iif(reach IS NULL, $7, iif($7 IS NULL, reach, NULL)),
  reactions = iif($8 IS NULL, reactions, coalesce(reactions, 0) + $8),
  comments = iif($9 IS NULL, comments, coalesce(comments, 0) + $9),
  shares = iif($10 IS NULL, shares, coalesce(shares, 0) + $10),
  saves = iif($11 IS NULL, saves, coalesce(saves, 0) + $11),
  clicks = iif($12 IS NULL, clicks, coalesce(clicks, 0) + $12),
  link_clicks = iif($13 IS NULL, link_clicks, coalesce(link_clicks, 0) + $13),
  watch_seconds = iif($14 IS NULL, watch_seconds, coalesce(watch_seconds, 0) + $14),
  follows = iif($15 IS NULL, follows, coalesce(follows, 0) + $15)
WHERE post_id = $1 AND import_id = $2 AND day = $3;

-- name: metric_add
INSERT INTO post_metric(trajectory_id, post_id, import_id, metric, value) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO UPDATE SET value = value + excluded.value;

-- name: metric_insert many
INSERT INTO post_metric(trajectory_id, post_id, import_id, metric, value) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;

-- name: metric_same
SELECT count(*) FROM post_metric WHERE post_id = $1 AND import_id = $2 AND metric = $3 AND value = $4;

-- Derived tables. What counts as an interaction is decided in one place, importers/totals.c.

-- name: channel_ids
SELECT id FROM channel WHERE trajectory_id = $1 ORDER BY id;

-- name: posts_of_channel
SELECT c.post_id, c.content_type, c.views, c.reactions, c.comments, c.shares, c.saves, c.local_day, c.impressions IS NOT NULL,
  c.published_at, p.external_id, c.paid
FROM post AS p JOIN post_current AS c ON c.post_id = p.id
WHERE p.channel_id = $1 AND c.local_day IS NOT NULL;

-- name: month_total_clear
DELETE FROM month_total WHERE trajectory_id = $1 AND channel_id = $2;

-- name: month_total_add
INSERT INTO month_total(trajectory_id, channel_id, month, content_type, paid, posts, exposed, views, interactions,
  views_sq, interactions_sq, cross)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (trajectory_id, channel_id, month, content_type, paid) DO UPDATE SET
  posts = posts + excluded.posts, exposed = exposed + excluded.exposed,
  views = views + excluded.views, interactions = interactions + excluded.interactions,
  views_sq = views_sq + excluded.views_sq, interactions_sq = interactions_sq + excluded.interactions_sq,
  cross = cross + excluded.cross;

-- name: month_top_clear
DELETE FROM month_top WHERE trajectory_id = $1 AND channel_id = $2;

-- name: month_top_clear_month
DELETE FROM month_top WHERE trajectory_id = $1 AND channel_id = $2 AND month = $3;

-- name: month_top_of
SELECT t.post_id, t.interactions, c.published_at, p.external_id
FROM month_top t JOIN post p ON p.id = t.post_id JOIN post_current c ON c.post_id = t.post_id
WHERE t.trajectory_id = $1 AND t.channel_id = $2 AND t.month = $3;

-- name: month_top_insert
INSERT INTO month_top(trajectory_id, channel_id, month, place, post_id, interactions) VALUES ($1, $2, $3, $4, $5, $6);

-- name: channel_measure_clear
DELETE FROM channel_measure WHERE trajectory_id = $1 AND channel_id = $2;

-- name: channel_measure_add
INSERT INTO channel_measure(trajectory_id, channel_id, views_from, impressions_from) VALUES ($1, $2, $3, $4)
ON CONFLICT (trajectory_id, channel_id) DO UPDATE SET
  views_from = min(coalesce(views_from, excluded.views_from), coalesce(excluded.views_from, views_from)),
  impressions_from = min(coalesce(impressions_from, excluded.impressions_from), coalesce(excluded.impressions_from, impressions_from));
