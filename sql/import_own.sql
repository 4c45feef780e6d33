-- Statements of the importers of our own templates. A key that this import gave before changes nothing: the importer refuses the file.

-- name: tag_insert
INSERT INTO post_tag(trajectory_id, external_id, tag, import_id, value) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;

-- name: tags_any
SELECT EXISTS (SELECT 1 FROM post_tag WHERE trajectory_id = $1);

-- name: posts_with_id
SELECT count(*) FROM channel c JOIN post p ON p.channel_id = c.id AND p.external_id = $2 WHERE c.trajectory_id = $1;

-- Links that import $2 gave tags to and that are the permalink of a post. Reads all readings, once, and only for a file with links.
-- name: tagged_links_known
SELECT count(DISTINCT t.external_id) FROM post_reading r
JOIN post_tag t ON t.trajectory_id = $1 AND t.external_id = r.permalink AND t.import_id = $2
WHERE r.trajectory_id = $1;

-- Posts of which nobody said anything yet, newest first, for a template to be filled in.
-- name: posts_untagged
SELECT p.external_id, r.local_day, c.platform, c.name, r.title, r.permalink
FROM channel c JOIN post p ON p.channel_id = c.id JOIN post_current r ON r.post_id = p.id
WHERE c.trajectory_id = $1 AND NOT EXISTS (SELECT 1 FROM post_tagged g WHERE g.post_id = p.id)
ORDER BY r.local_day DESC, p.external_id;

-- name: cost_insert
INSERT INTO cost(trajectory_id, channel_id, month, import_id, cents, minutes) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING;

-- name: webcare_insert
INSERT INTO webcare_day(trajectory_id, channel_id, day, import_id, received, answered, within_24h)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING;

-- name: conversation_insert
INSERT INTO conversation(trajectory_id, channel_id, post_external_id, day, import_id, substantiated, positive, negative, removed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING;

-- name: event_insert
INSERT INTO event(import_id, day, text, trajectory_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;

-- name: interest_insert
INSERT INTO interest(trajectory_id, name, import_id, heard, place) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;

-- name: decision_insert
INSERT INTO decision(trajectory_id, day, advice, import_id, done) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;

-- name: poll_next_id
SELECT coalesce(max(id), 0) + 1 FROM poll;

-- name: poll_insert
INSERT INTO poll(id, trajectory_id, import_id, activity, day, post_external_id, question) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: poll_option_insert
INSERT INTO poll_option(trajectory_id, poll_id, n, text) VALUES ($1, $2, $3, $4);

-- name: poll_answer_insert
INSERT INTO poll_answer(trajectory_id, poll_id, option_n, sex, age_from, age_to, votes) VALUES ($1, $2, $3, $4, $5, $6, $7);
