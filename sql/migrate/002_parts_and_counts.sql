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
SELECT trajectory_id, channel_id, views_from AS day, 'impressions' AS ended, 'views' AS began
FROM channel_measure WHERE impressions_from < views_from
UNION SELECT v.trajectory_id, v.channel_id, v.day, 'impressions', 'views'
FROM (SELECT trajectory_id, channel_id, min(day) AS day FROM channel_day WHERE metric = 'views' GROUP BY trajectory_id, channel_id) v
WHERE EXISTS (SELECT 1 FROM channel_day i WHERE i.channel_id = v.channel_id AND i.metric = 'impressions' AND i.day < v.day);

INSERT INTO channel_measure(trajectory_id, channel_id, views_from, impressions_from)
SELECT p.trajectory_id, p.channel_id, min(CASE WHEN c.views IS NOT NULL THEN c.local_day END),
       min(CASE WHEN c.views IS NULL AND c.impressions IS NOT NULL THEN c.local_day END)
FROM post p JOIN post_current c ON c.post_id = p.id WHERE c.local_day IS NOT NULL AND (c.views IS NOT NULL OR c.impressions IS NOT NULL) GROUP BY p.trajectory_id, p.channel_id;

PRAGMA user_version = 2;
