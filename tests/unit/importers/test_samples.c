/* Every importer has samples in tests/data/<name>/, each with what the store must hold after it: X.csv and X.expected. The expected lines
 * were worked out by hand from the sample; options for the import stand in their first line. */
#include "samples.h"

static const char *const facts[] = {
	"SELECT 'import', kind, encoding, delimiter, date(period_from * 86400, 'unixepoch'), date(period_to * 86400, 'unixepoch'),"
	" date(as_of * 86400, 'unixepoch'), rows_read, rows_stored, rows_rejected, rows_outside FROM import",

	"SELECT 'channel', platform, external_id, name, online FROM channel ORDER BY id",

	"SELECT 'post', p.external_id, c.name, iif(r.day = 0, 'life', date(r.day * 86400, 'unixepoch')),"
	" datetime(r.published_at, 'unixepoch'), date(r.local_day * 86400, 'unixepoch'), r.local_hour, r.content_type,"
	" r.content_type_raw, r.permalink, r.caption_chars, r.hashtags, r.asks, r.has_link, r.title"
	" FROM post p JOIN channel c ON c.id = p.channel_id JOIN post_reading r ON r.post_id = p.id ORDER BY p.id, r.day",

	"SELECT 'figures', p.external_id, iif(r.day = 0, 'life', date(r.day * 86400, 'unixepoch')), views, reach, reactions,"
	" comments, shares, saves, clicks, link_clicks, watch_seconds, follows, impressions"
	" FROM post p JOIN post_reading r ON r.post_id = p.id ORDER BY p.id, r.day",

	"SELECT 'metric', p.external_id, m.metric, m.value FROM post p JOIN post_metric m ON m.post_id = p.id ORDER BY p.id, m.metric",

	"SELECT 'day', c.platform, c.name, date(d.day * 86400, 'unixepoch'), d.metric, d.value"
	" FROM channel_day d JOIN channel c ON c.id = d.channel_id ORDER BY d.day, d.metric",

	"SELECT 'count', c.platform, d.metric, d.dimension, d.category, date(d.period_from * 86400, 'unixepoch'),"
	" date(d.period_to * 86400, 'unixepoch'), d.value FROM channel_count d JOIN channel c ON c.id = d.channel_id"
	" ORDER BY d.metric, d.dimension, d.category",

	"SELECT 'total', metric, value FROM import_total ORDER BY metric",

	"SELECT 'activity', name, kind, date(day * 86400, 'unixepoch'), online FROM activity ORDER BY day",

	"SELECT 'audience', id, subject_kind, base, unit, base_n, rounding, first_time, date(as_of * 86400, 'unixepoch'),"
	" date(period_from * 86400, 'unixepoch'), date(period_to * 86400, 'unixepoch') FROM audience ORDER BY id",

	"SELECT 'people', audience_id, sex, age_from, age_to, dimension, category, round(value, 9), state FROM audience_cell"
	" ORDER BY audience_id, dimension, category, sex, age_from",

	"SELECT 'baseline', name, source, date(ref_date * 86400, 'unixepoch'), exactness FROM baseline ORDER BY id",

	"SELECT 'census', region, sex, age_from, age_to, dimension, category, n, state FROM baseline_cell ORDER BY region, sex, age_from",

	"SELECT 'tag', external_id, tag, value FROM post_tag ORDER BY external_id, tag",

	"SELECT 'poll', question, activity, iif(day < 0, '-', date(day * 86400, 'unixepoch')), post_external_id FROM poll ORDER BY id",

	"SELECT 'votes', q.question, o.text, a.sex, a.age_from, a.age_to, a.votes FROM poll q JOIN poll_option o ON o.poll_id = q.id"
	" JOIN poll_answer a ON a.poll_id = q.id AND a.option_n = o.n ORDER BY q.id, o.n, a.sex, a.age_from",

	"SELECT 'cost', c.name, k.month / 12 - ((k.month % 12) = 0), (k.month + 11) % 12 + 1, k.cents, k.minutes"
	" FROM cost k JOIN channel c ON c.id = k.channel_id ORDER BY k.month",

	"SELECT 'webcare', c.name, date(w.day * 86400, 'unixepoch'), received, answered, within_24h"
	" FROM webcare_day w JOIN channel c ON c.id = w.channel_id ORDER BY w.day",

	"SELECT 'conversation', c.name, post_external_id, iif(v.day < 0, '-', date(v.day * 86400, 'unixepoch')), substantiated, positive,"
	" negative, removed FROM conversation v JOIN channel c ON c.id = v.channel_id ORDER BY v.post_external_id, v.day",

	"SELECT 'decision', date(day * 86400, 'unixepoch'), advice, done FROM decision ORDER BY day, advice",

	"SELECT 'interest', name, heard, place FROM interest ORDER BY name",

	"SELECT 'event', date(day * 86400, 'unixepoch'), text FROM event ORDER BY day, text",
};

