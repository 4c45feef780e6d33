-- What the reports say about posts.

-- The posts published on the days $2..$3, each as it stood after import $4: the view post_current with a ceiling. By day, in the order of
-- the index; whoever wants another order makes it, for a sort of a million rows here costs more than reading them.
-- name: posts_in_period
SELECT r.post_id, p.channel_id, r.local_day, r.local_hour, r.published_at, r.as_of,
  coalesce(CASE WHEN EXISTS (SELECT 1 FROM post_tag t WHERE t.trajectory_id = $1) THEN (SELECT g.value FROM post_tagged g
    WHERE g.post_id = r.post_id AND g.tag = 'type' AND g.import_id <= $4 ORDER BY g.import_id DESC, g.value LIMIT 1) END, r.content_type) AS content_type,
  coalesce(CASE WHEN EXISTS (SELECT 1 FROM post_tag t WHERE t.trajectory_id = $1) THEN (SELECT g.value FROM post_tagged g
    WHERE g.post_id = r.post_id AND g.tag = 'language' AND g.import_id <= $4 ORDER BY g.import_id DESC, g.value LIMIT 1) END, r.language) AS language,
  CASE WHEN o.as_of IS NULL THEN r.paid ELSE (SELECT max((m.as_of << 1) | m.paid) & 1 FROM post_reading m
     WHERE m.post_id = r.post_id AND m.day = 0 AND m.import_id <= $4) END AS paid,
  r.hashtags, r.asks, r.caption_chars,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.views IS NOT NULL THEN r.views ELSE
    (SELECT max((m.as_of << 46) | m.views) & 70368744177663 FROM post_reading m
     WHERE m.post_id = r.post_id AND m.day = 0 AND m.import_id <= $4) END AS views,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.impressions IS NOT NULL THEN r.impressions ELSE
    (SELECT max((m.as_of << 46) | m.impressions) & 70368744177663 FROM post_reading m
     WHERE m.post_id = r.post_id AND m.day = 0 AND m.import_id <= $4) END AS impressions,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.reach IS NOT NULL THEN r.reach ELSE
    (SELECT max((m.as_of << 46) | m.reach) & 70368744177663 FROM post_reading m
     WHERE m.post_id = r.post_id AND m.day = 0 AND m.import_id <= $4) END AS reach,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.reactions IS NOT NULL THEN r.reactions ELSE
    (SELECT max((m.as_of << 46) | m.reactions) & 70368744177663 FROM post_reading m
     WHERE m.post_id = r.post_id AND m.day = 0 AND m.import_id <= $4) END AS reactions,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.comments IS NOT NULL THEN r.comments ELSE
    (SELECT max((m.as_of << 46) | m.comments) & 70368744177663 FROM post_reading m
     WHERE m.post_id = r.post_id AND m.day = 0 AND m.import_id <= $4) END AS comments,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.shares IS NOT NULL THEN r.shares ELSE
    (SELECT max((m.as_of << 46) | m.shares) & 70368744177663 FROM post_reading m
     WHERE m.post_id = r.post_id AND m.day = 0 AND m.import_id <= $4) END AS shares,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.saves IS NOT NULL THEN r.saves ELSE
    (SELECT max((m.as_of << 46) | m.saves) & 70368744177663 FROM post_reading m
     WHERE m.post_id = r.post_id AND m.day = 0 AND m.import_id <= $4) END AS saves,
  CASE WHEN o.as_of IS NULL OR o.as_of < r.as_of AND r.link_clicks IS NOT NULL THEN r.link_clicks ELSE
    (SELECT max((m.as_of << 46) | m.link_clicks) & 70368744177663 FROM post_reading m
     WHERE m.post_id = r.post_id AND m.day = 0 AND m.import_id <= $4) END AS link_clicks
FROM post_reading r
LEFT JOIN post_reading o ON o.post_id = r.post_id AND o.day = 0 AND o.import_id =
  (SELECT max((x.as_of << 32) | x.import_id) & 4294967295 FROM post_reading x
   WHERE x.post_id = r.post_id AND x.day = 0 AND x.import_id <> r.import_id AND x.import_id <= $4)
