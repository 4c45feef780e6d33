-- Posts that were paid for stand apart in the totals of months. Whether a post was is known from its figures too: what money brought.

DROP VIEW post_current;
DROP TABLE month_total;

UPDATE post_reading SET paid = 1 WHERE day = 0 AND paid IS NULL AND EXISTS (SELECT 1 FROM post_metric m
  WHERE m.post_id = post_reading.post_id AND m.import_id = post_reading.import_id AND m.value > 0 AND m.metric IN ('reach_paid',
  'impressions_paid', 'views_paid', 'video_views_3s_paid', 'engagements_paid', 'clicks_paid'));

CREATE VIEW post_life AS SELECT * FROM post_reading WHERE day = 0;

CREATE VIEW post_current AS SELECT
  r.trajectory_id, r.post_id, r.import_id, r.as_of, r.published_at, r.local_day, r.local_hour,
  (1968 + (4 * r.local_day + 2687) / 1461) * 12 + 3
    + (5 * (r.local_day + 671 - 1461 * ((4 * r.local_day + 2687) / 1461) / 4) + 2) / 153 AS month,
  coalesce(CASE WHEN EXISTS (SELECT 1 FROM post_tag t WHERE t.trajectory_id = r.trajectory_id) THEN (SELECT g.value FROM post_tagged g
    WHERE g.post_id = r.post_id AND g.tag = 'type' ORDER BY g.import_id DESC, g.value LIMIT 1) END, r.content_type) AS content_type,
  r.content_type_raw, r.type_inferred,
  CASE WHEN o.as_of IS NULL THEN r.paid ELSE
    (SELECT max((m.as_of << 1) | m.paid) & 1 FROM post_life m WHERE m.post_id = r.post_id) END AS paid,
  coalesce(CASE WHEN EXISTS (SELECT 1 FROM post_tag t WHERE t.trajectory_id = r.trajectory_id) THEN (SELECT g.value FROM post_tagged g
    WHERE g.post_id = r.post_id AND g.tag = 'language' ORDER BY g.import_id DESC, g.value LIMIT 1) END, r.language) AS language,
  coalesce(CASE WHEN EXISTS (SELECT 1 FROM post_tag t WHERE t.trajectory_id = r.trajectory_id) THEN (SELECT g.value FROM post_tagged g
    WHERE g.post_id = r.post_id AND g.tag = 'pair' ORDER BY g.import_id DESC, g.value LIMIT 1) END, r.pair_id) AS pair_id,
  r.permalink, r.caption_chars, r.hashtags, r.asks, r.has_link, r.title,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.views IS NOT NULL THEN r.views ELSE
    (SELECT max((m.as_of << 46) | m.views) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS views,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.impressions IS NOT NULL THEN r.impressions ELSE
    (SELECT max((m.as_of << 46) | m.impressions) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS impressions,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.reach IS NOT NULL THEN r.reach ELSE
    (SELECT max((m.as_of << 46) | m.reach) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS reach,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.reactions IS NOT NULL THEN r.reactions ELSE
    (SELECT max((m.as_of << 46) | m.reactions) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS reactions,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.comments IS NOT NULL THEN r.comments ELSE
    (SELECT max((m.as_of << 46) | m.comments) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS comments,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.shares IS NOT NULL THEN r.shares ELSE
    (SELECT max((m.as_of << 46) | m.shares) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS shares,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.saves IS NOT NULL THEN r.saves ELSE
    (SELECT max((m.as_of << 46) | m.saves) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS saves,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.clicks IS NOT NULL THEN r.clicks ELSE
    (SELECT max((m.as_of << 46) | m.clicks) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS clicks,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.link_clicks IS NOT NULL THEN r.link_clicks ELSE
    (SELECT max((m.as_of << 46) | m.link_clicks) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS link_clicks,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.watch_seconds IS NOT NULL THEN r.watch_seconds ELSE
    (SELECT max((m.as_of << 46) | m.watch_seconds) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS watch_seconds,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.follows IS NOT NULL THEN r.follows ELSE
    (SELECT max((m.as_of << 46) | m.follows) & 70368744177663 FROM post_life m WHERE m.post_id = r.post_id) END AS follows
FROM post_reading r
LEFT JOIN post_reading o ON o.post_id = r.post_id AND o.day = 0 AND o.import_id =
  (SELECT max((x.as_of << 32) | x.import_id) & 4294967295 FROM post_reading x
   WHERE x.post_id = r.post_id AND x.day = 0 AND x.import_id <> r.import_id)
WHERE r.day = 0 AND (o.import_id IS NULL OR o.as_of < r.as_of OR o.as_of = r.as_of AND o.import_id < r.import_id);

CREATE TABLE month_total (
  trajectory_id INTEGER NOT NULL, channel_id INTEGER NOT NULL, month INTEGER NOT NULL, content_type TEXT NOT NULL,
  paid INTEGER NOT NULL,           -- 1: somebody paid for these posts to be shown
  posts INTEGER NOT NULL,          -- published in the month
  exposed INTEGER NOT NULL,        -- of these, posts with views > 0 and interactions reported
  views INTEGER NOT NULL, interactions INTEGER NOT NULL,   -- sums over the exposed posts
  views_sq REAL NOT NULL, interactions_sq REAL NOT NULL, cross REAL NOT NULL,   -- sums of squares and products: the rate's interval
  PRIMARY KEY (trajectory_id, channel_id, month, content_type, paid)
) STRICT, WITHOUT ROWID;

-- As importers/totals.c sums them: interactions are reported when reactions or comments are, and rates rest on posts with views.
INSERT INTO month_total
SELECT x.trajectory_id, x.channel_id, x.month, x.content_type, x.paid, count(*), sum(x.exposed),
  sum(iif(x.exposed, x.views, 0)), sum(iif(x.exposed, x.interactions, 0)),
  sum(iif(x.exposed, 1.0 * x.views * x.views, 0.0)), sum(iif(x.exposed, 1.0 * x.interactions * x.interactions, 0.0)),
  sum(iif(x.exposed, 1.0 * x.views * x.interactions, 0.0))
FROM (SELECT c.trajectory_id, p.channel_id, c.month, c.content_type, coalesce(c.paid, 0) AS paid, c.views,
    coalesce(c.reactions, 0) + coalesce(c.comments, 0) + coalesce(c.shares, 0) + coalesce(c.saves, 0) AS interactions,
    coalesce(c.views, 0) > 0 AND (c.reactions IS NOT NULL OR c.comments IS NOT NULL) AS exposed
  FROM post_current c JOIN post p ON p.id = c.post_id WHERE c.local_day IS NOT NULL) AS x
GROUP BY x.trajectory_id, x.channel_id, x.month, x.content_type, x.paid;

PRAGMA user_version = 7;