static void add_rows(struct str *out, sqlite3 *db, const char *sql)
{
	sqlite3_stmt *s;
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		t_fail("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(s) == SQLITE_ROW) {
		for (int k = 0; k < sqlite3_column_count(s); k++)
			str_addf(out, "%s%s", k ? "|" : "", sqlite3_column_text(s, k) ? (const char *)sqlite3_column_text(s, k) : "-");
		str_add(out, "\n");
	}
	sqlite3_finalize(s);
}

static const char *store_says(struct taken *t)
{
	struct str out;
	sqlite3 *db;
	str_init(&out, t->mem);
	for (size_t i = 0; i < t->result.messages.n; i++) {
		const struct msg *m = &t->result.messages.item[i];
		str_addf(&out, "message|%s|%ld|%ld\n", word_code(t->mem, m->word), m->row, m->column);
	}
	if (sqlite3_open_v2(t->db, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		t_fail("%s", sqlite3_errmsg(db));
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		add_rows(&out, db, facts[i]);
	sqlite3_close(db);
	return out.s;
}

static void first_difference(const char *path, const char *got, const char *want)
{
	while (*got && *want) {
		size_t n_got = strcspn(got, "\n"), n_want = strcspn(want, "\n");
		if (n_got != n_want || memcmp(got, want, n_got) != 0)
			break;
		got += n_got + (got[n_got] == '\n');
		want += n_want + (want[n_want] == '\n');
	}
	if (*got || *want)
		t_fail("%s: the store says \"%.*s\", expected \"%.*s\"", path, (int)strcspn(got, "\n"), got, (int)strcspn(want, "\n"),
		       want);
}

static void check_sample(const struct importer *importer, const char *csv)
{
	struct taken t;
	taken_begin(&t);
	const char *want = sample_expected(t.mem, csv, &t.options);
	const char *refusal = sample_refusal(t.mem, csv);
	if (refusal) {
		t_false(taken_file(&t, csv));
		t_text(word_code(t.mem, t.err.word), refusal);
		t_text(taken_rows(&t, "SELECT count(*) FROM import"), "0");
		taken_end(&t);
		return;
	}
	t.known = sample_known(t.mem, csv);
	if (!taken_file(&t, csv))
		t_fail("%s", taken_why(&t));
	t_text(t.result.kind, importer->name);
	first_difference(csv, store_says(&t), want);
	taken_end(&t);
}

T_CASE(every_importer_has_samples_and_they_come_out_right)
{
	struct mem *m = mem_new();
	for (size_t i = 0; importer_list[i]; i++)
		for (const char **csv = sample_list(m, importer_list[i]->name); *csv; csv++)
			check_sample(importer_list[i], *csv);
	mem_free(m);
}
T_END

T_CASE(importers_are_well_formed)
{
	for (size_t i = 0; importer_list[i]; i++) {
		const struct importer *m = importer_list[i];
		t_true(m->facts && (m->column ? m->facts->row || m->facts->rows : m->recognise && (m->facts->sheet || m->facts->record)));
		t_true(m->n_columns <= TABLE_COLUMNS);
		for (size_t c = 0; c < m->n_columns; c++) {
			t_true(m->column[c].header[0] != NULL);
			t_true(m->column[c].cell != CELL_LABEL || m->column[c].labels);
		}
		for (size_t k = 0; k < i; k++)
			t_false(str_eq(importer_list[k]->name, m->name));
	}
}
T_END

/* Two columns with one spelling would make one of them unreachable. */
T_CASE(no_header_stands_for_two_columns)
{
	for (size_t i = 0; importer_list[i]; i++) {
		const struct importer *m = importer_list[i];
		for (size_t a = 0; a < m->n_columns * COLUMN_HEADERS; a++)
			for (size_t b = 0; b < a; b++) {
				const char *x = m->column[a / COLUMN_HEADERS].header[a % COLUMN_HEADERS];
				const char *y = m->column[b / COLUMN_HEADERS].header[b % COLUMN_HEADERS];
				/* a blank template takes its headings from the first three, in three languages that may agree */
				bool same_column = a / COLUMN_HEADERS == b / COLUMN_HEADERS;
				if (x && y && str_eq(x, y) && !(same_column && m->example))
					t_fail("%s: '%s' is there twice", m->name, x);
			}
	}
}
T_END

T_MAIN("samples", every_importer_has_samples_and_they_come_out_right, importers_are_well_formed, no_header_stands_for_two_columns)