JOIN post p ON p.id = r.post_id
WHERE r.trajectory_id = $1 AND r.local_day BETWEEN $2 AND $3 AND r.day = 0 AND r.import_id <= $4
  AND (o.import_id IS NULL OR o.as_of < r.as_of OR o.as_of = r.as_of AND o.import_id < r.import_id);

-- The posts published on the days $2..$3, each as it stood after import $4, with the day of the newest export that has it, and that of the
-- first later one that could have it and has not: of the same kind, with nothing refused, with posts before and after it, and with posts of
-- its account and type. NULL where no export can tell.
-- name: posts_to_archive
SELECT c.platform, c.name, c.external_id, r.permalink, r.local_day,
  (SELECT max(x.as_of) FROM post_reading x WHERE x.post_id = r.post_id AND x.import_id <= $4) AS seen,
  (SELECT min(i.as_of) FROM import i
   WHERE i.trajectory_id = $1 AND i.id <= $4 AND i.undone_at IS NULL AND i.rows_rejected = 0
     AND i.period_from < r.local_day AND i.period_to > r.local_day
     AND i.as_of > (SELECT max(x.as_of) FROM post_reading x WHERE x.post_id = r.post_id AND x.import_id <= $4)
     AND EXISTS (SELECT 1 FROM post_reading k JOIN import j ON j.id = k.import_id WHERE k.post_id = r.post_id AND j.kind = i.kind)
     AND EXISTS (SELECT 1 FROM post q JOIN post_reading k ON k.post_id = q.id AND k.import_id = i.id
       WHERE q.channel_id = p.channel_id AND k.content_type = r.content_type))
FROM post_reading r
LEFT JOIN post_reading o ON o.post_id = r.post_id AND o.day = 0 AND o.import_id =
  (SELECT max((x.as_of << 32) | x.import_id) & 4294967295 FROM post_reading x
   WHERE x.post_id = r.post_id AND x.day = 0 AND x.import_id <> r.import_id AND x.import_id <= $4)
JOIN post p ON p.id = r.post_id JOIN channel c ON c.id = p.channel_id
WHERE r.trajectory_id = $1 AND r.local_day BETWEEN $2 AND $3 AND r.day = 0 AND r.import_id <= $4
  AND (o.import_id IS NULL OR o.as_of < r.as_of OR o.as_of = r.as_of AND o.import_id < r.import_id)
ORDER BY c.platform, c.name, c.external_id, r.local_day, r.published_at, p.external_id;

-- name: readings_in_period
SELECT count(*) FROM post_reading r WHERE r.trajectory_id = $1 AND r.local_day BETWEEN $2 AND $3 AND r.day = 0;

-- What is said of a post, as it stood after import $2.
-- name: post_words
SELECT r.title, r.permalink, p.external_id FROM post p JOIN post_reading r ON r.post_id = p.id AND r.day = 0 AND r.import_id <= $2
WHERE p.id = $1 ORDER BY r.as_of DESC, r.import_id DESC LIMIT 1;

-- The lifetime figures of a post at each export up to import $2, the oldest first.
-- name: post_readings
SELECT r.as_of, r.views, r.impressions, r.reach, r.reactions, r.comments, r.shares, r.saves FROM post_reading r
WHERE r.post_id = $1 AND r.day = 0 AND r.import_id <= $2 ORDER BY r.as_of, r.import_id;

-- What imports up to $3 say of posts under tag $2, of each post the newest first. A tag names its post by id, which is looked up, or by a link,
-- which is not: then all readings are gone through.
-- name: post_tags_known
SELECT p.id AS post_id, t.import_id AS import_id, t.value AS value
FROM post_tag t JOIN channel c ON c.trajectory_id = $1 JOIN post p ON p.channel_id = c.id AND p.external_id = t.external_id
WHERE t.trajectory_id = $1 AND t.tag = $2 AND t.import_id <= $3
UNION
SELECT r.post_id, t.import_id, t.value
FROM (SELECT 1 FROM post_tag x WHERE x.trajectory_id = $1 AND x.tag = $2 AND x.external_id LIKE '%/%' LIMIT 1) link
  CROSS JOIN post_reading r JOIN post_tag t ON t.trajectory_id = $1 AND t.external_id = r.permalink AND t.tag = $2 AND t.import_id <= $3
