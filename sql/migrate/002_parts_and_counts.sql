-- Parts of a file, control totals, counts of a channel by source or format, breaks in a series, and what is current of days and audiences.

CREATE TABLE import_part (
  import_id INTEGER PRIMARY KEY REFERENCES import(id),
  trajectory_id INTEGER NOT NULL,
  file_sha256 TEXT NOT NULL, part TEXT NOT NULL
) STRICT;

CREATE TABLE import_total (
  trajectory_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import(id),
  metric TEXT NOT NULL, value REAL NOT NULL,
  PRIMARY KEY (import_id, metric)
) STRICT, WITHOUT ROWID;

-- The tables of our own templates get the keys by which they are asked; no version filled them so far.
DROP VIEW post_current;
DROP TABLE poll_answer;
DROP TABLE poll_option;
DROP TABLE poll;
DROP TABLE post_tag;
DROP TABLE cost;
DROP TABLE webcare_day;
DROP TABLE event;
DROP TABLE interest;
DROP TABLE decision;
DROP TABLE conversation;

CREATE TABLE post_tag (
  trajectory_id INTEGER NOT NULL,
  external_id TEXT NOT NULL,       -- of the post, or its permalink; the post may come later
  tag TEXT NOT NULL,               -- type, level, theme, audience, feedback, language, pair
  import_id INTEGER NOT NULL REFERENCES import(id), value TEXT NOT NULL,
  PRIMARY KEY (trajectory_id, external_id, tag, import_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW post_tagged AS SELECT p.trajectory_id, p.id AS post_id, t.tag, t.import_id, t.value
FROM post p JOIN post_tag t ON t.trajectory_id = p.trajectory_id
  AND t.external_id IN (SELECT p.external_id UNION ALL SELECT m.permalink FROM post_reading m WHERE m.post_id = p.id);

CREATE VIEW post_tag_current AS SELECT g.trajectory_id, g.post_id, g.tag, g.import_id, g.value
FROM post_tagged g
WHERE g.import_id = (SELECT max(x.import_id) FROM post_tagged x WHERE x.post_id = g.post_id AND x.tag = g.tag);

CREATE VIEW post_current AS SELECT
  r.trajectory_id, r.post_id, r.import_id, r.as_of, r.published_at, r.local_day, r.local_hour,
  (1968 + (4 * r.local_day + 2687) / 1461) * 12 + 3
    + (5 * (r.local_day + 671 - 1461 * ((4 * r.local_day + 2687) / 1461) / 4) + 2) / 153 AS month,
  coalesce(CASE WHEN EXISTS (SELECT 1 FROM post_tag t WHERE t.trajectory_id = r.trajectory_id) THEN (SELECT g.value FROM post_tagged g
    WHERE g.post_id = r.post_id AND g.tag = 'type' ORDER BY g.import_id DESC, g.value LIMIT 1) END, r.content_type) AS content_type,
  r.content_type_raw, r.type_inferred, r.paid,
  coalesce(CASE WHEN EXISTS (SELECT 1 FROM post_tag t WHERE t.trajectory_id = r.trajectory_id) THEN (SELECT g.value FROM post_tagged g
    WHERE g.post_id = r.post_id AND g.tag = 'language' ORDER BY g.import_id DESC, g.value LIMIT 1) END, r.language) AS language,
  coalesce(CASE WHEN EXISTS (SELECT 1 FROM post_tag t WHERE t.trajectory_id = r.trajectory_id) THEN (SELECT g.value FROM post_tagged g
    WHERE g.post_id = r.post_id AND g.tag = 'pair' ORDER BY g.import_id DESC, g.value LIMIT 1) END, r.pair_id) AS pair_id,
  r.permalink, r.caption_chars, r.hashtags, r.asks, r.has_link, r.title,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.views IS NOT NULL THEN r.views ELSE
    (SELECT max((m.as_of << 46) | m.views) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS views,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.impressions IS NOT NULL THEN r.impressions ELSE
    (SELECT max((m.as_of << 46) | m.impressions) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS impressions,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.reach IS NOT NULL THEN r.reach ELSE
    (SELECT max((m.as_of << 46) | m.reach) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS reach,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.reactions IS NOT NULL THEN r.reactions ELSE
    (SELECT max((m.as_of << 46) | m.reactions) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS reactions,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.comments IS NOT NULL THEN r.comments ELSE
    (SELECT max((m.as_of << 46) | m.comments) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS comments,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.shares IS NOT NULL THEN r.shares ELSE
    (SELECT max((m.as_of << 46) | m.shares) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS shares,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.saves IS NOT NULL THEN r.saves ELSE
    (SELECT max((m.as_of << 46) | m.saves) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS saves,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.clicks IS NOT NULL THEN r.clicks ELSE
    (SELECT max((m.as_of << 46) | m.clicks) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS clicks,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.link_clicks IS NOT NULL THEN r.link_clicks ELSE
    (SELECT max((m.as_of << 46) | m.link_clicks) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS link_clicks,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.watch_seconds IS NOT NULL THEN r.watch_seconds ELSE
    (SELECT max((m.as_of << 46) | m.watch_seconds) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS watch_seconds,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.follows IS NOT NULL THEN r.follows ELSE
    (SELECT max((m.as_of << 46) | m.follows) & 70368744177663 FROM post_reading m WHERE m.post_id = r.post_id AND m.day = 0) END AS follows
FROM post_reading r
LEFT JOIN post_reading o ON o.post_id = r.post_id AND o.day = 0 AND o.import_id =
  (SELECT max((x.as_of << 32) | x.import_id) & 4294967295 FROM post_reading x
   WHERE x.post_id = r.post_id AND x.day = 0 AND x.import_id <> r.import_id)
WHERE r.day = 0 AND (o.import_id IS NULL OR o.as_of < r.as_of OR o.as_of = r.as_of AND o.import_id < r.import_id);

CREATE TABLE cost (
  trajectory_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL REFERENCES channel(id), month INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import(id),
  cents INTEGER, minutes INTEGER,
  PRIMARY KEY (channel_id, month, import_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW cost_current AS SELECT DISTINCT c.trajectory_id, c.channel_id, c.month,
  (SELECT x.cents FROM cost x WHERE x.channel_id = c.channel_id AND x.month = c.month AND x.cents IS NOT NULL
   ORDER BY x.import_id DESC LIMIT 1) AS cents,
  (SELECT x.minutes FROM cost x WHERE x.channel_id = c.channel_id AND x.month = c.month AND x.minutes IS NOT NULL
   ORDER BY x.import_id DESC LIMIT 1) AS minutes
FROM cost c;

CREATE TABLE webcare_day (
  trajectory_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL REFERENCES channel(id), day INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import(id),
  received INTEGER, answered INTEGER, within_24h INTEGER,
  PRIMARY KEY (channel_id, day, import_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW webcare_day_current AS SELECT d.trajectory_id, d.channel_id, d.day, d.import_id, d.received, d.answered, d.within_24h
FROM webcare_day d
WHERE d.import_id = (SELECT max(x.import_id) FROM webcare_day x WHERE x.channel_id = d.channel_id AND x.day = d.day);

CREATE TABLE event (
  import_id INTEGER NOT NULL REFERENCES import(id),
  day INTEGER NOT NULL, text TEXT NOT NULL, trajectory_id INTEGER NOT NULL, PRIMARY KEY (import_id, day, text)
) STRICT, WITHOUT ROWID;

CREATE TABLE interest (
  trajectory_id INTEGER NOT NULL, name TEXT NOT NULL, import_id INTEGER NOT NULL REFERENCES import(id),
  heard INTEGER, place TEXT NOT NULL,   -- where: mostly the name of an activity
  PRIMARY KEY (trajectory_id, name, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  trajectory_id INTEGER NOT NULL, day INTEGER NOT NULL, advice TEXT NOT NULL, import_id INTEGER NOT NULL REFERENCES import(id),
  done INTEGER, PRIMARY KEY (trajectory_id, day, advice, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation (
  trajectory_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL REFERENCES channel(id), post_external_id TEXT NOT NULL, day INTEGER NOT NULL,   -- '' or -1, not both
  import_id INTEGER NOT NULL REFERENCES import(id),
  substantiated INTEGER, positive INTEGER, negative INTEGER, removed INTEGER,
  PRIMARY KEY (channel_id, post_external_id, day, import_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW event_current AS SELECT DISTINCT trajectory_id, day, text FROM event;

CREATE VIEW interest_current AS SELECT i.trajectory_id, i.name, i.import_id, i.heard, i.place
FROM interest i
WHERE i.import_id = (SELECT max(x.import_id) FROM interest x WHERE x.trajectory_id = i.trajectory_id AND x.name = i.name);

CREATE VIEW decision_current AS SELECT d.trajectory_id, d.day, d.advice, d.import_id, d.done
FROM decision d
WHERE d.import_id = (SELECT max(x.import_id) FROM decision x WHERE x.trajectory_id = d.trajectory_id AND x.day = d.day AND x.advice = d.advice);

CREATE VIEW conversation_current AS SELECT c.trajectory_id, c.channel_id, c.post_external_id, c.day, c.import_id,
  c.substantiated, c.positive, c.negative, c.removed
FROM conversation c
WHERE c.import_id = (SELECT max(x.import_id) FROM conversation x
  WHERE x.channel_id = c.channel_id AND x.post_external_id = c.post_external_id AND x.day = c.day);

CREATE TABLE poll (
  id INTEGER PRIMARY KEY, trajectory_id INTEGER NOT NULL REFERENCES trajectory(id), import_id INTEGER NOT NULL REFERENCES import(id),
  activity TEXT NOT NULL, day INTEGER NOT NULL, post_external_id TEXT NOT NULL,   -- where it was held: '' and -1 if not said
  question TEXT NOT NULL
) STRICT;

CREATE INDEX poll_by_question ON poll(trajectory_id, question);

CREATE TABLE poll_option (
  trajectory_id INTEGER NOT NULL, poll_id INTEGER NOT NULL REFERENCES poll(id) ON DELETE CASCADE,
  n INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (poll_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE poll_answer (
  trajectory_id INTEGER NOT NULL, poll_id INTEGER NOT NULL, option_n INTEGER NOT NULL,
  sex TEXT NOT NULL, age_from INTEGER NOT NULL, age_to INTEGER NOT NULL, votes INTEGER NOT NULL,
  PRIMARY KEY (poll_id, option_n, sex, age_from, age_to),
  FOREIGN KEY (poll_id, option_n) REFERENCES poll_option(poll_id, n) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE VIEW poll_current AS SELECT p.id, p.trajectory_id, p.import_id, p.activity, p.day, p.post_external_id, p.question
FROM poll p
WHERE p.import_id = (SELECT max(x.import_id) FROM poll x WHERE x.trajectory_id = p.trajectory_id AND x.question = p.question
  AND x.activity = p.activity AND x.day = p.day AND x.post_external_id = p.post_external_id);

CREATE TABLE channel_name (
  import_id INTEGER NOT NULL REFERENCES import(id),
  channel_id INTEGER NOT NULL REFERENCES channel(id),
  external_id TEXT NOT NULL, name TEXT NOT NULL,   -- '' where the file does not say
  trajectory_id INTEGER NOT NULL,
  PRIMARY KEY (import_id, channel_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX channel_name_by_channel ON channel_name(channel_id);

CREATE VIEW channel_day_current AS SELECT d.trajectory_id, d.channel_id, d.day, d.metric, d.import_id, d.as_of, d.value
FROM channel_day d
WHERE d.import_id = (SELECT x.import_id FROM channel_day x
  WHERE x.channel_id = d.channel_id AND x.metric = d.metric AND x.day = d.day
  ORDER BY x.as_of DESC, x.value DESC, x.import_id DESC LIMIT 1);

CREATE TABLE channel_count (
  trajectory_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL REFERENCES channel(id),
  metric TEXT NOT NULL, dimension TEXT NOT NULL, category TEXT NOT NULL,
  period_from INTEGER NOT NULL, period_to INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import(id), as_of INTEGER NOT NULL, value INTEGER NOT NULL,
  PRIMARY KEY (channel_id, metric, dimension, category, period_from, period_to, import_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW channel_count_current AS SELECT d.trajectory_id, d.channel_id, d.metric, d.dimension, d.category, d.period_from, d.period_to,
  d.import_id, d.as_of, d.value
FROM channel_count d
WHERE d.import_id = (SELECT x.import_id FROM channel_count x
  WHERE x.channel_id = d.channel_id AND x.metric = d.metric AND x.dimension = d.dimension AND x.category = d.category
    AND x.period_from = d.period_from AND x.period_to = d.period_to
  ORDER BY x.as_of DESC, x.value DESC, x.import_id DESC LIMIT 1);

CREATE VIEW audience_current AS SELECT a.trajectory_id, a.subject_kind, a.subject_id, a.base, a.unit, a.base_n, a.rounding,
  a.import_id, a.as_of, a.period_from, a.period_to, c.dimension, c.category, c.sex, c.age_from, c.age_to, c.value, c.state
FROM audience a JOIN audience_cell c ON c.audience_id = a.id
WHERE a.subject_kind <> 'activity' AND a.id = (SELECT b.id FROM audience b
  WHERE b.trajectory_id = a.trajectory_id AND b.subject_kind = a.subject_kind AND b.subject_id = a.subject_id AND b.base = a.base
    AND EXISTS (SELECT 1 FROM audience_cell d WHERE d.audience_id = b.id AND d.dimension = c.dimension)
    AND (c.dimension <> ''
      OR EXISTS (SELECT 1 FROM audience_cell d WHERE d.audience_id = b.id AND d.dimension = '' AND d.sex <> '')
       = EXISTS (SELECT 1 FROM audience_cell d WHERE d.audience_id = a.id AND d.dimension = '' AND d.sex <> '')
      AND EXISTS (SELECT 1 FROM audience_cell d WHERE d.audience_id = b.id AND d.dimension = '' AND d.age_from >= 0)
       = EXISTS (SELECT 1 FROM audience_cell d WHERE d.audience_id = a.id AND d.dimension = '' AND d.age_from >= 0))
  ORDER BY b.as_of DESC, b.import_id DESC, b.id DESC LIMIT 1);

CREATE TABLE channel_measure (     -- the first publish days of posts with views, and of posts that only have impressions
  trajectory_id INTEGER NOT NULL, channel_id INTEGER NOT NULL,
  views_from INTEGER, impressions_from INTEGER,
  PRIMARY KEY (trajectory_id, channel_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW series_break AS
SELECT c.trajectory_id, c.id AS channel_id, m.views_from AS day, 'impressions' AS ended, 'views' AS began
FROM channel c JOIN channel_measure m ON m.trajectory_id = c.trajectory_id AND m.channel_id = c.id
WHERE m.impressions_from < m.views_from
UNION ALL SELECT c.trajectory_id, c.id, (SELECT min(v.day) FROM channel_day v WHERE v.channel_id = c.id AND v.metric = 'views'),
  'impressions', 'views'
FROM channel c
WHERE (SELECT min(i.day) FROM channel_day i WHERE i.channel_id = c.id AND i.metric = 'impressions')
    < (SELECT min(v.day) FROM channel_day v WHERE v.channel_id = c.id AND v.metric = 'views');

INSERT INTO channel_name(import_id, channel_id, external_id, name, trajectory_id)
SELECT DISTINCT r.import_id, c.id, CASE WHEN c.external_id = c.name THEN '' ELSE c.external_id END, c.name, c.trajectory_id
FROM channel c JOIN post p ON p.channel_id = c.id JOIN post_reading r ON r.post_id = p.id WHERE true;

INSERT INTO channel_measure(trajectory_id, channel_id, views_from, impressions_from)
SELECT p.trajectory_id, p.channel_id, min(CASE WHEN c.views IS NOT NULL THEN c.local_day END),
       min(CASE WHEN c.views IS NULL AND c.impressions IS NOT NULL THEN c.local_day END)
FROM post p JOIN post_current c ON c.post_id = p.id WHERE c.local_day IS NOT NULL AND (c.views IS NOT NULL OR c.impressions IS NOT NULL) GROUP BY p.trajectory_id, p.channel_id;

PRAGMA user_version = 2;

-- never filled: names and codes come with the program
DROP TABLE region;
