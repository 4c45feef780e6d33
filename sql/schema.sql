-- Schema version 8. Facts first (imported rows, each with its import; never edited), then derived tables, which can be made again from facts.
-- Times are UTC seconds, days count from 1970-01-01, months are year*12+month. NULL means: not reported. Key columns are never NULL
-- ('' and -1 stand for "not broken down"), since NULLs would let the same key in twice. No column holds a person.

PRAGMA application_id = 0x7370676c;   -- "spgl"
PRAGMA user_version = 8;

CREATE TABLE trajectory (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  region TEXT NOT NULL,
  zone TEXT NOT NULL,
  starts INTEGER, ends INTEGER
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  sha256 TEXT NOT NULL, file_name TEXT NOT NULL, file_bytes INTEGER NOT NULL,
  kind TEXT NOT NULL, encoding TEXT NOT NULL, delimiter TEXT NOT NULL,
  period_from INTEGER, period_to INTEGER, as_of INTEGER,
  rows_read INTEGER NOT NULL, rows_stored INTEGER NOT NULL, rows_rejected INTEGER NOT NULL, rows_outside INTEGER NOT NULL,
  imported_at INTEGER NOT NULL, undone_at INTEGER,
  tool_version TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX import_once ON import(trajectory_id, sha256) WHERE undone_at IS NULL;

-- Of a file that holds several tables (a zip, a workbook): which of them an import is.
CREATE TABLE import_part (
  import_id INTEGER PRIMARY KEY REFERENCES import(id),
  trajectory_id INTEGER NOT NULL,
  file_sha256 TEXT NOT NULL, part TEXT NOT NULL
) STRICT;

-- With which choice of posts an import of posts was read: a sum of the scope (importers/scope.h). Of those of before version 8 it is not known.
CREATE TABLE import_scope (
  import_id INTEGER PRIMARY KEY REFERENCES import(id),
  trajectory_id INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

-- Imports of which everything was erased: they are undone, and their file names are gone. reason: their term was over, or it was asked for.
-- last_run_id: the newest report at that time; those up to it may tell of what was erased.
CREATE TABLE erasure (
  import_id INTEGER PRIMARY KEY REFERENCES import(id),
  trajectory_id INTEGER NOT NULL,
  erased_at INTEGER NOT NULL, last_run_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('term', 'asked'))
) STRICT;

-- What the rows of an import add up to, to be laid beside the platform's own screen.
CREATE TABLE import_total (
  trajectory_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import(id),
  metric TEXT NOT NULL, value REAL NOT NULL,
  PRIMARY KEY (import_id, metric)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  platform TEXT NOT NULL, external_id TEXT NOT NULL, name TEXT NOT NULL,
  online INTEGER NOT NULL CHECK (online IN (0, 1)),
  UNIQUE (trajectory_id, platform, external_id)
) STRICT;

-- What each import calls a channel. From these the channel has its id and its newest name, whatever the order of the imports.
CREATE TABLE channel_name (
  import_id INTEGER NOT NULL REFERENCES import(id),
  channel_id INTEGER NOT NULL REFERENCES channel(id),
  external_id TEXT NOT NULL, name TEXT NOT NULL,   -- '' where the file does not say
  trajectory_id INTEGER NOT NULL,
  PRIMARY KEY (import_id, channel_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX channel_name_by_channel ON channel_name(channel_id);

CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  channel_id INTEGER NOT NULL REFERENCES channel(id),
  external_id TEXT NOT NULL,
  UNIQUE (channel_id, external_id)
) STRICT;

CREATE TABLE post_reading (
  trajectory_id INTEGER NOT NULL,
  post_id INTEGER NOT NULL REFERENCES post(id),
  import_id INTEGER NOT NULL REFERENCES import(id),
  day INTEGER NOT NULL,            -- 0: lifetime figures, else the day they are of
  as_of INTEGER NOT NULL,          -- day of the export
  published_at INTEGER, local_day INTEGER, local_hour INTEGER,
  content_type TEXT NOT NULL, content_type_raw TEXT NOT NULL, type_inferred INTEGER NOT NULL,
  paid INTEGER, language TEXT NOT NULL, pair_id TEXT NOT NULL,
  permalink TEXT NOT NULL, caption_chars INTEGER, hashtags INTEGER, asks INTEGER, has_link INTEGER,
  title TEXT NOT NULL,             -- masked, at most 120 characters
  views INTEGER, impressions INTEGER, reach INTEGER, reactions INTEGER, comments INTEGER, shares INTEGER, saves INTEGER,
  clicks INTEGER, link_clicks INTEGER, watch_seconds INTEGER, follows INTEGER,
  PRIMARY KEY (post_id, import_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_reading_by_day ON post_reading(trajectory_id, local_day) WHERE day = 0;   -- the posts of a month

CREATE VIEW post_life AS SELECT * FROM post_reading WHERE day = 0; -- the readings of whole lives

-- Each post as it is now: what is said of it comes from r, its newest lifetime reading (of two of one day the later import), and each figure
-- is the newest that is not missing, on a tie of as_of the largest. o is the newest of the other readings, and mostly there is none: then
-- r's own figures stand. Packing as_of above a figure (figures are < 2^46) finds the newest without sorting. It has neither GROUP BY nor
-- UNION, so that the engine can enter it by post, channel or day, and leaves out figures that nobody asks for. The month is found in whole
-- numbers, years beginning in March: right from 1968-03-01 to 2100-02-28. What a person said of a post (post_tag) goes above what the
-- export says.
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

CREATE TABLE post_metric (
  trajectory_id INTEGER NOT NULL,
  post_id INTEGER NOT NULL REFERENCES post(id), import_id INTEGER NOT NULL REFERENCES import(id),
  metric TEXT NOT NULL, value REAL NOT NULL,
  PRIMARY KEY (post_id, import_id, metric)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_tag (
  trajectory_id INTEGER NOT NULL,
  external_id TEXT NOT NULL,       -- of the post, or its permalink; the post may come later
  tag TEXT NOT NULL,               -- type, level, theme, audience, feedback, language, pair
  import_id INTEGER NOT NULL REFERENCES import(id), value TEXT NOT NULL,
  PRIMARY KEY (trajectory_id, external_id, tag, import_id)
) STRICT, WITHOUT ROWID;

-- What was ever said of a post, by its id or by a permalink of its readings; and what is said of it now.
CREATE VIEW post_tagged AS SELECT p.trajectory_id, p.id AS post_id, t.tag, t.import_id, t.value
FROM post p JOIN post_tag t ON t.trajectory_id = p.trajectory_id
  AND t.external_id IN (SELECT p.external_id UNION ALL SELECT m.permalink FROM post_reading m WHERE m.post_id = p.id);
CREATE VIEW post_tag_current AS SELECT g.trajectory_id, g.post_id, g.tag, g.import_id, g.value
FROM post_tagged g
WHERE g.import_id = (SELECT max(x.import_id) FROM post_tagged x WHERE x.post_id = g.post_id AND x.tag = g.tag);

CREATE TABLE cost (
  trajectory_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL REFERENCES channel(id), month INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import(id),
  cents INTEGER, minutes INTEGER,
  PRIMARY KEY (channel_id, month, import_id)
) STRICT, WITHOUT ROWID;

-- Each figure as it is now: of the newest import that gives it.
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

-- Each day's row of the newest import; its figures belong together.
CREATE VIEW webcare_day_current AS SELECT d.trajectory_id, d.channel_id, d.day, d.import_id, d.received, d.answered, d.within_24h
FROM webcare_day d
WHERE d.import_id = (SELECT max(x.import_id) FROM webcare_day x WHERE x.channel_id = d.channel_id AND x.day = d.day);

CREATE TABLE channel_day (
  trajectory_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL REFERENCES channel(id), day INTEGER NOT NULL, metric TEXT NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import(id), as_of INTEGER NOT NULL, value INTEGER NOT NULL,
  PRIMARY KEY (channel_id, metric, day, import_id)
) STRICT, WITHOUT ROWID;

-- Each day's figure as it is now: the newest, of two of one day the larger. A figure may be negative (people who left).
CREATE VIEW channel_day_current AS SELECT d.trajectory_id, d.channel_id, d.day, d.metric, d.import_id, d.as_of, d.value
FROM channel_day d
WHERE d.import_id = (SELECT x.import_id FROM channel_day x
  WHERE x.channel_id = d.channel_id AND x.metric = d.metric AND x.day = d.day
  ORDER BY x.as_of DESC, x.value DESC, x.import_id DESC LIMIT 1);

-- Counts of a channel by something that is no trait of people: where visits came from, words that were searched for, formats.
CREATE TABLE channel_count (
  trajectory_id INTEGER NOT NULL,
  channel_id INTEGER NOT NULL REFERENCES channel(id),
  metric TEXT NOT NULL, dimension TEXT NOT NULL, category TEXT NOT NULL,
  period_from INTEGER NOT NULL, period_to INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import(id), as_of INTEGER NOT NULL, value INTEGER NOT NULL,
  PRIMARY KEY (channel_id, metric, dimension, category, period_from, period_to, import_id)
) STRICT, WITHOUT ROWID;

-- Each as it is now, as with days.
CREATE VIEW channel_count_current AS SELECT d.trajectory_id, d.channel_id, d.metric, d.dimension, d.category, d.period_from, d.period_to,
  d.import_id, d.as_of, d.value
FROM channel_count d
WHERE d.import_id = (SELECT x.import_id FROM channel_count x
  WHERE x.channel_id = d.channel_id AND x.metric = d.metric AND x.dimension = d.dimension AND x.category = d.category
    AND x.period_from = d.period_from AND x.period_to = d.period_to
  ORDER BY x.as_of DESC, x.value DESC, x.import_id DESC LIMIT 1);

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  name TEXT NOT NULL, kind TEXT NOT NULL, day INTEGER NOT NULL,
  online INTEGER NOT NULL CHECK (online IN (0, 1)),
  UNIQUE (trajectory_id, name, day)
) STRICT;

-- SQLite 3.40's integrity_check needs a last column outside the key: with nothing but key columns at the end it sees NULLs that are not there.
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

-- Of these, as it is now: what the newest import says of each interest, advice, post or day; an event once.
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

CREATE TABLE audience (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  import_id INTEGER NOT NULL REFERENCES import(id),
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('channel', 'post', 'activity')),
  subject_id INTEGER NOT NULL,
  base TEXT NOT NULL CHECK (base IN ('followers', 'viewers', 'views', 'reached', 'visitors', 'registered', 'participants')),
  unit TEXT NOT NULL CHECK (unit IN ('count', 'share')),
  base_n INTEGER, rounding REAL,
  first_time TEXT NOT NULL CHECK (first_time IN ('', 'yes', 'no', 'unknown')),
  as_of INTEGER NOT NULL, period_from INTEGER, period_to INTEGER
) STRICT;
CREATE INDEX audience_by_subject ON audience(trajectory_id, subject_kind, subject_id);
CREATE INDEX audience_by_import ON audience(import_id);

CREATE TABLE audience_cell (
  trajectory_id INTEGER NOT NULL,
  audience_id INTEGER NOT NULL REFERENCES audience(id) ON DELETE CASCADE,
  sex TEXT NOT NULL,               -- F, M, X; '' not broken down or unknown (see state)
  age_from INTEGER NOT NULL, age_to INTEGER NOT NULL,   -- -1, -1: not broken down or unknown; age_to 999: open
  dimension TEXT NOT NULL, category TEXT NOT NULL,
  value REAL,
  state TEXT NOT NULL CHECK (state IN ('given', 'unknown', 'withheld')),
  PRIMARY KEY (audience_id, dimension, category, sex, age_from, age_to),
  CHECK ((value IS NULL) = (state = 'withheld'))
) STRICT, WITHOUT ROWID;

-- Who follows or sees a channel or a post, as it is now: of each breakdown (a dimension; sex, age or both) the newest, of two of one day the
-- later import. People at activities are chosen by activity (participant_cells).
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

-- Each poll as it is now: of the newest import that has it.
CREATE VIEW poll_current AS SELECT p.id, p.trajectory_id, p.import_id, p.activity, p.day, p.post_external_id, p.question
FROM poll p
WHERE p.import_id = (SELECT max(x.import_id) FROM poll x WHERE x.trajectory_id = p.trajectory_id AND x.question = p.question
  AND x.activity = p.activity AND x.day = p.day AND x.post_external_id = p.post_external_id);

CREATE TABLE baseline (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  import_id INTEGER NOT NULL REFERENCES import(id),
  name TEXT NOT NULL, source TEXT NOT NULL, table_id TEXT NOT NULL,
  ref_date INTEGER NOT NULL, licence TEXT NOT NULL,
  exactness TEXT NOT NULL CHECK (exactness IN ('final', 'provisional', 'estimated')),
  UNIQUE (trajectory_id, import_id, name, ref_date)
) STRICT;
CREATE TABLE baseline_cell (
  trajectory_id INTEGER NOT NULL,
  baseline_id INTEGER NOT NULL REFERENCES baseline(id) ON DELETE CASCADE,
  region TEXT NOT NULL, sex TEXT NOT NULL, age_from INTEGER NOT NULL, age_to INTEGER NOT NULL,
  dimension TEXT NOT NULL, category TEXT NOT NULL,
  n REAL, state TEXT NOT NULL CHECK (state IN ('given', 'withheld')),
  PRIMARY KEY (baseline_id, region, dimension, category, sex, age_from, age_to),
  CHECK ((n IS NULL) = (state = 'withheld'))
) STRICT, WITHOUT ROWID;

-- last_import_id: the newest import there was when it was recorded, undone ones included. It tells what came first, whatever the clock said.
CREATE TABLE criterion (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  version INTEGER NOT NULL, canonical_text TEXT NOT NULL, sha256 TEXT NOT NULL, set_at INTEGER NOT NULL, reason TEXT NOT NULL,
  last_import_id INTEGER NOT NULL DEFAULT 0,
  UNIQUE (trajectory_id, version)
) STRICT;

-- Posting plans drawn by lot: which kind of post on which day. They name their accounts, and stay when the imports of these are undone. last_import_id as with criterion; sha256 of the plan's canonical text.
CREATE TABLE experiment (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  month INTEGER NOT NULL, seed INTEGER NOT NULL, made_at INTEGER NOT NULL, last_import_id INTEGER NOT NULL, sha256 TEXT NOT NULL,
  UNIQUE (trajectory_id, month, seed)
) STRICT;
CREATE TABLE experiment_slot (
  trajectory_id INTEGER NOT NULL,
  experiment_id INTEGER NOT NULL REFERENCES experiment(id),
  number INTEGER NOT NULL,
  platform TEXT NOT NULL, external_id TEXT NOT NULL, name TEXT NOT NULL,
  day INTEGER NOT NULL, third INTEGER NOT NULL, content_type TEXT NOT NULL,   -- third: 0 morning, 1 afternoon, 2 evening, -1 not said
  PRIMARY KEY (experiment_id, number)
) STRICT, WITHOUT ROWID;

-- What it takes to make a report again: the facts up to an import, the agreement of that time, the text of spiegel.ini, and what shapes its
-- bytes. audience: intern or openbaar; '' and a criterion_version of 0: made by a version that did not write it down. folder: of the files,
-- below that of the project; '': not there.
CREATE TABLE report_run (
  id INTEGER PRIMARY KEY,
  trajectory_id INTEGER NOT NULL REFERENCES trajectory(id),
  kind TEXT NOT NULL, period_from INTEGER NOT NULL, period_to INTEGER NOT NULL, language TEXT NOT NULL,
  created_at INTEGER NOT NULL, last_import_id INTEGER NOT NULL, criterion_sha256 TEXT NOT NULL,
  project_text TEXT NOT NULL, theme TEXT NOT NULL, versions TEXT NOT NULL, output_sha256 TEXT NOT NULL,
  audience TEXT NOT NULL DEFAULT '', criterion_version INTEGER NOT NULL DEFAULT 0, folder TEXT NOT NULL DEFAULT ''
) STRICT;

-- The imports that a report rests on. No reference: the record outlives what it tells of.
CREATE TABLE report_input (
  run_id INTEGER NOT NULL REFERENCES report_run(id), import_id INTEGER NOT NULL,
  trajectory_id INTEGER NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (run_id, import_id)
) STRICT, WITHOUT ROWID;

-- Its files, with the hash of the bytes that were written.
CREATE TABLE report_file (
  run_id INTEGER NOT NULL REFERENCES report_run(id), name TEXT NOT NULL,
  trajectory_id INTEGER NOT NULL, format TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;

-- The figures of months that a report used, so that the next can tell which have changed since. channel_id 0: the trajectory as a whole.
CREATE TABLE report_figure (
  run_id INTEGER NOT NULL REFERENCES report_run(id), channel_id INTEGER NOT NULL, month INTEGER NOT NULL, metric TEXT NOT NULL,
  trajectory_id INTEGER NOT NULL, source TEXT NOT NULL, value INTEGER NOT NULL,
  PRIMARY KEY (run_id, channel_id, month, metric)
) STRICT, WITHOUT ROWID;

-- derived: rebuilt from facts, kept current by every import

CREATE TABLE month_total (
  trajectory_id INTEGER NOT NULL, channel_id INTEGER NOT NULL, month INTEGER NOT NULL, content_type TEXT NOT NULL,
  paid INTEGER NOT NULL,           -- 1: somebody paid for these posts to be shown
  posts INTEGER NOT NULL,          -- published in the month
  exposed INTEGER NOT NULL,        -- of these, posts with views > 0 and interactions reported
  views INTEGER NOT NULL, interactions INTEGER NOT NULL,   -- sums over the exposed posts
  views_sq REAL NOT NULL, interactions_sq REAL NOT NULL, cross REAL NOT NULL,   -- sums of squares and products: the rate's interval
  PRIMARY KEY (trajectory_id, channel_id, month, content_type, paid)
) STRICT, WITHOUT ROWID;

CREATE TABLE month_top (           -- the posts with most interactions of each channel and month, at most five
  trajectory_id INTEGER NOT NULL, month INTEGER NOT NULL, channel_id INTEGER NOT NULL, place INTEGER NOT NULL,
  post_id INTEGER NOT NULL, interactions INTEGER NOT NULL,
  PRIMARY KEY (trajectory_id, month, channel_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel_measure (     -- the first publish days of posts with views, and of posts that only have impressions
  trajectory_id INTEGER NOT NULL, channel_id INTEGER NOT NULL,
  views_from INTEGER, impressions_from INTEGER,
  PRIMARY KEY (trajectory_id, channel_id)
) STRICT, WITHOUT ROWID;

-- Where a channel stops being counted in one metric and goes on in another: figures before and after the day are not compared.
CREATE VIEW series_break AS
SELECT c.trajectory_id, c.id AS channel_id, m.views_from AS day, 'impressions' AS ended, 'views' AS began
FROM channel c JOIN channel_measure m ON m.trajectory_id = c.trajectory_id AND m.channel_id = c.id
WHERE m.impressions_from < m.views_from
UNION ALL SELECT c.trajectory_id, c.id, (SELECT min(v.day) FROM channel_day v WHERE v.channel_id = c.id AND v.metric = 'views'),
  'impressions', 'views'
FROM channel c
WHERE (SELECT min(i.day) FROM channel_day i WHERE i.channel_id = c.id AND i.metric = 'impressions')
    < (SELECT min(v.day) FROM channel_day v WHERE v.channel_id = c.id AND v.metric = 'views');