WHERE r.trajectory_id = $1
ORDER BY post_id, import_id DESC, value;

-- name: posts_of_id
SELECT p.id FROM channel c JOIN post p ON p.channel_id = c.id AND p.external_id = $2 WHERE c.trajectory_id = $1 ORDER BY p.id;

-- The posts whose links stand under the tag `pair`: once, and only when a link does.
-- name: pair_links_known
SELECT DISTINCT r.permalink, r.post_id
FROM (SELECT 1 FROM post_tag x WHERE x.trajectory_id = $1 AND x.tag = 'pair' AND x.value LIKE '%/%' LIMIT 1) link
  CROSS JOIN post_reading r
WHERE r.trajectory_id = $1 AND r.permalink IN (SELECT t.value FROM post_tag t WHERE t.trajectory_id = $1 AND t.tag = 'pair')
ORDER BY r.permalink, r.post_id;

-- The post that each post of the days $2..$3 names as the same message in another language, as its newest export up to $4 says.
-- name: pairs_in_readings
SELECT r.post_id, r.pair_id FROM post_reading r
WHERE r.trajectory_id = $1 AND r.local_day BETWEEN $2 AND $3 AND r.day = 0 AND r.import_id <= $4 AND r.pair_id <> ''
ORDER BY r.post_id, r.as_of, r.import_id;

-- name: channels_named
-- with the last break in their counting on the days $2..$3
SELECT c.id, c.platform, c.name,
  (SELECT max(b.day) FROM series_break b WHERE b.channel_id = c.id AND b.trajectory_id = $1 AND b.day BETWEEN $2 AND $3)
FROM channel c WHERE c.trajectory_id = $1 ORDER BY c.platform, c.name, c.external_id;

-- name: months_by_type
SELECT t.channel_id, c.platform, c.name, t.month, t.content_type, t.paid,
  t.posts, t.exposed, t.views, t.interactions, t.views_sq, t.interactions_sq, t.cross
FROM month_total t JOIN channel c ON c.id = t.channel_id
WHERE t.trajectory_id = $1 AND t.month BETWEEN $2 AND $3
ORDER BY c.platform, c.name, t.channel_id, t.month, t.content_type, t.paid;

-- name: top_posts_of_month
SELECT r.post_id, p.channel_id, c.platform, c.name, r.published_at, r.local_day, r.local_hour, r.content_type, r.title, r.permalink, r.language,
  r.views, r.reach, r.reactions, r.comments, r.shares, r.saves
FROM month_top t
JOIN post_current r ON r.post_id = t.post_id
JOIN post p ON p.id = t.post_id
JOIN channel c ON c.id = t.channel_id
WHERE t.trajectory_id = $1 AND t.month = $2
ORDER BY t.interactions DESC, r.published_at, c.platform, c.external_id, p.external_id;

-- name: breaks_in_period
SELECT DISTINCT b.day, c.platform, c.name FROM series_break b JOIN channel c ON c.id = b.channel_id
WHERE b.trajectory_id = $1 AND b.day BETWEEN $2 AND $3 ORDER BY b.day, c.platform, c.name;

-- name: channels_known
SELECT id, platform, name FROM channel WHERE trajectory_id = $1 ORDER BY platform, name, id;

-- The daily figures of a channel on the days $2..$3, each as it stood after import $4.
-- name: channel_days
SELECT d.metric, d.day, d.value FROM channel_day d
WHERE d.channel_id = $1 AND d.day BETWEEN $2 AND $3
  AND d.import_id = (SELECT x.import_id FROM channel_day x
    WHERE x.channel_id = d.channel_id AND x.metric = d.metric AND x.day = d.day AND x.import_id <= $4
    ORDER BY x.as_of DESC, x.value DESC, x.import_id DESC LIMIT 1)
ORDER BY d.metric, d.day;

-- The post of a channel that was seen most, of a day and the day before it.
-- name: post_about_day
SELECT r.title FROM post_reading r JOIN post p ON p.id = r.post_id
WHERE r.trajectory_id = $1 AND r.local_day BETWEEN $3 - 1 AND $3 AND r.day = 0 AND p.channel_id = $2 AND r.import_id <= $4
ORDER BY coalesce(r.views, r.impressions, 0) DESC, p.external_id, r.import_id DESC LIMIT 1;

-- name: event_about_day
SELECT text FROM event WHERE trajectory_id = $1 AND day BETWEEN $2 - 1 AND $2 AND import_id <= $3 ORDER BY day DESC, text LIMIT 1;

-- For the check of the way of working, on the days $2..$3 and as of import $4. Questions that came in, answered, and within 24 hours.
-- name: webcare_in_period
SELECT sum(w.received), sum(w.answered), sum(w.within_24h) FROM webcare_day w
WHERE w.channel_id IN (SELECT c.id FROM channel c WHERE c.trajectory_id = $1) AND w.day BETWEEN $2 AND $3
  AND w.import_id = (SELECT max(x.import_id) FROM webcare_day x WHERE x.channel_id = w.channel_id AND x.day = w.day AND x.import_id <= $4);

-- Of each channel what was counted of the conversation, of days and of posts of the period, and of the questions that came in. A post is named
-- by its id, which is looked up, or by a link: then the posts of the period are gone through.
-- name: talk_in_period
SELECT c.platform, c.name, t.substantiated, t.positive, t.negative, t.removed, w.received, w.answered, w.within_24h
FROM channel c
LEFT JOIN (SELECT v.channel_id, sum(v.substantiated) AS substantiated, sum(v.positive) AS positive, sum(v.negative) AS negative,
    sum(v.removed) AS removed
  FROM channel o JOIN conversation v ON v.channel_id = o.id
  WHERE o.trajectory_id = $1 AND v.import_id = (SELECT max(x.import_id) FROM conversation x
      WHERE x.channel_id = v.channel_id AND x.post_external_id = v.post_external_id AND x.day = v.day AND x.import_id <= $4)
    AND CASE WHEN v.day >= 0 THEN v.day BETWEEN $2 AND $3
        WHEN v.post_external_id LIKE '%/%' THEN v.post_external_id IN (SELECT r.permalink FROM post_reading r
          WHERE r.trajectory_id = $1 AND r.local_day BETWEEN $2 AND $3 AND r.day = 0)
        ELSE EXISTS (SELECT 1 FROM post p JOIN post_reading r ON r.post_id = p.id
          WHERE p.channel_id = v.channel_id AND p.external_id = v.post_external_id AND r.day = 0 AND r.local_day BETWEEN $2 AND $3) END
  GROUP BY v.channel_id) t ON t.channel_id = c.id
LEFT JOIN (SELECT d.channel_id, sum(d.received) AS received, sum(d.answered) AS answered, sum(d.within_24h) AS within_24h
  FROM channel o JOIN webcare_day d ON d.channel_id = o.id
  WHERE o.trajectory_id = $1 AND d.day BETWEEN $2 AND $3
    AND d.import_id = (SELECT max(x.import_id) FROM webcare_day x WHERE x.channel_id = d.channel_id AND x.day = d.day AND x.import_id <= $4)
  GROUP BY d.channel_id) w ON w.channel_id = c.id
WHERE c.trajectory_id = $1 ORDER BY c.platform, c.name;

-- Rows of the conversation about posts that no import has.
-- name: conversation_unplaced
SELECT count(*) FROM channel o JOIN conversation v ON v.channel_id = o.id
WHERE o.trajectory_id = $1 AND v.day < 0 AND v.import_id <= $2
  AND v.import_id = (SELECT max(x.import_id) FROM conversation x
    WHERE x.channel_id = v.channel_id AND x.post_external_id = v.post_external_id AND x.day = v.day AND x.import_id <= $2)
  AND CASE WHEN v.post_external_id LIKE '%/%' THEN v.post_external_id NOT IN (SELECT r.permalink FROM post_reading r
      WHERE r.trajectory_id = $1 AND r.day = 0)
    ELSE NOT EXISTS (SELECT 1 FROM post p WHERE p.channel_id = v.channel_id AND p.external_id = v.post_external_id) END;

-- Activities by day, with the people counted at each.
-- name: activities_in_period
SELECT v.day, v.online, v.name, (SELECT coalesce(sum(c.value), 0) FROM audience a JOIN audience_cell c ON c.audience_id = a.id
    AND c.dimension = '' AND c.category = ''
  WHERE a.trajectory_id = $1 AND a.subject_kind = 'activity' AND a.subject_id = v.id AND a.base = 'participants'
    AND a.import_id = (SELECT max(b.import_id) FROM audience b WHERE b.trajectory_id = $1 AND b.subject_kind = 'activity'
      AND b.subject_id = v.id AND b.import_id <= $4))
FROM activity v WHERE v.trajectory_id = $1 AND v.day BETWEEN $2 AND $3 ORDER BY v.day, v.name, v.online;

-- Costs of each channel in each of the months: the newest figures.
-- name: costs_by_month
SELECT m.channel_id, m.platform, m.name, m.month,
  (SELECT x.cents FROM cost x WHERE x.channel_id = m.channel_id AND x.month = m.month AND x.cents IS NOT NULL AND x.import_id <= $4
   ORDER BY x.import_id DESC LIMIT 1),
  (SELECT x.minutes FROM cost x WHERE x.channel_id = m.channel_id AND x.month = m.month AND x.minutes IS NOT NULL AND x.import_id <= $4
   ORDER BY x.import_id DESC LIMIT 1)
FROM (SELECT DISTINCT k.channel_id, c.platform, c.name, k.month FROM cost k JOIN channel c ON c.id = k.channel_id
      WHERE c.trajectory_id = $1 AND k.month BETWEEN $2 AND $3 AND k.import_id <= $4) m
ORDER BY m.platform, m.name, m.channel_id, m.month;

-- name: followers_known
-- of each channel as of import $2: its newest figure
SELECT c.platform, c.name, coalesce(
  (SELECT d.value FROM channel_day d WHERE d.channel_id = c.id AND d.metric = 'followers' AND d.import_id <= $2
   ORDER BY d.day DESC, d.as_of DESC, d.value DESC LIMIT 1),
  (SELECT a.base_n FROM audience a WHERE a.trajectory_id = $1 AND a.subject_kind = 'channel' AND a.subject_id = c.id
     AND a.base = 'followers' AND a.base_n IS NOT NULL AND a.import_id <= $2 ORDER BY a.as_of DESC, a.import_id DESC LIMIT 1))
FROM channel c WHERE c.trajectory_id = $1 ORDER BY c.platform, c.name;

-- Of each channel, as of import $4: its newest number of followers within the days $2..$3 and its day; and the largest number of accounts
-- reached on one day of these, with the first such day.
-- name: public_of_channels
SELECT c.id, c.platform, c.name, coalesce(f.value, g.base_n), coalesce(f.day, g.as_of), r.value, r.day
FROM channel c
LEFT JOIN channel_day f ON f.channel_id = c.id AND f.metric = 'followers' AND (f.day, f.import_id) =
  (SELECT d.day, d.import_id FROM channel_day d WHERE d.channel_id = c.id AND d.metric = 'followers' AND d.day BETWEEN $2 AND $3
   AND d.import_id <= $4 ORDER BY d.day DESC, d.as_of DESC, d.value DESC LIMIT 1)
LEFT JOIN audience g ON g.id = (SELECT a.id FROM audience a WHERE a.trajectory_id = $1 AND a.subject_kind = 'channel' AND a.subject_id = c.id
  AND a.base = 'followers' AND a.base_n IS NOT NULL AND a.as_of BETWEEN $2 AND $3 AND a.import_id <= $4
  ORDER BY a.as_of DESC, a.import_id DESC LIMIT 1)
LEFT JOIN channel_day r ON r.channel_id = c.id AND r.metric = 'reach' AND (r.day, r.import_id) =
  (SELECT d.day, d.import_id FROM channel_day d WHERE d.channel_id = c.id AND d.metric = 'reach' AND d.day BETWEEN $2 AND $3
   AND d.import_id <= $4 ORDER BY d.value DESC, d.day, d.as_of DESC LIMIT 1)
WHERE c.trajectory_id = $1 AND c.online = 1 ORDER BY c.platform, c.name, c.id;

-- Not those that the answer itself stands in: a report that is made again would differ from the first.
-- name: reports_made
SELECT r.period_to FROM report_run r WHERE r.trajectory_id = $1 AND r.kind <> 'content';

-- The newest report from before a moment, with the text of spiegel.ini of then.
-- name: report_before
SELECT r.created_at, r.project_text FROM report_run r
WHERE r.trajectory_id = $1 AND r.created_at < $2 ORDER BY r.created_at DESC, r.id DESC LIMIT 1;

-- The newest report on the content mix whose period ends on a day and that was made before a moment: its plan is one that was seen.
-- name: content_report_until
SELECT r.period_from, r.period_to, r.last_import_id, r.created_at FROM report_run r
WHERE r.trajectory_id = $1 AND r.kind = 'content' AND r.period_to = $2 AND r.created_at < $3 AND r.last_import_id <= $4
ORDER BY r.created_at DESC, r.id DESC LIMIT 1;

-- The reports that stand: of a kind, language and audience, by period; a later one of the same period takes the place of an earlier.
-- name: reports_of_kind
SELECT r.period_from, r.period_to, r.output_sha256, r.id FROM report_run r
WHERE r.trajectory_id = $1 AND r.kind = $2 AND r.language = $3 AND r.audience IN ('', $4) ORDER BY r.id;

-- Visits to the website by the labels of links (utm_campaign, utm_content), in files that overlap the days $2..$3, as of import $4. Of files
-- that begin on one day the longest comes first.
-- name: visits_of_links
SELECT c.id, c.platform, d.dimension, d.period_from, d.period_to, d.category, d.value
FROM channel c JOIN channel_count d ON d.channel_id = c.id AND d.metric = 'visits'
  AND d.dimension IN ('campaign', 'campaign_content', 'content')
WHERE c.trajectory_id = $1 AND d.period_from <= $3 AND d.period_to >= $2
  AND d.import_id = (SELECT x.import_id FROM channel_count x
    WHERE x.channel_id = d.channel_id AND x.metric = d.metric AND x.dimension = d.dimension AND x.category = d.category
      AND x.period_from = d.period_from AND x.period_to = d.period_to AND x.import_id <= $4
    ORDER BY x.as_of DESC, x.value DESC, x.import_id DESC LIMIT 1)
ORDER BY c.platform, c.id, d.dimension, d.period_from, d.period_to DESC, d.category;

-- name: activities_known
SELECT name, day FROM activity WHERE trajectory_id = $1 ORDER BY day, name;

-- Posting plans drawn by lot.

-- name: experiment_insert
INSERT INTO experiment(id, trajectory_id, month, seed, made_at, last_import_id, sha256)
VALUES ($1, $2, $3, $4, $5, (SELECT coalesce(max(id), 0) FROM import WHERE trajectory_id = $2), $6);

-- name: experiment_next_id
SELECT coalesce(max(id), 0) + 1 FROM experiment;

-- name: experiment_slot_insert
INSERT INTO experiment_slot(trajectory_id, experiment_id, number, platform, external_id, name, day, third, content_type)
SELECT $1, $2, $4, c.platform, c.external_id, c.name, $5, $6, $7 FROM channel c WHERE c.id = $3;

-- The plans for the months $2..$3, the last drawn of each month first.
-- name: experiments_known
SELECT id, month, seed, made_at, last_import_id, sha256 FROM experiment
WHERE trajectory_id = $1 AND month BETWEEN $2 AND $3 ORDER BY month, id DESC;

-- name: experiment_slots
-- with the account as it is in the store now, by its id, else by its name; -1: it is not there
SELECT coalesce((SELECT c.id FROM channel c WHERE c.trajectory_id = s.trajectory_id AND c.platform = s.platform AND c.external_id = s.external_id),
    (SELECT min(c.id) FROM channel c WHERE c.trajectory_id = s.trajectory_id AND c.platform = s.platform AND c.name = s.name), -1),
  s.platform, s.name, s.day, s.third, s.content_type
FROM experiment_slot s WHERE s.experiment_id = $1 ORDER BY s.number;

-- Posts of the days $2..$3 that were in when a plan was drawn, after import $4: then it was not drawn beforehand.
-- name: experiment_posts_before
SELECT count(*) FROM post_reading r
WHERE r.trajectory_id = $1 AND r.local_day BETWEEN $2 AND $3 AND r.day = 0 AND r.import_id <= $4;

-- name: columns_of_tables
-- for the register of processing: what the store can hold
SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY m.rowid, c.cid;
